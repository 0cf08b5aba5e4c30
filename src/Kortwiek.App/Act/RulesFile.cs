namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>The rules of an installation: its own files under <c>rules/</c> where there are any, else those of the program.</summary>
public static class RulesFile
{
    /// <summary>Reads the deadline rules, or says what is wrong with the installation's own file.</summary>
    public static Outcome<DeadlineRules> Read(Installation installation)
    {
        var bytes = Own(installation, "deadlines.json", out var path);
        return bytes is null ? DeadlineRules.BuiltIn : bytes is Outcome<byte[]>.Done { Answer: var json } ? DeadlineRules.Read(json, path) : bytes.As<DeadlineRules>();
    }

    /// <summary>Reads what a rehearsal assumes, or says what is wrong with the installation's own file.</summary>
    /// <param name="installation">The installation.</param>
    /// <param name="own">True where it has a file of its own.</param>
    public static Outcome<RehearsalRules> ReadRehearsal(Installation installation, out bool own)
    {
        var bytes = Own(installation, "rehearsal.json", out var path);
        own = bytes is not null;
        return bytes is null ? RehearsalRules.BuiltIn : bytes is Outcome<byte[]>.Done { Answer: var json } ? RehearsalRules.Read(json, path) : bytes.As<RehearsalRules>();
    }

    private static Outcome<byte[]>? Own(Installation installation, string name, out string path)
    {
        path = Path.Combine(installation.Home, "rules", name);
        if (!File.Exists(path))
        {
            return null;
        }

        return new FileInfo(path).Length > 4 << 20 ? new BadInput("A rules file has at most 4 MiB.", path) : new Outcome<byte[]>.Done(File.ReadAllBytes(path));
    }
}
