using System.Text.Json;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Act;

public sealed class RoleGrantTests
{
    private const string Magistrate = """{"members": [{"handle": "hannelore", "displayName": "Hannelore Q.", "role": "magistrate", "authority": "zwin"}]}""";

    [Fact]
    public async Task One_human_being_alone_sets_the_whole_table()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        Assert.Equal(7, await MembersAsync(desk));
    }

    [Fact]
    public async Task From_the_second_on_a_grant_waits_for_another_person_who_gives_the_same_file()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var file = desk.File("magistrate.json", Magistrate);
        var asked = await desk.DoneAsync("act table", "coordinator", "FILE", file);
        Assert.Equal(("hannelore", "magistrate", "zwin", "coordinator"), Waiting(asked));
        Assert.Equal(7, asked.GetProperty("members").GetInt32());
        Assert.Equal(("hannelore", "magistrate", "zwin", "coordinator"), Waiting(await desk.DoneAsync("operation show", "noor")));
        Assert.Equal(7, await MembersAsync(desk));
        Assert.Equal("four-eyes", await desk.RefusedAsync("act table", "coordinator", "FILE", file));
        Assert.Equal("role", await desk.RefusedAsync("act table", "noor", "FILE", file));

        var decided = await desk.DoneAsync("act table", "lieve", "FILE", file);
        Assert.Equal((8, 0), (decided.GetProperty("members").GetInt32(), decided.GetProperty("waiting").GetArrayLength()));
        Assert.Equal(0, (await desk.DoneAsync("operation show", "hannelore")).GetProperty("waiting").GetArrayLength());
        await using var store = await desk.StoreAsync();
        var row = await store.Set<MemberChangeRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("coordinator", "lieve"), (row.AskedBy, row.DecidedBy));
    }

    [Fact]
    public async Task A_second_account_of_the_same_person_is_no_second_person()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        await using (var store = await desk.StoreAsync())
        {
            var lieve = await store.Set<MemberRow>().SingleAsync(m => m.Handle == "lieve", TestContext.Current.CancellationToken);
            lieve.PersonId = (await store.Set<MemberRow>().SingleAsync(m => m.Handle == "coordinator", TestContext.Current.CancellationToken)).PersonId;
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var file = desk.File("magistrate.json", Magistrate);
        await desk.DoneAsync("act table", "coordinator", "FILE", file);
        Assert.Equal("four-eyes", await desk.RefusedAsync("act table", "lieve", "FILE", file));
        Assert.Equal(7, await MembersAsync(desk));
    }

    [Fact]
    public async Task Another_role_authority_or_system_user_is_a_grant_and_a_new_officer_or_a_name_is_none()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        (string Handle, string Role, string Authority, string? User, bool Waits)[] changes =
        [
            ("noor", "analyst,coordinator", "zwin", null, true),
            ("noor", "analyst", "waddenzee", null, true),
            ("joris", "magistrate", "zwin", "someone", true),
            ("mieke", "auditor", "zwin", null, true),
            ("tom", "admin", "zwin", null, true),
            ("katrien", "officer", "zwin", null, false),
            ("noor", "analyst", "zwin", null, false),
        ];
        foreach (var (handle, role, authority, user, waits) in changes)
        {
            var file = desk.File("one.json", JsonSerializer.Serialize(new { members = new[] { new { handle, displayName = "Renamed", role, authority, systemUser = user } } }));
            var answer = await desk.DoneAsync("act table", "coordinator", "FILE", file);
            Assert.Equal(waits, answer.GetProperty("waiting").EnumerateArray().Any(w => w.GetProperty("handle").GetString() == handle && w.GetProperty("role").GetString() == role && w.GetProperty("authority").GetString() == authority));
        }

        await using var store = await desk.StoreAsync();
        var noor = await store.Set<MemberRow>().SingleAsync(m => m.Handle == "noor", TestContext.Current.CancellationToken);
        Assert.Equal(("Renamed", "analyst", "Zwin"), (noor.DisplayName, noor.Role, noor.Authority));
        Assert.Null((await store.Set<MemberRow>().SingleAsync(m => m.Handle == "joris", TestContext.Current.CancellationToken)).SystemUser);
        Assert.Equal(8, await MembersAsync(desk));

        // The later word on noor took the place of the earlier one.
        Assert.Equal(["joris", "mieke", "noor", "tom"], (await desk.DoneAsync("operation show", "lieve")).GetProperty("waiting").EnumerateArray().Select(w => w.GetProperty("handle").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_rest_of_a_file_does_not_wait()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var file = desk.File("both.json", """
            {"members": [{"handle": "hannelore", "displayName": "Hannelore Q.", "role": "magistrate", "authority": "harz"}, {"handle": "katrien", "displayName": "Katrien D.", "role": "officer", "authority": "zwin"}],
             "authorities": [{"code": "harz", "name": "Harz", "country": "DE", "kind": "police", "timeZone": "Europe/Berlin"}]}
            """);
        var answer = await desk.DoneAsync("act table", "coordinator", "FILE", file);
        Assert.Equal((3, 8, 1), (answer.GetProperty("authorities").GetInt32(), answer.GetProperty("members").GetInt32(), answer.GetProperty("waiting").GetArrayLength()));
    }

    [Fact]
    public async Task A_magistrate_sets_no_table_and_is_the_second_person_for_what_was_asked()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        var file = desk.File("more.json", Magistrate[..^1] + """, "days": [{"number": 9, "tZero": "2027-05-01T08:00:00Z", "title": "Another day"}]}""");
        Assert.Equal("role", await desk.RefusedAsync("act table", "joris", "FILE", file));
        await desk.DoneAsync("act table", "coordinator", "FILE", desk.File("magistrate.json", Magistrate));
        Assert.Equal("role", await desk.RefusedAsync("act table", "joris", "FILE", desk.File("other.json", Magistrate.Replace("magistrate", "coordinator", StringComparison.Ordinal))));
        var decided = await desk.DoneAsync("act table", "joris", "FILE", file);
        Assert.Equal((8, 1, 0), (decided.GetProperty("members").GetInt32(), decided.GetProperty("days").GetInt32(), decided.GetProperty("waiting").GetArrayLength()));
        Assert.Equal(8, await MembersAsync(desk));
    }

    [Fact]
    public async Task An_authority_cannot_take_anothers_members_by_its_name()
    {
        using var desk = await Desk.OpenAsync();
        await desk.SetAsync();
        Assert.Contains("keeps it", await desk.FaultAsync("act table", "coordinator", "FILE", Authority(desk, "zwin", "Zwin and others")), StringComparison.Ordinal);
        Assert.Contains("told apart", await desk.FaultAsync("act table", "coordinator", "FILE", Authority(desk, "aaa", "waddenzee")), StringComparison.Ordinal);
        Assert.Contains("told apart", await desk.FaultAsync("act table", "coordinator", "FILE", Authority(desk, "aaa", "Zwin")), StringComparison.Ordinal);
        await desk.DoneAsync("act table", "coordinator", "FILE", Authority(desk, "aaa", "Aaa"));
    }

    private static string Authority(Desk desk, string code, string name) =>
        desk.File("authority.json", $$"""{"authorities": [{"code": "{{code}}", "name": "{{name}}", "country": "BE", "kind": "police", "timeZone": "Europe/Brussels"}]}""");

    private static (string?, string?, string?, string?) Waiting(JsonElement document)
    {
        var one = Assert.Single(document.GetProperty("waiting").EnumerateArray());
        return (one.GetProperty("handle").GetString(), one.GetProperty("role").GetString(), one.GetProperty("authority").GetString(), one.GetProperty("askedBy").GetString());
    }

    private static async Task<int> MembersAsync(Desk desk) => (await desk.DoneAsync("operation show", "noor")).GetProperty("members").GetArrayLength();
}
