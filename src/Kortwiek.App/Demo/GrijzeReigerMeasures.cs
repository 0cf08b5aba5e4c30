using System.Text;

namespace Kortwiek.App.Demo;

using Kortwiek.Act;
using static Kortwiek.App.Demo.GrijzeReiger;
using static Kortwiek.App.Demo.GrijzeReigerNetwork;
using static Kortwiek.App.Demo.GrijzeReigerPeople;

/// <summary>The measures, instruments and findings of the sample.</summary>
internal static class GrijzeReigerMeasures
{
    /// <summary>The 78 measures as they are drafted.</summary>
    public static IReadOnlyList<SampleMeasure> Measures { get; } = [.. Lines(Drafts).Select(ReadMeasure)];

    /// <summary>One instrument for each measure.</summary>
    public static IReadOnlyList<Instrument> Instruments { get; } = [.. Measures.Select(InstrumentOf)];

    /// <summary>One dated finding for each channel.</summary>
    public static IReadOnlyList<AffiliationFinding> Findings { get; } = [.. GrijzeReigerNetwork.Channels.Select(c => new AffiliationFinding(
        c.Name, Opened.AddDays(-12), ByHandle["noor"].PersonId, ByHandle["bram"].PersonId,
        [$"{c.Name} signs its posts with the key of Holle Kroon", "the same accounts administer it and Kroonpost"],
        ["no paid staff and no imprint were found; 120 posts were read for it"],
        ["an independent site that republishes", "a research archive"]))];

