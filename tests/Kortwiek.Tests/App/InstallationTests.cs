using System.Text;
using Kortwiek.App;
using Kortwiek.Evidence.Log;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Tests.App;

public sealed class InstallationTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kortwiek-home");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GRIJZE-REIGER", true)]
    [InlineData("A1", true)]
    [InlineData("a1", false)]
    [InlineData("A", false)]
    [InlineData("A--B", false)]
    [InlineData("-A", false)]
    [InlineData("A/../B", false)]
    [InlineData("A\n", false)]
    public void A_code_is_safe_as_a_folder_name(string code, bool ok) => Assert.Equal(ok, Installation.IsCode(code));

    [Fact]
    public async Task Opening_an_operation_leaves_one_signed_entry_that_verifies()
    {
        await NewAsync("ALPHA");
        var folder = new Installation(_home.FullName, TimeProvider.System).Folder("ALPHA");
        var report = LogVerifier.Verify(folder.Log, [OperationLog.PublicKey(folder, "ALPHA")], NoProgress.Instance, Cancellation);
        Assert.True(Assert.IsType<Outcome<LogReport>.Done>(report).Answer.Ok);
        Assert.Contains("\"verb\":\"operation new\"", Encoding.UTF8.GetString(LogReader.Open(folder.Log).Value.Entry(0).Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_code_twice_is_refused_and_nothing_is_changed()
    {
        await NewAsync("ALPHA");
        var again = await RunAsync("operation new", p => p.Field switch { "code" => ["ALPHA"], "title" => ["again"], _ => [] });
        Assert.Equal("code-taken", Assert.IsType<Outcome<object>.Refused>(again).All.All[0].Guard);
    }

    [Fact]
    public async Task One_operation_never_sees_the_rows_of_another()
    {
        await NewAsync("ALPHA");
        await NewAsync("BRAVO");
        var installation = new Installation(_home.FullName, TimeProvider.System);
        await using var store = await installation.OpenStoreAsync(Cancellation);
        var operations = await store.Set<OperationRow>().OrderBy(o => o.Code).ToListAsync(Cancellation);
        Assert.Empty(await store.Set<MemberRow>().ToListAsync(Cancellation));
        store.CurrentOperation = operations[0].Id;
        Assert.Equal(operations[0].Id, Assert.Single(await store.Set<MemberRow>().ToListAsync(Cancellation)).OperationId);
    }

    [Fact]
    public async Task A_row_without_an_operation_is_a_fault()
    {
        await NewAsync("ALPHA");
        await using var store = await new Installation(_home.FullName, TimeProvider.System).OpenStoreAsync(Cancellation);
        store.Add(new ChannelRow { Id = Id<ChannelRow>.New(TimeProvider.System), Name = "x", Platform = "site", Status = "up", Source = "test" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task An_entry_that_was_committed_but_not_delivered_comes_into_the_log_once()
    {
        await NewAsync("ALPHA");
        var installation = new Installation(_home.FullName, TimeProvider.System);
        await using (var scope = new Scope(installation, "ALPHA", actingMember: null))
        {
            Assert.Null(await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, Cancellation));
            scope.Record("note", "test", "left waiting", default);
            await scope.CommitAsync(Cancellation);
        }

        // Delivered into the log, but the process ended before the store heard of it.
        await using (var scope = new Scope(installation, "ALPHA", actingMember: null))
        {
            Assert.Null(await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, Cancellation));
            var waiting = await scope.Db.Set<OutboxRow>().AsNoTracking().SingleAsync(e => e.LogIndex == null, Cancellation);
            using var log = TileLog.Open(scope.Folder.Log, OperationLog.Origin("ALPHA"), TimeSpan.Zero, Cancellation).Value;
            log.Append([waiting.Entry], Cancellation);
        }

        await using (var scope = new Scope(installation, "ALPHA", actingMember: null))
        {
            Assert.Null(await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, Cancellation));
            await OperationLog.DeliverAsync(scope, Cancellation);
            Assert.Equal([0, 1], await scope.Db.Set<OutboxRow>().OrderBy(e => e.LogIndex).Select(e => e.LogIndex!.Value).ToListAsync(Cancellation));
            Assert.Equal(2UL, LogReader.Open(scope.Folder.Log).Value.Size);
        }
    }

    public void Dispose() => _home.Delete(recursive: true);

    private async Task NewAsync(string code)
    {
        var outcome = await RunAsync("operation new", p => p.Field switch { "code" => [code], "title" => ["Test"], _ => [] });
        Assert.IsType<Outcome<object>.Done>(outcome);
    }

    private async Task<Outcome<object>> RunAsync(string path, Func<Parameter, IReadOnlyList<string>> texts)
    {
        var verb = Verbs.Find(path)!;
        await using var scope = new Scope(new Installation(_home.FullName, TimeProvider.System), null, actingMember: null);
        return await Runner.RunAsync(verb, verb.Request(texts, new LocalPaths(false)).Value, scope, NoProgress.Instance, Cancellation);
    }
}
