namespace Kortwiek.Evidence.Bags;

/// <summary>Which paths a bag may name: relative ones that stay inside it on every platform, decided before any file is touched.</summary>
/// <remarks>RFC 8493 §2.1.3, §5.1.</remarks>
internal static class BagPaths
{
    /// <summary>Why a path is refused, or null.</summary>
    public static string? Fault(string path)
    {
        if (path.Length == 0)
        {
            return "it is empty";
        }

        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return "it holds a zero byte";
        }

        if (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])))
        {
            return "it is absolute";
        }

        if (path[0] == '~')
        {
            return "it begins with a home folder";
        }

        if (path[0] == '$' || (path[0] == '%' && path.IndexOf('%', 1) > 1))
        {
            return "it begins with a variable";
        }

        return path.Replace('\\', '/').Split('/').Contains("..") ? "it leads out of the bag" : null;
    }

    /// <summary>Takes a leading <c>./</c> off.</summary>
    public static string Plain(string path, out bool dotted)
    {
        dotted = false;
        while (path.StartsWith("./", StringComparison.Ordinal))
        {
            path = path[2..];
            dotted = true;
        }

        return path;
    }

    /// <summary>A path as a manifest of version 1.0 writes it.</summary>
    public static string Encode(string path) => path
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal);

    /// <summary>And back: exactly these three are decoded.</summary>
    public static string Decode(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal))
        {
            return path;
        }

        var plain = new System.Text.StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            var code = path[i] == '%' && i + 2 < path.Length ? path.Substring(i + 1, 2).ToUpperInvariant() : "";
            var decoded = code switch { "0A" => '\n', "0D" => '\r', "25" => '%', _ => '\0' };
            if (decoded == '\0')
            {
                plain.Append(path[i]);
            }
            else
            {
                plain.Append(decoded);
                i += 2;
            }
        }

        return plain.ToString();
    }

    /// <summary>One form for names that some file system takes for the same.</summary>
    public static string Fold(string path) => Compose(path).ToUpperInvariant();

    /// <summary>The composed form; a text with half a character stays as it is.</summary>
    public static string Compose(string path)
    {
        try
        {
            return path.Normalize();
        }
        catch (ArgumentException)
        {
            return path;
        }
    }
}
