using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kortwiek.Act;
using Kortwiek.App;
using Kortwiek.Web.Components;
using Kortwiek.Web.Phrases;
using Microsoft.Extensions.DependencyInjection;

namespace Kortwiek.Tests.Web;

public sealed partial class SentenceTests
{
    private static readonly WrittenSentences Written = WrittenSentences.Of(
        Directory.EnumerateFiles(AppContext.BaseDirectory, "Kortwiek.*.dll").Where(f => !Path.GetFileName(f).Contains("Test", StringComparison.Ordinal)));

    public static TheoryData<string> Languages => ["nl", "fr"];

    [Fact]
    public void A_sentence_reads_as_it_is_written_and_remembers_its_parts()
    {
        var at = new DateTimeOffset(2027, 4, 21, 8, 0, 0, TimeSpan.Zero);
        Sentence sentence = $"{{ {at} is {MeasureState.Ready}, {0.5:P0} of it";
        Assert.Equal("{ 2027-04-21T08:00:00Z is ready, 50 % of it", sentence.ToString().Replace('\u00a0', ' '));
        Assert.Equal("{{ {0} is {1}, {2} of it", sentence.Template);
        Assert.Equal(sentence, JsonSerializer.Deserialize<Sentence>(JsonSerializer.Serialize(sentence)));
    }

    [Fact]
    public void No_sentence_is_made_of_a_text_whose_parts_are_lost() => None("baked", Written.Baked);

    [Fact]
    public void The_sentences_of_guards_and_of_refusals_are_found_in_the_code()
    {
        Assert.Contains("Whoever drafted or changed a measure may not authorise it.", Written.Templates.Keys);
        Assert.Contains("{0} has to be {1} first.", Written.Templates.Keys);
        Assert.Contains("The table is set by the coordinator; you are {0}.", Written.Templates.Keys);
        Assert.InRange(Written.Templates.Count, 150, 1000);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_is_there_in_Dutch_and_French_and_none_is_left_over(string language)
    {
        var asked = Written.Templates.Keys.Where(t => Letter().IsMatch(Place().Replace(t, ""))).Concat(Terms()).ToHashSet(StringComparer.Ordinal);
        var there = Texts.Words($"Phrases/SentenceText.{language}.resx");
        None("without a translation", asked.Except(there.Keys));
        None("left over", there.Keys.Except(asked));
        Assert.All(there, w => Assert.Equal(Texts.Places(w.Key), Texts.Places(w.Value)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_verb_and_parameter_is_explained_in_Dutch_and_French(string language)
    {
        var asked = Verbs.All.SelectMany(v => v.Parameters.SelectMany(p => (string[])[p.Help, JsonWords.Of(p.Field)]).Append(v.Summary)).ToHashSet(StringComparer.Ordinal);
        var there = Texts.Words($"Phrases/VerbText.{language}.resx");
        None("without a translation", asked.Except(there.Keys));
        None("left over", there.Keys.Except(asked));
    }

    private static void None(string what, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        Assert.True(all.Count == 0, $"{what}:\n{string.Join('\n', all)}");
    }

    [Fact]
    public void Members_of_enumerations_have_words_in_each_language()
    {
        var book = Book();
        foreach (var language in (string[])["en-GB", "nl-BE", "fr-BE"])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Assert.All(
                book.Enumerations.SelectMany(t => Enum.GetNames(t).Select(n => (Type: t, Name: JsonNamingPolicy.KebabCaseLower.ConvertName(n)))).Where(x => x.Name != "none"),
                x => Assert.True(book.Known(x.Type, x.Name), $"{x.Type.Name}.{x.Name} in {language}"));
        }
    }

    [Theory]
    [InlineData("en-GB", "M-1 is ready; confirm is not possible from there. Possible: release, hold.")]
    [InlineData("nl-BE", "M-1 staat op ‘gereed’; ‘bevestigen’ kan van daaruit niet. Mogelijk: vrijgeven, stoppen.")]
    [InlineData("fr-BE", "M-1 en est à « prête » ; « confirmer » n’est pas possible de là. Possible : libérer, bloquer.")]
    public void A_page_says_a_refusal_in_the_reader_s_language(string language, string said)
    {
        CommandKind[] may = [CommandKind.Release, CommandKind.Hold];
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(said, Book().Say($"{"M-1"} is {MeasureState.Ready}; {CommandKind.Confirm} is not possible from there. Possible: {may.Say(c => $"{c}").List()}."));
    }

    [Fact]
    public void What_no_page_knows_is_said_in_English()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-BE");
        Assert.Equal("Kept {from} an older version", Book().Say(Sentence.Term("Kept {from} an older version")));
    }

    // Texts that are data: titles of rules, what a form asks for, names of roles.
    private static IEnumerable<string> Terms() =>
    [
        .. DeadlineRules.BuiltIn.Rules.Select(r => r.Title),
        .. FormBook.BuiltIn.Forms.Values.SelectMany(f => f.Rules).Select(r => r.Text),
        .. RoleNames.Each((Roles)~0).Select(r => RoleNames.Text(r)),
        .. Kortwiek.Leads.Safeguards.Texts.Values,
        .. Kortwiek.Leads.RuleSet.Default.Rules.Select(r => r.Title),
        "The content was changed.",
        "The release was recalled.",
    ];

    private static Phrasebook Book() => new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Phrasebook>().BuildServiceProvider().GetRequiredService<Phrasebook>();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex("[a-z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letter();
}
