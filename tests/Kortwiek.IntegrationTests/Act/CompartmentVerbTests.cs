namespace Kortwiek.IntegrationTests.Act;

public sealed class CompartmentVerbTests
{
    private static readonly string[] OnServer = ["--element", "192.0.2.1", "--kind", "preserve"];

    [Fact]
    public async Task A_compartment_is_made_by_a_magistrate_or_the_coordinator_of_an_authority_in_it()
    {
        using var desk = await SetAsync();
        Assert.Equal("role", await desk.RefusedAsync("compartment add", "noor", "CODE", "be-1", "--kind", "source", "--authorities", "zwin"));
        Assert.Equal("own-authority", await desk.RefusedAsync("compartment add", "joris", "CODE", "nl-1", "--kind", "country", "--authorities", "waddenzee"));
        await desk.DoneAsync("compartment add", "joris", "CODE", "be-1", "--kind", "source", "--authorities", "zwin");
        Assert.Equal("code-taken", await desk.RefusedAsync("compartment add", "sietske", "CODE", "be-1", "--kind", "source", "--authorities", "waddenzee"));
        Assert.Equal("parent", await desk.RefusedAsync("compartment add", "joris", "CODE", "be-nl-1", "--kind", "bilateral", "--authorities", "zwin", "--authorities", "waddenzee", "--parent", "be-1"));
        Assert.Contains("has two authorities", await desk.FaultAsync("compartment add", "joris", "CODE", "be-2", "--kind", "bilateral", "--authorities", "zwin"), StringComparison.Ordinal);
        Assert.Contains("no authority harz", await desk.FaultAsync("compartment add", "joris", "CODE", "be-2", "--kind", "source", "--authorities", "harz"), StringComparison.Ordinal);
        Assert.Contains("no code for a compartment", await desk.FaultAsync("compartment add", "joris", "CODE", "../x", "--kind", "source", "--authorities", "zwin"), StringComparison.Ordinal);
        Assert.Equal(["shared", "be-1"], await CodesAsync(desk, "lieve"));
        Assert.Equal(["shared"], await CodesAsync(desk, "sietske"));
    }

