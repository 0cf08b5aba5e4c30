namespace Kortwiek.Leads.Sample;

/// <summary>Who plays in the sample besides its readers.</summary>
internal static class SampleCast
{
    /// <summary>Everybody, in the order in which they are drawn.</summary>
    public static readonly Action<SampleWorld>[] All =
    [
        KeyHolder, PasswordHolder, PanelOnly, BehindCarrier, WebDav, Intruder, Robot, Police, Contractor, OwnSide, Guessers,
        SampleVisitors.Uploaders, SampleVisitors.ContactForms, SampleVisitors.Programs, SampleVisitors.Readers, SampleVisitors.Faults,
    ];

    // A key on all three servers, from home and now and then through Tor.
    private static void KeyHolder(SampleWorld w)
    {
        var random = w.NextActor();
        const string Key = "q7Xr2mVwT0c8hJ4nYbLz6sKdPe1uGfAi9oRtWv3xMUE";
        string[] homes = [SampleWorld.Address(0, random), SampleWorld.Address(0, random)];
        var tor = SampleWorld.Special(251, 3);
        for (var day = 0; day < SampleWorld.Days; day += 2)
        {
            var address = day % 10 == 4 ? tor : homes[day < 16 ? 0 : 1];
            w.Ssh(day / 2 % 3, w.At(day, SampleWorld.Awake(random)), address, "marten", Key, 600 + random.Below(3000), random, "/usr/bin/systemctl restart nginx", "/usr/bin/apt-get upgrade");
        }

        for (var hour = 0; hour < SampleWorld.Days * 24; hour += 6)
        {
            var pid = w.NextPid();
            w.Syslog(0, w.At(hour / 24, (hour % 24 * 3600) + 1), "CRON", pid, "(marten) CMD (/usr/local/bin/rotate-media)");
        }

        w.Persons.Add(new SamplePerson("administrator", "Marten Veldkamp", Of("NL"), [.. homes, tor], ["marten"]));
    }

    // A password and sudo; the provider hands out another address of the same network now and then. Works at the panel as well.
    private static void PasswordHolder(SampleWorld w)
    {
        var random = w.NextActor();
        string[] homes = ["240.3.77.12", "240.3.77.148", "240.3.77.9"];
        for (var day = 1; day < SampleWorld.Days; day += 1)
        {
            var address = homes[day % 3];
            var at = w.At(day, SampleWorld.Awake(random));
            w.Ssh(1, at, address, "colette", null, 900, random, "/usr/bin/vim /etc/apache2/apache2.conf");
            if (day % 3 == 0)
            {
                Panel(w, 1, at + 120, address, "/wp-login.php", "/wp-admin/", "-", random);
            }
        }

        w.Persons.Add(new SamplePerson("administrator", "Colette Arnoud", Of("FR"), homes, ["colette"]));
    }

    // Never at the shell: a site's administration behind the web server's own password.
    private static void PanelOnly(SampleWorld w)
    {
        var random = w.NextActor();
        var address = SampleWorld.Address(22, random);
        for (var day = 2; day < SampleWorld.Days; day += 4)
        {
            Panel(w, 0, w.At(day, SampleWorld.Awake(random)), address, "/admin/login", "/admin/", "redaktor", random);
        }

        w.Persons.Add(new SamplePerson("administrator", "Deniz Aksu", Of("TR"), [address], ["redaktor"]));
    }

    // A key from a network in which many share an address; sshd writes the port.
    private static void BehindCarrier(SampleWorld w)
    {
        var random = w.NextActor();
        var address = SampleWorld.Special(253, 4);
        for (var day = 3; day < SampleWorld.Days; day += 7)
        {
            w.Ssh(2, w.At(day, SampleWorld.Awake(random)), address, "jannik", "Zb5eC1tQ9yLhRk8mWd3uXo7vSa0fGpJ2nHiT6xVwN4M", 1800, random, "/usr/bin/rsync");
        }

        w.Persons.Add(new SamplePerson("administrator", "Jannik Lohmann", Of("DE"), [address], ["jannik"]));
    }

    // Puts files into the web root under a name that the web server checks; others fetch them later.
    private static void WebDav(SampleWorld w)
    {
        var random = w.NextActor();
        var address = SampleWorld.Address(8, random);
        for (var day = 1; day < SampleWorld.Days; day += 3)
        {
            var at = w.At(day, SampleWorld.Awake(random));
            var path = $"/files/set-{day}.zip";
            w.Http(2, at, address, "PUT", path, 201, 0, "davfs2/1.7.0 neon/0.33.0", user: "bruna");
            w.Http(2, at + 40, address, "GET", "/admin/files", 200, 4100, SampleWorld.Agents[1], user: "bruna");
            w.Http(2, at + 9000, SampleWorld.Address(random.Below(40), random), "GET", path, 200, 900_000, SampleWorld.Agents[3]);
        }

        w.Persons.Add(new SamplePerson("administrator", "Bruna Ferretti", Of("IT"), [address], ["bruna"]));
    }

