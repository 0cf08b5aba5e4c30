using Kortwiek.App.People;
using Kortwiek.Store;
using Spectre.Console;

namespace Kortwiek.Cli;

/// <summary>Makes the first administrator of a fresh installation on the terminal; left empty, the pages tell a one-time link instead.</summary>
internal static class FirstAdministrator
{
    /// <summary>Asks for name, password and code where nobody has an account yet.</summary>
    public static async Task AskAsync(IAnsiConsole console, Installation installation, CancellationToken cancellation)
    {
        try
        {
            await Accounts.WithAsync(
                installation,
                async accounts =>
                {
                    if (!await accounts.AnyAsync(cancellation))
                    {
                        await AskAsync(console, accounts, cancellation);
                    }

                    return true;
                },
                cancellation);
        }
        catch (StoreException e)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
        }
    }

    private static async Task AskAsync(IAnsiConsole console, Accounts accounts, CancellationToken cancellation)
    {
        console.WriteLine("Nobody can sign in yet. Make the first administrator here, or press Enter for a one-time link to the pages.");
        var name = await console.PromptAsync(new TextPrompt<string>("Name to sign in with:").AllowEmpty(), cancellation);
        if (name.Length == 0)
        {
            return;
        }

        var shown = await console.PromptAsync(new TextPrompt<string>("Your name, as the others see it:"), cancellation);
        var made = await accounts.AddAsync(name, shown, isAdministrator: true);
        if (made is not Outcome<Account>.Done { Answer: var account })
        {
            console.WriteLine(made is Outcome<Account>.Bad bad ? bad.Fault.Message : "There is such an account already.");
            return;
        }

        var key = await accounts.AuthenticatorKeyAsync(account);
        console.WriteLine(AuthenticatorAddress.Blocks(AuthenticatorAddress.Of(name, key)));
        console.WriteLine($"Scan the square with an authenticator, or type into it: {key.ToLowerInvariant()}");
        while (await SetAsync(console, accounts, account, cancellation) is { } fault)
        {
            console.WriteLine(fault switch
            {
                PasswordFault.Differs => "The two passwords differ.",
                PasswordFault.Code => "The code is not right, or too old.",
                _ => "The password is too short or too simple: take at least 14 letters, six of them different.",
            });
        }

        console.WriteLine("Recovery codes; each lets you in once when the authenticator is lost. They are shown only now:");
        foreach (var code in await accounts.RecoveryCodesAsync(account))
        {
            console.WriteLine($"  {code}");
        }
    }

    private static async Task<PasswordFault?> SetAsync(IAnsiConsole console, Accounts accounts, Account account, CancellationToken cancellation)
    {
        var password = await console.PromptAsync(new TextPrompt<string>("Password, at least 14 letters:").Secret(), cancellation);
        var again = await console.PromptAsync(new TextPrompt<string>("The same once more:").Secret(), cancellation);
        var code = await console.PromptAsync(new TextPrompt<string>("Six digits of the authenticator:"), cancellation);
        return await accounts.SetPasswordAsync(account, password, again, code);
    }
}
