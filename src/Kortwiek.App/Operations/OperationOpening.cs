namespace Kortwiek.App;

/// <summary>Makes an operation: its row, its first member, its folder, its keys and the first entry of its evidence log.</summary>
/// <param name="installation">Where.</param>
public sealed class OperationOpening(Installation installation)
{
    /// <summary>The handle of the first member.</summary>
    public const string FirstHandle = "coordinator";

    /// <summary>Makes it whole or not at all: the folder first, then the row that makes it visible.</summary>
    public async Task<OperationRow> OpenAsync(KortwiekDb store, string code, string title, string lead, Country leadCountry, string basis, bool demo, string memberName, Asker asker, CancellationToken cancellation)
    {
        var clock = installation.Clock;
        var operation = new OperationRow
        {
            Id = Id<OperationRow>.New(clock),
            Code = code,
            Title = title,
            LeadAuthority = lead,
            Basis = basis,
            Demo = demo,
            CreatedAt = clock.GetUtcNow(),
        };
        var folder = installation.Folder(code);
        folder.Create();
        OperationLog.CreateKey(folder, demo);
        store.CurrentOperation = operation.Id;
        await using (var transaction = await store.Database.BeginTransactionAsync(cancellation))
        {
            store.Add(operation);
            store.Add(new CompartmentRow { Id = Access.SharedOf(operation.Id), Code = "shared", Kind = "shared", Authorities = "", CreatedAt = operation.CreatedAt });
            store.Add(new MemberRow
            {
                Id = Id<MemberRow>.New(clock),
                Handle = FirstHandle,
                DisplayName = memberName,
                Role = "coordinator",
                Authority = lead,
                Country = leadCountry,
                PersonId = asker is Asker.SignedIn person ? person.PersonId : Guid.CreateVersion7(clock.GetUtcNow()),
                SystemUser = asker is Asker.SystemUser ? Environment.UserName : null,
            });
            await store.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        await using var scope = new Scope(installation, code, FirstHandle);
        await scope.EnterAsync(operation, mustHaveMember: true, cancellation);
        scope.Record("command", "operation new", $"Operation {code} opened", Digest.Sha256Of(System.Text.Encoding.UTF8.GetBytes(code)), new Dictionary<string, object?> { ["operation"] = operation.Id.ToString(), ["demo"] = demo });
        await scope.CommitAsync(cancellation);
        await OperationLog.DeliverAsync(scope, CancellationToken.None);
        return operation;
    }
}