    // id element kind authority group minutes [fallback] ; minutes from T
    private const string Drafts =
        """
        M-001 S01 preserve         vogezen    D1-QUIET  -4320
        M-002 S02 preserve         harz       D1-QUIET  -4140
        M-003 S03 preserve         waddenzee  D1-QUIET  -3960
        M-004 S04 preserve         bucegi     D1-QUIET  -3780
        M-005 S06 preserve         laurentide D1-QUIET  -3600
        M-006 S09 preserve         zwin       D1-QUIET  -3420
        M-007 S12 preserve         rila       D1-QUIET  -3240
        M-008 S13 preserve         zwin       D1-QUIET  -3060
        M-009 S16 preserve         zwin       D1-QUIET  -2880
        M-010 S17 preserve         harz       D1-QUIET  -2700
        M-011 S18 preserve         zwin       D1-QUIET  -2520
        M-012 S20 preserve         laurentide D1-QUIET  -2340
        M-013 C01 preserve         potomac    D1-QUIET  -2160
        M-014 C02 preserve         potomac    D1-QUIET  -1980
        M-015 B01 preserve         potomac    D1-QUIET  -1800
        M-016 B02 preserve         laurentide D1-QUIET  -1620
        M-017 N01 preserve         waddenzee  D1-QUIET  -1440
        M-018 N02 preserve         laurentide D1-QUIET  -720
        M-019 A01 preserve         potomac    D1-QUIET  -360
        M-020 A04 preserve         pennine    D1-QUIET  -120
        M-021 D01 domain-seizure   waddenzee  D1-STRIKE 0
        M-022 D02 domain-seizure   potomac    D1-STRIKE 0
        M-023 D03 domain-seizure   rila       D1-STRIKE 0   fallback=M-040
        M-024 D04 domain-seizure   waddenzee  D1-STRIKE 0
        M-025 D05 domain-seizure   laurentide D1-STRIKE 0
        M-026 D06 domain-seizure   vogezen    D1-STRIKE 0
        M-027 D08 domain-seizure   waddenzee  D1-STRIKE 0
        M-028 D09 domain-seizure   potomac    D1-STRIKE 0
        M-029 D10 domain-seizure   rila       D1-STRIKE 0   fallback=M-048
        M-030 D11 domain-seizure   bucegi     D1-STRIKE 0
        M-031 D13 domain-seizure   pennine    D1-STRIKE 0
        M-032 D15 domain-seizure   waddenzee  D1-STRIKE 0
        M-033 S03 server-seizure   waddenzee  D1-STRIKE 0
        M-034 S05 server-seizure   waddenzee  D1-STRIKE 1
        M-035 S10 server-seizure   waddenzee  D1-STRIKE 2
        M-036 S11 server-seizure   waddenzee  D1-STRIKE 3
        M-037 S01 server-seizure   vogezen    D1-STRIKE 0
        M-038 S08 server-seizure   vogezen    D1-STRIKE 2
        M-039 S21 server-seizure   vogezen    D1-STRIKE 4
        M-040 S02 server-seizure   harz       D1-STRIKE 0
        M-041 S17 server-seizure   harz       D1-STRIKE 3
        M-042 S04 server-seizure   bucegi     D1-STRIKE 0
        M-043 S14 server-seizure   bucegi     D1-STRIKE 3
        M-044 S06 server-seizure   laurentide D1-STRIKE 5   fallback=M-025
        M-045 S12 server-seizure   rila       D1-STRIKE 5   fallback=M-048
        M-046 S22 server-seizure   zwin       D1-STRIKE 1
        M-047 A07 removal-order    vogezen    D1-STRIKE 15
        M-048 S13 removal-order    zwin       D1-STRIKE 15
        M-049 S16 removal-order    zwin       D1-STRIKE 15
        M-050 S23 removal-order    rila       D1-STRIKE 15
        M-051 S25 removal-order    bucegi     D1-STRIKE 15
        M-052 S26 removal-order    harz       D1-STRIKE 15
        M-053 S03 search           waddenzee  D1-STRIKE 5   after=M-033
        M-054 S22 search           zwin       D1-STRIKE 5   after=M-046
        M-055 A02 referral         potomac    D1-STRIKE 60
        M-056 A04 referral         pennine    D1-STRIKE 60
        M-057 D16 domain-seizure   laurentide D2-SWEEP  0
        M-058 D20 domain-seizure   harz       D2-SWEEP  0
        M-059 S07 server-seizure   harz       D2-SWEEP  1
        M-060 S15 server-seizure   waddenzee  D2-SWEEP  2
        M-061 S09 server-seizure   zwin       D2-SWEEP  4
        M-062 S20 server-seizure   laurentide D2-SWEEP  5
        M-063 S18 removal-order    zwin       D2-SWEEP  15
        M-064 A08 removal-order    zwin       D2-SWEEP  15
        M-065 D14 removal-order    zwin       D2-SWEEP  15
        M-066 D17 removal-order    zwin       D2-SWEEP  15
        M-067 A01 referral         potomac    D2-SWEEP  60
        M-068 A03 referral         potomac    D2-SWEEP  60
        M-069 A06 referral         potomac    D2-SWEEP  60
        M-070 A05 referral         pennine    D2-SWEEP  60
        M-071 C01 production-order potomac    D2-SWEEP  120
        M-072 C02 production-order potomac    D2-SWEEP  120
        M-073 B01 production-order potomac    D2-SWEEP  120
        M-074 B02 production-order laurentide D2-SWEEP  120
        M-075 N02 production-order laurentide D2-SWEEP  120
        M-076 A06 production-order potomac    D2-SWEEP  120
        M-077 S08 search           vogezen    D2-SWEEP  10
        M-078 S14 search           bucegi     D2-SWEEP  10
        """;

