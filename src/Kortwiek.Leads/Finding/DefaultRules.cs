namespace Kortwiek.Leads;

/// <summary>The rules that come with the system, in the form of a rules file.</summary>
internal static class DefaultRules
{
    public const string Json = """
        {
          "version": 1,
          "threshold": 5,
          "high": 8,
          "evidenceLines": 50,
          "panels": [
            { "login": "/wp-login.php", "prefix": "/wp-admin/" },
            { "login": "/administrator/index.php", "prefix": "/administrator/" },
            { "login": "/user/login", "prefix": "/admin/" },
            { "login": "/admin/login", "prefix": "/admin/" },
            { "login": "/admin/login.php", "prefix": "/admin/" },
            { "login": "/adm/index.php", "prefix": "/adm/" },
            { "login": "/phpmyadmin/index.php", "prefix": "/phpmyadmin/" },
            { "login": "/ghost/api/admin/session/", "prefix": "/ghost/" }
          ],
          "loginRoutes": ["/login", "/login.php", "/ucp.php", "/member.php", "/account/login", "/session"],
          "uploadRoutes": ["/upload", "/api/upload", "/wp-admin/async-upload.php", "/wp-json/wp/v2/media", "/media/add", "/post/new", "/attachments"],
          "scannerAgents": ["sqlmap", "nikto", "nmap", "masscan", "zgrab", "nuclei", "acunetix", "netsparker", "dirbuster", "gobuster", "wpscan", "openvas", "nessus", "feroxbuster", "ffuf", "w3af", "whatweb", "censys", "l9explore"],
          "crawlerAgents": ["bot", "crawler", "spider", "slurp", "archiver", "facebookexternalhit", "mediapartners"],
          "feedAgents": ["feedparser", "feedly", "feedfetcher", "newsblur", "tiny tiny rss", "rss", "inoreader"],
          "monitorAgents": ["sitemonitor", "uptimerobot", "pingdom", "statuscake", "site24x7", "check_http", "betteruptime", "uptime"],
          "effects": {
            "tor-exit": "lowers",
            "vpn-or-hosting": "lowers",
            "cgnat-no-port": "lowers",
            "shared": "lowers",
            "geo-conflict": "lowers",
            "geo-old": "lowers",
            "several-countries": "lowers",
            "protected-list": "blocks",
            "private-or-reserved": "blocks"
          },
          "rules": [
            {
              "id": "accepted-publickey", "class": "administrator", "weight": 4, "act": true, "authenticated": true,
              "title": "Logged in to the server with a key",
              "sql": ["SELECT actor, src, line, off, t_utc, port", "FROM logins", "WHERE auth = 'publickey'"]
            },
            {
              "id": "accepted-password", "class": "administrator", "weight": 3, "act": true, "authenticated": true,
              "title": "Logged in to the server with a password after fewer than three failures",
              "sql": ["SELECT actor, src, line, off, t_utc, port", "FROM logins l", "WHERE auth <> 'publickey' AND failures_before < 3",
                "  AND NOT EXISTS (SELECT 1 FROM broken b WHERE b.actor = l.actor AND b.since <= l.t_utc)"]
            },
            {
              "id": "password-after-failures", "class": "administrator", "weight": -3,
              "title": "Logged in with a password right after at least 20 failures from that address: a break-in, not the owner",
              "sql": ["SELECT actor, src, line, off, t_utc, port", "FROM logins", "WHERE auth <> 'publickey' AND failures_before >= 20"]
            },
            {
              "id": "root-in-session", "class": "administrator", "weight": 2, "act": true, "authenticated": true,
              "title": "Ran commands as root in a session opened from the address",
              "sql": ["SELECT actor, src, line, off, t_utc, port", "FROM root_commands"]
            },
            {
              "id": "key-on-two-servers", "class": "administrator", "weight": 3,
              "title": "The same key opened at least two servers",
              "sql": ["SELECT actor, src, line, off, t_utc, port", "FROM logins", "WHERE key_fp IN (",
                "  SELECT key_fp FROM logins WHERE key_fp IS NOT NULL GROUP BY key_fp HAVING count(DISTINCT host) >= 2)"]
            },
            {
              "id": "panel-login", "class": "administrator", "weight": 3, "act": true, "authenticated": true,
              "title": "Logged in to the site's administration and opened at least three of its pages in the same visit",
              "sql": ["SELECT actor, src, line, off, t_utc, port", "FROM panel_logins", "WHERE pages >= 3"]
            },
            {
              "id": "admin-url-with-user", "class": "administrator", "weight": 3, "act": true, "authenticated": true,
              "title": "Opened pages of the administration under a user name that the web server checked",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e", "WHERE e.kind = 'http' AND e.status BETWEEN 200 AND 299 AND e.\"user\" IS NOT NULL",
                "  AND EXISTS (SELECT 1 FROM panels p WHERE contains(e.path, p.prefix))"]
            },
            {
              "id": "upload-into-web-root", "class": "administrator", "weight": 2, "act": true, "authenticated": true,
              "title": "Put a file on the server by FTP or WebDAV",
              "sql": ["SELECT actor, src, line, off, t_utc, port", "FROM placed_files"]
            },
            {
              "id": "upload-served", "class": "administrator", "weight": 1,
              "title": "A file put on the server was fetched by others later",
              "sql": ["SELECT p.actor, p.src, p.line, p.off, p.t_utc, p.port", "FROM placed_files p",
                "WHERE EXISTS (SELECT 1 FROM events e WHERE e.kind = 'http' AND e.method = 'GET' AND e.status = 200 AND e.path = p.path AND e.actor <> p.actor AND e.t_utc > p.t_utc)"]
            },
            {
              "id": "account-in-cron-or-mail", "class": "administrator", "weight": 1,
              "title": "The account's jobs run by the clock on that server",
              "sql": ["SELECT l.actor, l.src, l.line, l.off, l.t_utc, l.port", "FROM logins l",
                "WHERE EXISTS (SELECT 1 FROM events c WHERE c.kind IN ('cron', 'mail') AND c.flags & 1024 = 0 AND c.\"user\" = l.\"user\" AND c.host IS NOT DISTINCT FROM l.host)"]
            },
            {
              "id": "active-days", "class": "administrator", "weight": 1, "group": "frequency",
              "title": "Acted as administrator on at least three days",
              "sql": ["SELECT actor, src, line, off, t_utc, port", "FROM admin_acts",
                "QUALIFY dense_rank() OVER (PARTITION BY actor ORDER BY t_utc // 86400000000 DESC) + dense_rank() OVER (PARTITION BY actor ORDER BY t_utc // 86400000000) - 1 >= 3"]
            },
            {
              "id": "fixed-period", "class": "administrator", "weight": -3,
              "title": "Logged in at a fixed period to the minute, as programs do",
              "sql": ["SELECT actor, src, line, off, t_utc, port FROM logins", "WHERE actor IN (SELECT actor FROM (",
                "    SELECT actor, t_utc - lag(t_utc) OVER (PARTITION BY actor ORDER BY t_utc, src, line) AS gap FROM logins)",
                "  GROUP BY actor HAVING count(gap) >= 5 AND stddev_pop(gap) < 60000000)"]
            },
            {
              "id": "scanner-or-refused", "class": "administrator", "weight": -3,
              "title": "A scanning tool, or more than half of the requests refused",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e JOIN visitors v ON v.actor = e.actor",
                "WHERE e.kind = 'http' AND e.status BETWEEN 400 AND 499 AND v.visits >= 10 AND v.refused * 2 > v.visits"]
            },
            {
              "id": "own-side", "class": "administrator", "weight": 0, "excludes": true,
              "title": "The server itself, or its monitoring",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e",
                "WHERE e.amarks & 4 <> 0 OR e.actor IN (SELECT actor FROM not_people WHERE class = 'monitor')"]
            },
            {
              "id": "break-in", "class": "intruder", "weight": 6, "act": true, "authenticated": true,
              "title": "Logged in with a password right after at least 20 failures from that address",
              "sql": ["SELECT actor, src, line, off, t_utc, port", "FROM logins", "WHERE auth <> 'publickey' AND failures_before >= 20"]
            },
            {
              "id": "upload", "class": "uploader", "weight": 3, "act": true,
              "title": "Sent something to a route that takes uploads",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e",
                "WHERE e.kind = 'http' AND e.method IN ('POST', 'PUT') AND e.status BETWEEN 200 AND 299", "  AND EXISTS (SELECT 1 FROM upload_routes r WHERE starts_with(e.path, r.word))"]
            },
            {
              "id": "registered-login", "class": "uploader", "weight": 2, "act": true,
              "title": "Logged in to the site as a registered user",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e",
                "WHERE e.kind = 'http' AND e.method = 'POST' AND e.status IN (302, 303) AND e.path IN (SELECT word FROM login_routes)"]
            },
            {
              "id": "flagged-downloads", "class": "uploader", "weight": 2, "group": "visits",
              "title": "Fetched at least three flagged objects",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e JOIN flagged f ON f.word = e.path",
                "WHERE e.kind = 'http' AND e.status BETWEEN 200 AND 299",
                "QUALIFY dense_rank() OVER (PARTITION BY e.actor ORDER BY e.path DESC) + dense_rank() OVER (PARTITION BY e.actor ORDER BY e.path) - 1 >= 3"]
            },
            {
              "id": "return-days", "class": "uploader", "weight": 2, "group": "visits",
              "title": "Came back on at least five days",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e JOIN visitors v ON v.actor = e.actor",
                "WHERE e.kind = 'http' AND v.days >= 5"]
            },
            {
              "id": "near-posting", "class": "uploader", "weight": 2, "group": "visits",
              "title": "Came within a minute of a new posting at least three times",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e ASOF JOIN postings p ON e.t_utc >= p.t_utc",
                "WHERE e.kind = 'http' AND e.t_utc <= p.t_utc + 60000000",
                "QUALIFY dense_rank() OVER (PARTITION BY e.actor ORDER BY p.t_utc DESC) + dense_rank() OVER (PARTITION BY e.actor ORDER BY p.t_utc) - 1 >= 3"]
            },
            {
              "id": "from-channel", "class": "uploader", "weight": 1, "group": "visits",
              "title": "Followed a link from a watched channel",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e",
                "WHERE e.kind = 'http' AND EXISTS (SELECT 1 FROM channels c WHERE starts_with(e.ref, c.word))"]
            },
            {
              "id": "single-hit", "class": "uploader", "weight": -3,
              "title": "One request only",
              "sql": ["SELECT e.actor, e.src, e.line, e.off, e.t_utc, e.port", "FROM events e JOIN visitors v ON v.actor = e.actor", "WHERE e.kind = 'http' AND v.visits = 1"]
            }
          ]
        }
        """;
}
