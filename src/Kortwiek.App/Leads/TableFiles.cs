using Kortwiek.Leads;

namespace Kortwiek.App.Leads;

/// <summary>Reads the tables that are asked while addresses are clear: those the user names, else those of set-up.</summary>
internal sealed class TableFiles : IDisposable
{
    private readonly List<ICountryTable> _open = [];

    private TableFiles()
    {
    }

    public AddressBook Book { get; private set; } = AddressBook.Empty;

    /// <summary>Reads all; a table of set-up is left out where the operation is a demo, since its visitors are invented.</summary>
    public static Outcome<TableFiles> Read(ParseVerb.Request request, bool demo)
    {
        var files = new TableFiles();
        var fault = files.ReadAll(request, useSetup: !demo && !request.WithoutTables);
        if (fault is null)
        {
            return files;
        }

        files.Dispose();
        return fault;
    }

    public void Dispose() => _open.ForEach(t => t.Dispose());

    private BadInput? ReadAll(ParseVerb.Request request, bool useSetup)
    {
        var first = useSetup && request.Geo is null ? SetupTables.Geo : null;
        var second = useSetup && request.Geo is null && request.Geo2 is null ? SetupTables.SecondGeo : null;
        if (Country(request.Geo, request.TablesOf, first, out var geo) is { } badGeo)
        {
            return badGeo;
        }

        if (Country(request.Geo2, request.TablesOf, second, out var geo2) is { } badGeo2)
        {
            return badGeo2;
        }

        var asn = new List<AsnTable>();
        var named = request.Asn is { Count: > 0 } given
            ? given.Select(f => (File: f, Day: request.TablesOf))
            : useSetup ? SetupTables.Asn.Select(t => (File: new InputFile(t.Path, Path.GetFileName(t.Path)), Day: t.AsOf)) : [];
        foreach (var (file, day) in named)
        {
            if (Open(file, s => AsnTable.Read(s, file.Name, day), out var table) is { } bad)
            {
                return bad;
            }

            asn.Add(table!);
        }

        AddressList? tor = null, guarded = null;
        if (request.Tor is { } torFile && Open(torFile, s => AddressList.Read(s, torFile.Name, request.TablesOf), out tor) is { } badTor)
        {
            return badTor;
        }

        if (request.Protected is { } list && Open(list, s => AddressList.Read(s, list.Name, request.TablesOf), out guarded) is { } badList)
        {
            return badList;
        }

        Book = new AddressBook(geo, geo2, asn, tor, guarded);
        return null;
    }

    private BadInput? Country(InputFile? file, DateOnly? day, SetupTable? fallback, out ICountryTable? table)
    {
        table = null;
        if (file is null && fallback is null)
        {
            return null;
        }

        var from = file ?? new InputFile(fallback!.Path, Path.GetFileName(fallback.Path));
        var bad = Open(from, s => CountryTables.Read(s, from.Name, file is null ? fallback!.AsOf : day), out table);
        if (table is not null)
        {
            _open.Add(table);
        }

        return bad;
    }

    private static BadInput? Open<T>(InputFile file, Func<Stream, Outcome<T>> read, out T? value)
        where T : class
    {
        value = null;
        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return ((Outcome<FileStream>.Bad)opened).Fault;
        }

        using (stream)
        {
            var outcome = read(stream);
            value = outcome is Outcome<T>.Done done ? done.Answer : null;
            return outcome is Outcome<T>.Bad bad ? bad.Fault : null;
        }
    }
}
