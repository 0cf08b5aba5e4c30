using System.Diagnostics;
using System.Globalization;
using Kortwiek.Core;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Kortwiek.Benchmarks.Evidence;

/// <summary>Hashes files and folders (SHA-256 and BLAKE3 in one read, journal and all) against what an examiner has at hand, in turns, in one run; then appends to a log.</summary>
/// <remarks>Arguments: <c>[--rounds N] [--degree N] [--hashdeep] [--no-log] PATH…</c>. Figures are medians; the files are read once before, so that they lie in memory.</remarks>
internal static class EvidenceBench
{
    public static int Run(string[] args)
    {
        var (rounds, degree, hashdeep, log) = (5, Environment.ProcessorCount, false, true);
        var paths = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--rounds":
                    rounds = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--degree":
                    degree = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--hashdeep":
                    hashdeep = true;
                    break;
                case "--no-log":
                    log = false;
                    break;
                default:
                    paths.Add(Path.GetFullPath(args[i]));
                    break;
            }
        }

        if (paths.Count > 0)
        {
            Console.WriteLine("| item | program | seconds | MB/s | ours is so many times as fast | CPU seconds |");
            Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: |");
            paths.ForEach(p => Hash(p, rounds, degree, hashdeep));
            Console.WriteLine();
        }

        if (log)
        {
            Append();
        }

        return 0;
    }

    private static void Hash(string path, int rounds, int degree, bool hashdeep)
    {
        IntakeResult? result = null;
        var isFolder = Directory.Exists(path);
        var peers = new List<(string Name, Func<double> Run)>
        {
            ("kortwiek: SHA-256 + BLAKE3, journal, one read", () =>
            {
                var before = Environment.CpuUsage.TotalTime;
                result = Ours(path, degree);
                return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            }),
            ("sha256sum", () => Shell(isFolder, path, "sha256sum")),
            ("openssl dgst -sha256", () => Shell(isFolder, path, "openssl dgst -sha256")),
        };
        if (hashdeep)
        {
            peers.Add(("hashdeep -c sha256", () => Shell(isFolder, path, "hashdeep -j0 -c sha256")));
        }

        _ = peers[0].Run();
        var seconds = peers.ConvertAll(_ => new List<double>());
        var work = peers.ConvertAll(_ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < peers.Count; i++)
            {
                // Forwards and backwards in turn, so that nobody always comes after the same neighbour.
                var at = round % 2 == 0 ? i : peers.Count - 1 - i;
                seconds[at].Add(Seconds(() => work[at].Add(peers[at].Run())));
            }
        }

        var ours = Median(seconds[0]);
        for (var i = 0; i < peers.Count; i++)
        {
            var median = Median(seconds[i]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(path)}, {result!.Files} files, {result.Bytes / 1e6:0} MB | {peers[i].Name} | {median:0.000} | {result.Bytes / 1e6 / median:0} | {median / ours:0.00} | {Median(work[i]):0.00} |"));
        }
    }

    private static IntakeResult Ours(string path, int degree)
    {
        var journal = Directory.CreateTempSubdirectory("kortwiek-bench-").FullName;
        try
        {
            return ItemIntake.Run(new IntakeRequest(path, journal) { Degree = degree }, NoProgress.Instance, CancellationToken.None).Value;
        }
        finally
        {
            Directory.Delete(journal, recursive: true);
        }
    }

    // The seconds of processor time that the command took.
    private static double Shell(bool isFolder, string path, string command)
    {
        var script = isFolder ? $"find \"$1\" -type f -print0 | xargs -0 {command} > /dev/null" : $"{command} \"$1\" > /dev/null";
        var start = new ProcessStartInfo("bash", ["-c", $"TIMEFORMAT='%U %S'; LC_ALL=C; time {{ {script}; }}", "bash", path]) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException(command);
        var times = process.StandardError.ReadToEnd().Trim().Split('\n')[^1];
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
        }

        return times.Split(' ').Sum(t => double.Parse(t, CultureInfo.InvariantCulture));
    }

    private static void Append()
    {
        Console.WriteLine("| log | entries | seconds | entries/s |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        var signer = new BenchSigner();
        foreach (var (batches, size) in ((int, int)[])[(100, 1), (20, 1000), (5, 10_000), (1, 100_000)])
        {
            var folder = Directory.CreateTempSubdirectory("kortwiek-bench-").FullName;
            try
            {
                var entries = Enumerable.Range(0, size).Select(i => (ReadOnlyMemory<byte>)Entry(i)).ToList();
                using (var log = TileLog.Open(folder, signer.Key.Name, TimeSpan.Zero, CancellationToken.None).Value)
                {
                    var seconds = Seconds(() =>
                    {
                        for (var i = 0; i < batches; i++)
                        {
                            _ = log.Append(entries, CancellationToken.None);
                            _ = log.Sign(signer).Value;
                        }
                    });
                    Row($"append and sign, batches of {size}", batches * size, seconds);
                }

                Row("verify from bytes", batches * size, Seconds(() => _ = LogVerifier.Verify(folder, [signer.Key], NoProgress.Instance, CancellationToken.None).Value));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static byte[] Entry(int number) => new LogEntry
    {
        Type = EntryTypes.Command,
        At = DateTimeOffset.UnixEpoch,
        By = "examiner/7f3a",
        Host = "rack-2",
        Tool = "kortwiek 0.1.0",
        Salt = new byte[LogEntry.SaltBytes],
        Under = "warrant-12",
        Where = "Brussels",
        Fields = new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["verb"] = "evidence intake", ["number"] = number },
    }.ToBytes().Value;

    private static void Row(string what, int count, double seconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {count} | {seconds:0.000} | {count / seconds:0} |"));

    private static double Seconds(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    // A public test key.
    private sealed class BenchSigner : INoteSigner
    {
        private readonly byte[] _seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

        public BenchSigner()
        {
            var publicKey = new byte[32];
            Ed25519.GeneratePublicKey(_seed, 0, publicKey, 0);
            Key = NoteKey.Create("bench.example/log", NoteKeyType.Ed25519, publicKey);
        }

        public NoteKey Key { get; }

        public byte[] Sign(ReadOnlySpan<byte> message)
        {
            var signature = new byte[64];
            Ed25519.Sign(_seed, 0, message.ToArray(), 0, message.Length, signature, 0);
            return signature;
        }
    }
}
