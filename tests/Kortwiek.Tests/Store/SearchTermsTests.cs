using Kortwiek.Store;

namespace Kortwiek.Tests.Store;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("Éclair ÅNGSTRÖM", "eclair angstrom")]
    [InlineData("Straße", "strasse")]
    [InlineData("ﬁle", "file")]
    [InlineData("أحمد", "احمد")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("الـــخلافة", "الخلافه")]
    [InlineData("فتوى", "فتوي")]
    public void Case_accents_and_forms_of_letters_do_not_count(string text, string folded) => Assert.Equal(folded, SearchTerms.Fold(text));

    [Fact]
    public void A_name_is_found_by_its_parts_and_by_each_of_its_ends()
    {
        var words = SearchTerms.Of("mail.alfa.example").Split(' ');
        foreach (var asked in (string[])["mail", "alfa", "exam", "alfa.example", "mail.alfa", "mail.alfa.example", "Alfa.Example"])
        {
            Assert.True(Finds(words, asked), asked);
        }

        foreach (var asked in (string[])["mail.example", "fa.example", "beta"])
        {
            Assert.False(Finds(words, asked), asked);
        }
    }

    [Fact]
    public void The_end_of_an_address_may_be_left_open()
    {
        var words = SearchTerms.Of("192.0.2.17").Split(' ');
        Assert.True(Finds(words, "192.0.2"));
        Assert.True(Finds(words, "192.0.2."));
        Assert.True(Finds(words, "192.0.2.1"));
        Assert.False(Finds(words, "192.0.2.1."));
    }

    [Fact]
    public void Transliterations_of_one_name_find_each_other()
    {
        foreach (var name in (string[])["Muhammad", "mohammed", "مُحمد"])
        {
            Assert.True(Finds(SearchTerms.Of("Mohamed").Split(' '), name), name);
        }
    }

    [Fact]
    public void What_is_kept_is_found_by_itself() =>
        Gen.String.Sample(text =>
        {
            var asked = SearchTerms.Asked(text);
            var words = SearchTerms.Of(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(12))).Split(' ');
            return asked.All(word => word.Any(w => words.Any(k => k.StartsWith(w.TrimEnd('\u01C0'), StringComparison.Ordinal)))) || words.Length >= 50;
        });

    private static bool Finds(string[] words, string text) =>
        SearchTerms.Asked(text).All(word => word.Any(w => words.Any(k => k.StartsWith(w, StringComparison.Ordinal))));
}
