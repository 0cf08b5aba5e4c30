using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Operation;

/// <summary><c>operation new CODE</c>: opens an operation with its own folder, keys and evidence log; who asks becomes its coordinator.</summary>
public sealed class NewVerb(Scope scope) : IVerb<NewVerb.Request, NewVerb.Response>
{
    /// <summary>What the new operation is.</summary>
    public sealed record Request(
        [Argument("code of upper-case letters, digits and hyphens")] string Code,
        [Option("what people call it")] string Title,
        [Option("the authority that leads")] string Lead = "Lead authority",
        [Option("country of the lead authority")] Country LeadCountry = default,
        [Option("legal frame of the cooperation")] Basis Basis = Basis.Jit,
        [Option("the name the first member is shown by")] string MemberName = "Coordinator");

    /// <summary>How the authorities work together.</summary>
    public enum Basis
    {
        /// <summary>A joint investigation team.</summary>
        Jit,

        /// <summary>Parallel investigations.</summary>
        Parallel,

        /// <summary>A referral action.</summary>
        Referral,
    }

    /// <summary>The operation that is now there.</summary>
    public sealed record Response(string Code, string Title, Id<OperationRow> Id, string Member, string LogOrigin, string KeyProtection);

    /// <inheritdoc/>
    public async Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (!Installation.IsCode(request.Code))
        {
            return new BadInput($"'{request.Code}' is no code for an operation: use 2 to 40 upper-case letters, digits and single hyphens.");
        }

        if (request.Title.Trim().Length is 0 or > 200)
        {
            return new BadInput("The title has between 1 and 200 letters.");
        }

        await using var store = await scope.Installation.OpenStoreAsync(cancellation);
        if (await store.Set<OperationRow>().AnyAsync(o => o.Code == request.Code, cancellation))
        {
            return new Refusals("code-taken", $"There is an operation {request.Code} already.");
        }

        var opening = new OperationOpening(scope.Installation);
        var operation = await opening.OpenAsync(store, request.Code, request.Title.Trim(), request.Lead, request.LeadCountry, request.Basis.ToString().ToLowerInvariant(), demo: false, request.MemberName, scope.Asker, cancellation);
        return new Response(operation.Code, operation.Title, operation.Id, OperationOpening.FirstHandle, OperationLog.Origin(operation.Code), "file-mode-0600");
    }
}
