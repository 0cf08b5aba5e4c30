using System.Text.Json;
using System.Text.Json.Nodes;
using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Act;

public sealed class OrderVerbTests
{
    private const string RemovalInstrument =
        """
        {"id": "I-001", "type": "removal-order", "issuer": "zwin", "executingState": "NL", "legalBasis": ["Regulation (EU) 2021/784 art. 3"], "fileNumber": "ZW.1", "issuedAt": "2027-04-19T08:00:00Z",
         "validUntil": null, "language": "nl", "conditions": [], "documentSha256": null, "signedBy": "joris", "receivedAt": null, "supersedes": null}
        """;

    private const string RemovalOrder =
        """
        {"addressee": "Kroonhost BV", "contactPoint": "orders@kroonhost.example", "addresseeLanguages": ["nl"], "grounds": ["incites"], "reasons": "De tekst roept op tot een aanslag en noemt plaats en dag.",
         "withhold": true, "otherState": true, "issuerKind": "other", "fileNumber": "ZW.1", "address": "Kaai 1", "phone": "+32 2 000 00 00", "email": "desk@zwin.example", "signedOn": "2027-04-19",
         "authenticated": true, "followUp": "desk@zwin.example", "establishmentAuthority": "desk@waddenzee.example", "redressBody": "Rechtbank", "redressTerm": "30 dagen", "redressBasis": "art. 1"}
        """;

    private const string Receipt =
        """
        {"form": "receipt", "version": 1, "language": "nl", "marking": "amber", "measure": null,
         "values": {"orderReference": "ZW.1", "addressee": "Kroonhost BV", "receivedAt": "2027-04-19T10:30:00+02:00", "receivedBy": "A. Person", "channel": "portal", "receiptReference": "KH-6"}}
        """;

    private const string Unclear =
        """
        {"form": "tco-3", "version": 1, "language": "en", "marking": "amber", "measure": null,
         "values": {"addressee": "Kroonhost BV", "issuer": "Zwin", "orderReference": "ZW.1", "addresseeReference": "KH-8", "receivedAt": "2027-04-19T08:30:00Z",
           "grounds": ["insufficient-information"], "details": "The address leads to a list of 40 videos.", "missing": "Which of the videos is meant.", "statedAt": "2027-04-19T08:50:00Z",
           "provider": "Kroonhost BV", "establishmentState": "NL", "person": "A. Person", "contact": "orders@kroonhost.example", "signedOn": "2027-04-19"}}
        """;

    private const string Removed =
        """
        {"form": "tco-2", "version": 1, "language": "en", "marking": "amber", "measure": "M-001",
         "values": {"addressee": "Kroonhost BV", "issuer": "Zwin", "orderReference": "ZW.1", "addresseeReference": "KH-9", "receivedAt": "2027-04-19T08:30:00Z",
           "action": "removed", "doneAt": "2027-04-19T08:58:00Z",
           "provider": "Kroonhost BV", "establishmentState": "NL", "person": "A. Person", "contact": "orders@kroonhost.example", "signedOn": "2027-04-19"}}
        """;

