using System.Text.Json;
using Kortwiek.Core;
using Kortwiek.Watch.Json;
using Kortwiek.Watch.Misp;
using Kortwiek.Watch.Stix;

namespace Kortwiek.Watch;

/// <summary>The way in: a partner's file of either format, packed or not.</summary>
public static class FeedReader
{
    private const int Peeked = 1 << 18;

    /// <summary>Reads one file to its end. The same bytes give the same objects, versions and facts.</summary>
    /// <param name="file">A stream that can be sought, plain or packed (gz, xz, zst); it stays open.</param>
    /// <param name="options">Format and default marking.</param>
    /// <param name="onObject">Called for each object in the order of the file; its bytes are valid only during the call.</param>
    /// <param name="progress">Bytes read so far.</param>
    /// <param name="cancellation">Asked every 1,024 objects.</param>
    /// <returns>
    /// The report, or bad input where the file as a whole is refused: empty, UTF-16, no JSON, cut off, deeper than 64 levels, a text over 16 MiB,
    /// over 4 GiB, packed more than 100 to 1 (above 1 MiB), of another kind. What was handed over before must then be thrown away.
    /// </returns>
    public static Outcome<FeedReport> Read(
        Stream file, FeedOptions options, Action<FeedObject> onObject, IProgress<Step> progress, CancellationToken cancellation)
    {
        var format = options.Format;
        if (format == FeedFormat.Auto)
        {
            var detected = Detect(file);
            if (detected is not Outcome<FeedFormat>.Done)
            {
                return detected.As<FeedReport>();
            }

            format = detected.Value;
        }

        using var input = new FeedInput(file);
        var throttled = new Throttled(progress, TimeProvider.System);
        return format == FeedFormat.Stix
            ? StixReader.Read(input, options, onObject, throttled, cancellation)
            : MispReader.Read(input, options, onObject, throttled, cancellation);
    }

    /// <summary>Says by a file's first keys what it is; the stream is put back where it was.</summary>
    /// <param name="file">A stream that can be sought.</param>
    /// <returns>The format, or bad input with the reason why it is neither.</returns>
    public static Outcome<FeedFormat> Detect(Stream file)
    {
        var start = file.Position;
        var head = new byte[Peeked];
        using var input = new FeedInput(file);
        var unreadable = input.Read(head, out var read);
        file.Position = start;
        if (unreadable is not null)
        {
            return unreadable;
        }

        if (Keys(head.AsSpan(0, read)) is { } format)
        {
            return format;
        }

        return Refusal(file, start);
    }

    /// <summary>Of the versions that stand twice in a file, those whose contents differ as JSON values: conflicts, the first copy of which counts.</summary>
    /// <param name="file">The same file again, at its beginning.</param>
    /// <param name="repeats">The report's list.</param>
    /// <param name="cancellation">Asked before each slice.</param>
    public static IReadOnlyList<FeedRepeat> Conflicts(Stream file, IReadOnlyList<FeedRepeat> repeats, CancellationToken cancellation)
    {
        var slices = Slices(file, repeats.SelectMany(r => new[] { (r.FirstOffset, r.FirstLength), (r.Offset, r.Length) }), cancellation);
        return [.. repeats.Where(r => !SameContent(slices[(r.FirstOffset, r.FirstLength)], slices[(r.Offset, r.Length)]))];
    }

    /// <summary>The original bytes of some objects.</summary>
    /// <param name="file">The file that held them, at its beginning, plain or packed; it is read once, forwards.</param>
    /// <param name="places">Byte offsets in the unpacked file and lengths, as a <see cref="FeedObject"/> told them; in any order, one may lie in another.</param>
    /// <param name="cancellation">Asked before each slice.</param>
    /// <exception cref="InvalidDataException">The file is shorter than that: it is another file.</exception>
    public static IReadOnlyDictionary<(long Offset, int Length), ReadOnlyMemory<byte>> Slices(
        Stream file, IEnumerable<(long Offset, int Length)> places, CancellationToken cancellation)
    {
        var wanted = new SortedSet<(long Offset, int Shorter)>(places.Select(p => (p.Offset, -p.Length)));
        using var input = new FeedInput(file);
        var slices = new Dictionary<(long Offset, int Length), ReadOnlyMemory<byte>>(wanted.Count);
        var (outer, bytes) = (0L, Array.Empty<byte>());
        foreach (var (offset, shorter) in wanted)
        {
            cancellation.ThrowIfCancellationRequested();

            // A MISP attribute lies inside its event: what was read already is not read again.
            if (offset >= outer + bytes.Length)
            {
                (outer, bytes) = (offset, new byte[-shorter]);
                if (!input.Skip(offset) || input.Read(bytes, out var got) is not null || got < bytes.Length)
                {
                    throw new InvalidDataException("The file is not the one that was read.");
                }
            }

            slices[(offset, -shorter)] = bytes.AsMemory((int)(offset - outer), -shorter);
        }

        return slices;
    }

    /// <summary>True where two objects are the same JSON value: order of members and blanks do not count.</summary>
    public static bool SameContent(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other)
    {
        if (one.Span.SequenceEqual(other.Span))
        {
            return true;
        }

        try
        {
            return CanonicalJson.Of(one).AsSpan().SequenceEqual(CanonicalJson.Of(other));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    // The first key that only one of the formats has.
    private static FeedFormat? Keys(ReadOnlySpan<byte> head)
    {
        head = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        var reader = new Utf8JsonReader(head, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = ItemWalker.MaxDepth }));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > 2)
                {
                    continue;
                }

                if (reader.ValueTextEquals("response"u8) || reader.ValueTextEquals("Event"u8) || reader.ValueTextEquals("Attribute"u8))
                {
                    return FeedFormat.Misp;
                }

                if (reader.CurrentDepth == 1 && (reader.ValueTextEquals("objects"u8) || reader.ValueTextEquals("type"u8) || reader.ValueTextEquals("spec_version"u8)))
                {
                    return FeedFormat.Stix;
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return null;
    }

    // The readers know best what is wrong with a file that is neither.
    private static BadInput Refusal(Stream file, long start)
    {
        using var input = new FeedInput(file);
        var outcome = StixReader.Read(input, new FeedOptions(), static _ => { }, NoProgress.Instance, CancellationToken.None);
        file.Position = start;
        return outcome is Outcome<FeedReport>.Bad { Fault: { Code: not "wrong-top-type" } fault }
            ? fault
            : new BadInput("The file is JSON, but neither a STIX bundle nor MISP events (first byte 0). Say --format if you know better.", Code: "unknown-format");
    }
}
