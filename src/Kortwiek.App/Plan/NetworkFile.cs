using System.Security.Cryptography;
using Kortwiek.Plan.Graphs;

namespace Kortwiek.App.Plan;

/// <summary>A network that was read from a file.</summary>
/// <param name="Graph">The network.</param>
/// <param name="Sha256">Digest of the file's bytes as they lay on the disk.</param>
internal sealed record NetworkFile(Graph Graph, Digest Sha256)
{
    /// <summary>Reads a network; inside an operation its bytes are kept under their digest.</summary>
    public static Outcome<NetworkFile> Read(Scope scope, InputFile file, long maxBytes, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (maxBytes < 1)
        {
            return new BadInput("--max-bytes is at least 1.");
        }

        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<NetworkFile>();
        }

        using (stream)
        {
            if (!stream.CanSeek)
            {
                return new BadInput("This is no ordinary file; write the network to a file first.", file.Name);
            }

            var read = GraphReader.Read(stream, file.Name, GraphLimits.Default with { MaxBytes = maxBytes }, progress, cancellation);
            if (read is not Outcome<Graph>.Done { Answer: var graph })
            {
                return read.As<NetworkFile>();
            }

            stream.Position = 0;
            return new NetworkFile(graph, scope.HasOperation ? scope.Folder.Objects.Put(stream, cancellation) : Digest.Sha256(SHA256.HashData(stream)));
        }
    }

    /// <summary>Six decimals, as every share and area in Plan's documents has.</summary>
    public static double Rounded(double value) => Math.Round(value, 6);
}
