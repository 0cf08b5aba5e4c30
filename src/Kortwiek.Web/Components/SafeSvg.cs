using System.Diagnostics.CodeAnalysis;
using System.Xml;
using System.Xml.Linq;

namespace Kortwiek.Web.Components;

/// <summary>Reads an SVG document and writes it again with plain shapes and texts only: a label in it can never become a script, a link or a style.</summary>
internal static class SafeSvg
{
    private const string Svg = "http://www.w3.org/2000/svg";

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "svg", "g", "path", "line", "rect", "circle", "ellipse", "polyline", "polygon", "text", "tspan", "title", "desc", "defs", "clipPath", "marker", "pattern", "linearGradient", "stop",
    };

    /// <summary>Writes the safe document.</summary>
    /// <param name="text">At most 4 MiB.</param>
    /// <param name="label">Becomes <c>aria-label</c> of the whole.</param>
    /// <param name="drawing">The document, or null where the method returns false.</param>
    /// <returns>False for what is no SVG, is too long, or holds an element or an attribute that is not on the list.</returns>
    public static bool TryRead(string text, string label, [NotNullWhen(true)] out string? drawing)
    {
        drawing = null;
        if (text.Length > 4 << 20)
        {
            return false;
        }

        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
            document = XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return false;
        }

        if (document.Root is not { } root || root.Name != XName.Get("svg", Svg) || !root.DescendantsAndSelf().All(IsPlain))
        {
            return false;
        }

        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", label);
        drawing = root.ToString(SaveOptions.DisableFormatting);
        return true;
    }

    private static bool IsPlain(XElement element) =>
        element.Name.NamespaceName == Svg && Elements.Contains(element.Name.LocalName) && element.Attributes().All(IsPlain);

    private static bool IsPlain(XAttribute attribute)
    {
        if (attribute.IsNamespaceDeclaration)
        {
            return true;
        }

        var name = attribute.Name.LocalName;
        return !name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            && name is not ("href" or "src")
            && (!attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase) || attribute.Value.StartsWith("url(#", StringComparison.Ordinal));
    }
}
