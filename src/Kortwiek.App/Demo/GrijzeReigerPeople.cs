using System.Security.Cryptography;
using System.Text;

namespace Kortwiek.App.Demo;

using Kortwiek.Act;

/// <summary>The authorities and the team of the sample.</summary>
internal static class GrijzeReigerPeople
{
    /// <summary>The nine authorities at the table, the lead first.</summary>
    public static IReadOnlyList<Authority> Authorities { get; } =
    [
        Of("zwin", "Zwin", "BE", AuthorityKind.Prosecutor, "Europe/Brussels", eio: true),
        Of("waddenzee", "Waddenzee", "NL", AuthorityKind.Police, "Europe/Amsterdam", eio: true),
        Of("vogezen", "Vogezen", "FR", AuthorityKind.Judge, "Europe/Paris", eio: true),
        Of("harz", "Harz", "DE", AuthorityKind.Police, "Europe/Berlin", eio: true),
        Of("rila", "Rila", "BG", AuthorityKind.Prosecutor, "Europe/Sofia", eio: true),
        Of("bucegi", "Bucegi", "RO", AuthorityKind.Prosecutor, "Europe/Bucharest", eio: true),
        Of("pennine", "Pennine", "GB", AuthorityKind.Police, "Europe/London", eio: false),
        Of("potomac", "Potomac", "US", AuthorityKind.Prosecutor, "America/New_York", eio: false),
        Of("laurentide", "Laurentide", "CA", AuthorityKind.Police, "America/Toronto", eio: false),
    ];

    /// <summary>The team: invented persons.</summary>
    public static IReadOnlyList<Member> Members { get; } = [.. ReadMembers()];

    private const string People =
        """
        zwin       lieve      Lieve Vandermotte     coordinator nl,fr,en
        zwin       joris      Joris Aelterman       magistrate  nl,fr,en
        zwin       hannelore  Hannelore Quataert    magistrate  nl,fr
        zwin       bram       Bram Ostyn            legal       nl,en
        zwin       katrien    Katrien Debruyker     officer     nl,fr,en
        zwin       wout       Wout Paermentier      officer     nl,en
        zwin       noor       Noor Thibaut          analyst     nl,fr,en
        zwin       stijn      Stijn Callebert       evidence    nl
        zwin       mieke      Mieke Rommelaere      auditor     nl,fr
        zwin       tom        Tom Verschaete        admin       nl,en
        waddenzee  sietske    Sietske Hoekema       magistrate  nl,en
        waddenzee  jelmer     Jelmer Tuinstra       officer     nl,en
        waddenzee  froukje    Froukje Zandstra      officer     nl,en
        vogezen    odile      Odile Marchessault    magistrate  fr,en
        vogezen    bastien    Bastien Grandclair    officer     fr
        vogezen    maelle     Maelle Thouvenin      officer     fr,en
        harz       friederike Friederike Osterwald  magistrate  de,en
        harz       jannik     Jannik Broemmel       officer     de,en
        harz       svenja     Svenja Kesselring     officer     de,fr
        rila       desislava  Desislava Karamitova  magistrate  bg,en
        rila       boyko      Boyko Stanimirov      officer     bg,en
        rila       ralitsa    Ralitsa Penkova       officer     bg
        bucegi     ioana      Ioana Vladescu        magistrate  ro,fr
        bucegi     radu       Radu Munteniu         officer     ro,en
        bucegi     sorina     Sorina Calimaneanu    officer     ro,en
        pennine    harriet    Harriet Fothergale    magistrate  en
        pennine    callum     Callum Askwith        officer     en
        pennine    imogen     Imogen Thwaite        officer     en
        potomac    marjorie   Marjorie Ellsworthy   magistrate  en
        potomac    dwayne     Dwayne Castellow      officer     en
        potomac    tess       Tess Brindamour       officer     en,fr
        laurentide genevieve  Genevieve Larocquette magistrate  fr,en
        laurentide etienne    Etienne Beaumesnil    officer     fr,en
        laurentide maude      Maude Charlebeau      officer     fr,en
        """;

    internal static readonly Dictionary<string, Member> ByHandle = Members.ToDictionary(m => m.Code, StringComparer.Ordinal);

    // The first officer of an authority drafts and executes, the second confirms.
    internal static Actor Officer(string authority) => Actor.Of(Members.First(m => m.Authority == authority && m.Roles == Roles.Officer));

    internal static Actor SecondOfficer(string authority) => Actor.Of(Members.Last(m => m.Authority == authority && m.Roles == Roles.Officer));

    internal static Actor Magistrate(string authority) => Actor.Of(Members.First(m => m.Authority == authority && m.Roles == Roles.Magistrate));

    internal static Actor Person(string handle) => Actor.Of(ByHandle[handle]);

    private static Authority Of(string code, string name, string country, AuthorityKind kind, string zone, bool eio) =>
        new(code, name, CountryOf(country), kind, zone, $"desk@{code}.example", EioBound: eio, EEvidenceBound: eio, CoeParty: true);

    private static IEnumerable<Member> ReadMembers()
    {
        foreach (var line in Lines(People))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            _ = RoleNames.TryParse(words[^2], out var roles);
            var person = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{GrijzeReiger.Code} {words[1]}")).AsSpan(0, 16));
            yield return new Member(words[1], person.ToString("D"), words[0], string.Join(' ', words[2..^2]), roles, words[^1].Split(','));
        }
    }

    internal static string[] Lines(string table) => table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal static Country CountryOf(string code) => Country.TryParse(code, out var country) ? country : throw new FormatException(code);
}
