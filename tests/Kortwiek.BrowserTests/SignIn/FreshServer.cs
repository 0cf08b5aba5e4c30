using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Kortwiek.BrowserTests.SignIn;

/// <summary>A server on a folder where nobody has signed in yet, with the one-time link that it told.</summary>
public partial class FreshServer : IAsyncLifetime
{
    private static readonly string Programs = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("kortwiek-fresh-");
    private Process? _web;

    /// <summary>Without a final slash; a name, since passkeys belong to names.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The path of the first administrator's link.</summary>
    public string FirstLink { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("KORTWIEK_URL")))
        {
            return;
        }

        var start = ProgramOf("Kortwiek.Web", "Kortwiek.Web", [.. await PrepareAsync(), "--sign-in-per-minute", "1000"]);
        start.RedirectStandardOutput = true;
        _web = Process.Start(start)!;
        while (await _web.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Link().Match(line) is { Success: true } link)
            {
                (Address, FirstLink) = (link.Groups["address"].Value, link.Groups["path"].Value);
                break;
            }
        }

        _ = _web.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>SHA-256 of the public key that browsers are to trust, in base 64; null where there is no HTTPS.</summary>
    public virtual string? TrustedKey => null;

    /// <summary>Gets the installation ready; says where the server is to listen.</summary>
    protected virtual Task<string[]> PrepareAsync() => Task.FromResult<string[]>(["--urls", "http://127.0.0.1:0"]);

    /// <summary>The installation's folder.</summary>
    protected string Home => Path.Combine(_home.FullName, "data");

    /// <summary>A file in the test's own folder.</summary>
    public string File(string name, string text)
    {
        var path = Path.Combine(_home.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a command on this installation's machine.</summary>
    public async Task<string> RunAsync(params string[] args)
    {
        var start = ProgramOf("Kortwiek.Cli", "kortwiek", args);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', args)}: {await error}{output}");
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            _web.Kill();
            await _web.WaitForExitAsync();
            _web.Dispose();
        }

        _home.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private ProcessStartInfo ProgramOf(string project, string program, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(Programs, project, new DirectoryInfo(AppContext.BaseDirectory).Name, program), args) { UseShellExecute = false };
        start.Environment["KORTWIEK_HOME"] = Home;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return start;
    }

    [GeneratedRegex(@"(?<address>https?://[a-z.]+:\d+)(?<path>/welcome/[0-9a-f]{32})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
