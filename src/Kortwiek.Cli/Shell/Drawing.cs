using Spectre.Console;

namespace Kortwiek.Cli;

/// <summary>Draws an answer for people: by the table of its verb where there is one, else field by field.</summary>
internal static class Drawing
{
    private const int WidthWithoutTerminal = 160;

    public static void Draw(Verb verb, Outcome<object> outcome, bool noColor)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            ColorSystem = noColor || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        Draw(console, verb, outcome);
    }

    public static void Draw(IAnsiConsole console, Verb verb, Outcome<object> outcome)
    {
        switch (outcome)
        {
            case Outcome<object>.Done done:
                DrawAnswer(console, verb, done.Answer);
                break;
            case Outcome<object>.No no:
                DrawAnswer(console, verb, no.Answer);
                console.MarkupLineInterpolated($"[bold]No:[/] {no.Reason}");
                break;
            case Outcome<object>.Refused refused:
                foreach (var refusal in refused.All.All)
                {
                    console.MarkupLineInterpolated($"[bold]Refused[/] ({refusal.Guard}): {refusal.Text}");
                }

                break;
        }
    }

    private static void DrawAnswer(IAnsiConsole console, Verb verb, object answer)
    {
        if (Tables.All.TryGetValue(verb.Path, out var draw))
        {
            draw(console, answer);
        }
        else
        {
            GenericTable.Draw(console, answer);
        }
    }
}
