using System.Text;
using Kortwiek.Evidence.Log;

namespace Kortwiek.App.People;

/// <summary>Who came in and who was turned away, in the evidence log of every operation that the person is a member of.</summary>
public static class SignInBook
{
    /// <summary>Records that a person signed in.</summary>
    public static Task SignedInAsync(Installation installation, Account account, WayIn wayIn, CancellationToken cancellation) =>
        RecordAsync(installation, account, wayIn, EntryTypes.Command, $"Signed in by {Words(wayIn)}", 0, cancellation);

    /// <summary>Records that somebody tried with this account's name and was turned away.</summary>
    public static Task RefusedAsync(Installation installation, Account account, WayIn wayIn, CancellationToken cancellation) =>
        RecordAsync(installation, account, wayIn, EntryTypes.Refuse, $"Turned away by {Words(wayIn)}", 1, cancellation);

    private static async Task RecordAsync(Installation installation, Account account, WayIn wayIn, string type, string summary, int exitCode, CancellationToken cancellation)
    {
        var asker = new Asker.SignedIn(account.Id, wayIn);
        IReadOnlyList<OperationRow> operations;
        await using (var store = await installation.OpenStoreAsync(cancellation))
        {
            operations = await OperationChoice.KnownToAsync(store, asker, cancellation);
        }

        foreach (var operation in operations)
        {
            await using var scope = new Scope(installation, operation.Code, asker);
            if (await scope.EnterAsync(mustHaveMember: true, mustHaveOperation: true, cancellation) is not null)
            {
                continue;
            }

            using var turn = await scope.TakeTurnAsync(cancellation);
            scope.Record(type, "sign-in", summary, Digest.Sha256Of(Encoding.UTF8.GetBytes(account.Id.ToString("D"))), exitCode: exitCode);
            await scope.CommitAsync(cancellation);
            await OperationLog.DeliverAsync(scope, CancellationToken.None);
        }
    }

    private static string Words(WayIn wayIn) => wayIn switch
    {
        WayIn.Passkey => "passkey",
        WayIn.Certificate => "smart card",
        WayIn.Directory => "the authority's directory",
        _ => "password and code",
    };
}
