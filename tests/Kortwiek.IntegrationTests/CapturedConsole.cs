using System.Text;

namespace Kortwiek.IntegrationTests;

/// <summary>What one piece of code writes to the console, kept apart from what runs beside it.</summary>
internal sealed class CapturedConsole : TextWriter
{
    private static readonly AsyncLocal<(StringWriter Output, StringWriter Error)?> Mine = new();
    private readonly TextWriter _otherwise;
    private readonly bool _isError;

    static CapturedConsole()
    {
        Console.SetOut(new CapturedConsole(Console.Out, isError: false));
        Console.SetError(new CapturedConsole(Console.Error, isError: true));
    }

    private CapturedConsole(TextWriter otherwise, bool isError) => (_otherwise, _isError) = (otherwise, isError);

    public override Encoding Encoding => _otherwise.Encoding;

    private TextWriter Current => Mine.Value is { } mine ? _isError ? mine.Error : mine.Output : _otherwise;

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(Func<int> run)
    {
        var mine = (Output: new StringWriter(), Error: new StringWriter());
        Mine.Value = mine;
        var exitCode = await Task.Run(run, TestContext.Current.CancellationToken);
        Mine.Value = null;
        return (exitCode, mine.Output.ToString(), mine.Error.ToString());
    }

    public override void Write(char value) => Current.Write(value);

    public override void Write(string? value) => Current.Write(value);

    public override void Write(char[] buffer, int index, int count) => Current.Write(buffer, index, count);

    public override void Flush() => Current.Flush();
}
