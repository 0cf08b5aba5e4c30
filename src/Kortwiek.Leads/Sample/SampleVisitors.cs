using System.Globalization;
using System.Text;

namespace Kortwiek.Leads.Sample;

/// <summary>Those who come over the web: contributors, readers, programs, and the faults that real logs have.</summary>
internal static class SampleVisitors
{
    private static readonly int[] UploaderCountries = [0, 1, 2, 3, 4, 6, 11, 22, 23, 30, 33, 38];

    /// <summary>Registered users who send something in.</summary>
    public static void Uploaders(SampleWorld w)
    {
        var count = Math.Max(24, (int)(24 * w.Scale));
        for (var i = 0; i < count; i++)
        {
            var random = w.NextActor();
            var country = UploaderCountries[i % UploaderCountries.Length];
            var address = SampleWorld.Address(country, random);
            var agent = SampleWorld.Agents[random.Below(SampleWorld.Agents.Length)];
            for (var visit = 0; visit < 2 + random.Below(5); visit++)
            {
                var at = w.At(random.Below(SampleWorld.Days), SampleWorld.Awake(random));
                w.Http(0, at, address, "POST", "/login", 302, 0, agent);
                w.Http(0, at + 30, address, "GET", "/account", 200, 5000, agent);
                w.Http(0, at + 90, address, "POST", "/upload", 201, 120, agent);
                Read(w, 0, at + 200, address, agent, 3 + random.Below(5), random);
            }

            w.Persons.Add(new SamplePerson("uploader", $"contributor {i + 1}", SampleWorld.Countries[country], [address], []));
        }
    }

    /// <summary>Those who only write to the contact form.</summary>
    public static void ContactForms(SampleWorld w)
    {
        for (var i = 0; i < 12; i++)
        {
            var random = w.NextActor();
            var country = random.Below(40);
            var address = SampleWorld.Address(country, random);
            var at = w.At(random.Below(SampleWorld.Days), SampleWorld.Awake(random));
            w.Http(0, at, address, "POST", "/contact", 200, 900, SampleWorld.Agents[0]);
            Read(w, 0, at + 20, address, SampleWorld.Agents[0], 2, random);
            w.Persons.Add(new SamplePerson("contact-form", $"writer {i + 1}", SampleWorld.Countries[country], [address], []));
        }
    }

    /// <summary>Crawlers, false crawlers, feed readers, a monitor, scanners.</summary>
    public static void Programs(SampleWorld w)
    {
        for (var i = 0; i < 6; i++)
        {
            var random = w.NextActor();
            var real = i < 4;
            var address = real ? SampleWorld.Special(254, i) : SampleWorld.Special(252, 60 + i);
            for (var day = 0; day < SampleWorld.Days; day++)
            {
                w.Http(i % 3, w.At(day, 1000), address, "GET", "/robots.txt", 200, 80, "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example/about)");
                for (var page = 0; page < 12; page++)
                {
                    w.Http(i % 3, w.At(day, 1010 + (page * 61)), address, "GET", SampleWorld.Pages[random.Below(240)], 200, 9000, "Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example/about)");
                }
            }

            w.Persons.Add(new SamplePerson(real ? "crawler" : "fake-crawler", $"crawler {i + 1}", SampleCast.Of(real ? "US" : "NL"), [address], []));
        }

        Feeds(w);
        Monitor(w);
        Scanners(w);
    }

    /// <summary>People who read: many pages are asked for by few, few by many.</summary>
    public static void Readers(SampleWorld w)
    {
        var target = (int)(60_000 * w.Scale) - w.Web.Sum(l => l.Count) - w.Auth.Sum(l => l.Count);
        var index = 0;
        while (target > 0)
        {
            var random = w.NextActor();

            // One of each country first; then most from few countries, so that the counts of small ones may not be told.
            var country = index < 40 ? index : (int)(40 * Math.Pow(random.Double(), 2.4));
            var address = SampleWorld.Address(country, random);
            var agent = SampleWorld.Agents[random.Below(SampleWorld.Agents.Length)];
            var visits = 1 + random.Below(4) + (random.Below(12) == 0 ? 8 : 0);
            for (var visit = 0; visit < visits; visit++)
            {
                var pages = 4 + random.Below(22);
                Read(w, random.Below(3), w.At(random.Below(SampleWorld.Days), SampleWorld.Awake(random)), address, agent, pages, random);
                target -= pages;
            }

            index++;
        }
    }

