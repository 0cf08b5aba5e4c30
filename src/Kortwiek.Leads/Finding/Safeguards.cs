namespace Kortwiek.Leads;

/// <summary>The warnings that go with a lead.</summary>
internal static class Safeguards
{
    private const int SharedAgents = 5;
    private const int CgnatAgents = 20;
    private const int OldDays = 90;

    internal static readonly SortedDictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["tor-exit"] = "All acts came through exits of Tor: they say nothing about a country or a subscriber.",
        ["tor-in-part"] = "Some acts came through exits of Tor; country and provider are taken from the others.",
        ["vpn-or-hosting"] = "An address belongs to a hosting or VPN network: its user is a customer of that network, perhaps elsewhere.",
        ["cgnat"] = "Many subscribers share an address: the provider needs the source port and the exact second.",
        ["cgnat-no-port"] = "Many subscribers share an address and the log has no source port: the provider may be unable to name one.",
        ["shared"] = "At least five kinds of browser used an address on one day: several people may share it.",
        ["dynamic"] = "Access providers hand addresses out anew: the user of the address at that time is meant, not its user today.",
        ["no-port"] = "The log has no source port.",
        ["protected-list"] = "An address stands on the protected list: researchers, journalists, police or partners.",
        ["year-inferred"] = "The year does not stand in the log: it was inferred from the order of the records and a known date.",
        ["zone-assumed"] = "The server's time zone is not known: UTC was assumed.",
        ["skew-unknown"] = "The error of the server's clock was not measured.",
        ["geo-old"] = "The country table is more than 90 days older or younger than the events.",
        ["geo-date-unknown"] = "The country table bears no date.",
        ["geo-conflict"] = "Two country tables name different countries.",
        ["private-or-reserved"] = "An address belongs to private or reserved space: it is nobody's on the internet.",
        ["several-countries"] = "The addresses of the acts lie in several countries; the one with most acts is given.",
        ["hostname-only"] = "The log gives a host name, not an address: who it was depends on the name's owner at that time.",
    };

    /// <summary>All flags that apply, sorted by name.</summary>
    /// <param name="acts">The events of the lead's acts.</param>
    /// <param name="members">The lead's actors.</param>
    /// <param name="geoDay">Day of the country table, where one was used.</param>
    /// <param name="geoUsed">A country table was used.</param>
    /// <param name="effects">By the rules.</param>
    public static IReadOnlyList<Safeguard> Of(
        IReadOnlyList<Evidence> acts,
        IReadOnlyList<ActorFacts> members,
        DateOnly? geoDay,
        bool geoUsed,
        IReadOnlyDictionary<string, SafeguardEffect> effects)
    {
        var flags = new SortedSet<string>(StringComparer.Ordinal);

        // What was done through Tor says nothing of a place; what was done without it does.
        var placed = acts.Where(a => !a.Address.HasFlag(AddressMarks.Tor)).ToList();
        var marks = placed.Aggregate(AddressMarks.None, (all, a) => all | a.Address);
        var hasPort = acts.Any(a => a.Line.Port is not null);
        var agents = members.Max(m => m.MostAgentsADay);
        Set("tor-exit", placed.Count == 0);
        Set("tor-in-part", placed.Count > 0 && placed.Count < acts.Count);
        Set("vpn-or-hosting", marks.HasFlag(AddressMarks.Hosting));
        var cgnat = marks.HasFlag(AddressMarks.Cgnat) || agents >= CgnatAgents;
        Set(hasPort ? "cgnat" : "cgnat-no-port", cgnat);
        Set("shared", agents >= SharedAgents);
        Set("no-port", !hasPort);
        Set("protected-list", members.Any(m => m.Marks.HasFlag(AddressMarks.Protected)));
        Set("private-or-reserved", marks.HasFlag(AddressMarks.Reserved));
        Set("geo-conflict", marks.HasFlag(AddressMarks.GeoConflict));
        Set("hostname-only", marks.HasFlag(AddressMarks.HostName));
        Set("dynamic", (marks & (AddressMarks.Hosting | AddressMarks.Reserved | AddressMarks.HostName)) == AddressMarks.None);
        Set("year-inferred", acts.Any(a => a.Quality is TimeQuality.YearInferred or TimeQuality.ZoneAndYear));
        Set("zone-assumed", acts.Any(a => a.Quality is TimeQuality.ZoneAssumed or TimeQuality.ZoneAndYear));
        Set("skew-unknown", acts.Any(a => !a.Marks.HasFlag(RecordMarks.SkewKnown)));
        Set("several-countries", placed.Where(a => a.Country != Country.Unknown).Select(a => a.Country).Distinct().Skip(1).Any());
        Set("geo-date-unknown", geoUsed && geoDay is null);
        Set("geo-old", geoDay is { } day && acts.Any(a => a.Line.Utc is { } at && Math.Abs(DateOnly.FromDateTime(at.UtcDateTime).DayNumber - day.DayNumber) > OldDays));
        return [.. flags.Select(f => new Safeguard(f, effects.GetValueOrDefault(f, SafeguardEffect.Note), Texts[f]))];

        void Set(string flag, bool applies)
        {
            if (applies)
            {
                flags.Add(flag);
            }
        }
    }

    /// <summary>By how many seconds an instant may be wrong: the second of the log itself, an unmeasured clock, an assumed zone.</summary>
    public static int Uncertainty(Evidence act)
    {
        var seconds = act.Marks.HasFlag(RecordMarks.SkewKnown) ? 2 : 300;
        return act.Quality is TimeQuality.ZoneAssumed or TimeQuality.ZoneAndYear ? seconds + (14 * 3600) : seconds;
    }
}
