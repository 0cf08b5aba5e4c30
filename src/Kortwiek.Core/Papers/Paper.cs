namespace Kortwiek.Core;

/// <summary>An official output on its way to paper: what is said, without how it looks. It is written as PDF and as a text that can be edited.</summary>
/// <param name="Title">The heading of the first page.</param>
/// <param name="Language">ISO 639-1 code of the language in which it is drawn up.</param>
/// <param name="Marking">The marking as it is written: <c>TLP:AMBER</c>; it stands on every page.</param>
/// <param name="Running">The operation, or what else the paper belongs to; it stands on every page.</param>
/// <param name="Parts">From top to bottom.</param>
public sealed record Paper(string Title, string Language, string Marking, string Running, IReadOnlyList<PaperPart> Parts);

/// <summary>A part of a <see cref="Paper"/>. Texts are plain; whoever makes them has shown hidden characters.</summary>
public abstract record PaperPart
{
    private PaperPart()
    {
    }

    /// <summary>A heading.</summary>
    /// <param name="Level">2 for a chapter, 3 for what is in it; 1 is the paper's title.</param>
    /// <param name="Text">One line.</param>
    public sealed record Heading(int Level, string Text) : PaperPart;

    /// <summary>A paragraph; line ends stay.</summary>
    /// <param name="Text">What is said.</param>
    /// <param name="Tone">How loud.</param>
    public sealed record Words(string Text, PaperTone Tone = PaperTone.Plain) : PaperPart;

    /// <summary>Names with their values, one under the other.</summary>
    /// <param name="All">In order.</param>
    public sealed record Pairs(IReadOnlyList<PaperPair> All) : PaperPart;

    /// <summary>A list of sentences.</summary>
    /// <param name="All">In order.</param>
    public sealed record Points(IReadOnlyList<string> All) : PaperPart;

    /// <summary>A table.</summary>
    /// <param name="Caption">What it shows; may be empty.</param>
    /// <param name="Heads">Its columns; repeated on each page.</param>
    /// <param name="Rows">As many cells each as there are heads.</param>
    public sealed record Grid(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperPart;

    /// <summary>Lines to sign on.</summary>
    /// <param name="Under">What stands under each line.</param>
    public sealed record Signatures(IReadOnlyList<string> Under) : PaperPart;
}

/// <summary>A name and its value.</summary>
/// <param name="Name">The label.</param>
/// <param name="Lines">The value, a line each; none is shown as a dash.</param>
public sealed record PaperPair(string Name, IReadOnlyList<string> Lines);

/// <summary>How loud a paragraph is.</summary>
public enum PaperTone
{
    /// <summary>As usual.</summary>
    Plain,

    /// <summary>Small and grey: notes, sources.</summary>
    Quiet,

    /// <summary>Bold: what must not be overlooked.</summary>
    Strong,
}
