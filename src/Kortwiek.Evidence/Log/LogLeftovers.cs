using System.Globalization;

namespace Kortwiek.Evidence.Log;

/// <summary>Files beyond the remembered size: of an append that was cut off. They are moved aside, not deleted, since a rolled-back state looks the same.</summary>
internal sealed class LogLeftovers
{
    private readonly string _folder;
    private readonly string _aside;

    private LogLeftovers(string folder, ulong size)
    {
        _folder = folder;
        var number = 0;
        do
        {
            _aside = Path.Combine(folder, LogLayout.StateFolder, string.Create(CultureInfo.InvariantCulture, $"leftover-{size}-{number++}"));
        }
        while (Directory.Exists(_aside));
    }

    public static void SetAside(string folder, ulong size)
    {
        var leftovers = new LogLeftovers(folder, size);
        for (var level = -1; level < 8; level++)
        {
            var hashes = Merkle.ShiftRight(size, 8 * Math.Max(level, 0));
            var edge = hashes >> 8;
            for (var index = edge; leftovers.Take(level, index, index == edge ? (int)(hashes & 0xff) : 0) || index == edge; index++)
            {
            }
        }
    }

    // True where there was something: an append writes its tiles in order, so the first gap ends the search.
    private bool Take(int level, ulong index, int width)
    {
        var full = level < 0 ? LogLayout.Bundle(index, LogLayout.TileWidth) : LogLayout.Tile(level, index, LogLayout.TileWidth);
        var found = File.Exists(Path.Combine(_folder, full));
        if (found)
        {
            Move(full);
        }

        var partials = LogLayout.Partials(full);
        if (!Directory.Exists(Path.Combine(_folder, partials)))
        {
            return found;
        }

        foreach (var name in Directory.GetFiles(Path.Combine(_folder, partials)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal))
        {
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var w) || w > width)
            {
                Move($"{partials}/{name}");
            }
        }

        return true;
    }

    private void Move(string relative)
    {
        var target = Path.Combine(_aside, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(Path.Combine(_folder, relative), target);
    }
}
