using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Kortwiek.Tests.Architecture;

/// <summary>One arrow that must not be: no type of one namespace uses a type of the other.</summary>
public sealed record Rule(string From, string To)
{
    private static readonly string[] Rooms = ["Watch", "Plan", "Act", "Evidence", "Leads", "Impact"];

    /// <summary>The dependency diagram of docs/adr/0001-modular-monolith.md, turned round: everything it does not allow.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. from room in Rooms from other in Rooms where room != other select new Rule("Kortwiek." + room, "Kortwiek." + other),
        .. from room in Rooms
           from outside in (string[])["Kortwiek.Store", "Kortwiek.App", "Kortwiek.Cli", "Kortwiek.Web", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Spectre.Console", "System.CommandLine", "System.Net.Http"]
           select new Rule("Kortwiek." + room, outside),
        .. from other in (string[])[.. Rooms, "Store", "App", "Cli", "Web"] select new Rule("Kortwiek.Core", "Kortwiek." + other),
        .. from other in (string[])[.. Rooms, "App", "Cli", "Web"] select new Rule("Kortwiek.Store", "Kortwiek." + other),
        // Accounts are the framework's own, and those live in Microsoft.AspNetCore.Identity; nothing of the web host comes with them.
        .. from outside in (string[])["Kortwiek.Cli", "Kortwiek.Web", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Mvc", "Spectre.Console", "System.CommandLine"] select new Rule("Kortwiek.App", outside),
        new Rule("Kortwiek.Cli", "Kortwiek.Web"),
        new Rule("Kortwiek.Cli", "Microsoft.EntityFrameworkCore"),
        new Rule("Kortwiek.Web", "Kortwiek.Cli"),
        new Rule("Kortwiek.Web", "Spectre.Console"),
    ];

    /// <summary>The types that break the rule.</summary>
    public IReadOnlyList<string> Violations(ArchUnitNET.Domain.Architecture architecture)
    {
        var rule = Types().That().ResideInNamespaceMatching(Pattern(From))
            .Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(Pattern(To)))
            .WithoutRequiringPositiveResults();
        return [.. rule.Evaluate(architecture).Where(r => !r.Passed).Select(r => r.Description)];
    }

    /// <summary>Every assembly of the product.</summary>
    public static ArchUnitNET.Domain.Architecture Product() =>
        new ArchLoader().LoadFilteredDirectory(AppContext.BaseDirectory, "Kortwiek.*.dll").LoadFilteredDirectory(AppContext.BaseDirectory, "kortwiek.dll").Build();

    public override string ToString() => $"{From} does not use {To}";

    private static string Pattern(string name) => $@"^{name.Replace(".", @"\.", StringComparison.Ordinal)}(\..*)?$";
}
