using Kortwiek.Core;

namespace Kortwiek.Web.Components;

/// <summary>How a marking is written: always in English, as its standard demands.</summary>
/// <remarks>TLP 2.0.</remarks>
public static class Markings
{
    /// <summary><c>TLP:AMBER+STRICT</c>.</summary>
    public static string Text(Tlp marking) => marking.Label();
}
