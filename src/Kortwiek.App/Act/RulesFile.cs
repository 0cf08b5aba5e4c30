namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>The deadline rules of an installation: its own <c>rules/deadlines.json</c> where there is one, else those of the program.</summary>
public static class RulesFile
{
    /// <summary>Reads the rules, or says what is wrong with the installation's own file.</summary>
    public static Outcome<DeadlineRules> Read(Installation installation)
    {
        var path = Path.Combine(installation.Home, "rules", "deadlines.json");
        if (!File.Exists(path))
        {
            return DeadlineRules.BuiltIn;
        }

        return new FileInfo(path).Length > 4 << 20
            ? new BadInput("A rules file has at most 4 MiB.", path)
            : DeadlineRules.Read(File.ReadAllBytes(path), path);
    }
}
