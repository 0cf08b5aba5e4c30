using Kortwiek.App.Act;

namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure return ID</c>: what the measure took is up again.</summary>
public sealed class ReturnVerb(Scope scope) : MeasureVerb<ReturnVerb.Request>(scope, CommandKind.Return)
{
    /// <summary>What came back.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("the element that had been taken")] string Element,
        [Option("when it was first seen again")] DateTimeOffset SeenAt,
        [Option("how it is up again")] ReturnKind How,
        [Option("where it is now, if it moved")] string? NewElement = null,
        [Option("how sure, 0 to 1")] double Confidence = 0.9);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation)
    {
        var keys = Keys.ReadAll(request.NewElement is null ? [request.Element] : [request.Element, request.NewElement]);
        return keys is Outcome<IReadOnlyList<ElementKey>>.Done { Answer: var read }
            ? new Asked(request.Id, new CommandDetail
            {
                Return = new ReturnRecord(read[0], request.SeenAt, request.How, read.Count > 1 ? read[1] : null, request.Confidence),
            })
            : keys.As<Asked>();
    }
}
