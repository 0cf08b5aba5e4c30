using System.Globalization;

namespace Kortwiek.Tests.Core;

public sealed class ElementKeyTests
{
    [Theory]
    [InlineData(" Alpha.Example. ", "dom:alpha.example")]
    [InlineData("bücher.example", "dom:xn--bcher-kva.example")]
    [InlineData("xn--bcher-kva.example", "dom:xn--bcher-kva.example")]
    [InlineData("_dmarc.a-b.example", "dom:_dmarc.a-b.example")]
    public void A_domain_has_one_spelling(string text, string expected)
    {
        Assert.True(ElementKey.TryDomain(text, out var key));
        Assert.Equal(expected, key.ToString());
    }

    [Theory]
    [InlineData("example")]
    [InlineData("a..example")]
    [InlineData(".example")]
    [InlineData("a b.example")]
    [InlineData("xn--\u00e9.example")]
    [InlineData("a/b.example")]
    public void What_is_no_domain_has_no_key(string text) => Assert.False(ElementKey.TryDomain(text, out _));

    [Fact]
    public void The_short_way_for_ascii_names_agrees_with_the_mapping() =>
        Gen.Char["abz09-_"].Array[1, 12].Select(c => new string(c)).Array[2, 4].Sample(labels =>
        {
            var name = string.Join('.', labels);
            return !ElementKey.TryDomain(name, out var key) || Mapped(name) is null || key.Name == Mapped(name);
        });

    private static string? Mapped(string name)
    {
        try
        {
            return new IdnMapping { UseStd3AsciiRules = false }.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
