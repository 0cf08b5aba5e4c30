using System.Text.Json;
using Kortwiek.Core;
using Kortwiek.Watch.Json;

namespace Kortwiek.Watch.Stix;

/// <summary>Marking definitions: the ones of the standard, and those that a bundle brings.</summary>
/// <remarks>STIX 2.1 §7.2.1; TLP 2.0 as an extension, FIRST (2022).</remarks>
internal sealed class StixMarkings
{
    public const string Tlp2Extension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private static readonly Dictionary<string, Tlp> Predefined = new(StringComparer.Ordinal)
    {
        ["marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9"] = Tlp.Clear,
        ["marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da"] = Tlp.Green,
        ["marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"] = Tlp.Amber,
        ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"] = Tlp.Red,
        [Tlp2Id(Tlp.Clear)] = Tlp.Clear,
        [Tlp2Id(Tlp.Green)] = Tlp.Green,
        [Tlp2Id(Tlp.Amber)] = Tlp.Amber,
        [Tlp2Id(Tlp.AmberStrict)] = Tlp.AmberStrict,
        [Tlp2Id(Tlp.Red)] = Tlp.Red,
    };

    private readonly Dictionary<string, Tlp?> _defined = new(StringComparer.Ordinal);

    /// <summary>The identifier of a TLP 2.0 marking.</summary>
    public static string Tlp2Id(Tlp level) => "marking-definition--" + level switch
    {
        Tlp.Clear => "94868c89-83c2-464b-929b-a1a8aa3c8487",
        Tlp.Green => "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        Tlp.Amber => "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        Tlp.AmberStrict => "939a9414-2ddd-4d32-a0cd-375ea402b003",
        _ => "e828b379-4e03-4974-9ac4-e53a884c97c1",
    };

    /// <summary>The word of TLP 2.0 in lower case, such as <c>amber+strict</c>.</summary>
    public static string Word(Tlp level) => level == Tlp.AmberStrict ? "amber+strict" : level.ToString().ToLowerInvariant();

    /// <summary>The level of a word of TLP 1 or 2, with or without <c>tlp:</c>, in either case.</summary>
    public static bool TryWord(string? word, out Tlp level)
    {
        level = default;
        word = word?.Trim().ToLowerInvariant();
        if (word is not null && word.StartsWith("tlp:", StringComparison.Ordinal))
        {
            word = word[4..];
        }

        Tlp? found = word switch
        {
            "clear" or "white" => Tlp.Clear,
            "green" => Tlp.Green,
            "amber" => Tlp.Amber,
            "amber+strict" => Tlp.AmberStrict,
            "red" => Tlp.Red,
            _ => null,
        };
        level = found ?? default;
        return found is not null;
    }

    /// <summary>True for a TLP 1 marking: the standard lets it be referred to without being sent along.</summary>
    public static bool MayBeAbsent(string id) => Predefined.TryGetValue(id, out var level) && id != Tlp2Id(level);

    /// <summary>Learns a marking definition of the bundle.</summary>
    /// <returns>False where it is of a kind that is not known here; what bears it counts as RED.</returns>
    public bool Define(string id, JsonElement definition)
    {
        if (Predefined.ContainsKey(id))
        {
            return true;
        }

        if (JsonText.TryMember(definition, "extensions", out var extensions)
            && JsonText.TryMember(extensions, Tlp2Extension, out var tlp2)
            && TryWord(JsonText.Member(tlp2, "tlp_2_0"), out var level))
        {
            _defined[id] = level;
            return true;
        }

        var kind = JsonText.Member(definition, "definition_type");
        if (kind == "tlp" && JsonText.TryMember(definition, "definition", out var inner) && TryWord(JsonText.Member(inner, "tlp"), out level))
        {
            _defined[id] = level;
            return true;
        }

        // A statement (copyright, terms) says nothing about the audience.
        _defined[id] = kind == "statement" ? null : Tlp.Red;
        return kind == "statement";
    }

    /// <summary>The level of a marking; null for a statement.</summary>
    /// <returns>False where the marking is neither of the standard nor seen so far.</returns>
    public bool TryLevel(string id, out Tlp? level)
    {
        if (Predefined.TryGetValue(id, out var known))
        {
            level = known;
            return true;
        }

        return _defined.TryGetValue(id, out level);
    }
}
