using System.Diagnostics.CodeAnalysis;

namespace Kortwiek.Core;

/// <summary>An ISO 3166-1 alpha-2 code in upper case; <c>EU</c> and <c>XK</c> are allowed beside the assigned codes, <c>UK</c> is read as <c>GB</c>.</summary>
/// <remarks>Ordering is ordinal. The default value is <c>ZZ</c>, unknown.</remarks>
public readonly record struct Country : IComparable<Country>
{
    private const string Assigned =
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ " +
        "DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT " +
        "JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ " +
        "OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
        "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW EU XK ZZ";

    private static readonly HashSet<string> Known = [.. Assigned.Split(' ')];
    private readonly string? _code;

    private Country(string code) => _code = code;

    /// <summary>Not known, or not to be said.</summary>
    public static Country Unknown => default;

    /// <summary>Every country there is a code for, ordinal by code, without the unknown one.</summary>
    public static IEnumerable<Country> All => Assigned.Split(' ').Where(c => c != "ZZ").Order(StringComparer.Ordinal).Select(c => new Country(c));

    /// <summary>Two upper-case letters.</summary>
    public string Code => _code ?? "ZZ";

    /// <summary>Reads two letters in either case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Country country)
    {
        country = default;
        var code = text?.ToUpperInvariant();
        if (code == "UK")
        {
            code = "GB";
        }

        if (code is null || !Known.Contains(code))
        {
            return false;
        }

        country = code == "ZZ" ? default : new Country(code);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Country other) => string.CompareOrdinal(Code, other.Code);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    /// <summary>Ordinal by code.</summary>
    public static bool operator <(Country left, Country right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal by code.</summary>
    public static bool operator >(Country left, Country right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal by code.</summary>
    public static bool operator <=(Country left, Country right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal by code.</summary>
    public static bool operator >=(Country left, Country right) => left.CompareTo(right) >= 0;
}
