using System.Globalization;
using System.Text;
using Kortwiek.Core;
using Kortwiek.Plan.Graphs;

namespace Kortwiek.Plan.Sample;

/// <summary>An invented propaganda distribution network of 2,000 nodes: channels with their mirrors, domains, name servers, servers and the accounts that spread them.</summary>
/// <remarks>
/// All names are invented, domains stand under .example and addresses in 2001:db8::/32. It has the traits of the real thing that matter for a plan:
/// a few providers hold much, mirrors stand far from each other, accounts gather around few hubs, and a handful of administrators tie it together.
/// The same seed gives the same network on every machine.
/// </remarks>
public sealed class SampleNetwork
{
    private const int Channels = 24;
    private const int Domains = 320;
    private const int NameServers = 16;
    private const int Servers = 240;
    private const int Accounts = 1400;

    private static readonly string[] Countries = ["NL", "NL", "NL", "US", "US", "US", "FR", "FR", "DE", "DE", "DE", "CA", "CA", "BG", "RO", "BE", "GB", "PL", "LT", "SE", "ES", "AT"];
    private static readonly string[] Stems = ["kroon", "riet", "toren", "poort", "nacht", "spiegel", "vuur", "zand"];
    private static readonly string[] Platforms = ["praatnet", "beeldnet", "vogelnet", "bestandshuis"];

    private readonly List<SampleNode> _nodes = [];
    private readonly List<SampleTie> _ties = [];
    private readonly Xoshiro256 _random;

    private SampleNetwork(ulong seed) => _random = new Xoshiro256(seed);

    /// <summary>The nodes, by kind and number.</summary>
    public IReadOnlyList<SampleNode> Nodes => _nodes;

    /// <summary>The ties, in the order in which the network grew.</summary>
    public IReadOnlyList<SampleTie> Ties => _ties;

    /// <summary>Makes the network.</summary>
    public static SampleNetwork Make(ulong seed)
    {
        var network = new SampleNetwork(seed);
        network.Grow();
        return network;
    }

    /// <summary>The network as a graph; nodes are numbered as in <see cref="Nodes"/>.</summary>
    public Graph ToGraph()
    {
        var builder = new GraphBuilder();
        foreach (var node in _nodes)
        {
            builder.AddNode(node.Key);
        }

        foreach (var tie in _ties)
        {
            builder.AddEdge(tie.From, tie.To);
        }

        return builder.Build();
    }

    /// <summary>Writes an edge list with the header <c>source,target</c>.</summary>
    public void WriteEdges(Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("source,target");
        foreach (var tie in _ties)
        {
            writer.WriteLine($"{tie.From},{tie.To}");
        }
    }

    private static string Numbered(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Grow()
    {
        var channels = Enumerable.Range(1, Channels).Select(i => Add(Numbered($"channel:{Stems[i % Stems.Length]}-{i:00}"), "channel", null, null)).ToList();
        var nameServers = Enumerable.Range(1, NameServers).Select(i => Hosted(Numbered($"dom:ns{i}.naamhuis{(i + 3) / 4}.example"), "dns", (i + 3) / 4)).ToList();
        var servers = Enumerable.Range(1, Servers).Select(i => Hosted(Numbered($"ip:2001:db8:{Provider():x}::{i:x}"), "server", null)).ToList();

        // Origins stand behind the servers that are seen; few of them, each behind many.
        var origins = servers[..20];
        foreach (var server in servers[20..])
        {
            Tie(server, origins[Skewed(origins.Count)], "administers");
        }

        var domains = new List<string>();
        for (var i = 0; i < Domains; i++)
        {
            var channel = i < Channels ? i : Skewed(Channels);
            var domain = Add(Numbered($"dom:{Stems[channel % Stems.Length]}{i + 1}.example"), "domain", Countries[_random.Below(Countries.Length)], Numbered($"registrar-{1 + Skewed(9):00}"));
            Tie(domain, channels[channel], "publishes");
            if (i >= Channels)
            {
                Tie(domain, domains[channel], "mirrors");
            }

            domains.Add(domain);
            Tie(domain, nameServers[(Skewed(4) * 4) + _random.Below(4)], "resolves");
            for (var hosts = 1 + _random.Below(3); hosts > 0; hosts--)
            {
                Tie(domain, servers[20 + _random.Below(servers.Count - 20)], "hosts");
            }
        }

        Spread(domains);
    }

    // Accounts link to a domain, and to accounts that are linked to already: the more, the likelier.
    private void Spread(List<string> domains)
    {
        var ends = new List<string>();
        for (var i = 0; i < Accounts; i++)
        {
            var platform = Platforms[Skewed(Platforms.Length)];
            var account = Add(Numbered($"acct:{platform}:{Stems[_random.Below(Stems.Length)]}{i + 1}"), "account", platform switch { "praatnet" => "NL", "beeldnet" => "IE", _ => "US" }, platform);
            if (i < 40 || _random.Below(5) == 0)
            {
                Tie(account, domains[Skewed(domains.Count)], "links");
            }

            for (var links = i == 0 ? 0 : 1 + Skewed(3); links > 0; links--)
            {
                var other = ends[_random.Below(ends.Count)];
                if (other != account)
                {
                    Tie(account, other, "links");
                    ends.Add(other);
                }
            }

            ends.Add(account);
        }
    }

    private string Hosted(string key, string kind, int? group)
    {
        var provider = group ?? Convert.ToInt32(key.Split(':')[3], 16);
        return Add(key, kind, Countries[provider % Countries.Length], Numbered($"hoster-{provider:00}"));
    }

    private int Provider() => 1 + Skewed(30);

    // Small numbers far oftener than large ones.
    private int Skewed(int bound)
    {
        var u = _random.Double();
        return (int)(bound * u * u);
    }

    private string Add(string key, string kind, string? country, string? provider)
    {
        var code = Country.Unknown;
        if (country is not null && !Country.TryParse(country, out code))
        {
            throw new InvalidOperationException($"{country} is no country.");
        }

        _nodes.Add(new SampleNode(key, kind, code, provider));
        return key;
    }

    private void Tie(string from, string to, string type) => _ties.Add(new SampleTie(from, to, type));
}