    [Fact]
    public async Task A_form_is_made_from_a_measure_completed_checked_and_printed()
    {
        using var desk = await OpenAsync();
        var file = Path.Combine(desk.Installation.Home, "order.json");
        var made = await desk.DoneAsync("order new", "joris", "FILE", file, "--form", "tco-1", "--measure", "M-001");
        Assert.Equal("nl", made.GetProperty("language").GetString());
        string[] filled = ["issuingState", "establishmentState", "issuedAt", "reference", "urls", "location", "issuerName", "representative", "fileNumber"];
        Assert.Equal(filled, made.GetProperty("filled").EnumerateArray().Select(f => f.GetString()));
        Assert.Contains("/values/reasons", made.GetProperty("open").EnumerateArray().Select(o => o.GetProperty("guard").GetString()));
        var values = JsonNode.Parse(await File.ReadAllTextAsync(file, Cancellation))!["values"]!;
        Assert.Equal(("BE", "NL", "ZW.1", "https://kanaal.example/", "Joris A."), ((string?)values["issuingState"], (string?)values["establishmentState"], (string?)values["reference"], (string?)values["urls"]![0], (string?)values["representative"]));

        Assert.Contains("never replaced", await desk.FaultAsync("order new", "joris", "FILE", file, "--form", "tco-1"), StringComparison.Ordinal);
        Assert.Contains("/values/reasons", await desk.RefusedAsync("order check", "joris", "FILE", file), StringComparison.Ordinal);
        var page = Path.Combine(desk.Installation.Home, "order.html");
        Assert.Contains("/values/reasons", await desk.RefusedAsync("order print", "joris", "FILE", file, "--out", page), StringComparison.Ordinal);
        Assert.False(File.Exists(page));

        var order = desk.File("filled.json", Completed(await File.ReadAllTextAsync(file, Cancellation)));
        var check = await desk.DoneAsync("order check", "joris", "FILE", order);
        Assert.Equal(("M-001", "bring tco.silence", false), (check.GetProperty("measure").GetString(), check.GetProperty("deadlines")[0].GetString(), check.GetProperty("printed").GetBoolean()));
        var printed = await desk.DoneAsync("order print", "joris", "FILE", order, "--out", page);
        Assert.Equal((false, check.GetProperty("sha256").GetString()), (printed.GetProperty("readingCopy").GetBoolean(), printed.GetProperty("dataSha256").GetString()));
        var again = await desk.DoneAsync("order check", "joris", "FILE", page);
        Assert.Equal((true, check.GetProperty("sha256").GetString()), (again.GetProperty("printed").GetBoolean(), again.GetProperty("sha256").GetString()));
        await File.WriteAllTextAsync(page, (await File.ReadAllTextAsync(page, Cancellation)).Replace("https://kanaal.example/", "https://ander.example/", StringComparison.Ordinal), Cancellation);
        Assert.Equal("page", await desk.RefusedAsync("order check", "joris", "FILE", page));
        Assert.True((await desk.DoneAsync("order print", "joris", "FILE", order, "--out", Path.Combine(desk.Installation.Home, "copy.html"), "--lang", "fr")).GetProperty("readingCopy").GetBoolean());
        Assert.Contains("labels in en, nl, fr", await desk.FaultAsync("order print", "joris", "FILE", order, "--out", Path.Combine(desk.Installation.Home, "de.html"), "--lang", "de"), StringComparison.Ordinal);
        foreach (var name in (string[])["order.docx", "order.pdf"])
        {
            var paper = Path.Combine(desk.Installation.Home, name);
            await desk.DoneAsync("order print", "joris", "FILE", order, "--out", paper);
            Assert.Equal(name.EndsWith("pdf", StringComparison.Ordinal) ? "%PDF" : "PK\u0003\u0004", System.Text.Encoding.ASCII.GetString(await File.ReadAllBytesAsync(paper, Cancellation))[..4]);
        }

        await using var store = await desk.StoreAsync();
        Assert.Equal(4, await store.Set<OutboxRow>().CountAsync(e => e.Verb == "order print" && e.Type == "disclose", Cancellation));
    }

