using System.Globalization;
using System.Text.Json;

namespace Kortwiek.Cli;

/// <summary>A fault of ours: the stack goes to a file, the terminal gets one sentence.</summary>
internal static class FaultLog
{
    public static int Write(Exception e, string[] args, bool json, int exitCode)
    {
        var home = Array.IndexOf(args, "--home") is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : Environment.GetEnvironmentVariable("KORTWIEK_HOME") ?? "kortwiek-data";
        var at = TimeProvider.System.GetUtcNow();
        var path = Path.Combine(home, "logs", $"fault-{at.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}.json");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);

            // Only the words of the command: its arguments may name persons or channels.
            var command = string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')).Take(2));
            File.WriteAllText(path, JsonSerializer.Serialize(new { At = Utc.Text(at), Command = command, Fault = e.ToString() }) + "\n");
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            path = "nowhere, since the log folder cannot be written";
        }

        var fault = new BadInput($"A fault of ours ({e.GetType().Name}). The details are in {path}.", Code: "fault");
        Console.Error.WriteLine(json ? Document.Error(fault) : fault.Message);
        return exitCode;
    }
}
