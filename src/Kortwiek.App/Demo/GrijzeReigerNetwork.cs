using System.Globalization;

namespace Kortwiek.App.Demo;

using static Kortwiek.App.Demo.GrijzeReigerPeople;

/// <summary>The channels, elements and ties of the sample.</summary>
internal static class GrijzeReigerNetwork
{
    /// <summary>The nine channels.</summary>
    public static IReadOnlyList<SampleChannel> Channels { get; } =
    [
        new("KP", "Kroonpost", "site", "nl", 42_000),
        new("RH", "Radio Hol Riet", "radio", "nl", 18_000),
        new("TB", "Torenblad", "site", "fr", 9_500),
        new("KB", "Kroonbeeld", "video", "nl", 31_000),
        new("ZP", "Zeven Poorten", "forum", "en", 12_500),
        new("NP", "Nachtpost", "messenger", "en", 15_500),
        new("KS", "Kroonspiegel", "mirror", "nl", 7_000),
        new("K2", "Kroonspiegel-2", "mirror", "nl", 5_200),
        new("RS", "Rietstem", "site", "de", 11_000),
    ];

    /// <summary>The 62 elements.</summary>
    public static IReadOnlyList<SampleElement> Elements { get; } = [.. Lines(Infrastructure).Select(ReadElement)];

    /// <summary>The ties: where a channel's audience goes from its names to its origins, and who administers what.</summary>
    public static IReadOnlyList<SampleRelation> Relations { get; } = [.. Lines(Ties).SelectMany(ReadTies)];

