using System.CommandLine;
using System.Globalization;
using Kortwiek.App.Tls;

namespace Kortwiek.Cli;

/// <summary>The options of <c>serve --setup</c>: HTTPS on a host name, by an authority of the installation's own or by a certificate that was given.</summary>
internal sealed class SetupOptions
{
    private readonly Option<bool> _setup = new("--setup") { Description = "makes the certificate for --host, and says what to do then; run again, it renews" };
    private readonly Option<string?> _host = new("--host") { Description = "the name that people open the pages by; passkeys belong to it", HelpName = "NAME" };
    private readonly Option<string?> _certificate = new("--certificate") { Description = "your authority's certificate with its chain, PEM or PKCS#12 (password in KORTWIEK_TLS_PASSWORD); without it one is made", HelpName = "FILE" };
    private readonly Option<string?> _key = new("--key") { Description = "its key, PEM", HelpName = "FILE" };
    private readonly Option<int> _port = new("--port") { Description = "port of the pages (default: 5443)", HelpName = "NUMBER", DefaultValueFactory = _ => 5443 };
    private readonly Option<int> _cardPort = new("--card-port") { Description = "port at which smart cards are asked for (default: 5444)", HelpName = "NUMBER", DefaultValueFactory = _ => 5444 };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_setup, _host, _certificate, _key, _port, _cardPort])
        {
            command.Options.Add(option);
        }
    }

    public bool IsAskedFor(ParseResult result) => result.GetValue(_setup) || result.GetValue(_host) is not null || result.GetValue(_certificate) is not null;

    public async Task<int> RunAsync(ParseResult result, Installation installation)
    {
        if (!result.GetValue(_setup) || result.GetValue(_host) is not { } host)
        {
            return Answer.Bad(BadInput.MissingOption(result.GetValue(_setup) ? "--host" : "--setup", "say both: kortwiek serve --setup --host NAME"), json: false);
        }

        var setup = new TlsSetup(installation);
        var (port, cardPort) = (result.GetValue(_port), result.GetValue(_cardPort));
        var outcome = result.GetValue(_certificate) is { } certificate
            ? setup.Take(host, port, cardPort, certificate, result.GetValue(_key), Environment.GetEnvironmentVariable("KORTWIEK_TLS_PASSWORD"))
            : setup.Make(host, port, cardPort);
        if (outcome is not Outcome<TlsSetup.Answer>.Done { Answer: var done })
        {
            return Answer.Bad(((Outcome<TlsSetup.Answer>.Bad)outcome).Fault, json: false);
        }

        await TellAsync(done, port);
        return 0;
    }

    private static async Task TellAsync(TlsSetup.Answer done, int port)
    {
        await Console.Out.WriteLineAsync($"The pages are at https://{done.Host}:{port} once they are served: kortwiek serve");
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The certificate ends on {done.Ends:yyyy-MM-dd}; run this again before then, and serve anew."));
        if (done.Authority is not null)
        {
            await Console.Out.WriteLineAsync($"Every computer must trust this authority once (it can vouch for {done.Host} alone): {done.Authority}");
            await Console.Out.WriteLineAsync($"Compare its SHA-256 fingerprint there: {string.Join(':', done.Fingerprint!.Chunk(2).Select(p => new string(p)))}");
        }
    }
}
