using System.Collections.Immutable;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>The forms, the table of states and the words of the print: those of the program, or an installation's own in their place.</summary>
/// <param name="Forms">By id, in ordinal order.</param>
/// <param name="States">Languages and regimes.</param>
/// <param name="Words">By language.</param>
public sealed record FormBook(ImmutableSortedDictionary<string, FormDefinition> Forms, StateTable States, IReadOnlyDictionary<string, PrintWords> Words)
{
    private const string Folder = "rules/forms/";
    private static readonly Lazy<FormBook> Own = new(ReadOwn);

    /// <summary>Those of the program.</summary>
    public static FormBook BuiltIn => Own.Value;

    /// <summary>Whether a form can be printed in a language: its labels and the words of the print are there.</summary>
    public bool Prints(FormDefinition form, string language) => form.Languages.Contains(language) && Words.ContainsKey(language);

    /// <summary>The same book with a file in place of its own: <c>states.json</c>, <c>words.json</c>, or the definition of a form that has the file's name as its id.</summary>
    /// <param name="name">The file's name without its folder.</param>
    /// <param name="json">Its bytes.</param>
    /// <param name="file">What messages call it.</param>
    public Outcome<FormBook> With(string name, ReadOnlySpan<byte> json, string? file = null)
    {
        switch (name)
        {
            case "states.json":
                var states = StateTable.Read(json, file);
                return states is Outcome<StateTable>.Done { Answer: var table } ? this with { States = table } : states.As<FormBook>();
            case "words.json":
                var words = FormJson.Read<Dictionary<string, PrintWords>>(json, "file of the print's words", file);
                return words is not Outcome<Dictionary<string, PrintWords>>.Done { Answer: var said } ? words.As<FormBook>()
                    : said.ContainsValue(null!) ? new BadInput("A language of the print's words is empty.", file)
                    : this with { Words = said };
            default:
                var form = FormDefinition.Read(json, file);
                return form is not Outcome<FormDefinition>.Done { Answer: var definition } ? form.As<FormBook>()
                    : $"{definition.Id}.json" != name ? new BadInput($"The file of the form {definition.Id} is called {definition.Id}.json.", file)
                    : this with { Forms = Forms.SetItem(definition.Id, definition) };
        }
    }

    /// <summary>The forms that set down an instrument for a measure: those of its instruments, or, while it has none, those that its kind may need.</summary>
    public IEnumerable<FormDefinition> For(Measure measure, IEnumerable<Instrument> instruments)
    {
        var types = instruments.Select(i => i.Type).ToHashSet();
        var wanted = types.Count > 0 ? types : [.. UsualFor(measure.Kind)];
        return Forms.Values.Where(f => f.Instrument is { } type && wanted.Contains(type));
    }

    private static InstrumentType[] UsualFor(MeasureKind kind) => kind switch
    {
        MeasureKind.RemovalOrder => [InstrumentType.RemovalOrder, InstrumentType.DsaOrder],
        MeasureKind.ProductionOrder => [InstrumentType.Epoc, InstrumentType.Mla],
        MeasureKind.Preserve => [InstrumentType.EpocPr, InstrumentType.Mla],
        MeasureKind.ServerSeizure or MeasureKind.DomainSeizure or MeasureKind.Search or MeasureKind.Interview => [InstrumentType.EioA, InstrumentType.Mla],
        MeasureKind.AccountSuspension => [InstrumentType.DsaOrder],
        _ => [],
    };

    private static FormBook ReadOwn()
    {
        var assembly = typeof(FormBook).Assembly;
        var book = new FormBook(ImmutableSortedDictionary.Create<string, FormDefinition>(StringComparer.Ordinal), new StateTable(0, default, "", false, []), ImmutableDictionary<string, PrintWords>.Empty);
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            book = book.With(resource[Folder.Length..], memory.ToArray(), resource).Value;
        }

        return book;
    }
}
