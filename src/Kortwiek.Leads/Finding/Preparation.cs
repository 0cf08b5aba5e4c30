namespace Kortwiek.Leads;

/// <summary>The tables that rules may ask beside <c>events</c>: each one query, printed with the rule where somebody asks how a lead came about.</summary>
internal static class Preparation
{
    /// <summary>Name and query, in the order in which they are made.</summary>
    public static readonly (string Name, string Sql)[] Tables =
    [
        // Tries to log in, with the failures of the same address on the same server since its last success.
        ("tries", """
            WITH runs AS (
              SELECT src, line, off, t_utc, actor, net24, asn, port, host, "user", auth, key_fp, kind, weight, pid,
                coalesce(sum(CASE WHEN kind = 'login_ok' THEN 1 ELSE 0 END)
                  OVER (PARTITION BY actor, host ORDER BY t_utc, src, line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS run
              FROM events
              WHERE kind IN ('login_ok', 'login_fail') AND actor IS NOT NULL AND t_utc IS NOT NULL)
            SELECT * EXCLUDE (run),
              coalesce(sum(CASE WHEN kind = 'login_fail' THEN weight ELSE 0 END)
                OVER (PARTITION BY actor, host, run ORDER BY t_utc, src, line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS failures_before
            FROM runs
            """),
        ("logins", "SELECT * FROM tries WHERE kind = 'login_ok'"),

        // Addresses that got in by guessing, from that moment on.
        ("broken", "SELECT actor, min(t_utc) AS since FROM logins WHERE auth <> 'publickey' AND failures_before >= 20 GROUP BY actor"),

        // Sessions on the server, closed by the same process or after twelve hours.
        ("shells", """
            SELECT l.actor, l.port, l.host, l."user", l.t_utc, coalesce(o.t_utc, l.t_utc + 43200000000) AS until
            FROM logins l ASOF LEFT JOIN (SELECT src, pid, t_utc FROM events WHERE kind = 'logout' AND pid IS NOT NULL AND t_utc IS NOT NULL) o
              ON l.src = o.src AND l.pid = o.pid AND l.t_utc <= o.t_utc
            """),
        ("root_commands", """
            SELECT s.actor, c.src, c.line, c.off, c.t_utc, s.port
            FROM (SELECT src, line, off, t_utc, coalesce(host, '') AS host, "user" FROM events
                  WHERE kind IN ('sudo', 'su') AND flags & 1024 <> 0 AND "user" IS NOT NULL AND t_utc IS NOT NULL) c
              ASOF JOIN (SELECT actor, port, coalesce(host, '') AS host, "user", t_utc, until FROM shells) s
              ON c.host = s.host AND c."user" = s."user" AND c.t_utc >= s.t_utc
            WHERE c.t_utc <= s.until
            """),

        // Logins to a site's administration, with the pages of it that were opened in the same visit afterwards.
        ("panel_logins", """
            WITH hits AS (
              SELECT DISTINCT e.actor FROM events e JOIN panels p ON ends_with(e.path, p.login)
              WHERE e.kind = 'http' AND e.method = 'POST' AND e.status IN (200, 302, 303) AND e.actor IS NOT NULL AND e.t_utc IS NOT NULL),
            steps AS (
              SELECT actor, ua, src, line, off, t_utc, port, method, status, path,
                CASE WHEN t_utc - lag(t_utc) OVER (PARTITION BY actor, ua ORDER BY t_utc, src, line) <= 1800000000 THEN 0 ELSE 1 END AS fresh
              FROM events WHERE kind = 'http' AND t_utc IS NOT NULL AND path IS NOT NULL AND actor IN (SELECT actor FROM hits)),
            visits AS (SELECT *, sum(fresh) OVER (PARTITION BY actor, ua ORDER BY t_utc, src, line) AS visit FROM steps)
            SELECT h.actor, h.src, h.line, h.off, h.t_utc, h.port, count(g.line) AS pages
            FROM visits h JOIN panels p ON ends_with(h.path, p.login)
              LEFT JOIN visits g ON g.actor = h.actor AND g.ua IS NOT DISTINCT FROM h.ua AND g.visit = h.visit AND g.t_utc >= h.t_utc
                AND g.status BETWEEN 200 AND 299 AND contains(g.path, p.prefix) AND NOT ends_with(g.path, p.login)
            WHERE h.method = 'POST' AND h.status IN (200, 302, 303)
            GROUP BY ALL
            """),
        ("placed_files", """
            SELECT actor, src, line, off, t_utc, port, path FROM events
            WHERE actor IS NOT NULL AND path IS NOT NULL AND (kind = 'ftp_up' OR (kind = 'http' AND method = 'PUT' AND status IN (200, 201, 204) AND "user" IS NOT NULL))
            """),
        ("admin_acts", """
            SELECT actor, src, line, off, t_utc, port FROM logins l
            WHERE NOT EXISTS (SELECT 1 FROM broken b WHERE b.actor = l.actor AND b.since <= l.t_utc)
            UNION ALL SELECT actor, src, line, off, t_utc, port FROM panel_logins WHERE pages >= 3
            UNION ALL SELECT actor, src, line, off, t_utc, port FROM placed_files
            """),

        // Who asked for pages, and how.
        ("visitors", """
            SELECT actor, count(*) AS visits, count(*) FILTER (WHERE status BETWEEN 400 AND 499) AS refused, count(DISTINCT path) FILTER (WHERE status = 404) AS probes,
              count(*) FILTER (WHERE method = 'HEAD') AS heads, bool_or(path = '/robots.txt') AS robots, count(DISTINCT t_utc // 86400000000) AS days, bit_or(amarks) AS marks
            FROM events WHERE kind = 'http' AND actor IS NOT NULL GROUP BY actor
            """),
        ("agents", """
            SELECT ua,
              EXISTS (SELECT 1 FROM scanner_agents w WHERE contains(lower(a.ua), w.word)) AS scanner,
              EXISTS (SELECT 1 FROM crawler_agents w WHERE contains(lower(a.ua), w.word)) AS crawler,
              EXISTS (SELECT 1 FROM feed_agents w WHERE contains(lower(a.ua), w.word)) AS feed,
              EXISTS (SELECT 1 FROM monitor_agents w WHERE contains(lower(a.ua), w.word)) AS monitor
            FROM (SELECT DISTINCT ua FROM events WHERE kind = 'http' AND ua IS NOT NULL) a
            """),
        ("gaps", """
            SELECT actor, stddev_pop(gap) / nullif(avg(gap), 0) AS unevenness FROM (
              SELECT actor, t_utc - lag(t_utc) OVER (PARTITION BY actor ORDER BY t_utc, src, line) AS gap
              FROM events WHERE kind = 'http' AND actor IN (SELECT actor FROM visitors WHERE visits >= 20 AND (robots OR heads * 10 >= visits * 9)))
            GROUP BY actor
            """),
        ("not_people", """
            WITH shares AS (
              SELECT e.actor, count(*) FILTER (WHERE a.scanner) AS scanner, count(*) FILTER (WHERE a.crawler) AS crawler,
                count(*) FILTER (WHERE a.feed) AS feed, count(*) FILTER (WHERE a.monitor) AS monitor
              FROM events e JOIN agents a ON a.ua = e.ua WHERE e.kind = 'http' AND e.actor IS NOT NULL GROUP BY e.actor)
            SELECT v.actor, CASE
              WHEN s.scanner * 2 >= v.visits OR (v.probes >= 20 AND v.probes * 5 >= v.visits) THEN 'scanner'
              WHEN s.monitor * 2 >= v.visits OR (v.visits >= 20 AND v.heads * 10 >= v.visits * 9 AND g.unevenness < 0.5) THEN 'monitor'
              WHEN s.feed * 2 >= v.visits THEN 'feed-reader'
              WHEN s.crawler * 2 >= v.visits AND v.marks & 64 <> 0 THEN 'crawler'
              WHEN s.crawler * 2 >= v.visits OR (v.robots AND g.unevenness < 0.5) THEN 'claims-crawler' END AS class
            FROM visitors v LEFT JOIN shares s ON s.actor = v.actor LEFT JOIN gaps g ON g.actor = v.actor
            WHERE class IS NOT NULL
            """),
    ];
}
