using Kortwiek.App.People;
using Kortwiek.Core;
using Kortwiek.Store;
using Kortwiek.Web.Shell;

namespace Kortwiek.Web.SignIn;

/// <summary>Opens the door of a fresh installation: a one-time link for who has started it, and for nobody else.</summary>
internal static class FirstAdministrator
{
    /// <summary>Tells the link on the console where nobody has a way in yet; each start makes a new one.</summary>
    public static async Task TellAsync(WebApplication app, TextWriter console)
    {
        if (app.Configuration.GetValue<bool>(SignInSetup.ViewerSetting))
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        if (await FoundAsync(accounts) is not { } account || await Invitation.MakeAsync(accounts, account) is not Outcome<Invitation>.Done { Answer: var invitation })
        {
            return;
        }

        var address = TlsSettings.AddressOf(app.Configuration) ?? app.Urls.FirstOrDefault()?.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await console.WriteLineAsync($"Nobody can sign in yet. Open this link once, within {Accounts.InvitationLives.TotalHours:0} hours, to become the administrator:\n  {address}{invitation.Link}");
    }

    // The account of an earlier start that nobody has taken, or a new one; null where somebody is in already.
    private static async Task<Account?> FoundAsync(Accounts accounts)
    {
        var all = await accounts.AllAsync(CancellationToken.None);
        foreach (var account in all)
        {
            if ((await accounts.WaysInAsync(account)).Count > 0)
            {
                return null;
            }
        }

        if (all.Find(a => a.IsAdministrator) is { } waiting)
        {
            return await accounts.Manager.FindByIdAsync(waiting.Id.ToString());
        }

        var name = Accounts.IsName(Environment.UserName) && Environment.UserName != "root" ? Environment.UserName : "admin";
        return await accounts.AddAsync(name, name, isAdministrator: true) is Outcome<Account>.Done { Answer: var made } ? made : null;
    }
}