    private static SampleMeasure ReadMeasure(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _ = Words.TryParse<MeasureKind>(words[2], out var kind);
        var minutes = TimeSpan.FromMinutes(int.Parse(words[5], System.Globalization.CultureInfo.InvariantCulture));
        var weight = kind switch
        {
            MeasureKind.ServerSeizure or MeasureKind.DomainSeizure or MeasureKind.RemovalOrder => Math.Round(WeightOf[words[1]]),
            MeasureKind.Referral => Math.Round(WeightOf[words[1]] / 2),
            _ => 0,
        };
        return new SampleMeasure(
            words[0], words[1], kind, words[3], words[4], minutes, "I-" + words[0][2..], weight, Named("fallback="), Named("after="));

        string? Named(string name) => Array.Find(words, w => w.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
    }

    private static Instrument InstrumentOf(SampleMeasure measure)
    {
        var element = ByRef[measure.Element];
        var authority = GrijzeReigerPeople.Authorities.First(a => a.Code == measure.Authority);
        var domestic = element.Country == authority.Country;
        var type = TypeOf(measure.Kind, element, authority, domestic);
        var issuer = type is InstrumentType.EioA or InstrumentType.Mla or InstrumentType.PreservationRequest ? Lead : measure.Authority;
        var number = int.Parse(measure.Id.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
        var issued = Opened.AddDays(-3).AddMinutes(number * 11);
        var sent = measure.Kind is MeasureKind.RemovalOrder or MeasureKind.Referral or MeasureKind.ProductionOrder or MeasureKind.Preserve;
        return new Instrument(
            measure.Instrument, type, issuer, element.Country, BasisOf(type), $"ZW.2027/{1000 + number}", issued,
            ValidUntil: sent ? null : new DateTimeOffset(2027, 5, 31, 22, 0, 0, TimeSpan.Zero),
            LanguageOf(element.Country),
            measure.Kind == MeasureKind.Search ? [new Condition("The premises are entered by day only.", "Entered from 08:05 UTC on; sunrise is before 05:00 UTC.")] : [],
            Digest.Sha256Of(Encoding.UTF8.GetBytes($"{Code} {measure.Instrument}")), Magistrate(issuer).Code,
            ReceivedAt: sent ? null : Opened.AddDays(21).AddMinutes(number * 7));
    }

    private static InstrumentType TypeOf(MeasureKind kind, SampleElement element, Authority authority, bool domestic) => kind switch
    {
        MeasureKind.RemovalOrder => InstrumentType.RemovalOrder,
        MeasureKind.Referral => InstrumentType.Referral,
        MeasureKind.Preserve => authority.Code switch
        {
            "potomac" => InstrumentType.UsPreservation,
            "laurentide" or "pennine" => InstrumentType.PreservationRequest,
            _ => domestic ? InstrumentType.Warrant : InstrumentType.EpocPr,
        },
        MeasureKind.ProductionOrder => element.Country.Code == "US" ? InstrumentType.Epoc : InstrumentType.Mla,
        _ => authority.Code == Lead && domestic ? InstrumentType.Warrant : authority.EioBound ? InstrumentType.EioA : InstrumentType.Mla,
    };

    private static string[] BasisOf(InstrumentType type) => type switch
    {
        InstrumentType.EioA => ["Directive 2014/41/EU art. 1"],
        InstrumentType.Mla => ["Convention on Cybercrime art. 31"],
        InstrumentType.Epoc => ["Regulation (EU) 2023/1543 art. 5"],
        InstrumentType.EpocPr => ["Regulation (EU) 2023/1543 art. 6"],
        InstrumentType.RemovalOrder => ["Regulation (EU) 2021/784 art. 3"],
        InstrumentType.PreservationRequest => ["Convention on Cybercrime art. 29"],
        InstrumentType.UsPreservation => ["18 USC 2703(f)"],
        InstrumentType.Referral => ["terms of the provider"],
        _ => ["national law of the executing state"],
    };

    private static string LanguageOf(Country country) => country.Code switch
    {
        "BE" or "NL" => "nl",
        "FR" => "fr",
        "DE" or "AT" => "de",
        "BG" => "bg",
        "RO" => "ro",
        "PL" => "pl",
        "LT" => "lt",
        "SE" => "sv",
        "ES" => "es",
        _ => "en",
    };
}
