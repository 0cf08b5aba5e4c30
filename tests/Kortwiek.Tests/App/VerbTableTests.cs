using Kortwiek.App;

namespace Kortwiek.Tests.App;

public sealed class VerbTableTests
{
    [Fact]
    public void Every_verb_has_its_own_path_and_a_summary_without_a_full_stop()
    {
        Assert.Equal(Verbs.All.Count, Verbs.All.Select(v => v.Path).Distinct().Count());
        Assert.All(Verbs.All, v => Assert.Matches("^[A-Z].*[^.]$", v.Summary));
    }

    [Fact]
    public void No_answer_has_a_field_of_the_document_s_own_name() =>
        Assert.All(Verbs.All, v => Assert.DoesNotContain(v.ResponseType.GetProperties(), p => p.Name == "Kind"));

    [Fact]
    public void Every_request_parameter_can_be_filled_from_text() =>
        Assert.All(Verbs.All.SelectMany(v => v.Parameters), p => Assert.False(string.IsNullOrEmpty(p.ValueKind)));

    [Fact]
    public void No_parameter_takes_a_path_as_plain_text() =>
        Assert.All(
            Verbs.All.SelectMany(v => v.Parameters.Select(p => (v.Path, p))),
            x => Assert.False(x.p.ValueKind == "text" && (x.p.Name.Split('-', '_').Any(w => w.StartsWith("file", StringComparison.OrdinalIgnoreCase)) || x.p.Field.Contains("folder", StringComparison.OrdinalIgnoreCase) || x.p.Field.EndsWith("path", StringComparison.OrdinalIgnoreCase)), $"{x.Path} {x.p.Name}"));

    [Fact]
    public void The_code_of_a_verb_is_found_by_its_words() =>
        Assert.All(Verbs.All, v =>
        {
            var words = v.Path.Split(' ');
            var type = v.RequestType.DeclaringType ?? v.RequestType;
            var name = string.Concat((words.Length == 1 ? words : words[1..]).Select(w => string.Concat(w.Split('-').Select(p => char.ToUpperInvariant(p[0]) + p[1..])))) + "Verb";
            Assert.Equal(name, type.Name);
        });

    [Fact]
    public void The_answer_of_every_pure_verb_is_written_without_reflection() =>
        Assert.All(Verbs.All.Where(v => v.Effect is Effect.Pure), v => Assert.NotNull(PureAnswers.Default.GetTypeInfo(v.ResponseType)));

    [Fact]
    public void A_missing_argument_is_told_by_name()
    {
        var request = Verbs.Find("operation new")!.Request(_ => [], new LocalPaths(false));
        Assert.Equal("CODE is missing: code of upper-case letters, digits and hyphens.", Assert.IsType<Outcome<object>.Bad>(request).Fault.Message);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_told_with_what_was_expected()
    {
        var verb = Verbs.Find("operation new")!;
        var request = verb.Request(p => p.Field switch { "code" => ["A1"], "title" => ["t"], "basis" => ["war"], _ => [] }, new LocalPaths(false));
        Assert.Equal("'war' is no value for --basis: one of jit, parallel, referral.", Assert.IsType<Outcome<object>.Bad>(request).Fault.Message);
    }
}
