using System.Globalization;
using System.Text;

namespace Kortwiek.Evidence.Log;

/// <summary>Where a tiled log keeps its parts: pure paths, no disk.</summary>
/// <remarks>C2SP tlog-tiles.</remarks>
public static class LogLayout
{
    /// <summary>Hashes or entries in a full tile.</summary>
    public const int TileWidth = 256;

    /// <summary>The signed checkpoint's file.</summary>
    public const string CheckpointPath = "checkpoint";

    /// <summary>The folder of everything that only this log's writer needs.</summary>
    internal const string StateFolder = ".state";

    /// <summary>A tile of hashes, such as <c>tile/0/x001/x234/067.p/8</c>.</summary>
    /// <param name="level">0..7: each is 256 times the one below.</param>
    /// <param name="index">Position of the tile in its level.</param>
    /// <param name="width">1..256; 256 is a full tile.</param>
    public static string Tile(int level, ulong index, int width) => Path($"tile/{level.ToString(CultureInfo.InvariantCulture)}", index, width);

    /// <summary>A bundle of entries, such as <c>tile/entries/005</c>.</summary>
    public static string Bundle(ulong index, int width) => Path("tile/entries", index, width);

    /// <summary>The folder of a tile's partial forms.</summary>
    internal static string Partials(string full) => full + ".p";

    /// <summary>How many of a level's tile's hashes are there in a log of that size: 0..256.</summary>
    public static int WidthAt(int level, ulong index, ulong size)
    {
        var hashes = Merkle.ShiftRight(size, 8 * level);
        return index > hashes >> 8 ? 0 : index < hashes >> 8 ? TileWidth : (int)(hashes & 0xff);
    }

    /// <summary>Reads a path below the log's folder; level -1 is a bundle.</summary>
    internal static bool TryParse(string path, out int level, out ulong index, out int width)
    {
        (level, index, width) = (-1, 0, TileWidth);
        var parts = path.Split('/');
        if (parts.Length < 3 || parts[0] != "tile")
        {
            return false;
        }

        if (parts[1] != "entries" && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out level) || level > 63))
        {
            return false;
        }

        var last = parts.Length - 1;
        if (parts[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            last--;
            parts[last] = parts[last][..^2];
            if (!int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out width) || width is 0 or >= TileWidth)
            {
                return false;
            }
        }

        for (var i = 2; i <= last; i++)
        {
            var digits = i < last && parts[i].StartsWith('x') ? parts[i][1..] : parts[i];
            if (digits.Length != 3 || !ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var group) || (i < last && !parts[i].StartsWith('x')) ||
                index > ulong.MaxValue / 1000 - 1)
            {
                return false;
            }

            index = (index * 1000) + group;
        }

        var again = level < 0 ? Bundle(index, width) : Tile(level, index, width);
        return again == path;
    }

    private static string Path(string folder, ulong index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, TileWidth);
        var digits = index.ToString("d3", CultureInfo.InvariantCulture);
        digits = digits.PadLeft((digits.Length + 2) / 3 * 3, '0');
        var path = new StringBuilder(folder);
        for (var i = 0; i < digits.Length; i += 3)
        {
            path.Append(i + 3 < digits.Length ? "/x" : "/").Append(digits, i, 3);
        }

        return width == TileWidth ? path.ToString() : path.Append(".p/").Append(CultureInfo.InvariantCulture, $"{width}").ToString();
    }
}
