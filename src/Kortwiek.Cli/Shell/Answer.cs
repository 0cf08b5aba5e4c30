namespace Kortwiek.Cli;

/// <summary>Writes an outcome: the answer to stdout, a bad input to stderr.</summary>
internal static class Answer
{
    /// <summary>Writes it and gives the exit code.</summary>
    public static int Write(Verb verb, Outcome<object> outcome, bool json, bool noColor)
    {
        if (outcome is Outcome<object>.Bad bad)
        {
            return Bad(bad.Fault, json);
        }

        if (json)
        {
            Console.Out.WriteLine(Document.Of(verb, outcome));
        }
        else
        {
            Drawing.Draw(verb, outcome, noColor);
        }

        Console.Out.Flush();
        return outcome.ExitCode;
    }

    /// <summary>Writes the sentence of a bad input and gives 2.</summary>
    public static int Bad(BadInput fault, bool json)
    {
        Console.Error.WriteLine(json ? Document.Error(fault) : fault.ToString());
        return 2;
    }
}
