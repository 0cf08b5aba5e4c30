using System.Text.Json;

namespace Kortwiek.App.Act;

using Kortwiek.Act;

/// <summary>Values of the room and rows of the store, one from the other.</summary>
internal static class ActRows
{
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, KortwiekJson.Options) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is empty.");

    /// <summary>The code of an authority that is named by code or by name.</summary>
    public static string CodeOf(string named, IReadOnlyList<Authority> authorities) =>
        authorities.FirstOrDefault(a => a.Code == named)?.Code
        ?? authorities.FirstOrDefault(a => a.Name.Equals(named, StringComparison.OrdinalIgnoreCase))?.Code
        ?? named;

    public static Authority Value(AuthorityRow r) => new(
        r.Code, r.Name, r.Country, Words.TryParse<AuthorityKind>(r.Kind, out var kind) ? kind : AuthorityKind.Observer, r.TimeZone, r.Contact, r.EioBound, r.EEvidenceBound, r.CoeParty);

    public static Member Value(MemberRow r, IReadOnlyList<Authority> authorities) => new(
        r.Handle, r.PersonId.ToString("D"), CodeOf(r.Authority, authorities), r.DisplayName, RoleNames.TryParse(r.Role, out var roles) ? roles : Roles.None, []);

    public static ActionDay Value(ActionDayRow r) => new(r.Number, r.TZero, r.Title);

    public static ActionGroup Value(ActionGroupRow r) => new(
        r.Code, r.Day, r.Title, Read<ReleaseRule>(r.Rule), r.PollOffsetSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

    public static PollAnswer Value(PollAnswerRow r) => new(
        r.Day, TimeSpan.FromSeconds(r.PollSeconds), r.Authority, Words.TryParse<PollWord>(r.Word, out var word) ? word : PollWord.Hold, r.Reason, r.By, r.At);

    public static ReleaseSignature Value(ReleaseSignatureRow r) => new(
        r.Group, r.Member, r.PersonId, RoleNames.TryParse(r.Roles, out var roles) ? roles : Roles.None, r.PlanHash, r.At);

    public static Deconfliction Value(DeconflictionRow r) => Read<Deconfliction>(r.Body);

    public static AuthorityRow Row(Authority a, TimeProvider clock) => new()
    {
        Id = Id<AuthorityRow>.New(clock),
        Code = a.Code,
        Name = a.Name,
        Country = a.Country,
        Kind = Words.Of(a.Kind),
        TimeZone = a.TimeZone,
        Contact = a.Contact24x7,
        EioBound = a.EioBound,
        EEvidenceBound = a.EEvidenceBound,
        CoeParty = a.CoeParty,
    };

    public static MemberRow Row(Member m, Authority authority, TimeProvider clock) => new()
    {
        Id = Id<MemberRow>.New(clock),
        Handle = m.Code,
        DisplayName = m.DisplayName,
        Role = string.Join(',', RoleNames.Each(m.Roles).Select(r => r.ToString().ToLowerInvariant())),
        Authority = authority.Name,
        Country = authority.Country,
        PersonId = Guid.ParseExact(m.PersonId, "D"),
    };

    public static ActionDayRow Row(ActionDay d, TimeProvider clock) => new() { Id = Id<ActionDayRow>.New(clock), Number = d.Number, TZero = d.TZero, Title = d.Title };

    public static ActionGroupRow Row(ActionGroup g, TimeProvider clock) => new()
    {
        Id = Id<ActionGroupRow>.New(clock),
        Code = g.Code,
        Day = g.Day,
        Title = g.Title,
        Rule = Json(g.Rule),
        PollOffsetSeconds = (long?)g.PollOffset?.TotalSeconds,
    };

    public static FindingRow Row(AffiliationFinding f, TimeProvider clock) => new() { Id = Id<FindingRow>.New(clock), Channel = f.Channel, At = f.At, Body = Json(f) };

    public static InstrumentRow Row(Instrument i, TimeProvider clock)
    {
        var row = new InstrumentRow { Id = Id<InstrumentRow>.New(clock), Code = i.Id, Type = "", Issuer = "", FileNumber = "", Body = "" };
        Set(row, i);
        return row;
    }

    public static void Set(InstrumentRow row, Instrument i)
    {
        row.Type = Words.Of(i.Type);
        row.Issuer = i.Issuer;
        row.ExecutingState = i.ExecutingState;
        row.FileNumber = i.FileNumber;
        row.IssuedAt = i.IssuedAt;
        row.ReceivedAt = i.ReceivedAt;
        row.ValidUntil = i.ValidUntil;
        row.DocumentSha256 = i.DocumentSha256;
        row.Body = Json(i);
    }

    public static MeasureRow Row(Measure m, TimeProvider clock)
    {
        var row = new MeasureRow { Id = Id<MeasureRow>.New(clock), Code = m.Id, Kind = "", Authority = "", State = "", Body = "" };
        Set(row, m);
        return row;
    }

    public static void Set(MeasureRow row, Measure m)
    {
        row.Kind = Words.Of(m.Kind);
        row.Authority = m.Authority;
        row.Group = m.Group;
        row.OffsetSeconds = (long)m.Offset.TotalSeconds;
        row.State = Words.Of(m.State);
        row.StateSince = m.StateSince;
        row.Held = m.IsHeld;
        row.Weight = m.Weight;
        row.Events = m.Events;
        row.Body = Json(m);
    }

    public static MeasureEventRow Row(MeasureEvent e, Id<MeasureRow> measure, TimeProvider clock) => new()
    {
        Id = Id<MeasureEventRow>.New(clock),
        MeasureId = measure,
        Sequence = e.Sequence,
        At = e.At,
        Command = Words.Of(e.Command),
        To = Words.Of(e.To),
        By = e.By,
        Body = Json(e),
    };

    public static PollAnswerRow Row(PollAnswer a, TimeProvider clock) => new()
    {
        Id = Id<PollAnswerRow>.New(clock),
        Day = a.Day,
        PollSeconds = (long)a.Poll.TotalSeconds,
        Authority = a.Authority,
        Word = Words.Of(a.Word),
        Reason = a.Reason,
        By = a.By,
        At = a.At,
    };

    public static ReleaseSignatureRow Row(ReleaseSignature s, bool waits, TimeProvider clock) => new()
    {
        Id = Id<ReleaseSignatureRow>.New(clock),
        Group = s.Group,
        Member = s.Member,
        PersonId = s.PersonId,
        Roles = string.Join(',', RoleNames.Each(s.Roles).Select(r => r.ToString().ToLowerInvariant())),
        PlanHash = s.PlanHash,
        At = s.At,
        Waits = waits,
    };

    public static DeconflictionRow Row(Deconfliction seen, string authority, string? theirs, TimeProvider clock) => new()
    {
        Id = Id<DeconflictionRow>.New(clock),
        Code = seen.Code,
        Key = seen.Key,
        Authority = authority,
        State = Words.Of(seen.State),
        FoundAt = seen.FoundAt,
        Body = Json(seen),
        Theirs = theirs,
    };

    public static DeadlineRow Row(Deadline d, TimeProvider clock)
    {
        var row = new DeadlineRow { Id = Id<DeadlineRow>.New(clock), Code = d.Id, RuleId = d.RuleId, Body = "" };
        Set(row, d);
        return row;
    }

    public static void Set(DeadlineRow row, Deadline d)
    {
        row.Measure = d.MeasureId;
        row.StartedAt = d.StartedAt;
        row.DoneAt = d.DoneAt;
        row.Body = Json(d);
    }

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, KortwiekJson.Options);
}
