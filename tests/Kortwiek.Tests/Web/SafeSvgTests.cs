using Kortwiek.Web.Components;

namespace Kortwiek.Tests.Web;

public sealed class SafeSvgTests
{
    private const string Open = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">""";

    [Fact]
    public void Shapes_and_text_pass_and_get_the_label()
    {
        Assert.True(SafeSvg.TryRead(Open + "<g fill=\"none\"><path d=\"M0 0h9\"/><text>a &lt; b</text></g></svg>", "a \"line\"", out var drawing));
        Assert.Contains("role=\"img\"", drawing, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"a &quot;line&quot;\"", drawing, StringComparison.Ordinal);
        Assert.Contains("a &lt; b", drawing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<style>*{}</style>")]
    [InlineData("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>")]
    [InlineData("<image href='http://a.example/x.png'/>")]
    [InlineData("<use href='#a'/>")]
    [InlineData("<a href='javascript:alert(1)'><text>x</text></a>")]
    [InlineData("<path onload='alert(1)' d='M0 0'/>")]
    [InlineData("<path fill='url(http://a.example/#x)' d='M0 0'/>")]
    [InlineData("<animate attributeName='href' to='javascript:1'/>")]
    [InlineData("<text xmlns='http://www.w3.org/1999/xhtml'>x</text>")]
    [InlineData("<g>")]
    public void Anything_else_is_refused(string inside) => Assert.False(SafeSvg.TryRead(Open + inside + "</svg>", "x", out _));

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("<html/>")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&a;</text></svg>")]
    public void What_is_no_plain_SVG_document_is_refused(string text) => Assert.False(SafeSvg.TryRead(text, "x", out _));

    [Fact]
    public void No_text_makes_it_throw() => Gen.String.Sample(text => SafeSvg.TryRead(text, text, out _) || true);
}
