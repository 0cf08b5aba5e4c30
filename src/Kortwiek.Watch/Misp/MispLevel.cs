using System.Text.Json;
using Kortwiek.Core;
using Kortwiek.Watch.Json;
using Kortwiek.Watch.Stix;

namespace Kortwiek.Watch.Misp;

/// <summary>The level of a MISP item: the strictest of its distribution and its <c>tlp:</c> tags, so that nothing is loosened by conversion.</summary>
internal static class MispLevel
{
    /// <summary>"As the thing around it."</summary>
    public const int Inherit = 5;

    /// <summary>Reads <c>distribution</c>, a number or a number as text; what is missing is inherited.</summary>
    public static int Distribution(JsonElement item) =>
        int.TryParse(MispJson.Scalar(item, "distribution"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? value
            : Inherit;

    /// <summary>The level that a distribution stands for: own organisation RED, sharing group AMBER+STRICT, community AMBER, connected GREEN, all CLEAR; unknown is RED.</summary>
    public static Tlp Floor(int distribution) => distribution switch
    {
        1 => Tlp.Amber,
        2 => Tlp.Green,
        3 => Tlp.Clear,
        4 => Tlp.AmberStrict,
        _ => Tlp.Red,
    };

    /// <summary>The strictest <c>tlp:</c> tag, or null.</summary>
    public static Tlp? Tags(JsonElement item)
    {
        Tlp? strictest = null;
        foreach (var tag in JsonText.Items(item, "Tag"))
        {
            var name = JsonText.Member(tag, "name");
            if (name is not null && name.StartsWith("tlp:", StringComparison.OrdinalIgnoreCase) && StixMarkings.TryWord(name, out var level))
            {
                strictest = strictest is null || level > strictest ? level : strictest;
            }
        }

        return strictest;
    }

    /// <summary>The strictest of all.</summary>
    public static Tlp Of(int distribution, Tlp? tag, Tlp? outerTag, Tlp defaultMarking)
    {
        var said = tag is { } inner && outerTag is { } outer ? (inner > outer ? inner : outer) : tag ?? outerTag ?? defaultMarking;
        var floor = Floor(distribution);
        return floor > said ? floor : said;
    }
}
