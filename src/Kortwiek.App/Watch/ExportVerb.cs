using System.Globalization;
using Kortwiek.Evidence.Log;
using Kortwiek.Watch;

namespace Kortwiek.App.Watch;

/// <summary><c>watch export</c>: what may go to an audience, as a STIX bundle. Objects of partners go out untouched, or without their marked parts; what came otherwise is written as ours.</summary>
public sealed class ExportVerb(Scope scope) : IVerb<ExportVerb.Request, ExportVerb.Response>
{
    /// <summary>Where it goes, and to whom.</summary>
    public sealed record Request(
        [Option("bundle to write")] OutputFile Out,
        [Option("whom it goes to: nothing above this level leaves")] Tlp Audience,
        [Option("what is written")] ExportFormat Format = ExportFormat.Stix);

    /// <summary>What went out.</summary>
    /// <param name="File">The bundle's name.</param>
    /// <param name="Sha256">Its digest.</param>
    /// <param name="Audience">To whom it may go.</param>
    /// <param name="Objects">Objects in the bundle.</param>
    /// <param name="ByType">Of them, by type.</param>
    /// <param name="Untouched">Partners' objects with their original bytes.</param>
    /// <param name="Own">Objects written here, from what did not come as STIX.</param>
    /// <param name="Redacted">Partners' objects without their marked parts.</param>
    /// <param name="Withheld">Partners' objects that stay here, by level.</param>
    public sealed record Response(
        string File,
        Digest Sha256,
        Tlp Audience,
        long Objects,
        IReadOnlyDictionary<string, long> ByType,
        long Untouched,
        long Own,
        IReadOnlyList<RedactedObject> Redacted,
        IReadOnlyDictionary<string, long> Withheld);

    /// <summary>An object that lost parts.</summary>
    /// <param name="Id">Its identifier.</param>
    /// <param name="Removed">Selectors of what was removed.</param>
    public sealed record RedactedObject(string Id, IReadOnlyList<string> Removed);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (request.Out.Taken() is { } taken)
        {
            return taken;
        }

        var throttled = new Throttled(progress, scope.Clock);
        var outgoing = new Outgoing(scope, request.Audience, cancellation);
        await outgoing.GatherAsync(throttled);
        var own = await outgoing.AddOwnAsync();
        using var bundle = new MemoryStream();
        FeedWriter.WriteBundle(outgoing.Objects, bundle);
        var bytes = bundle.ToArray();
        var digest = Digest.Sha256Of(bytes);
        request.Out.Write(stream => stream.Write(bytes));
        var byType = new SortedDictionary<string, long>(
            outgoing.Objects.Keys.GroupBy(id => id[..id.IndexOf("--", StringComparison.Ordinal)], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.LongCount()), StringComparer.Ordinal);
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal) { ["bundle"] = digest, ["audience"] = Words.Kebab(request.Audience), ["objects"] = outgoing.Objects.Count };
        scope.Record(EntryTypes.Disclose, "watch export", string.Create(CultureInfo.InvariantCulture, $"{outgoing.Objects.Count} objects for the level {Words.Kebab(request.Audience)}"), digest, fields);
        return new Response(
            request.Out.Name,
            digest,
            request.Audience,
            outgoing.Objects.Count,
            byType,
            outgoing.Objects.Count - own - outgoing.Redacted.Count,
            own,
            outgoing.Redacted,
            outgoing.Withheld);
    }
}
