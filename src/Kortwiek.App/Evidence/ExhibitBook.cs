using System.Globalization;
using System.Text.RegularExpressions;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Evidence;

/// <summary>The exhibits of an operation: their numbers, journals and entries.</summary>
internal sealed partial class ExhibitBook(Scope scope)
{
    private string Root => Path.Combine(scope.Folder.Path, "exhibits");

    /// <summary>The folder of an exhibit's journal.</summary>
    public string Journal(string number) => Path.Combine(Root, number);

    /// <summary>The exhibit of a number, in either case; else one sentence.</summary>
    public async Task<Outcome<ExhibitRow>> FindAsync(string number, CancellationToken cancellation)
    {
        var wanted = number.ToUpperInvariant();
        var row = await scope.Db.Set<ExhibitRow>().AsNoTracking().SingleOrDefaultAsync(e => e.Number == wanted, cancellation);
        if (row is not null)
        {
            return row;
        }

        var count = await scope.Db.Set<ExhibitRow>().CountAsync(cancellation);
        return new BadInput(string.Create(CultureInfo.InvariantCulture, $"There is no exhibit {number} in {scope.Operation.Code}; it has {count}."), Code: "unknown-exhibit");
    }

    /// <summary>The number for a source: that of an intake of it that was cut off, else the next free one. The folder is there afterwards.</summary>
    /// <param name="source">The source's full path.</param>
    /// <param name="copyRoot">The folder that holds the copy's folder, or null.</param>
    /// <param name="taken">Numbers that were given out in this command.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> NumberForAsync(string source, string? copyRoot, IReadOnlySet<string> taken, CancellationToken cancellation)
    {
        var known = (await scope.Db.Set<ExhibitRow>().Select(e => e.Number).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        Directory.CreateDirectory(Root);
        foreach (var number in Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)!).Where(n => NumberText().IsMatch(n)).Order(StringComparer.Ordinal))
        {
            if (!known.Contains(number) && !taken.Contains(number) &&
                ItemIntake.Begun(Journal(number)) is { } begun && begun.Source == source && begun.CopyTo == CopyFolder(copyRoot, number))
            {
                return number;
            }
        }

        for (var next = known.Count + 1; ; next++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"EX-{next:d4}");
            if (!known.Contains(number) && !Directory.Exists(Journal(number)))
            {
                Directory.CreateDirectory(Journal(number));
                AtomicFile.SyncDirectory(Root);
                return number;
            }
        }
    }

    /// <summary>A place of bytes as a row keeps it: relative where it lies inside the installation, so that the whole may be moved.</summary>
    public string Kept(string place)
    {
        var relative = Path.GetRelativePath(scope.Installation.Home, place);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? place : relative;
    }

    /// <summary>Where the bytes of an exhibit lie now.</summary>
    public string Content(ExhibitRow exhibit) => Path.GetFullPath(exhibit.Content, scope.Installation.Home);

    /// <summary>Where the copy of an exhibit lies.</summary>
    public static string? CopyFolder(string? copyRoot, string number) => copyRoot is null ? null : Path.Combine(copyRoot, number);

    /// <summary>Brings waiting entries into the log and opens it.</summary>
    /// <exception cref="IOException">The log is damaged.</exception>
    public async Task<LogReader> LogAsync(CancellationToken cancellation)
    {
        await OperationLog.DeliverAsync(scope, cancellation);
        return LogReader.Open(scope.Folder.Log) switch
        {
            Outcome<LogReader>.Done done => done.Answer,
            Outcome<LogReader>.Bad bad => throw new IOException(bad.Fault.ToString()),
            _ => throw new IOException("The evidence log cannot be opened."),
        };
    }

    [GeneratedRegex(@"\AEX-[0-9]{4,9}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberText();
}
