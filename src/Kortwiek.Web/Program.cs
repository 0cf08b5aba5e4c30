using Kortwiek.Store;
using Kortwiek.Web;
using Kortwiek.Web.SignIn;

var app = KortwiekWeb.Create(args);
await app.StartAsync();
try
{
    await FirstAdministrator.TellAsync(app, Console.Out);
}
catch (StoreException e)
{
    await Console.Error.WriteLineAsync(e.Message);
}

await app.WaitForShutdownAsync();
