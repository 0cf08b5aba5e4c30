using Kortwiek.Web;

await KortwiekWeb.Create(args).RunAsync();
