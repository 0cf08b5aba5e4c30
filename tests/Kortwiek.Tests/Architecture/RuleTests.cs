using System.Reflection;
using System.Reflection.Emit;
using ArchUnitNET.Loader;

namespace Kortwiek.Tests.Architecture;

public sealed class RuleTests(RuleTests.Loaded loaded) : IClassFixture<RuleTests.Loaded>
{
    [Fact]
    public void No_arrow_points_where_the_diagram_has_none() =>
        Assert.Empty(Rule.All.SelectMany(rule => rule.Violations(loaded.Product).Select(v => $"{rule}: {v}")));

    [Fact]
    public void Every_rule_sees_a_made_up_violation()
    {
        var blind = Rule.All.Where(rule => rule.Violations(MadeUp(rule)).Count == 0).ToList();
        Assert.Empty(blind);
    }

    [Fact]
    public void Every_project_of_the_product_is_looked_at()
    {
        var seen = loaded.Product.Types.Select(t => t.Namespace.FullName.Split('.')).Where(p => p.Length > 1 && p[0] == "Kortwiek").Select(p => p[1]).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["Core", "Watch", "Plan", "Act", "Evidence", "Leads", "Impact", "Store", "App", "Cli", "Web"], StringComparer.Ordinal), seen);
    }

    // An assembly on disk with one class in the rule's first namespace that has a field of a class in its second.
    private static ArchUnitNET.Domain.Architecture MadeUp(Rule rule)
    {
        var folder = Directory.CreateTempSubdirectory("kortwiek-rule");
        try
        {
            // The loader remembers assemblies by name: each made-up one has its own.
            var name = "MadeUp." + Guid.CreateVersion7().ToString("N");
            var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
            var module = assembly.DefineDynamicModule(name);
            var used = module.DefineType(rule.To + ".Used", TypeAttributes.Public);
            var user = module.DefineType(rule.From + ".User", TypeAttributes.Public);
            user.DefineField("field", used, FieldAttributes.Public);
            used.CreateType();
            user.CreateType();
            assembly.Save(Path.Combine(folder.FullName, name + ".dll"));
            return new ArchLoader().LoadFilteredDirectory(folder.FullName, name + ".dll").Build();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public sealed class Loaded
    {
        public ArchUnitNET.Domain.Architecture Product { get; } = Rule.Product();
    }
}
