using System.Globalization;
using System.Text;

namespace Kortwiek.Impact.Figures;

/// <summary>Writes one SVG document: elements in the order of the calls, numbers with at most two decimals, so the same figure has the same bytes everywhere.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new(8192);
    private readonly Stack<string> _open = new();

    /// <summary>A number as it is written: at most two decimals, no negative zero.</summary>
    public static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Opens an element; names and values in turn.</summary>
    public Svg Open(string name, params ReadOnlySpan<string> attributes)
    {
        Tag(name, attributes).Append(">\n");
        _open.Push(name);
        return this;
    }

    /// <summary>Closes the element opened last.</summary>
    public Svg Close()
    {
        _text.Append("</").Append(_open.Pop()).Append(">\n");
        return this;
    }

    /// <summary>An element without content.</summary>
    public Svg Element(string name, params ReadOnlySpan<string> attributes)
    {
        Tag(name, attributes).Append("/>\n");
        return this;
    }

    /// <summary>An element with text.</summary>
    public Svg Text(string name, string content, params ReadOnlySpan<string> attributes)
    {
        Tag(name, attributes).Append('>');
        Escape(content);
        _text.Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>A label at a place; anchor is <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    public Svg Label(double x, double y, string content, string cssClass, string anchor = "start", double size = 12) =>
        anchor == "start"
            ? Text("text", content, "x", Number(x), "y", Number(y), "class", cssClass, "font-size", Number(size))
            : Text("text", content, "x", Number(x), "y", Number(y), "class", cssClass, "font-size", Number(size), "text-anchor", anchor);

    /// <summary>A straight line.</summary>
    public Svg Line(double x1, double y1, double x2, double y2, string cssClass, params ReadOnlySpan<string> attributes) =>
        Element("line", ["x1", Number(x1), "y1", Number(y1), "x2", Number(x2), "y2", Number(y2), "class", cssClass, .. attributes]);

    /// <summary>The style sheet, written as it is.</summary>
    public Svg Style(string css)
    {
        _text.Append("<style>\n").Append(css).Append("</style>\n");
        return this;
    }

    /// <summary>The document.</summary>
    /// <exception cref="InvalidOperationException">An element is still open.</exception>
    public override string ToString() =>
        _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is still open.");

    private StringBuilder Tag(string name, ReadOnlySpan<string> attributes)
    {
        _text.Append('<').Append(name);
        for (var i = 0; i + 1 < attributes.Length; i += 2)
        {
            _text.Append(' ').Append(attributes[i]).Append("=\"");
            Escape(attributes[i + 1]);
            _text.Append('"');
        }

        return _text;
    }

    // XML 1.0 has no control characters; those that turn the direction of writing could make one name look like another.
    private void Escape(string content)
    {
        foreach (var rune in content.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\t' or '\n' or '\r' => _text.Append(' '),
                < 0x20 or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F => _text.Append('\uFFFD'),
                _ => _text.Append(rune.ToString()),
            };
        }
    }
}
