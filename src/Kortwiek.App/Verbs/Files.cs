using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kortwiek.App;

/// <summary>A file to read: a path on the command line; over HTTP an upload handle or an exhibit, never a server path.</summary>
/// <param name="Path">Where it lies on this machine.</param>
/// <param name="Name">What the user calls it; messages and stored rows carry this.</param>
[JsonConverter(typeof(NameAlone<InputFile>))]
public sealed record InputFile(string Path, string Name)
{
    /// <summary>A path of the command line.</summary>
    public InputFile(string path)
        : this(path, path)
    {
    }

    /// <summary>Opens it for reading from start to end, or says in one sentence why not.</summary>
    public Outcome<FileStream> Open()
    {
        try
        {
            if (Directory.Exists(Path))
            {
                return new BadInput("This is a folder; name a file.", Name);
            }

            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return BadInput.MissingFile(Name);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return BadInput.Unreadable(Name, e.Message);
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A file or a folder to read.</summary>
/// <param name="Path">Where it lies on this machine.</param>
/// <param name="Name">What the user calls it.</param>
[JsonConverter(typeof(NameAlone<InputPath>))]
public sealed record InputPath(string Path, string Name)
{
    /// <summary>A path of the command line.</summary>
    public InputPath(string path)
        : this(path, path)
    {
    }

    /// <summary>Null where it is there, else the sentence.</summary>
    public BadInput? Missing() => System.IO.Path.Exists(Path) ? null : new BadInput("There is no such file or folder. Check the path.", Name, Code: "missing-file");

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A file to write: a path on the command line, a download over HTTP. It appears whole or not at all.</summary>
/// <param name="Path">Where it will lie on this machine.</param>
/// <param name="Name">What the user calls it.</param>
/// <param name="Force">True where an older one may be replaced.</param>
[JsonConverter(typeof(NameAlone<OutputFile>))]
public sealed record OutputFile(string Path, string Name, bool Force)
{
    /// <summary>The sentence where it may not be written, else null. Ask before long work.</summary>
    public BadInput? Taken()
    {
        if (!Force && System.IO.Path.Exists(Path))
        {
            return BadInput.OutputExists(Name);
        }

        if (Directory.Exists(Path))
        {
            return new BadInput("This is a folder; name a file.", Name);
        }

        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        return Directory.Exists(folder) ? null : new BadInput("The folder for the output is not there.", Name, Code: "missing-folder");
    }

    /// <summary>Writes it under a temporary name, flushes and renames.</summary>
    public void Write(Action<Stream> write) => AtomicFile.Write(Path, Force, write);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A folder to write into: it must be absent or empty, or <c>--force</c> must be said.</summary>
/// <param name="Path">Where it will lie on this machine.</param>
/// <param name="Name">What the user calls it.</param>
/// <param name="Force">True where files of an older run may be replaced.</param>
[JsonConverter(typeof(NameAlone<OutputFolder>))]
public sealed record OutputFolder(string Path, string Name, bool Force)
{
    /// <summary>The sentence where it may not be written, else null. Ask before long work.</summary>
    public BadInput? Taken()
    {
        if (File.Exists(Path))
        {
            return new BadInput("This is a file; name a folder.", Name, Code: "output-exists");
        }

        return !Force && Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any()
            ? new BadInput("The folder is there and not empty. Name another one, or say --force.", Name, Code: "output-exists")
            : null;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

// What is kept or printed of a file is its name: where it lay on this machine is nobody's business.
internal sealed class NameAlone<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("A file is named by a path, an upload or an exhibit.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value!.ToString());
}
