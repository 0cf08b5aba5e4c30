namespace Kortwiek.Core;

/// <summary>One sentence on an input that cannot be used: what is wrong, where, and what to do.</summary>
/// <param name="Message">A whole sentence without jargon; it does not repeat file and line.</param>
/// <param name="File">The file as the user named it, or null.</param>
/// <param name="Line">Line number from 1, or null.</param>
/// <param name="Code">A stable word for programs, in kebab case: <c>bad-input</c>, <c>missing-file</c>, <c>output-exists</c>, <c>missing-option</c>.</param>
public sealed record BadInput(string Message, string? File = null, long? Line = null, string Code = "bad-input")
{
    /// <summary>The file that is not there.</summary>
    public static BadInput MissingFile(string path) =>
        new("There is no such file. Check the path.", path, Code: "missing-file");

    /// <summary>The file that cannot be read.</summary>
    public static BadInput Unreadable(string path, string why) =>
        new($"The file cannot be read: {why}", path, Code: "unreadable-file");

    /// <summary>The output that is already there.</summary>
    public static BadInput OutputExists(string path) =>
        new("The output is already there. Name another one, or say --force to replace it.", path, Code: "output-exists");

    /// <summary>A mandatory option that is missing.</summary>
    public static BadInput MissingOption(string option, string why) =>
        new($"The option {option} is missing: {why}", Code: "missing-option");

    /// <summary><c>file:line: message</c>, with what there is of it.</summary>
    public override string ToString() => (File, Line) switch
    {
        (null, _) => Message,
        ({ } file, null) => $"{file}: {Message}",
        ({ } file, { } line) => $"{file}:{line}: {Message}",
    };
}