    [Fact]
    public async Task A_receipt_starts_the_clock_annex_three_stops_it_and_annex_two_meets_it()
    {
        using var desk = await OpenAsync();
        var before = await desk.DoneAsync("deadline list", "lieve");
        Assert.All(before.GetProperty("deadlines").EnumerateArray(), d => Assert.Equal("not-started", d.GetProperty("status").GetString()));

        var order = desk.File("filled.json", await CompletedAsync(desk));
        var receipt = desk.File("receipt.json", Receipt);
        Assert.Equal("role", await desk.RefusedAsync("order receipt", "noor", "MEASURE", "M-001", "FILE", receipt));
        var taken = await desk.DoneAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", receipt, "--order", order);
        Assert.Equal(["tco.removal 2027-04-19T09:30:00Z", "tco.silence 2027-05-31T22:00:00Z"], Lines(taken));
        Assert.Equal("receipt", await desk.RefusedAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", receipt, "--order", order));

        var stopped = await desk.DoneAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", desk.File("tco-3.json", Unclear));
        Assert.Equal("stopped", stopped.GetProperty("deadlines")[0].GetProperty("status").GetString());
        Assert.Equal("stopped", await desk.RefusedAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", desk.File("tco-3.json", Unclear)));
        await desk.DoneAsync("deadline stop", "jelmer", "ID", "I-001/tco.removal", "--until", "2027-04-19T08:55:00Z");

        var met = await desk.DoneAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", desk.File("tco-2.json", Removed));
        Assert.Equal(["tco.preserve", "tco.removal"], met.GetProperty("deadlines").EnumerateArray().Select(d => d.GetProperty("id").GetString()![6..]));
        Assert.Equal("met", met.GetProperty("deadlines")[1].GetProperty("status").GetString());
        Assert.Equal("2027-04-19T08:58:00Z", met.GetProperty("deadlines")[0].GetProperty("startedAt").GetString());

        await using var store = await desk.StoreAsync();
        var instrument = await store.Set<InstrumentRow>().SingleAsync(Cancellation);
        Assert.Equal(new DateTimeOffset(2027, 4, 19, 8, 30, 0, TimeSpan.Zero), instrument.ReceivedAt);
        var proof = JsonNode.Parse((await store.Set<DeadlineRow>().SingleAsync(d => d.RuleId == "tco.removal", Cancellation)).Body)!["proof"]!.GetValue<string>();
        var digest = taken.GetProperty("sha256").GetString()!;
        Assert.Equal($"receipt KH-6, {digest}", proof);
        Assert.True(Digest.TryParse(digest, out var kept));
        Assert.Equal(Receipt, await File.ReadAllTextAsync(desk.Installation.Folder("REIGER").Objects.PathOf(kept), Cancellation));
    }

    [Fact]
    public async Task A_receipt_that_does_not_belong_to_the_measure_changes_nothing()
    {
        using var desk = await OpenAsync();
        string Changed(string from, string to) => desk.File("changed.json", Receipt.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal("/values/orderReference", await desk.RefusedAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", Changed("ZW.1", "ZW.2")));
        Assert.Equal("/measure", await desk.RefusedAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", Changed("\"measure\": null", "\"measure\": \"M-002\"")));
        Assert.Equal("/values/channel", await desk.RefusedAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", Changed("\"portal\"", "null")));
        Assert.Contains("future", await desk.FaultAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", Changed("10:30:00+02:00", "23:30:00+02:00")), StringComparison.Ordinal);
        Assert.Contains("no measure M-9", await desk.FaultAsync("order receipt", "jelmer", "MEASURE", "M-9", "FILE", desk.File("r.json", Receipt)), StringComparison.Ordinal);
        var order = desk.File("filled.json", await CompletedAsync(desk));
        Assert.Contains("no answer", await desk.FaultAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", order), StringComparison.Ordinal);
        var other = desk.File("other.json", (await File.ReadAllTextAsync(order, Cancellation)).Replace("\"reference\": \"ZW.1\"", "\"reference\": \"ZW.7\"", StringComparison.Ordinal));
        Assert.Equal("order", await desk.RefusedAsync("order receipt", "jelmer", "MEASURE", "M-001", "FILE", desk.File("r.json", Receipt), "--order", other));
        var list = await desk.DoneAsync("deadline list", "lieve");
        Assert.All(list.GetProperty("deadlines").EnumerateArray(), d => Assert.Equal("not-started", d.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task What_an_order_brings_along_is_seen_by_those_alone_who_see_its_measure()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        await desk.DoneAsync("compartment add", "sietske", "CODE", "nl-1", "--kind", "country", "--authorities", "waddenzee");
        await desk.DoneAsync("measure add", "jelmer", "--element", "kanaal.example", "--kind", "removal-order", "--by", "waddenzee", "--compartment", "nl-1");
        await desk.DoneAsync("measure submit", "jelmer", "ID", "NL-1-M-001", "--instrument", desk.File("instrument.json", RemovalInstrument));
        var file = Path.Combine(desk.Installation.Home, "new.json");
        Assert.Contains("no measure", await desk.FaultAsync("order new", "lieve", "FILE", file, "--form", "tco-1", "--measure", "NL-1-M-001"), StringComparison.Ordinal);
        await desk.DoneAsync("order new", "jelmer", "FILE", file, "--form", "tco-1", "--measure", "NL-1-M-001");
        var order = desk.File("filled.json", Completed(await File.ReadAllTextAsync(file, Cancellation)));
        Assert.Contains("no measure", await desk.FaultAsync("order receipt", "lieve", "MEASURE", "NL-1-M-001", "FILE", desk.File("r.json", Receipt)), StringComparison.Ordinal);
        var taken = await desk.DoneAsync("order receipt", "jelmer", "MEASURE", "NL-1-M-001", "FILE", desk.File("r.json", Receipt), "--order", order);
        Assert.Equal(2, taken.GetProperty("deadlines").GetArrayLength());
        Assert.Contains("tco.silence", (await desk.DoneAsync("deadline list", "jelmer", "--all", "true")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("tco.", (await desk.DoneAsync("deadline list", "lieve", "--all", "true")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_in_a_language_that_the_state_does_not_accept_is_not_printed()
    {
        using var desk = await OpenAsync();
        var order = desk.File("filled.json", (await CompletedAsync(desk)).Replace("\"addresseeLanguages\": [\n      \"nl\"\n    ]", "\"addresseeLanguages\": [\"fr\"]", StringComparison.Ordinal));
        Assert.Equal("/language", await desk.RefusedAsync("order print", "joris", "FILE", order, "--out", Path.Combine(desk.Installation.Home, "x.html"), "--lang", "fr"));
        Assert.False(File.Exists(Path.Combine(desk.Installation.Home, "x.html")));
    }

    [Fact]
    public async Task The_forms_of_the_installation_come_before_the_programs()
    {
        using var desk = await OpenAsync();
        var folder = Directory.CreateDirectory(Path.Combine(desk.Installation.Home, "rules", "forms")).FullName;
        var states = Path.Combine(folder, "states.json");
        await File.WriteAllTextAsync(states, """{"version":2,"date":"2027-01-01","source":"declarations","verified":true,"states":[{"state":"NL","name":{"en":"Netherlands"},"languages":["fy"],"bound":["tco"]},{"state":"BE","name":{"en":"Belgium"},"languages":["nl"],"bound":["tco"]}]}""", Cancellation);
        var file = Path.Combine(desk.Installation.Home, "order.json");
        Assert.Equal("fy", (await desk.DoneAsync("order new", "joris", "FILE", file, "--form", "tco-1", "--measure", "M-001")).GetProperty("language").GetString());
        await File.WriteAllTextAsync(states, "{", Cancellation);
        Assert.Contains("states.json:1: This is no table of states", await desk.FaultAsync("order check", "joris", "FILE", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_told_in_one_sentence()
    {
        using var desk = await OpenAsync();
        var file = Path.Combine(desk.Installation.Home, "order.json");
        Assert.Contains("no form 'tco-9'. There are: dsa-9, eio-a, epoc, epoc-pr, mla, receipt, tco-1, tco-2, tco-3.", await desk.FaultAsync("order new", "joris", "FILE", file, "--form", "tco-9"), StringComparison.Ordinal);
        Assert.Contains("no measure M-9", await desk.FaultAsync("order new", "joris", "FILE", file, "--form", "mla", "--measure", "M-9"), StringComparison.Ordinal);
        Assert.Contains("--lang", await desk.FaultAsync("order new", "joris", "FILE", file, "--form", "mla", "--lang", "Dutch"), StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        Assert.Contains("bad.json:2", await desk.FaultAsync("order check", "joris", "FILE", desk.File("bad.json", "{\n\"form\": }")), StringComparison.Ordinal);
        Assert.Contains("no form 'x'", await desk.FaultAsync("order check", "joris", "FILE", desk.File("x.json", Receipt.Replace("\"receipt\",", "\"x\",", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("holds no form", await desk.FaultAsync("order check", "joris", "FILE", desk.File("x.html", "<html></html>")), StringComparison.Ordinal);
        Assert.Equal("en", (await desk.DoneAsync("order new", "joris", "FILE", file, "--form", "mla")).GetProperty("language").GetString());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A removal order on kanaal.example that has been submitted.
    private static async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        await desk.DoneAsync("measure add", "jelmer", "--element", "kanaal.example", "--kind", "removal-order", "--by", "waddenzee", "--group", "D1");
        await desk.DoneAsync("measure submit", "jelmer", "ID", "M-001", "--instrument", desk.File("instrument.json", RemovalInstrument));
        return desk;
    }

    private static async Task<string> CompletedAsync(Desk desk)
    {
        var file = Path.Combine(desk.Installation.Home, "new.json");
        await desk.DoneAsync("order new", "joris", "FILE", file, "--form", "tco-1", "--measure", "M-001");
        return Completed(await File.ReadAllTextAsync(file, Cancellation));
    }

    private static string Completed(string form)
    {
        var node = JsonNode.Parse(form)!;
        foreach (var (name, value) in JsonNode.Parse(RemovalOrder)!.AsObject())
        {
            node["values"]![name] = value!.DeepClone();
        }

        return node.ToJsonString(KortwiekJson.Indented);
    }

    private static List<string> Lines(JsonElement taken) =>
        [.. taken.GetProperty("deadlines").EnumerateArray().Select(d => $"{d.GetProperty("id").GetString()![6..]} {d.GetProperty("dueAt").GetString()}")];
}
