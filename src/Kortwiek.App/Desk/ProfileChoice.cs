using System.Text.Json;
using Kortwiek.Watch;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Desk;

/// <summary>How a table is read in the end: the kept profile or the guess, with what the user says over it.</summary>
internal sealed record ProfileChoice(SheetProfile Profile, IReadOnlyList<Sentence> Notes)
{
    public static async Task<Outcome<ProfileChoice>> OfAsync(Scope scope, SheetFile file, ImportVerb.Request request, CancellationToken cancellation)
    {
        var guessed = ColumnGuess.Of(file, request.Zone);
        if (guessed is not Outcome<(SheetProfile Profile, IReadOnlyList<Sentence> Notes)>.Done { Answer: var (profile, notes) })
        {
            return guessed.As<ProfileChoice>();
        }

        if (request.Profile is { } name)
        {
            var kept = await scope.Db.Set<ImportProfileRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Name == name, cancellation);
            if (kept is null)
            {
                var names = await scope.Db.Set<ImportProfileRow>().OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellation);
                return new BadInput(names.Count == 0 ? $"There is no profile '{name}': none was kept yet." : $"There is no profile '{name}'. There are {string.Join(", ", names)}.", Code: "no-such-profile");
            }

            var fit = Fitted(JsonSerializer.Deserialize<SheetProfile>(kept.Profile, KortwiekJson.Options)!, profile, name, file.Name);
            if (fit is not Outcome<ProfileChoice>.Done { Answer: var fitted })
            {
                return fit;
            }

            (profile, notes) = fitted;
        }

        profile = profile with { Dates = request.Dates ?? profile.Dates, Zone = request.Profile is null || request.Zone != "UTC" ? request.Zone : profile.Zone };
        var mapping = Mapped(profile, request.Map ?? [], file.Name);
        if (mapping is not Outcome<SheetProfile>.Done { Answer: var mapped })
        {
            return mapping.As<ProfileChoice>();
        }

        return request.DryRun || mapped.Columns.Any(c => c.MakesElement || c.Field == ColumnField.Channel)
            ? new ProfileChoice(mapped, notes)
            : new BadInput($"No column was recognised as an element or a channel. Say which is what: --map \"{mapped.Columns[0].Header}=domain\".", file.Name, Code: "no-element-column");
    }

    public async Task KeepAsync(Scope scope, string name, CancellationToken cancellation)
    {
        var row = await scope.Db.Set<ImportProfileRow>().FirstOrDefaultAsync(p => p.Name == name, cancellation);
        if (row is null)
        {
            row = new ImportProfileRow { Id = Id<ImportProfileRow>.New(scope.Clock), Name = name, Profile = "", Member = scope.Handle };
            scope.Db.Add(row);
        }

        row.Profile = JsonSerializer.Serialize(Profile, KortwiekJson.Options);
        (row.At, row.Member) = (scope.Clock.GetUtcNow(), scope.Handle);
    }

    // Columns are found by their headers, so that an added or moved one does no harm; a missing one is told.
    private static Outcome<ProfileChoice> Fitted(SheetProfile kept, SheetProfile seen, string name, string file)
    {
        if (!kept.HasHeader)
        {
            return new ProfileChoice(kept, [$"The profile '{name}' says which column is what."]);
        }

        var missing = kept.Columns.Where(c => c.Field != ColumnField.Ignore && !seen.Columns.Any(s => Same(s.Header, c.Header))).Select(c => $"'{c.Header}'").ToList();
        if (missing.Count > 0)
        {
            return new BadInput($"The table lacks columns that the profile '{name}' knows: {string.Join(", ", missing)}.", file, Code: "profile-does-not-fit");
        }

        List<Column> columns = [.. seen.Columns.Select(s => kept.Columns.FirstOrDefault(c => Same(c.Header, s.Header)) ?? s with { Field = ColumnField.Ignore, Of = null, Platform = null })];
        List<Sentence> notes = [$"The profile '{name}' says which column is what."];
        notes.AddRange(columns.Where(c => !kept.Columns.Any(k => Same(k.Header, c.Header))).Select(c => (Sentence)$"The column '{c.Header}' is new to the profile and was left aside."));
        return new ProfileChoice(kept with { Columns = columns, HasHeader = seen.HasHeader }, notes);
    }

    private static Outcome<SheetProfile> Mapped(SheetProfile profile, IReadOnlyList<string> maps, string file)
    {
        var columns = profile.Columns.ToList();
        foreach (var map in maps)
        {
            var sign = map.LastIndexOf('=');
            var index = sign <= 0 ? -1 : columns.FindIndex(c => Same(c.Header, map[..sign]));
            if (index < 0)
            {
                return new BadInput(sign <= 0
                    ? $"--map '{map}' is no column and what it says; write HEADER=WORD."
                    : $"The table has no column '{map[..sign]}'. It has {string.Join(", ", columns.Select(c => $"'{c.Header}'"))}.", file, Code: "no-such-column");
            }

            if (!Column.TryParse(columns[index].Header, map[(sign + 1)..], out var column))
            {
                return new BadInput($"'{map[(sign + 1)..]}' is nothing that a column can say. Words are {string.Join(", ", Enum.GetValues<ColumnField>().Select(f => new Column("", f).ToString()))}; country@server says of which element, account:telegram on which platform.", Code: "usage");
            }

            columns[index] = column;
        }

        return profile with { Columns = columns };
    }

    private static bool Same(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);
}
