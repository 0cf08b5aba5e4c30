namespace Kortwiek.Core;

/// <summary>How a marking is written: always in English, as its standard demands.</summary>
/// <remarks>TLP 2.0.</remarks>
public static class TlpLabels
{
    /// <summary><c>TLP:AMBER+STRICT</c>.</summary>
    public static string Label(this Tlp marking) => marking switch
    {
        Tlp.Red => "TLP:RED",
        Tlp.AmberStrict => "TLP:AMBER+STRICT",
        Tlp.Amber => "TLP:AMBER",
        Tlp.Green => "TLP:GREEN",
        _ => "TLP:CLEAR",
    };
}
