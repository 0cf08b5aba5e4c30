using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Kortwiek.Plan.Channels;

namespace Kortwiek.App.Plan;

/// <summary><c>plan channels</c>: the cheapest set of elements whose taking leaves no channel with its audience; kept in the operation.</summary>
public sealed class ChannelsVerb(Scope scope) : IVerb<ChannelsVerb.Request, ChannelsVerb.Response>
{
    /// <summary>The kind of the runs it keeps.</summary>
    public const string Kind = "plan.channels/1";

    /// <summary>From where the channels come, and what cannot be taken.</summary>
    public sealed record Request(
        [Option("JSON file with elements, channels and links; without it the operation's own")] InputFile? Model = null,
        [Option("countries whose elements cannot be taken, such as XX,YY")] IReadOnlyList<Country>? Exclude = null);

    /// <summary>What was found.</summary>
    /// <param name="Channels">Each channel before and after.</param>
    /// <param name="AudienceUp">Audience of the channels that stay up.</param>
    /// <param name="Cost">Cost of the actions.</param>
    /// <param name="Actions">What to take.</param>
    /// <param name="Bound">How good that is.</param>
    /// <param name="Explain">Which channels each action kills.</param>
    /// <param name="Feasible">Whether all channels go down.</param>
    /// <param name="Blocking">What keeps the others up.</param>
    /// <param name="Excluded">Countries left out.</param>
    /// <param name="Warnings">What had to be assumed.</param>
    /// <param name="Model">What it was computed from, as a model file has it: --model takes it again.</param>
    public sealed record Response(
        IReadOnlyList<ChannelState> Channels,
        double AudienceUp,
        decimal Cost,
        IReadOnlyList<ChannelAction> Actions,
        ChannelBound Bound,
        IReadOnlyList<ChannelReason> Explain,
        bool Feasible,
        IReadOnlyList<ChannelBlock> Blocking,
        IReadOnlyList<Country> Excluded,
        IReadOnlyList<string> Warnings,
        ChannelModel Model);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        var warnings = new List<string>();
        var found = request.Model is { } file ? FromFile(file) : await FromOperationAsync(warnings, cancellation);
        if (found is not Outcome<Source>.Done { Answer: var source })
        {
            return found.As<Response>();
        }

        var excluded = (request.Exclude ?? []).ToHashSet();
        var outcome = ChannelPlanner.Run(source.Model, excluded, new Throttled(progress, scope.Clock), cancellation);
        if (outcome is Outcome<ChannelPlan>.Bad or Outcome<ChannelPlan>.Refused)
        {
            return outcome.As<Response>();
        }

        var plan = outcome.Value;
        if (plan.Channels.Count(c => !c.AudienceKnown) is > 0 and var unknown)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The audience of {unknown} of {plan.Channels.Count} channels is unknown and counts as 1."));
        }

        var response = new Response(
            plan.Channels,
            plan.AudienceUp,
            plan.Cost,
            plan.Actions,
            plan.Bound with { Gap = NetworkFile.Rounded(plan.Bound.Gap) },
            plan.Explain,
            plan.Feasible,
            plan.Blocking,
            [.. excluded.Order()],
            warnings,
            source.Model);
        scope.Keep(
            Kind,
            string.Create(CultureInfo.InvariantCulture, $"{plan.Channels.Count} channels, {plan.Actions.Count} elements to take"),
            [source.Digest],
            request,
            response);
        return outcome is Outcome<ChannelPlan>.No no ? new Outcome<Response>.No(response, no.Reason) : response;
    }

    private static Outcome<Source> FromFile(InputFile file)
    {
        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<Source>();
        }

        using (stream)
        {
            var read = ChannelModelReader.Read(stream, file.Name);
            if (read is not Outcome<ChannelModel>.Done { Answer: var model })
            {
                return read.As<Source>();
            }

            if (stream.CanSeek)
            {
                stream.Position = 0;
            }

            return new Source(model, Digest.Sha256(SHA256.HashData(stream)));
        }
    }

    private async Task<Outcome<Source>> FromOperationAsync(List<string> warnings, CancellationToken cancellation)
    {
        if (!scope.HasOperation)
        {
            return new BadInput("There is no operation to take the channels from. Give a model with --model FILE.json.", Code: "no-operation");
        }

        var map = await ServiceMaps.OfAsync(scope.Db, cancellation);
        if (map.Model.Channels.Count == 0)
        {
            return new BadInput("This operation knows no channel with elements yet. Import them with watch import, or give a model with --model FILE.json.", Code: "no-channels");
        }

        if (map.AssumedBehindNames.Count > 0)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"For {map.AssumedBehindNames.Count} elements no way to the audience is known; they were assumed to lie behind the names of their channels."));
        }

        if (map.WithoutParts.Count > 0)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Of {map.WithoutParts.Count} channels no element is known; they are not in the plan."));
        }

        return new Source(map.Model, Digest.Sha256Of(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(map.Model, KortwiekJson.Options))));
    }

    private sealed record Source(ChannelModel Model, Digest Digest);
}
