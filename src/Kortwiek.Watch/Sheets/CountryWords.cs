using System.Globalization;
using Kortwiek.Core;

namespace Kortwiek.Watch.Sheets;

/// <summary>Countries by the names that offices write: English for all, Dutch, French and German for Europe, its neighbours and where much is hosted.</summary>
internal static class CountryWords
{
    private const string Written = """
        AE Verenigde Arabische Emiraten|Émirats arabes unis|Vereinigte Arabische Emirate
        AL Albanië|Albanie|Albanien
        AM Armenië|Arménie|Armenien
        AT Oostenrijk|Autriche|Österreich
        AU Australië|Australie|Australien
        BA Bosnië en Herzegovina|Bosnie-Herzégovine|Bosnien und Herzegowina
        BE België|Belgique|Belgien
        BG Bulgarije|Bulgarie|Bulgarien
        BR Brazilië|Brésil|Brasilien
        BY Wit-Rusland|Biélorussie|Belarus
        CA Canada|Canada|Kanada
        CH Zwitserland|Suisse|Schweiz
        CN China|Chine|China
        CY Cyprus|Chypre|Zypern
        CZ Tsjechië|Tchéquie|Tschechien
        DE Duitsland|Allemagne|Deutschland
        DK Denemarken|Danemark|Dänemark
        DZ Algerije|Algérie|Algerien
        EE Estland|Estonie|Estland
        EG Egypte|Égypte|Ägypten
        ES Spanje|Espagne|Spanien
        FI Finland|Finlande|Finnland
        FR Frankrijk|France|Frankreich
        GB Verenigd Koninkrijk|Royaume-Uni|Vereinigtes Königreich
        GE Georgië|Géorgie|Georgien
        GR Griekenland|Grèce|Griechenland
        HK Hongkong|Hong Kong|Hongkong
        HR Kroatië|Croatie|Kroatien
        HU Hongarije|Hongrie|Ungarn
        IE Ierland|Irlande|Irland
        IL Israël|Israël|Israel
        IN India|Inde|Indien
        IQ Irak|Irak|Irak
        IR Iran|Iran|Iran
        IS IJsland|Islande|Island
        IT Italië|Italie|Italien
        JO Jordanië|Jordanie|Jordanien
        JP Japan|Japon|Japan
        KR Zuid-Korea|Corée du Sud|Südkorea
        KZ Kazachstan|Kazakhstan|Kasachstan
        LB Libanon|Liban|Libanon
        LI Liechtenstein|Liechtenstein|Liechtenstein
        LT Litouwen|Lituanie|Litauen
        LU Luxemburg|Luxembourg|Luxemburg
        LV Letland|Lettonie|Lettland
        LY Libië|Libye|Libyen
        MA Marokko|Maroc|Marokko
        MC Monaco|Monaco|Monaco
        MD Moldavië|Moldavie|Moldau
        ME Montenegro|Monténégro|Montenegro
        MK Noord-Macedonië|Macédoine du Nord|Nordmazedonien
        MT Malta|Malte|Malta
        MY Maleisië|Malaisie|Malaysia
        NL Nederland|Pays-Bas|Niederlande
        NO Noorwegen|Norvège|Norwegen
        NZ Nieuw-Zeeland|Nouvelle-Zélande|Neuseeland
        PA Panama|Panama|Panama
        PK Pakistan|Pakistan|Pakistan
        PL Polen|Pologne|Polen
        PT Portugal|Portugal|Portugal
        RO Roemenië|Roumanie|Rumänien
        RS Servië|Serbie|Serbien
        RU Rusland|Russie|Russland
        SA Saoedi-Arabië|Arabie saoudite|Saudi-Arabien
        SC Seychellen|Seychelles|Seychellen
        SE Zweden|Suède|Schweden
        SG Singapore|Singapour|Singapur
        SI Slovenië|Slovénie|Slowenien
        SK Slowakije|Slovaquie|Slowakei
        SY Syrië|Syrie|Syrien
        TH Thailand|Thaïlande|Thailand
        TN Tunesië|Tunisie|Tunesien
        TR Turkije|Turquie|Türkei
        UA Oekraïne|Ukraine|Ukraine
        US Verenigde Staten|États-Unis|Vereinigte Staaten
        VN Vietnam|Vietnam|Vietnam
        XK Kosovo|Kosovo|Kosovo
        ZA Zuid-Afrika|Afrique du Sud|Südafrika
        US USA|États-Unis d'Amérique|Vereinigte Staaten von Amerika
        GB Groot-Brittannië|Grande-Bretagne|Großbritannien
        CZ Tsjechische Republiek|République tchèque|Tschechische Republik
        NL Holland|Hollande|Holland
        """;

    private static readonly Dictionary<string, Country> Names = Table();

    /// <summary>A country by its name in any case, accents or none.</summary>
    public static bool TryFind(string name, out Country country) => Names.TryGetValue(PlainWord.Of(name), out country);

    private static Dictionary<string, Country> Table()
    {
        var names = new Dictionary<string, Country>(StringComparer.Ordinal);
        foreach (var line in Written.Split('\n'))
        {
            if (Country.TryParse(line[..2], out var country))
            {
                foreach (var name in line[3..].Split('|'))
                {
                    names.TryAdd(PlainWord.Of(name), country);
                }
            }
        }

        foreach (var country in Country.All)
        {
            if (English(country) is { } name)
            {
                names.TryAdd(PlainWord.Of(name), country);
            }
        }

        return names;
    }

    // Of a few territories the platform knows no name.
    private static string? English(Country country)
    {
        try
        {
            return new RegionInfo(country.Code).EnglishName;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
