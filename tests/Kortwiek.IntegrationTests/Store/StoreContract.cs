using Kortwiek.Core;
using Kortwiek.Store;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.IntegrationTests.Store;

/// <summary>What the store promises on every database.</summary>
public abstract class StoreContract
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    // Any instant, with a tick that no microsecond holds.
    private static readonly DateTimeOffset Instant = new DateTimeOffset(2027, 4, 21, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A store that has its tables and has entered no operation.</summary>
    protected abstract KortwiekDb Open();

    [Fact]
    public async Task A_row_is_read_back_as_it_was_written()
    {
        var operation = await NewOperationAsync();
        var element = Element("dom:kanaal.example");
        (element.Country, element.Cost, element.Marking) = (Belgium, 0.1 + 0.2, Tlp.Red);
        (element.FirstSeen, element.LastSeen) = (Instant, new DateTimeOffset(2027, 4, 21, 12, 0, 0, TimeSpan.FromHours(2)));
        var dossier = new DossierRow { Id = Id<DossierRow>.New(Clock), Country = Belgium, AsOf = new DateOnly(2028, 2, 29), At = Instant, Member = "noor", Html = Digest.Sha256Of("x"u8) };
        var entry = Entry([0, 1, 255]);
        await SavedAsync(operation, element, dossier, entry);

        await using var store = await EnteredAsync(operation);
        var e = await store.Set<ElementRow>().AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal((element.Id, element.Key, Belgium, 0.1 + 0.2, Tlp.Red, 1), (e.Id, e.Key, e.Country, e.Cost!.Value, e.Marking, e.Rev));
        Assert.Equal((Instant, TimeSpan.Zero), (e.FirstSeen!.Value, e.FirstSeen.Value.Offset));
        Assert.Equal((new DateTimeOffset(2027, 4, 21, 10, 0, 0, TimeSpan.Zero), TimeSpan.Zero), (e.LastSeen!.Value, e.LastSeen.Value.Offset));
        Assert.Null(e.Provider);
        var d = await store.Set<DossierRow>().AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal((dossier.AsOf, dossier.Html, (Digest?)null), (d.AsOf, d.Html, d.Json));
        Assert.Equal([0, 1, 255], (await store.Set<OutboxRow>().AsNoTracking().SingleAsync(Cancellation)).Entry);
    }

    [Fact]
    public async Task A_write_on_an_older_revision_is_refused()
    {
        var operation = await NewOperationAsync();
        await SavedAsync(operation, Channel("Kanaal"));
        await using var first = await EnteredAsync(operation);
        var mine = await first.Set<ChannelRow>().SingleAsync(Cancellation);
        await first.Database.CommitAsync();
        await using (var second = await EnteredAsync(operation))
        {
            (await second.Set<ChannelRow>().SingleAsync(Cancellation)).Status = "down";
            await second.SaveAsync();
        }

        mine.Status = "unknown";
        await first.BeginReadingAsync(Cancellation);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task A_key_stands_once_in_an_operation_and_may_stand_in_another()
    {
        var (alpha, bravo) = (await NewOperationAsync(), await NewOperationAsync());
        await SavedAsync(alpha, Element("ip:192.0.2.1"));
        await SavedAsync(bravo, Element("ip:192.0.2.1"));
        var taken = await Assert.ThrowsAsync<StoreException>(() => SavedAsync(alpha, Element("ip:192.0.2.1")));
        Assert.Contains("another authority works on it", taken.Message, StringComparison.Ordinal);
        await SavedAsync(alpha, Channel("Kanaal"));
        var twice = await Assert.ThrowsAsync<StoreException>(() => SavedAsync(alpha, Channel("Kanaal")));
        Assert.Contains("Channel", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instants_sort_by_time_and_texts_by_their_bytes()
    {
        var operation = await NewOperationAsync();
        string[] sorted = ["B", "Z", "_", "a", "b", "Ä", "é", "ｗ", "🦆"];
        await SavedAsync(operation, [.. sorted.Reverse().Select((name, i) =>
        {
            var channel = Channel(name);
            channel.FirstSeen = Instant.AddTicks(-i);
            return channel;
        })]);
        await using var store = await EnteredAsync(operation);
        Assert.Equal(sorted, await store.Set<ChannelRow>().OrderBy(c => c.Name).Select(c => c.Name).ToListAsync(Cancellation));
        Assert.Equal(sorted, await store.Set<ChannelRow>().OrderBy(c => c.FirstSeen).Select(c => c.Name).ToListAsync(Cancellation));
        Assert.Equal(Instant, await store.Set<ChannelRow>().MaxAsync(c => c.FirstSeen, Cancellation));
        Assert.Equal(2, await store.Set<ChannelRow>().CountAsync(c => c.FirstSeen > Instant.AddTicks(-2), Cancellation));
    }

    [Fact]
    public async Task Keys_sort_by_the_time_they_were_made()
    {
        var operation = await NewOperationAsync();
        var start = Clock.GetUtcNow();
        List<Id<ChannelRow>> made = [.. Enumerable.Range(0, 20).Select(i => new Id<ChannelRow>(Guid.CreateVersion7(start.AddMilliseconds(i))))];
        await SavedAsync(operation, [.. made.AsEnumerable().Reverse().Select(id => new ChannelRow { Id = id, Name = id.ToString(), Platform = "site", Status = "up", Source = "test" })]);
        await using var store = await EnteredAsync(operation);
        Assert.Equal(made, await store.Set<ChannelRow>().OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Rows_are_found_by_a_list_of_keys()
    {
        var operation = await NewOperationAsync();
        await SavedAsync(operation, Element("ip:192.0.2.1"), Element("ip:192.0.2.2"), Element("dom:kanaal.example"));
        await using var store = await EnteredAsync(operation);
        List<ElementKey> keys = [Key("ip:192.0.2.2"), Key("dom:kanaal.example"), Key("dom:other.example")];
        Assert.Equal(2, await store.Set<ElementRow>().CountAsync(e => keys.Contains(e.Key), Cancellation));
    }

    [Fact]
    public async Task An_operation_and_a_compartment_are_seen_by_their_own_alone()
    {
        var (alpha, bravo) = (await NewOperationAsync(), await NewOperationAsync());
        var source = Compartment("zwin-source");
        await SavedAsync(alpha, source);
        var all = SeeingAlso(alpha, source);
        var hidden = Channel("Hidden");
        hidden.CompartmentId = source.Id;
        await SavedAsync(alpha, all, Channel("Open"), hidden);

        await using (var everybody = await EnteredAsync(alpha))
        {
            Assert.Equal(["Open"], await everybody.Set<ChannelRow>().Select(c => c.Name).ToListAsync(Cancellation));
            Assert.Equal(0, await everybody.Set<ChannelRow>().Where(c => c.Name == "Hidden").ExecuteUpdateAsync(s => s.SetProperty(c => c.Status, "down"), Cancellation));
        }

        await using (var insider = await EnteredAsync(alpha, all))
        {
            Assert.Equal(["Hidden", "Open"], await insider.Set<ChannelRow>().OrderBy(c => c.Name).Select(c => c.Name).ToListAsync(Cancellation));
        }

        await using (var nobody = await EnteredAsync(alpha, all with { Cases = [] }))
        {
            Assert.Empty(await nobody.Set<ChannelRow>().ToListAsync(Cancellation));
        }

        await using var elsewhere = await EnteredAsync(bravo);
        Assert.Empty(await elsewhere.Set<ChannelRow>().ToListAsync(Cancellation));
        Assert.Empty(await elsewhere.Set<CompartmentRow>().Where(c => c.Code == "zwin-source").ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Audit_entries_are_seen_by_the_trace_and_written_by_everybody()
    {
        var operation = await NewOperationAsync();
        var shared = Access.OnlyShared(operation);
        await SavedAsync(operation, shared with { Cases = [], Trace = [] }, Entry([1]));
        await using (var store = await EnteredAsync(operation, shared with { Trace = [] }))
        {
            Assert.Empty(await store.Set<OutboxRow>().ToListAsync(Cancellation));
        }

        await using var auditor = await EnteredAsync(operation, shared with { Cases = [] });
        Assert.Single(await auditor.Set<OutboxRow>().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_row_cannot_be_put_where_its_maker_does_not_see_it()
    {
        var operation = await NewOperationAsync();
        var channel = Channel("Kanaal");
        channel.CompartmentId = Id<CompartmentRow>.New(Clock);
        await Assert.ThrowsAsync<InvalidOperationException>(() => SavedAsync(operation, channel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_text_has_its_limit_and_is_never_cut(bool bulk)
    {
        var operation = await NewOperationAsync();
        await AddAsync(operation, bulk, Channel(new string('x', 1000)));
        var tooLong = await Assert.ThrowsAsync<StoreException>(() => AddAsync(operation, bulk, Channel(new string('x', 1001))));
        Assert.Equal("Channel.Name has 1001 letters; at most 1000 can be kept.", tooLong.Message);
        await using var store = await EnteredAsync(operation);
        Assert.Equal(1000, (await store.Set<ChannelRow>().SingleAsync(Cancellation)).Name.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Any_Unicode_text_is_kept_and_what_is_none_is_refused(bool bulk)
    {
        var operation = await NewOperationAsync();
        string[] names = ["Кроненпост 🦆", "e\u0301 is not é", "\u202Eright to left", "tab\tand\u0001control", "', \"; DROP TABLE", "{0} %_\\", "\uFFFF"];
        await AddAsync(operation, bulk, [.. names.Select(Channel)]);
        await using (var store = await EnteredAsync(operation))
        {
            Assert.Equal(names.Order(StringComparer.Ordinal), (await store.Set<ChannelRow>().Select(c => c.Name).ToListAsync(Cancellation)).Order(StringComparer.Ordinal));
        }

        var nul = await Assert.ThrowsAsync<StoreException>(() => AddAsync(operation, bulk, Channel("nul\0nul")));
        Assert.Equal("Channel.Name holds a NUL character, which no text may.", nul.Message);
        foreach (var half in (string[])["\uD83E", "a\uDD86", "\uDD86\uD83E"])
        {
            Assert.Contains("half a character", (await Assert.ThrowsAsync<StoreException>(() => AddAsync(operation, bulk, Channel(half)))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_long_result_is_kept_whole()
    {
        var operation = await NewOperationAsync();
        var result = string.Concat(Enumerable.Repeat("0123456789é", 200_000));
        await SavedAsync(operation, new RunRow { Id = Id<RunRow>.New(Clock), Kind = "test/1", Label = "x", At = Instant, Member = "noor", InputsDigest = Digest.Sha256Of("x"u8), Version = "0", Request = "{}", Result = result });
        await using var store = await EnteredAsync(operation);
        Assert.Equal(result, (await store.Set<RunRow>().SingleAsync(Cancellation)).Result);
    }

    [Fact]
    public async Task Many_rows_at_once_are_read_back_as_they_were_written()
    {
        var operation = await NewOperationAsync();
        List<ElementRow> elements = [.. Enumerable.Range(0, 2_500).Select(i =>
        {
            var element = Element($"dom:n{i:d4}.example");
            (element.Cost, element.FirstSeen, element.Provider) = i % 2 == 0 ? ((double?)null, (DateTimeOffset?)null, (string?)null) : (i / 3.0, Instant.AddTicks(i), "provider");
            return element;
        })];
        await AddAsync(operation, bulk: true, [.. elements]);
        await AddAsync(operation, bulk: true, Entry([7]));
        await using var store = await EnteredAsync(operation);
        var rows = await store.Set<ElementRow>().AsNoTracking().OrderBy(e => e.Key).ToListAsync(Cancellation);
        Assert.Equal(elements.Select(e => (e.Id, e.Key, e.Cost, e.FirstSeen, e.Provider)), rows.Select(e => (e.Id, e.Key, e.Cost, e.FirstSeen, e.Provider)));
        Assert.All(rows, r => Assert.Equal((operation, Access.SharedOf(operation), 1), (r.OperationId, r.CompartmentId, r.Rev)));
        Assert.Equal([7], (await store.Set<OutboxRow>().SingleAsync(Cancellation)).Entry);
        var again = await Assert.ThrowsAsync<StoreException>(() => AddAsync(operation, bulk: true, Element("dom:n0001.example")));
        Assert.Contains("another authority works on it", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_committed_was_never_there()
    {
        var operation = await NewOperationAsync();
        await using (var store = await EnteredAsync(operation))
        {
            await using var transaction = store.Database.CurrentTransaction ?? await store.Database.BeginTransactionAsync(Cancellation);
            store.Add(Channel("One"));
            await store.SaveChangesAsync(Cancellation);
            store.AddBulk<ChannelRow>([Channel("Two")]);
            Assert.Equal(2, await store.Set<ChannelRow>().CountAsync(Cancellation));
        }

        await using var later = await EnteredAsync(operation);
        Assert.Empty(await later.Set<ChannelRow>().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Writers_take_turns()
    {
        var operation = await NewOperationAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => NextDayAsync(operation), Cancellation)));
        await using var store = await EnteredAsync(operation);
        Assert.Equal(Enumerable.Range(1, 8), await store.Set<ActionDayRow>().OrderBy(d => d.Number).Select(d => d.Number).ToListAsync(Cancellation));
    }

    // Two who look at the same time would take the same number.
    private async Task NextDayAsync(Id<OperationRow> operation)
    {
        await using var store = await EnteredAsync(operation);
        await using var transaction = store.Database.CurrentTransaction ?? await store.Database.BeginTransactionAsync(Cancellation);
        await store.TakeTurnAsync(Cancellation);
        var number = await store.Set<ActionDayRow>().CountAsync(Cancellation) + 1;
        store.Add(new ActionDayRow { Id = Id<ActionDayRow>.New(Clock), Number = number, TZero = Instant, Title = "a day" });
        await store.SaveChangesAsync(Cancellation);
        await transaction.CommitAsync(Cancellation);
    }

    protected static Country Belgium => Country.TryParse("BE", out var belgium) ? belgium : default;

    protected static ElementKey Key(string text) => ElementKey.TryParse(text, out var key) ? key : throw new FormatException(text);

    protected static ElementRow Element(string key) => new() { Id = Id<ElementRow>.New(Clock), Key = Key(key), Kind = "server", Label = key };

    protected static ChannelRow Channel(string name) => new() { Id = Id<ChannelRow>.New(Clock), Name = name, Platform = "site", Status = "up", Source = "test" };

    protected static CompartmentRow Compartment(string code) => new() { Id = Id<CompartmentRow>.New(Clock), Code = code, Kind = "source", Authorities = "zwin" };

    protected static OutboxRow Entry(byte[] bytes) =>
        new() { Id = Id<OutboxRow>.New(Clock), At = Instant, Member = "noor", Type = "note", Verb = "test", Summary = "a note", RequestDigest = Digest.Sha256Of("x"u8), Entry = bytes };

    protected static Access SeeingAlso(Id<OperationRow> operation, CompartmentRow compartment)
    {
        var shared = Access.OnlyShared(operation);
        return shared with { Cases = [shared.Home, compartment.Id], Trace = [shared.Home, compartment.Id] };
    }

    protected async Task<Id<OperationRow>> NewOperationAsync()
    {
        await using var store = Open();
        var id = Id<OperationRow>.New(Clock);
        store.Add(new OperationRow { Id = id, Code = id.ToString().ToUpperInvariant(), Title = "test", LeadAuthority = "Zwin", Basis = "jit" });
        await store.SaveChangesAsync(Cancellation);
        return id;
    }

    protected async Task<KortwiekDb> EnteredAsync(Id<OperationRow> operation, Access? access = null)
    {
        var store = Open();
        await store.EnterAsync(operation, access ?? Access.OnlyShared(operation), Cancellation);
        return store;
    }

    protected Task SavedAsync(Id<OperationRow> operation, params OperationOwned[] rows) => SavedAsync(operation, Access.OnlyShared(operation), rows);

    protected async Task SavedAsync(Id<OperationRow> operation, Access access, params OperationOwned[] rows)
    {
        await using var store = await EnteredAsync(operation, access);
        store.AddRange(rows);
        await store.SaveAsync();
    }

    private async Task AddAsync<TRow>(Id<OperationRow> operation, bool bulk, params TRow[] rows)
        where TRow : OperationOwned
    {
        if (!bulk)
        {
            await SavedAsync(operation, [.. rows]);
            return;
        }

        await using var store = await EnteredAsync(operation);
        await using var transaction = store.Database.CurrentTransaction ?? await store.Database.BeginTransactionAsync(Cancellation);
        store.AddBulk(rows);
        await transaction.CommitAsync(Cancellation);
    }
}