    /// <summary>A broken line, latin-1, a zero byte, an empty line.</summary>
    public static void Faults(SampleWorld w)
    {
        var random = w.NextActor();
        for (var i = 0; i < Math.Max(8, (int)(20 * w.Scale)); i++)
        {
            var at = w.At(random.Below(SampleWorld.Days), random.Below(86_400));
            var line = (i % 4) switch
            {
                0 => "240.5.1.1 - - [" + SampleWorld.Stamp(at)[..14],
                1 => "",
                2 => "upstream timed out",
                _ => "\0\0\0\0",
            };
            w.Web[i % 3].AddRaw(at, Encoding.UTF8.GetBytes(line));
        }

        w.Http(0, w.At(4, 5000), "240.3.9.9", "GET", "/recherche?q=ete", 200, 500, SampleWorld.Agents[0]);
        w.Web[0].AddRaw(w.At(4, 5001), Encoding.Latin1.GetBytes($"240.3.9.9 - - [{SampleWorld.Stamp(w.At(4, 5001))}] \"GET /recherche?q=\u00E9t\u00E9 HTTP/1.1\" 200 500 \"-\" \"-\""));
    }

    // A visit: pages, most of them near the top of the list.
    private static void Read(SampleWorld w, int server, long at, string address, string agent, int pages, Xoshiro256 random)
    {
        var referrer = random.Below(5) == 0 ? "https://t.example/channel-7" : "-";
        for (var page = 0; page < pages; page++)
        {
            var rank = (int)(240 * Math.Pow(random.Double(), 3));
            var path = SampleWorld.Pages[rank];
            var kind = random.Below(20);
            w.Http(
                server,
                at,
                address,
                "GET",
                kind == 0 ? "/missing/" + rank.ToString(CultureInfo.InvariantCulture) : kind < 4 ? "/style/site.css" : path,
                kind == 0 ? 404 : kind == 5 ? 304 : 200,
                kind == 0 ? 240 : 3000 + (rank * 37),
                agent,
                referrer);
            referrer = "https://media.alpha.example" + path;
            at += 2 + random.Below(90);
        }
    }

    private static void Feeds(SampleWorld w)
    {
        for (var i = 0; i < 3; i++)
        {
            var random = w.NextActor();
            var address = SampleWorld.Address(i * 5, random);
            for (var hour = i; hour < SampleWorld.Days * 24; hour += 8)
            {
                w.Http(0, w.At(hour / 24, (hour % 24 * 3600) + random.Below(300)), address, "GET", "/feed.xml", 200, 12_000, "UniversalFeedParser/6.0 +https://feeds.example");
            }

            w.Persons.Add(new SamplePerson("feed-reader", $"feed reader {i + 1}", SampleWorld.Countries[i * 5], [address], []));
        }
    }

    private static void Monitor(SampleWorld w)
    {
        var address = SampleWorld.Special(252, 20);
        for (var tick = 0; tick < SampleWorld.Days * 48; tick++)
        {
            w.Http(0, w.At(tick / 48, tick % 48 * 1800), address, "HEAD", "/", 200, 0, "HostWatch/1.0");
        }

        w.Persons.Add(new SamplePerson("monitor", "availability monitor", SampleCast.Of("NL"), [address], []));
    }

    private static void Scanners(SampleWorld w)
    {
        for (var i = 0; i < 3; i++)
        {
            var random = w.NextActor();
            var address = SampleWorld.Address(12 + i, random);
            var at = w.At(5 + (i * 7), 50_000);
            for (var probe = 0; probe < 120; probe++)
            {
                var path = probe % 30 == 0 ? "/wp-login.php" : $"/{"backup old test tmp config db"[..(4 + (probe % 10))].Replace(' ', '-')}-{probe}.php";
                w.Http(i, at + probe, address, probe % 30 == 0 ? "POST" : "GET", path, 404, 240, i == 0 ? "Mozilla/5.00 (Nikto/2.5.0)" : SampleWorld.Agents[0]);
            }

            w.Persons.Add(new SamplePerson("scanner", $"scanner {i + 1}", SampleWorld.Countries[12 + i], [address], []));
        }
    }
}
