using System.Security.Cryptography;

namespace Kortwiek.App;

/// <summary>The folder of one operation: <c>log</c>, <c>objects</c>, <c>events</c> and <c>keys</c>.</summary>
/// <param name="Path">Where it lies.</param>
public sealed record OperationFolder(string Path)
{
    /// <summary>The tiled evidence log.</summary>
    public string Log => System.IO.Path.Combine(Path, "log");

    /// <summary>Bytes by their digest.</summary>
    public ObjectStore Objects => new(System.IO.Path.Combine(Path, "objects"));

    /// <summary>Parsed events as Parquet.</summary>
    public string Events => System.IO.Path.Combine(Path, "events");

    /// <summary>Key files, readable by their owner alone.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Makes what is missing.</summary>
    public void Create()
    {
        foreach (var folder in (ReadOnlySpan<string>)[Path, Log, Objects.Path, Events, Keys])
        {
            Directory.CreateDirectory(folder);
        }

        File.SetUnixFileMode(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A 32-byte secret of the operation, made at its first use; <c>pseudonyms</c> keys the HMAC of visitors' addresses.</summary>
    public byte[] Secret(string name)
    {
        var path = SecretPath(name);
        if (!File.Exists(path))
        {
            SetSecret(name, RandomNumberGenerator.GetBytes(32));
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>Sets a secret before its first use: a demo's is known, so that each demo finds the same.</summary>
    /// <exception cref="IOException">There is one already.</exception>
    internal void SetSecret(string name, byte[] secret)
    {
        Directory.CreateDirectory(Keys);
        AtomicFile.Write(SecretPath(name), replace: false, stream =>
        {
            File.SetUnixFileMode(((FileStream)stream).SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            stream.Write(secret);
        });
    }

    private string SecretPath(string name) => System.IO.Path.Combine(Keys, name + ".key");
}