    [Fact]
    public async Task A_measure_drafted_in_a_compartment_is_numbered_there_and_seen_by_its_members_alone()
    {
        using var desk = await SetAsync();
        await desk.DoneAsync("compartment add", "sietske", "CODE", "nl-1", "--kind", "country", "--authorities", "waddenzee");
        Assert.Equal("NL-1-M-001", (await desk.DoneAsync("measure add", "jelmer", [.. OnServer, "--by", "waddenzee", "--compartment", "nl-1"])).GetProperty("id").GetString());
        Assert.Equal("M-001", (await desk.DoneAsync("measure add", "jelmer", [.. OnServer, "--by", "waddenzee"])).GetProperty("id").GetString());
        Assert.Equal("NL-1-M-002", (await desk.DoneAsync("measure add", "froukje", [.. OnServer, "--by", "waddenzee", "--compartment", "nl-1"])).GetProperty("id").GetString());
        Assert.Contains("no compartment nl-1", await desk.FaultAsync("measure add", "noor", [.. OnServer, "--by", "waddenzee", "--compartment", "nl-1"]), StringComparison.Ordinal);
        Assert.Equal("executing-authority", await desk.RefusedAsync("measure add", "jelmer", [.. OnServer, "--by", "zwin", "--compartment", "nl-1"]));

        await desk.DoneAsync("measure submit", "jelmer", "ID", "NL-1-M-001", "--instrument", desk.File("instrument.json", Desk.Instrument), "--document", desk.File("order.txt", "the order, signed"));
        Assert.DoesNotContain("NL-1", (await desk.DoneAsync("measure list", "lieve")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("I-001", (await desk.DoneAsync("deadline list", "lieve", "--all", "true")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("I-001", (await desk.DoneAsync("deadline list", "jelmer", "--all", "true")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_needs_two_persons()
    {
        using var desk = await SetAsync();
        await desk.DoneAsync("compartment add", "joris", "CODE", "be-1", "--kind", "source", "--authorities", "zwin");
        await desk.DoneAsync("measure add", "katrien", [.. OnServer, "--by", "zwin"]);
        string[] move = ["MEASURE", "M-001", "--to", "be-1", "--reason", "a source stands behind it"];
        Assert.Equal("role", await desk.RefusedAsync("compartment assign", "noor", move));
        Assert.False((await desk.DoneAsync("compartment assign", "joris", move)).GetProperty("moved").GetBoolean());
        Assert.Equal("four-eyes", await desk.RefusedAsync("compartment assign", "joris", move));
        Assert.Contains("M-001", (await desk.DoneAsync("measure list", "sietske")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("no compartment be-1", await desk.FaultAsync("compartment assign", "sietske", move), StringComparison.Ordinal);
        Assert.True((await desk.DoneAsync("compartment assign", "lieve", move)).GetProperty("moved").GetBoolean());
        Assert.DoesNotContain("M-001", (await desk.DoneAsync("measure list", "sietske")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("M-001", (await desk.DoneAsync("measure list", "noor")).GetRawText(), StringComparison.Ordinal);

        // The number is not given again to others.
        Assert.Equal("M-002", (await desk.DoneAsync("measure add", "jelmer", [.. OnServer, "--by", "waddenzee"])).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_measure_that_another_one_names_stays()
    {
        using var desk = await SetAsync();
        await desk.DoneAsync("compartment add", "joris", "CODE", "be-1", "--kind", "source", "--authorities", "zwin");
        await desk.DoneAsync("measure add", "katrien", [.. OnServer, "--by", "zwin"]);
        await desk.DoneAsync("measure add", "jelmer", [.. OnServer, "--by", "waddenzee", "--fallback", "M-001"]);
        Assert.Equal("named-elsewhere", await desk.RefusedAsync("compartment assign", "joris", "MEASURE", "M-001", "--to", "be-1", "--reason", "a source stands behind it"));
        Assert.Equal("executing-authority", await desk.RefusedAsync("compartment assign", "joris", "MEASURE", "M-002", "--to", "be-1", "--reason", "a source stands behind it"));
    }

    [Fact]
    public async Task What_is_computed_is_kept_in_the_narrowest_compartment_of_its_maker()
    {
        using var desk = await SetAsync();
        await desk.DoneAsync("compartment add", "joris", "CODE", "be-nl-1", "--kind", "bilateral", "--authorities", "zwin", "--authorities", "waddenzee");
        await desk.DoneAsync("compartment add", "joris", "CODE", "be-1", "--kind", "source", "--authorities", "zwin");
        Assert.NotEqual(2, (await desk.RunAsync("plan channels", "noor")).ExitCode);
        Assert.True((await desk.DoneAsync("operation show", "noor")).GetProperty("rows").TryGetProperty("Run", out _));
        Assert.False((await desk.DoneAsync("operation show", "sietske")).GetProperty("rows").TryGetProperty("Run", out _));
    }

    [Fact]
    public async Task An_administrator_sets_the_table_and_sees_no_case()
    {
        using var desk = await SetAsync();
        await desk.GrantAsync("""
            {"members": [{"handle": "tom", "displayName": "Tom V.", "role": "admin", "authority": "zwin"},
                         {"handle": "mieke", "displayName": "Mieke R.", "role": "auditor", "authority": "zwin"},
                         {"handle": "gast", "displayName": "G.", "role": "observer", "authority": "waddenzee"}]}
            """);
        await desk.DoneAsync("measure add", "katrien", [.. OnServer, "--by", "zwin"]);
        await desk.DoneAsync("act table", "tom", "FILE", desk.File("more.json", """{"members": [{"handle": "wout", "displayName": "Wout P.", "role": "officer", "authority": "zwin"}]}"""));
        Assert.Equal("case-data", await desk.RefusedAsync("act table", "tom", "FILE", desk.File("table.json", Desk.Table)));
        Assert.Equal("role", await desk.RefusedAsync("measure add", "tom", [.. OnServer, "--by", "zwin"]));
        Assert.Equal(0, (await desk.DoneAsync("measure list", "tom")).GetProperty("measures").GetArrayLength());
        Assert.Equal("role", await desk.RefusedAsync("act table", "mieke", "FILE", desk.File("more.json", "{}")));
        Assert.Equal("role", await desk.RefusedAsync("measure list", "gast"));
        Assert.Equal(1, (await desk.DoneAsync("operation show", "gast")).GetProperty("rows").GetProperty("Measure").GetInt32());
    }

    private static async Task<Desk> SetAsync()
    {
        var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        await desk.DoneAsync("act table", "coordinator", "FILE", desk.File("more.json", """{"members": [{"handle": "katrien", "displayName": "Katrien D.", "role": "officer", "authority": "zwin"}]}"""));
        return desk;
    }

    private static async Task<IEnumerable<string?>> CodesAsync(Desk desk, string member) =>
        (await desk.DoneAsync("compartment list", member)).GetProperty("compartments").EnumerateArray().Select(c => c.GetProperty("code").GetString());
}
