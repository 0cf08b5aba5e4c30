using Kortwiek.Core;
using Kortwiek.Watch.Sheets;

namespace Kortwiek.Watch;

/// <summary>What the columns of a table seem to say, by their names first and by their values then. A person confirms it.</summary>
public static class ColumnGuess
{
    private const int Sample = 200;
    private const double Enough = 0.8;

    private static readonly Dictionary<string, ColumnField> Words = Table(
        (ColumnField.Address, "ip ipadres adresseip ipaddress ipadresse ipv4 ipv6 adres adresse address host hostip srcip dstip"),
        (ColumnField.Server, "server serveur serverip ipserver ipvandeserver"),
        (ColumnField.Domain, "domein domeinnaam domaine nomdedomaine domain domainname fqdn hostname hostnaam"),
        (ColumnField.Url, "url link lien webadres website webadresse siteweb uri"),
        (ColumnField.Account, "account compte gebruiker gebruikersnaam utilisateur username handle profiel profil konto user accountnaam"),
        (ColumnField.Mail, "mail email emailadres mailadres courriel adressemail"),
        (ColumnField.File, "sha256 sha1 md5 hash digest bestand fichier empreinte"),
        (ColumnField.Certificate, "certificaat certificat certificate zertifikat"),
        (ColumnField.AutonomousSystem, "as asn asnummer"),
        (ColumnField.Indicator, "indicator indicateur ioc indicatie value waarde valeur observable"),
        (ColumnField.Platform, "platform plateforme dienst service netwerk reseau"),
        (ColumnField.Label, "naam nom name label omschrijving libelle titel titre title bezeichnung"),
        (ColumnField.Country, "land pays country landcode codepays countrycode staat"),
        (ColumnField.Provider, "provider hoster hosting hebergeur fournisseur aanbieder registrar anbieter isp"),
        (ColumnField.Cost, "kost kosten cout cost aufwand inspanning"),
        (ColumnField.FirstSeen, "firstseen eerstgezien eerstekeer premierefois vudepuis sinds depuis since erstmals datum date"),
        (ColumnField.LastSeen, "lastseen laatstgezien laatstekeer dernierefois vulafois zuletzt laatst dernier"),
        (ColumnField.Marking, "tlp markering marquage marking classificatie"),
        (ColumnField.Channel, "kanaal canal chaine channel zender sender propagandakanaal"),
        (ColumnField.ChannelForm, "soortkanaal typekanaal typecanal channeltype kanaaltype"),
        (ColumnField.Language, "taal langue language sprache"),
        (ColumnField.Audience, "bereik audience volgers abonnes abonnees followers subscribers publiek reichweite leden membres"));

    /// <summary>Reads the first rows and says how the table seems to be meant.</summary>
    /// <param name="file">A table.</param>
    /// <param name="zone">IANA name of the zone for times that name none.</param>
    /// <returns>The profile and what of it is a guess, one sentence each; bad input where the table has no row or is damaged in its first rows.</returns>
    public static Outcome<(SheetProfile Profile, IReadOnlyList<Sentence> Notes)> Of(SheetFile file, string zone)
    {
        var rows = new List<string[]>();
        using (var reader = file.Rows())
        {
            while (rows.Count <= Sample && reader.Read())
            {
                rows.Add([.. reader.Cells]);
            }

            if (reader.Fault is { } fault && rows.Count < 2)
            {
                return fault;
            }
        }

        if (rows.Count == 0)
        {
            return new BadInput("The table has no row.", file.Name);
        }

        var notes = new List<Sentence>();
        var hasHeader = !rows[0].Any(cell => KindOf(cell) is not null);
        var width = rows.Max(r => r.Length);
        var values = hasHeader ? rows.Skip(1).ToList() : rows;
        var columns = Enumerable.Range(0, width).Select(i => Guess(hasHeader && i < rows[0].Length ? rows[0][i] : "", i, [.. values.Where(r => i < r.Length && r[i].Length > 0).Select(r => r[i])])).ToList();
        columns = [.. columns.Select((c, i) => !c.MakesElement && c.Field != ColumnField.Ignore && columns.Take(i).Any(b => b.Field == c.Field) ? c with { Field = ColumnField.Ignore } : c)];
        columns = Named(columns);
        if (!hasHeader)
        {
            notes.Add("The first row holds values: the columns are called by their numbers.");
        }

        return (new SheetProfile(columns, Dates(values, columns, notes), DecimalComma(file, values, columns, notes), zone, hasHeader), notes);
    }

