using System.Text;
using System.Text.Unicode;

namespace Kortwiek.Plan.Graphs;

/// <summary>The fields of a line of names.</summary>
internal static class Fields
{
    /// <summary>Takes one name and the separator behind it: blanks and tabs with at most one comma among them. The answer is what is wrong, or null.</summary>
    public static string? TakeName(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (rest[0] == (byte)'"')
        {
            if (!TakeQuoted(ref rest, out name))
            {
                return "A quote is opened and not closed.";
            }
        }
        else
        {
            var end = rest.IndexOfAny(" \t,"u8);
            name = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[end..];
        }

        if (name.IsEmpty)
        {
            return "A name is empty.";
        }

        if (name.Length > NameTable.MaxName)
        {
            return $"The name that begins with \"{Show(name[..40])}\" is longer than 1,024 bytes.";
        }

        if (name.IndexOfAnyInRange((byte)0, (byte)31) >= 0 || !Utf8.IsValid(name))
        {
            return "A name holds control characters or is not UTF-8.";
        }

        rest = rest.TrimStart(" \t"u8);
        if (!rest.IsEmpty && rest[0] == (byte)',')
        {
            rest = rest[1..].TrimStart(" \t"u8);
        }

        return null;
    }

    private static bool TakeQuoted(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name)
    {
        var plain = new List<byte>();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == (byte)'"')
            {
                if (i + 1 == rest.Length || rest[i + 1] != (byte)'"')
                {
                    name = plain.ToArray();
                    rest = rest[(i + 1)..];
                    return true;
                }

                i++;
            }

            plain.Add(rest[i]);
        }

        name = default;
        return false;
    }

    /// <summary>At most 60 bytes of a name for a message.</summary>
    public static string Show(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name.Length > 60 ? name[..60] : name);
}
