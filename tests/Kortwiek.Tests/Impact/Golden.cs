using System.Globalization;
using System.Text;
using Kortwiek.Impact.Input;

namespace Kortwiek.Tests.Impact;

/// <summary>Numbers computed by R beside the project, read from there, never copied.</summary>
internal static class Golden
{
    /// <summary>The lines between a heading and the next one.</summary>
    public static List<string> Section(string file, string heading) =>
        [.. File.ReadLines(SharedData.Path($"impact/{file}")).SkipWhile(l => l.Trim() != heading).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal) && !l.StartsWith("# ", StringComparison.Ordinal))];

    /// <summary>All numbers of a line, whatever stands between them; NA is NaN.</summary>
    public static double[] Numbers(string line) =>
        [.. line.Split([' ', ',', '\t', '='], StringSplitOptions.RemoveEmptyEntries).Select(Number).Where(n => n is not null).Select(n => n!.Value)];

    public static SurvivalInput Read(string csv, SurvivalColumns columns)
    {
        using var stream = File.OpenRead(SharedData.Path($"impact/{csv}"));
        return SurvivalCsv.Read(stream, csv, columns, strict: false, NoProgress.Instance, TestContext.Current.CancellationToken).Value;
    }

    public static SurvivalInput Lung(string? group = null) => Read("lung.csv", new SurvivalColumns("time", "status", Group: group, EventValue: 2));

    public static SurvivalInput Veteran(string? group = null, string? strata = null) => Read("veteran.csv", new SurvivalColumns("time", "status", Group: group, Strata: strata));

    /// <summary>Equal to nine digits; NaN equals NaN.</summary>
    public static void Close(double expected, double actual, double relative = 1e-9)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual))
        {
            Assert.True(double.IsNaN(expected) && double.IsNaN(actual), $"{expected} against {actual}");
            return;
        }

        Assert.True(Math.Abs(expected - actual) <= relative * Math.Max(Math.Abs(expected), Math.Abs(actual)) + 1e-300, $"{expected:R} against {actual:R}");
    }

    public static Outcome<SurvivalInput> Parse(string text, SurvivalColumns? columns = null, bool strict = false) =>
        Parse(Encoding.UTF8.GetBytes(text), columns, strict);

    public static Outcome<SurvivalInput> Parse(byte[] bytes, SurvivalColumns? columns = null, bool strict = false)
    {
        using var stream = new MemoryStream(bytes);
        return SurvivalCsv.Read(stream, "data.csv", columns ?? new SurvivalColumns("time", "event"), strict, NoProgress.Instance, CancellationToken.None);
    }

    private static double? Number(string text) =>
        text == "NA" ? double.NaN : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