    /// <summary>Refs of the elements at which a channel's paths end, by channel.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Ends { get; } = Elements
        .Where(e => e.Layer == "origin" || e.Kind == "account")
        .GroupBy(e => e.Channel, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(e => e.Ref)], StringComparer.Ordinal);

    // ref channel kind layer key country asn provider
    private const string Infrastructure =
        """
        D01 KP domain  name       dom:kroonpost.example                        NL -     Registrar Duinrand
        D02 KP domain  name       dom:kroonpost.test                           US -     Registrar Blue Heron
        D03 KP domain  name       dom:kroonpost-nieuws.example                 BG -     Registrar Vitosha
        N01 KP dns     resolution dom:ns1.rietdns.example                      NL 64496 Rietdns
        N02 KP dns     resolution dom:ns2.rietdns.example                      CA 64497 Rietdns
        C01 KP cdn     front      dom:edge.vlotnet.example                     US 64498 Vlotnet
        S01 KP server  front      ip:192.0.2.10                                FR 64499 Hebergement Garrigue
        S02 KP server  front      ip:198.51.100.10                             DE 64500 Nordkamm Hosting
        S03 KP server  origin     ip:198.51.100.23                             NL 64501 Polderhost
        S04 KP server  origin     ip:203.0.113.15                              RO 64502 Gazduire Cerna
        D04 RH domain  name       dom:holriet.example                          NL -     Registrar Duinrand
        D05 RH domain  name       dom:radio-holriet.test                       CA -     Registrar Sapin
        S05 RH server  origin     ip:198.51.100.31                             NL 64501 Polderhost
        S06 RH server  origin     ip:203.0.113.31                              CA 64503 Erabliere Hosting
        S07 RH server  front      ip:192.0.2.31                                DE 64500 Nordkamm Hosting
        A01 RH account name       acct:klankwolk:holriet                       US -     Klankwolk
        D06 TB domain  name       dom:torenblad.example                        FR -     Registre Lavande
        D07 TB domain  name       dom:torenblad-archief.example                BE -     Registrar Schelde
        S08 TB server  origin     ip:192.0.2.44                                FR 64499 Hebergement Garrigue
        S09 TB server  origin     ip:203.0.113.44                              PL 64504 Hosting Bursztyn
        B01 TB bucket  origin     url:https://opslag.kubiek.example/torenblad  US 64505 Kubiek
        D08 KB domain  name       dom:kroonbeeld.example                       NL -     Registrar Duinrand
        D09 KB domain  name       dom:kroonbeeld.test                          US -     Registrar Blue Heron
        D10 KB domain  name       dom:kroonbeeld-kijk.example                  BG -     Registrar Vitosha
        C02 KB cdn     front      dom:beeld.vlotnet.example                    US 64498 Vlotnet
        S10 KB server  origin     ip:198.51.100.52                             NL 64501 Polderhost
        S11 KB server  origin     ip:198.51.100.53                             NL 64506 Waterlijn Servers
        S12 KB server  origin     ip:203.0.113.52                              BG 64507 Hosting Rodopi
        S13 KB server  front      ip:203.0.113.53                              LT 64508 Serveriai Neris
        B02 KB bucket  origin     url:https://opslag.esdoorn.example/kroonbeeld CA 64503 Esdoorn
        A02 KB account name       acct:kijkbuis:kroonbeeld                     US -     Kijkbuis
        A03 KB account name       acct:kijkbuis:kroonbeeld-2                   US -     Kijkbuis
        D11 ZP domain  name       dom:zevenpoorten.example                     RO -     Registrar Carpati
        D12 ZP domain  name       dom:zevenpoorten.test                        DE -     Registrar Elbtal
        S14 ZP server  origin     ip:203.0.113.61                              RO 64502 Gazduire Cerna
        S15 ZP server  origin     ip:198.51.100.61                             NL 64506 Waterlijn Servers
        S16 ZP server  front      ip:203.0.113.62                              SE 64509 Granskog Drift
        D13 NP domain  name       dom:nachtpost.example                        GB -     Registrar Fenland
        D14 NP domain  name       dom:nachtpost.test                           ES -     Registrador Meseta
        A04 NP account name       acct:bode:nachtpost                          GB -     Bode
        A05 NP account name       acct:bode:nachtpost-2                        GB -     Bode
        A06 NP account name       acct:snelbericht:nachtpost                   US -     Snelbericht
        A07 NP account name       acct:estafette:nachtpost-fr                  FR -     Estafette
        S17 NP server  origin     ip:192.0.2.71                                DE 64500 Nordkamm Hosting
        S18 NP server  origin     ip:203.0.113.71                              LT 64508 Serveriai Neris
        D15 KS domain  name       dom:kroonspiegel.example                     NL -     Registrar Duinrand
        D16 KS domain  name       dom:kroonspiegel.test                        CA -     Registrar Sapin
        D17 KS domain  name       dom:spiegel-een.example                      AT -     Registrar Enns
        S19 KS server  origin     ip:198.51.100.81                             NL 64506 Waterlijn Servers
        S20 KS server  origin     ip:203.0.113.81                              CA 64503 Erabliere Hosting
        S21 KS server  front      ip:192.0.2.81                                FR 64499 Hebergement Garrigue
        D18 K2 domain  name       dom:kroonspiegel-2.example                   NL -     Registrar Duinrand
        D19 K2 domain  name       dom:kroonspiegel-2.test                      BG -     Registrar Vitosha
        S22 K2 server  origin     ip:192.0.2.91                                BE 64510 Schorre Hosting
        S23 K2 server  origin     ip:203.0.113.91                              BG 64507 Hosting Rodopi
        D20 RS domain  name       dom:rietstem.example                         DE -     Registrar Elbtal
        D21 RS domain  name       dom:rietstem.test                            US -     Registrar Blue Heron
        D22 RS domain  name       dom:rietstem-vertaling.example               FR -     Registre Lavande
        S24 RS server  origin     ip:192.0.2.101                               BE 64510 Schorre Hosting
        S25 RS server  origin     ip:203.0.113.101                             RO 64502 Gazduire Cerna
        S26 RS server  front      ip:2001:db8:101::26                          DE 64511 Heidesand Netze
        A08 RS account name       acct:mazowsze:rietstem                       PL -     Mazowsze
        """;

    // from type to,to
    private const string Ties =
        """
        D01 uses N01
        D02 uses N02
        D03 resolves S02
        N01 resolves S01,C01
        N02 resolves C01,S02
        C01 uses S03,S04
        S01 uses S03
        S02 uses S03,S04
        D04 resolves S05,S07
        D05 resolves S06
        S07 uses S05,S06
        D06 resolves S08,B01
        D07 resolves S08,S09
        D08 resolves C02,S10
        D09 resolves C02
        D10 resolves S13
        C02 uses S10,S11,B02
        S13 uses S11,S12
        D11 resolves S14,S16
        D12 resolves S16
        S16 uses S14,S15
        D13 resolves S17
        D14 resolves S18
        D15 resolves S19,S21
        D16 resolves S20
        D17 resolves S21
        S21 uses S19,S20
        D18 resolves S22,S23
        D19 resolves S23
        D20 resolves S24
        D21 resolves S26
        D22 resolves S25
        S26 uses S24,S25
        S04 administers S14,S25
        S03 administers S10,S19
        S17 administers A04,A06
        """;

    internal static readonly Dictionary<string, SampleElement> ByRef = Elements.ToDictionary(e => e.Ref, StringComparer.Ordinal);

    // How much the audience loses without an element: of each channel, its audience by the share of the paths that lead through it.
    internal static readonly Dictionary<string, double> WeightOf = Weights();

    internal static string NameOf(string channel) => Channels.First(c => c.Code == channel).Name;

    private static SampleElement ReadElement(string line)
    {
        var words = line.Split(' ', 8, StringSplitOptions.RemoveEmptyEntries);
        return new SampleElement(
            words[0], KeyOf(words[4]), words[2], words[3], CountryOf(words[5]), words[7],
            words[6] == "-" ? null : int.Parse(words[6], CultureInfo.InvariantCulture), words[1]);
    }

    internal static ElementKey KeyOf(string text)
    {
        var name = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        ElementKey key = default;
        var ok = text[..2] switch
        {
            "ip" => ElementKey.TryIp(name, out key),
            "do" => ElementKey.TryDomain(name, out key),
            "ur" => ElementKey.TryUrl(name, out key),
            _ => ElementKey.TryParse(text, out key),
        };
        return ok ? key : throw new FormatException(text);
    }

    private static IEnumerable<SampleRelation> ReadTies(string line)
    {
        var words = line.Split(' ');
        return words[2].Split(',').Select(to => new SampleRelation(words[0], to, words[1]));
    }

    private static Dictionary<string, double> Weights()
    {
        var weights = Elements.ToDictionary(e => e.Ref, _ => 0d, StringComparer.Ordinal);
        var next = Relations.Where(r => r.IsServicePath).ToLookup(r => r.From, r => r.To, StringComparer.Ordinal);
        foreach (var channel in Channels)
        {
            var ends = Ends[channel.Code].ToHashSet(StringComparer.Ordinal);
            var paths = Elements.Where(e => e.Channel == channel.Code && e.Layer == "name").SelectMany(e => Paths([e.Ref], next, ends)).ToList();
            foreach (var step in paths.SelectMany(p => p))
            {
                weights[step] += (double)channel.Audience / paths.Count;
            }
        }

        return weights;
    }

    private static IEnumerable<List<string>> Paths(List<string> path, ILookup<string, string> next, HashSet<string> ends)
    {
        if (ends.Contains(path[^1]))
        {
            yield return path;
        }

        foreach (var longer in next[path[^1]].SelectMany(to => Paths([.. path, to], next, ends)))
        {
            yield return longer;
        }
    }
}
