namespace Kortwiek.App;

/// <summary>One process at a time; the lock goes when its process goes, however it ends.</summary>
public sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or null where another process holds it.</summary>
    public static FileLock? TryAcquire(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits for the lock, at most 30 seconds.</summary>
    /// <exception cref="IOException">Another process held it all the time.</exception>
    public static async Task<FileLock> AcquireAsync(string path, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            if (TryAcquire(path) is { } turn)
            {
                return turn;
            }

            if (tries == 600)
            {
                throw new IOException("Another command is writing to this operation and did not end within 30 seconds.");
            }

            await Task.Delay(50, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
