using System.Globalization;
using System.Text.Json;
using Kortwiek.Web.Components;

namespace Kortwiek.Tests.Web;

public sealed class ShowTests
{
    private static readonly DateTimeOffset T = new(2027, 4, 21, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en-GB", "1,840", "21 Apr 2027, 08:00 UTC", "44%")]
    [InlineData("nl-BE", "1.840", "21 apr 2027, 08:00 UTC", "44%")]
    [InlineData("fr-BE", "1 840", "21 avr. 2027, 08:00 UTC", "44 %")]
    public void Values_are_written_as_the_language_does(string culture, string number, string instant, string share)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(number, Plain(Show.Number(1840)));
            Assert.Equal(instant.Replace(".", "", StringComparison.Ordinal), Plain(Show.Instant(T)).Replace(".", "", StringComparison.Ordinal));
            Assert.Equal(share.Replace(" ", "", StringComparison.Ordinal), Plain(Show.Share(0.44)).Replace(" ", "", StringComparison.Ordinal));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_time_names_its_zone() =>
        Assert.EndsWith("10:00 Europe/Brussels", Show.Instant(T, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")), StringComparison.Ordinal);

    [Theory]
    [InlineData(32, "32 s")]
    [InlineData(872, "14 min")]
    [InlineData(3600, "1 h")]
    [InlineData(-5400, "1 h 30 min")]
    [InlineData(86_400, "1 d")]
    [InlineData(273_600, "3 d 4 h")]
    public void A_length_of_time_is_said_in_its_two_largest_units(int seconds, string text) => Assert.Equal(text, Show.Span(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void What_is_not_finite_is_a_dash()
    {
        Assert.Equal("–", Show.Number(double.NaN));
        Assert.Equal("–", Show.Share(double.PositiveInfinity));
    }

    [Fact]
    public void A_digest_is_shortened_in_the_middle()
    {
        var digest = "sha256:" + new string('0', 60) + "abcd";
        Assert.Equal("sha256:000000000000…abcd", Show.Short(digest));
        Assert.Equal("abc", Show.Short("abc"));
    }

    [Fact]
    public void Control_characters_of_an_answer_are_not_shown()
    {
        using var document = JsonDocument.Parse("\"a\\u001b[31mb\"");
        Assert.Equal("a\uFFFD[31mb", JsonWords.Value("x", document.RootElement));
    }

    [Fact]
    public void Field_names_become_words() => Assert.Equal("Lead authority", JsonWords.Of("leadAuthority"));

    // Spaces of a language may be narrow or unbreakable.
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsWhiteSpace(c) ? ' ' : c));
}
