using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch;

public sealed class DefangTests
{
    [Theory]
    [InlineData("hxxps://alpha[.]example", "https://alpha.example")]
    [InlineData(" HXXP://a[.]b[.]test/x.y?z ", "HttP://a.b.test/x.y?z")]
    [InlineData("192[.]0[.]2[.]1", "192.0.2.1")]
    [InlineData("2001[:]db8[:][:]1", "2001:db8::1")]
    [InlineData("hxxp://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/")]
    [InlineData("plain.example", "plain.example")]
    public void A_defanged_text_is_turned_back(string text, string expected)
    {
        Assert.True(Defang.TryRefang(text, out var indicator));
        Assert.Equal(expected, indicator);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a[b")]
    [InlineData("a[.b")]
    [InlineData("a[]b")]
    [InlineData("a[x]b")]
    [InlineData("[2001:db8::1]")]
    public void What_is_no_defanged_text_is_refused(string text) => Assert.False(Defang.TryRefang(text, out _));

    [Fact]
    public void A_text_of_more_than_2048_characters_is_refused() => Assert.False(Defang.TryRefang(new string('a', 2049), out _));

    [Theory]
    [InlineData("https://alpha.example/a.html?x=1.2", "hxxps://alpha[.]example/a.html?x=1.2")]
    [InlineData("http://[2001:db8::1]/", "hxxp://[2001:db8::1]/")]
    [InlineData("alpha.example", "alpha[.]example")]
    [InlineData("198.51.100.7", "198[.]51[.]100[.]7")]
    [InlineData("2001:db8::1", "2001[:]db8[:][:]1")]
    [InlineData("post@alpha.example", "post@alpha[.]example")]
    public void An_indicator_is_shown_so_that_nothing_opens_it(string indicator, string expected) => Assert.Equal(expected, Defang.Of(indicator));

    [Fact]
    public void What_was_defanged_comes_back_the_same() =>
        Gen.Select(Gen.OneOf("http://", "https://", ""), Gen.Char["abz09.-:/?#@%é"].Array[1, 60].Select(c => new string(c)))
            .Where((scheme, rest) => scheme.Length > 0 || !rest.Contains("//", StringComparison.Ordinal))
            .Sample((scheme, rest) => Defang.TryRefang(Defang.Of(scheme + rest), out var back) && back == scheme + rest);

    [Fact]
    public void No_text_makes_refanging_throw() => Gen.String.Sample(text => Defang.TryRefang(text, out _) || true);
}