    private static void Intruder(SampleWorld w)
    {
        var random = w.NextActor();
        var address = SampleWorld.Address(35, random);
        var at = w.Guess(1, w.At(9, 7200), address, "colette", 340, random);
        w.Ssh(1, at + 2, address, "colette", null, 2400, random, "/usr/bin/wget", "/bin/bash");
        w.Ssh(1, w.At(11, 9000), address, "colette", null, 600, random, "/bin/bash");
        w.Persons.Add(new SamplePerson("intruder", "unknown", Of("IQ"), [address], ["colette"]));
    }

    // A backup partner's machine: a key, to the second, and never a shell.
    private static void Robot(SampleWorld w)
    {
        var random = w.NextActor();
        var address = SampleWorld.Special(252, 9);
        for (var day = 0; day < SampleWorld.Days; day++)
        {
            w.Ssh(0, w.At(day, 3 * 3600), address, "backup", "Rr4tYw8eQa1sDf5gHj9kLz2xCv6bNm0iUo3pTl7yKc8", 45, random);
        }

        w.Persons.Add(new SamplePerson("robot", "backup", Of("NL"), [address], ["backup"]));
    }

    // The imaging of the server at the seizure, from an address of the protected list.
    private static void Police(SampleWorld w)
    {
        var random = w.NextActor();
        const string Address = "240.1.200.10";
        w.Ssh(0, w.At(30, 80_000), Address, "imaging", "Pp9oIi8uUy7tTr6eEw5qQa4sSd3fFg2hHj1kKl0zZxc", 3000, random, "/usr/bin/dd", "/usr/bin/sha256sum");
        w.Ssh(1, w.At(30, 81_000), Address, "imaging", "Pp9oIi8uUy7tTr6eEw5qQa4sSd3fFg2hHj1kKl0zZxc", 3000, random, "/usr/bin/dd");
        w.Persons.Add(new SamplePerson("protected", "own imaging", Of("BE"), [Address], ["imaging"]));
    }

    private static void Contractor(SampleWorld w)
    {
        var random = w.NextActor();
        var address = SampleWorld.Address(15, random);
        w.Ssh(2, w.At(6, 40_000), address, "ola", null, 1200, random);
        w.Persons.Add(new SamplePerson("contractor", "Ola Wrona", Of("PL"), [address], ["ola"]));
    }

    // The servers themselves.
    private static void OwnSide(SampleWorld w)
    {
        var random = w.NextActor();
        for (var day = 0; day < SampleWorld.Days; day++)
        {
            for (var server = 0; server < 3; server++)
            {
                w.Ssh(server, w.At(day, 60), "127.0.0.1", "root", null, 5, random);
                for (var hour = 0; hour < 24; hour++)
                {
                    w.Syslog(server, w.At(day, (hour * 3600) + 17), "CRON", w.NextPid(), "(root) CMD (cd / && run-parts --report /etc/cron.hourly)");
                }
            }
        }
    }

    // The noise that every server on the internet hears.
    private static void Guessers(SampleWorld w)
    {
        string[] names = ["root", "admin", "test", "oracle", "ubuntu", "postgres", "git"];
        var count = Math.Max(15, (int)(15 * w.Scale));
        for (var i = 0; i < count; i++)
        {
            var random = w.NextActor();
            var address = SampleWorld.Address(random.Below(40), random);
            for (var day = random.Below(6); day < SampleWorld.Days; day += 5 + random.Below(9))
            {
                w.Guess(random.Below(3), w.At(day, random.Below(80_000)), address, names[random.Below(names.Length)], 20 + random.Below(90), random);
            }
        }
    }

    private static void Panel(SampleWorld w, int server, long at, string address, string login, string prefix, string user, Xoshiro256 random)
    {
        var agent = SampleWorld.Agents[1];
        w.Http(server, at, address, "GET", login, 200, 2400, agent, user: user);
        w.Http(server, at + 8, address, "POST", login, 302, 0, agent, user: user);
        for (var page = 0; page < 4 + random.Below(4); page++)
        {
            w.Http(server, at + 15 + (page * 40), address, "GET", $"{prefix}page-{random.Below(12)}", 200, 8000 + random.Below(9000), agent, user: user);
        }
    }

    internal static Country Of(string code) => Country.TryParse(code, out var country) ? country : default;
}
