using System.Globalization;
using System.Text;
using Kortwiek.Core;
using Kortwiek.Plan.Dismantling;
using Kortwiek.Plan.Graphs;

namespace Kortwiek.Plan.Orders;

/// <summary>Orders of removals as files: ours with the header <c>rank,node,group,country,cost,lcc,component_before</c>, others as one name a line.</summary>
public static class OrderFile
{
    private const string Header = "rank,node,group,country,cost,lcc,component_before";

    /// <summary>The nodes in the order of the file; a node that is not in the graph or stands twice is an error in its line.</summary>
    /// <param name="file">Can be sought; stays open; packed or not.</param>
    /// <param name="name">The file as the user named it.</param>
    /// <param name="graph">The network the order is for.</param>
    /// <param name="limits">Refused beyond.</param>
    public static Outcome<int[]> Read(Stream file, string name, Graph graph, GraphLimits limits)
    {
        var order = new List<int>();
        var fault = PackedLines.Read(file, name, limits.MaxBytes, lines => ReadLines(lines, graph, order));
        if (fault is not null)
        {
            return fault;
        }

        return order.Count == 0 ? new BadInput("There is no node in this file.", name) : order.ToArray();
    }

    /// <summary>Writes a plan. Group and country stay empty and the cost is 1 where none are known.</summary>
    public static void Write(Stream file, Graph graph, RemovalPlan plan)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Header);
        for (var k = 0; k < plan.Count; k++)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{k + 1},{Quoted(graph.Name(plan.Order[k]))},,,1,{plan.Curve[k + 1]},{plan.ComponentBefore[k]}"));
        }
    }

    private static string? ReadLines(Lines lines, Graph graph, List<int> order)
    {
        var seen = new bool[graph.Nodes];
        var ours = false;
        var first = true;
        while (lines.TryNext(out var line))
        {
            var rest = line.TrimStart(" \t"u8);
            if (rest.IsEmpty || rest[0] is (byte)'#' or (byte)'%')
            {
                continue;
            }

            if (first && rest.StartsWith("rank,node"u8))
            {
                ours = true;
                first = false;
                continue;
            }

            first = false;
            if (ours && Fields.TakeName(ref rest, out _) is { } faultRank)
            {
                return faultRank;
            }

            if (rest.IsEmpty)
            {
                return "The line holds a rank and no node.";
            }

            if (Fields.TakeName(ref rest, out var name) is { } fault)
            {
                return fault;
            }

            if (!ours && !rest.IsEmpty)
            {
                return $"The line holds more than one name; an order is a list with one node a line, or a file with the header {Header}.";
            }

            if (!graph.TryFind(name, out var node))
            {
                return $"The node \"{Fields.Show(name)}\" is not in the network.";
            }

            if (seen[node])
            {
                return $"The node \"{Fields.Show(name)}\" stands twice in the order.";
            }

            seen[node] = true;
            order.Add(node);
        }

        return null;
    }

    private static string Quoted(string name) =>
        name.AsSpan().IndexOfAny(" \t,\"") < 0 && name[0] is not ('#' or '%') ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