    // Two columns of one name are told apart by a number, so that each can be spoken of.
    private static List<Column> Named(List<Column> columns)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return columns.ConvertAll(c =>
        {
            var count = seen[c.Header] = seen.GetValueOrDefault(c.Header) + 1;
            return count == 1 ? c : c with { Header = $"{c.Header} ({count})" };
        });
    }

    private static Column Guess(string header, int index, IReadOnlyList<string> values)
    {
        var name = header.Length > 0 ? header : (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var byName = Words.TryGetValue(PlainWord.Of(header), out var field);
        var kinds = values.Select(KindOf).ToList();
        var usual = kinds.Where(k => k is not null).GroupBy(k => k!.Value).OrderByDescending(g => g.Count()).FirstOrDefault();
        var known = kinds.Count(k => k is not null);
        if (byName && (!new Column(name, field).MakesElement || field is ColumnField.Account or ColumnField.AutonomousSystem || values.Count == 0 || known >= values.Count * (1 - Enough)))
        {
            return new Column(name, field is ColumnField.Address or ColumnField.Domain && usual is not null && usual.Key != field && usual.Count() >= values.Count * Enough ? usual.Key : field);
        }

        return values.Count > 0 && known >= values.Count * Enough
            ? new Column(name, usual!.Count() >= values.Count * Enough ? usual!.Key : ColumnField.Indicator)
            : new Column(name, ColumnField.Ignore);
    }

    // What a value can be by its form alone.
    private static ColumnField? KindOf(string text)
    {
        if (text.Length is < 4 or > 2048 || !Defang.TryRefang(text, out var plain))
        {
            return null;
        }

        return ElementKey.TryIp(plain, out _) ? ColumnField.Address
            : ElementKey.TryUrl(plain, out _) ? ColumnField.Url
            : IsDigest(plain) ? ColumnField.File
            : plain.Contains('@', StringComparison.Ordinal) ? plain.IndexOf('@', StringComparison.Ordinal) > 0 && ElementKey.TryDomain(plain[(plain.LastIndexOf('@') + 1)..], out _) ? ColumnField.Mail : null
            : IsDomain(plain) ? ColumnField.Domain
            : null;
    }

    private static bool IsDigest(string text) => text.Length is 32 or 40 or 64 or 128 && text.All(char.IsAsciiHexDigit);

    // "bijlage.pdf" and "3.5" are none; a top-level domain is of letters alone, or an A-label.
    private static bool IsDomain(string text) =>
        !text.Contains(' ', StringComparison.Ordinal) && ElementKey.TryDomain(text, out var key) && key.Name[(key.Name.LastIndexOf('.') + 1)..] is { Length: >= 2 } top
        && (top.All(char.IsAsciiLetter) || top.StartsWith("xn--", StringComparison.Ordinal)) && top is not ("pdf" or "doc" or "docx" or "xls" or "xlsx" or "jpg" or "png" or "txt" or "zip" or "csv" or "mp4");

    private static DateOrder Dates(List<string[]> rows, List<Column> columns, List<Sentence> notes)
    {
        var texts = columns.Select((c, i) => (c, i)).Where(c => c.c.Field is ColumnField.FirstSeen or ColumnField.LastSeen).SelectMany(c => rows.Where(r => c.i < r.Length).Select(r => r[c.i])).ToList();
        if (CellReader.OrderOf(texts) is { } order)
        {
            notes.Add(order is DateOrder.DayMonthYear ? "Dates are read as day, month, year: some can be nothing else." : (Sentence)"Dates are read as month, day, year: some can be nothing else.");
            return order;
        }

        if (texts.Any(t => t.AsSpan().ContainsAny('/', '.') && t.Length > 0 && char.IsAsciiDigit(t[0])))
        {
            notes.Add("Dates are read as day, month, year; nothing in the first rows decides it.");
        }

        return DateOrder.DayMonthYear;
    }

    private static bool DecimalComma(SheetFile file, List<string[]> rows, List<Column> columns, List<Sentence> notes)
    {
        var texts = columns.Select((c, i) => (c, i)).Where(c => c.c.Field is ColumnField.Cost or ColumnField.Audience).SelectMany(c => rows.Where(r => c.i < r.Length).Select(r => r[c.i])).ToList();
        var comma = file.Format == "csv" && file.Separator != ',' && !texts.Exists(IsPointed);
        if (!texts.Exists(t => t.AsSpan().ContainsAny(',', '.')))
        {
            return comma;
        }

        if (comma)
        {
            notes.Add("Numbers are read with a decimal comma.");
        }

        return comma;
    }

    // 1.5 and 1,200.50 have a decimal point; 1.200 may group its digits.
    private static bool IsPointed(string text)
    {
        var point = text.LastIndexOf('.');
        return point >= 0 && text.LastIndexOf(',') < point && (text.Length - point != 4 || text.Contains(',', StringComparison.Ordinal));
    }

    private static Dictionary<string, ColumnField> Table(params (ColumnField Field, string Words)[] lines) =>
        lines.SelectMany(l => l.Words.Split(' ').Select(w => (w, l.Field))).ToDictionary(p => p.w, p => p.Field, StringComparer.Ordinal);
}
