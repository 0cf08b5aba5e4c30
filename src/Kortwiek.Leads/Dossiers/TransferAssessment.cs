using System.Globalization;

namespace Kortwiek.Leads;

/// <summary>Why and under what limits personal data may be sent to a country.</summary>
/// <remarks>Directive (EU) 2016/680, Articles 35 to 38.</remarks>
/// <param name="Country">The recipient.</param>
/// <param name="Dated">When it was assessed.</param>
/// <param name="Basis">Legal basis of the transfer.</param>
/// <param name="Safeguards">What protects the persons there.</param>
/// <param name="UseLimits">What the recipient may do with it.</param>
/// <param name="Until">Until when the assessment holds; null without end.</param>
public sealed record TransferAssessment(Country Country, DateOnly Dated, string Basis, string Safeguards, string UseLimits, DateOnly? Until)
{
    /// <summary>True on the days on which the assessment holds.</summary>
    public bool Holds(DateOnly day) => Dated <= day && (Until is null || day <= Until);

    /// <summary>Reads lines <c>country,dated,basis,safeguards,use limits[,until]</c>; the later of two lines of one country replaces the earlier.</summary>
    public static Outcome<IReadOnlyList<TransferAssessment>> Read(Stream stream, string name)
    {
        var all = new SortedDictionary<Country, TransferAssessment>();
        foreach (var (line, fields) in TableLines.Read(stream.ReadAll()))
        {
            if (fields.Length < 5 || !Country.TryParse(fields[0], out var country) || !TryDay(fields[1], out var dated)
                || fields.Skip(2).Take(3).Any(string.IsNullOrWhiteSpace))
            {
                return new BadInput("A line of a transfer assessment is: country, date, legal basis, safeguards, limits of use, and perhaps a last day.", name, line);
            }

            DateOnly? until = null;
            if (fields.Length > 5 && fields[5].Length > 0)
            {
                if (!TryDay(fields[5], out var last))
                {
                    return new BadInput($"'{fields[5]}' is no date; write yyyy-MM-dd.", name, line);
                }

                until = last;
            }

            all[country] = new TransferAssessment(country, dated, fields[2], fields[3], fields[4], until);
        }

        return new Outcome<IReadOnlyList<TransferAssessment>>.Done([.. all.Values]);
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
