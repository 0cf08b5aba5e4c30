using Kortwiek.Watch.Stix.Patterns;

namespace Kortwiek.Tests.Watch;

public sealed class PatternTests
{
    [Theory]
    [InlineData("[a:b.c = 'x']", "a:b.c Equal x")]
    [InlineData("[ file:hashes.'SHA-256' = 'ab' ]", "file:hashes.SHA-256 Equal ab")]
    [InlineData("[x:a[*].b != 1 AND x:c[2] >= -3.5]", "x:a[*].b NotEqual 1; x:c[2] GreaterOrEqual -3.5")]
    [InlineData("[a:x_ref.value IN ('1','2', '3')]", "a:x_ref.value In 1,2,3")]
    [InlineData("[a:b NOT IN ('1')]", "a:b not In 1")]
    [InlineData("[a:b NOT = 'x' OR NOT (a:b = 'y' AND a:c NOT = 'z')]", "a:b not Equal x; a:b not Equal y; a:c Equal z")]
    [InlineData("[EXISTS a:b AND NOT EXISTS a:c]", "a:b Exists ; a:c not Exists ")]
    [InlineData("[a:b LIKE 'x%' AND a:b MATCHES '^.\\\\d$' AND a:b ISSUBSET '198.51.100.0/24' AND a:b ISSUPERSET '198.51.100.1/32']", "a:b Like x%; a:b Matches ^.\\d$; a:b IsSubset 198.51.100.0/24; a:b IsSuperset 198.51.100.1/32")]
    [InlineData("[a:b = 'it\\'s \\\\ x']", "a:b Equal it's \\ x")]
    [InlineData("[a:'my-ext'.p = true] FOLLOWEDBY [a:b = h'0a'] WITHIN 300 SECONDS", "a:my-ext.p Equal true; a:b Equal 0a")]
    [InlineData("([a:b = 1] AND [a:c < 2] OR [a:d > t'2020-01-01T00:00:00Z']) REPEATS 5 TIMES", "a:b Equal 1; a:c Less 2; a:d Greater 2020-01-01T00:00:00Z")]
    [InlineData("[a:b = 1] START t'2020-01-01T00:00:00Z' STOP t'2021-01-01T00:00:00Z'", "a:b Equal 1")]
    [InlineData("[a:b /* note */ = 1 // end\n]", "a:b Equal 1")]
    public void A_pattern_gives_its_comparisons(string text, string expected)
    {
        Assert.True(PatternParser.TryParse(text, out var pattern, out var fault), fault);
        Assert.Equal(expected, string.Join("; ", pattern.Comparisons.Select(c =>
            $"{c.ObjectType}:{c.Path} {(c.Negated ? "not " : "")}{c.Operator} {string.Join(',', c.Values)}")));
    }

    [Fact]
    public void Qualifiers_are_kept_as_they_were_written()
    {
        Assert.True(PatternParser.TryParse("[a:b = 1] REPEATS 2 TIMES WITHIN 0.5 SECONDS", out var pattern, out _));
        Assert.Equal(["REPEATS 2 TIMES", "WITHIN 0.5 SECONDS"], pattern.Qualifiers);
    }

    [Theory]
    [InlineData("", "[ expected at character 0")]
    [InlineData("[a:b = ]", "a constant expected at character 7")]
    [InlineData("[a:b]", "an operator expected at character 4")]
    [InlineData("[a = 'x']", ": expected at character 3")]
    [InlineData("[a:b = 'x'", "] expected at character 10")]
    [InlineData("[a:b = 'x\\n']", "a constant expected at character 7")]
    [InlineData("[a:b = 'x'] nonsense", "the end expected at character 12")]
    [InlineData("[a:b = 'x'] WITHIN SECONDS", "a number expected at character 19")]
    public void A_bad_pattern_says_where_it_is_bad(string text, string expected)
    {
        Assert.False(PatternParser.TryParse(text, out _, out var fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void A_tower_of_brackets_is_refused_and_does_not_fall_over()
    {
        Assert.False(PatternParser.TryParse(new string('(', 100_000), out _, out var outer));
        Assert.Contains("nested deeper", outer, StringComparison.Ordinal);
        Assert.False(PatternParser.TryParse("[" + new string('(', 100_000), out _, out var inner));
        Assert.Contains("nested deeper", inner, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_makes_the_parser_throw() =>
        Gen.OneOf(Gen.String, Gen.OneOf("[", "]", "(", ")", "a:b", "=", "'x'", "IN", "AND", "NOT", "EXISTS", "WITHIN", "5", "SECONDS", ",", "t'", "\\", "//", "/*").Array[0, 20].Select(a => string.Join(' ', a)))
            .Sample(text => PatternParser.TryParse(text, out _, out var fault) == fault is null);
}
