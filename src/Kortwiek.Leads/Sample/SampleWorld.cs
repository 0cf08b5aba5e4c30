using System.Globalization;

namespace Kortwiek.Leads.Sample;

/// <summary>Where and when the sample plays: servers, countries, pages, and how a line of a log is written.</summary>
internal sealed class SampleWorld(ulong seed, int lines, DateOnly firstDay)
{
    public const int Days = 31;

    /// <summary>Forty countries; the place in the list is the second number of their addresses.</summary>
    public static readonly Country[] Countries =
        [.. "NL BE DE FR GB IE ES PT IT AT CH SE NO DK FI PL CZ SK HU RO BG GR TR UA LT LV EE HR SI RS MA DZ TN EG JO IQ KZ CA US AU".Split(' ').Select(c => Country.TryParse(c, out var country) ? country : default)];

    public static readonly string[] Pages = [.. Enumerable.Range(1, 240).Select(i => $"/item/{i}")];

    public static readonly string[] Agents =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15",
        "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0",
    ];

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] Hosts = ["srv1", "srv2", "srv3"];
    private static readonly string[] Sites = ["media.alpha.example:443", "www.beta.example:443", "files.gamma.example:443"];
    private readonly long _start = new DateTimeOffset(firstDay, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private int _pid = 1000;
    private int _actor;

    /// <summary>How many times more than in the smallest sample.</summary>
    public double Scale { get; } = lines / 60_000.0;

    public SampleLog[] Web { get; } = [new(), new(), new()];

    public SampleLog[] Auth { get; } = [new(), new(), new()];

    public List<SamplePerson> Persons { get; } = [];

    /// <summary>A stream of numbers for each actor, so that one more actor changes nobody else.</summary>
    public Xoshiro256 NextActor() => new(unchecked(seed ^ ((ulong)++_actor * 0x9E3779B97F4A7C15UL)));

    public int NextPid() => _pid = (_pid + 7) % 30_000 + 1000;

    /// <summary>Seconds since 1970 of a second of a day of the sample.</summary>
    public long At(int day, int second) => _start + (day * 86_400L) + second;

    /// <summary>A second of the day as people are awake in a country: mostly 8 to 23 hours.</summary>
    public static int Awake(Xoshiro256 random) => random.Below(8) == 0 ? random.Below(86_400) : (8 * 3600) + random.Below(15 * 3600);

    /// <summary>An address of a country.</summary>
    public static string Address(int country, Xoshiro256 random) =>
        string.Create(CultureInfo.InvariantCulture, $"240.{country}.{random.Below(250) + 1}.{random.Below(250) + 1}");

    /// <summary>An address of one of the special networks: 251 Tor, 252 hosting, 253 shared by carriers, 254 crawlers.</summary>
    public static string Special(int network, int host) =>
        string.Create(CultureInfo.InvariantCulture, $"{network}.0.{host / 250}.{(host % 250) + 1}");

    /// <summary>A request.</summary>
    public void Http(int server, long at, string address, string method, string path, int status, int bytes, string agent, string referrer = "-", string user = "-")
    {
        var stamp = Stamp(at);
        var front = server == 1 ? Sites[1] + " " : "";
        Web[server].Add(at, string.Create(CultureInfo.InvariantCulture, $"{front}{address} - {user} [{stamp}] \"{method} {path} HTTP/1.1\" {status} {bytes} \"{referrer}\" \"{agent}\""));
    }

    /// <summary>An instant as web servers write it.</summary>
    public static string Stamp(long at)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(at);
        return string.Create(CultureInfo.InvariantCulture, $"{time:dd}/{Months[time.Month - 1]}/{time:yyyy:HH:mm:ss} +0000");
    }

    /// <summary>A line of auth.log.</summary>
    public void Syslog(int server, long at, string program, int pid, string message)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(at);
        var tag = pid == 0 ? program : string.Create(CultureInfo.InvariantCulture, $"{program}[{pid}]");
        Auth[server].Add(at, string.Create(CultureInfo.InvariantCulture, $"{Months[time.Month - 1]} {time.Day,2} {time:HH:mm:ss} {Hosts[server]} {tag}: {message}"));
    }

    /// <summary>An accepted login with its session; returns the instant of its end.</summary>
    public long Ssh(int server, long at, string address, string user, string? key, int seconds, Xoshiro256 random, params ReadOnlySpan<string> rootCommands)
    {
        var pid = NextPid();
        var port = 1024 + random.Below(64_000);
        Syslog(server, at, "sshd", pid, key is null
            ? $"Accepted password for {user} from {address} port {port} ssh2"
            : $"Accepted publickey for {user} from {address} port {port} ssh2: ED25519 SHA256:{key}");
        Syslog(server, at, "sshd", pid, $"pam_unix(sshd:session): session opened for user {user}(uid=1001) by (uid=0)");
        for (var i = 0; i < rootCommands.Length; i++)
        {
            var when = at + 20 + (i * Math.Max(1, (seconds - 40) / (rootCommands.Length + 1)));
            Syslog(server, when, "sudo", 0, $"{user,8} : TTY=pts/0 ; PWD=/home/{user} ; USER=root ; COMMAND={rootCommands[i]}");
        }

        Syslog(server, at + seconds, "sshd", pid, $"pam_unix(sshd:session): session closed for user {user}");
        return at + seconds;
    }

    /// <summary>Refused logins, one every few seconds, the last ones as a note that they were repeated.</summary>
    public long Guess(int server, long at, string address, string user, int times, Xoshiro256 random)
    {
        var pid = NextPid();
        for (var i = 0; i < times; i++)
        {
            var port = 1024 + random.Below(64_000);
            Syslog(server, at, "sshd", pid, $"Failed password for {(random.Below(3) == 0 ? "invalid user " : "")}{user} from {address} port {port} ssh2");
            at += 1 + random.Below(4);
            if (i % 20 == 19)
            {
                Syslog(server, at, "sshd", pid, $"message repeated 3 times: [ Failed password for {user} from {address} port {port} ssh2]");
                pid = NextPid();
            }
        }

        return at;
    }
}
