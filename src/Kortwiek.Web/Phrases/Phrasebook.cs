using System.Globalization;
using System.Text.Json;
using Kortwiek.Act;
using Kortwiek.App;
using Kortwiek.Core;
using Kortwiek.Leads;
using Kortwiek.Web.Act;
using Kortwiek.Web.Components;
using Kortwiek.Web.Leads;
using Microsoft.Extensions.Localization;

namespace Kortwiek.Web.Phrases;

/// <summary>Says in the reader's language what rooms and verbs say in English.</summary>
/// <remarks>The English text is the key, so that nothing has to be named twice; where no translation is known the English stands in.</remarks>
public sealed class Phrasebook
{
    private readonly IStringLocalizer<SentenceText> _sentences;
    private readonly IStringLocalizer<VerbText> _verbs;
    private readonly Dictionary<Type, Func<string, LocalizedString>> _words;

    /// <summary>Made by the host.</summary>
    public Phrasebook(IStringLocalizer<SentenceText> sentences, IStringLocalizer<VerbText> verbs, IStringLocalizer<ActText> act, IStringLocalizer<LeadsText> leads)
    {
        _sentences = sentences;
        _verbs = verbs;
        _words = new()
        {
            [typeof(MeasureState)] = word => act[$"State.{word}"],
            [typeof(MeasureKind)] = word => act[$"Kind.{word}"],
            [typeof(CommandKind)] = word => act[$"Command.{word}"],
            [typeof(FailureCode)] = word => act[$"Failure.{word}"],
            [typeof(InstrumentType)] = word => act[$"Instrument.{word}"],
            [typeof(SuccessTestKind)] = word => act[$"Test.{word}"],
            [typeof(ReturnKind)] = word => act[$"Return.{word}"],
            [typeof(PollWord)] = word => act[$"Poll.{word}"],
            [typeof(SystemPart)] = word => act[$"Part.{word}"],
            [typeof(LeadState)] = word => leads[$"State.{word}"],
        };
    }

    /// <summary>The enumerations whose members have words of their own on pages.</summary>
    internal IEnumerable<Type> Enumerations => _words.Keys;

    /// <summary>A sentence, with its values as this language writes them.</summary>
    public string Say(Sentence sentence) => sentence.Over(Template(sentence).Value, Write);

    /// <summary>Whether this language has the sentence; English has every one.</summary>
    public bool Knows(Sentence sentence) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
        || ((!Template(sentence).ResourceNotFound || !sentence.Template.Any(char.IsAsciiLetterLower)) && sentence.Values.Select(v => v.Value).OfType<Sentence>().All(Knows));

    /// <summary>What a verb does.</summary>
    public string Summary(Verb verb) => _verbs[verb.Summary];

    /// <summary>What a parameter means.</summary>
    public string Help(Parameter parameter) => _verbs[parameter.Help];

    /// <summary>A member's roles as the store keeps them.</summary>
    public string Roles(string roles) => RoleNames.TryParse(roles, out var read) ? Say(RoleNames.Say(read)) : roles;

    /// <summary>What a field of a form is called.</summary>
    public string Label(Parameter parameter) => _verbs[JsonWords.Of(parameter.Field)];

    /// <summary>A member of an enumeration by its name in kebab case; the name itself where pages have no word for it.</summary>
    public string Word(Type enumeration, string name) =>
        _words.TryGetValue(enumeration, out var word) && word(name) is { ResourceNotFound: false, Value: var text } ? text : name;

    /// <summary>Whether this language has a word of its own for a member.</summary>
    internal bool Known(Type enumeration, string name) => _words.TryGetValue(enumeration, out var word) && !word(name).ResourceNotFound;

    // What the log says of a command is often the verb's own summary.
    private LocalizedString Template(Sentence sentence) => _sentences[sentence.Template] is { ResourceNotFound: false } found ? found : _verbs[sentence.Template];

    private string Write(SentenceValue value) => value.Value switch
    {
        Sentence inner => Say(inner),
        DateTimeOffset at => Show.Instant(at),
        Enum when CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" => value.ToString(),
        Enum member => Word(member.GetType(), JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString())),
        IReadOnlyDictionary<string, string> names => names.GetValueOrDefault(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? value.ToString(),
        IFormattable number => number.ToString(value.Format, CultureInfo.CurrentCulture),
        _ => value.ToString(),
    };
}
