using System.Text;
using System.Text.Json.Nodes;
using Kortwiek.Act;

namespace Kortwiek.Tests.Act.Forms;

/// <summary>One example of each form that can be issued, with invented names.</summary>
internal static class GoodForms
{
    public static IReadOnlyList<string> Ids { get; } = ["dsa-9", "eio-a", "epoc", "epoc-pr", "mla", "receipt", "tco-1", "tco-2", "tco-3"];

    public static string Json(string id) => id switch
    {
        "tco-1" => Tco1,
        "tco-2" => Tco2,
        "tco-3" => Tco3,
        "receipt" => Receipt,
        "dsa-9" => Dsa9,
        "eio-a" => EioA,
        "mla" => Mla,
        "epoc" => Epoc,
        "epoc-pr" => EpocPr,
        _ => throw new ArgumentOutOfRangeException(nameof(id)),
    };

    public static FilledForm Of(string id) => Read(Json(id));

    public static FormDefinition Definition(string id) => FormBook.BuiltIn.Forms[id];

    /// <summary>The example with some values set anew; a pointer such as <c>/language</c> sets what stands beside them.</summary>
    public static FilledForm With(string id, string changes)
    {
        var form = JsonNode.Parse(Json(id))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            (name.StartsWith('/') ? form : form["values"]!.AsObject())[name.TrimStart('/')] = value?.DeepClone();
        }

        return Read(form.ToJsonString());
    }

    public static IReadOnlyList<Refusal> Problems(FilledForm form) => FormCheck.Problems(form, Definition(form.Form), FormBook.BuiltIn);

    public static FilledForm Read(string json) => FilledForm.Read(Encoding.UTF8.GetBytes(json)).Value;

    private const string Tco1 =
        """
        {
          "form": "tco-1", "version": 1, "language": "nl", "marking": "amber", "measure": "M-049",
          "values": {
            "issuingState": "BE", "addressee": "Kroonhost BV", "legalRepresentative": null, "contactPoint": "orders@kroonhost.example", "establishmentState": "NL", "addresseeLanguages": ["nl", "en"],
            "issuedAt": "2027-04-21T10:10:00+02:00", "reference": "ZW.2027/1049",
            "urls": ["https://kroonpost.example/a?b=1&c=<2>", "http://spiegel.kroonpost.example/"], "location": "De video onder de kop.", "grounds": ["incites", "threatens"],
            "reasons": "De tekst roept op tot een aanslag en noemt plaats en dag.",
            "withhold": true, "otherState": true,
            "issuerKind": "other", "issuerName": "Zwin", "representative": "Joris Aelterman, magistraat", "fileNumber": "ZW.2027/1049", "address": "Kaai 1, Zwin", "phone": "+32 2 000 00 00", "email": "desk@zwin.example",
            "signedOn": "2027-04-21", "authenticated": true, "signature": null,
            "followUp": "desk@zwin.example", "establishmentAuthority": "desk@waddenzee.example",
            "redressBody": "Rechtbank te Zwin", "redressTerm": "30 dagen vanaf de kennisgeving", "redressBasis": "art. 1 wet van 1 januari 2027"
          }
        }
        """;

    private const string Tco2 =
        """
        {
          "form": "tco-2", "version": 1, "language": "en", "marking": "green", "measure": null,
          "values": {
            "addressee": "Kroonhost BV", "issuer": "Zwin", "orderReference": "ZW.2027/1049", "addresseeReference": "KH-7", "receivedAt": "2027-04-21T08:16:00Z",
            "action": "removed", "doneAt": "2027-04-21T08:50:00Z",
            "provider": "Kroonhost BV", "establishmentState": "NL", "person": "A. Person", "contact": "orders@kroonhost.example", "signedOn": "2027-04-21"
          }
        }
        """;

    private const string Tco3 =
        """
        {
          "form": "tco-3", "version": 1, "language": "en", "marking": "green", "measure": null,
          "values": {
            "addressee": "Kroonhost BV", "issuer": "Zwin", "orderReference": "ZW.2027/1049", "addresseeReference": "KH-8", "receivedAt": "2027-04-21T08:16:00Z",
            "grounds": ["insufficient-information"], "details": "The address leads to a list of 40 videos.", "missing": "Which of the videos is meant.", "statedAt": "2027-04-21T08:40:00Z",
            "provider": "Kroonhost BV", "establishmentState": "NL", "person": "A. Person", "contact": "orders@kroonhost.example", "signedOn": "2027-04-21"
          }
        }
        """;

    private const string Receipt =
        """
        {
          "form": "receipt", "version": 1, "language": "fr", "marking": "clear", "measure": "M-001",
          "values": {
            "orderReference": "ZW.1", "addressee": "Parquet des Vosges", "receivedAt": "2027-04-19T10:30:00+02:00", "receivedBy": "le greffe", "channel": "e-CODEX", "receiptReference": "AR-1"
          }
        }
        """;

    private const string Dsa9 =
        """
        {
          "form": "dsa-9", "version": 1, "language": "fr", "marking": "amber", "measure": null,
          "values": {
            "issuingState": "FR", "issuerName": "Vogezen", "issuerContact": "desk@vogezen.example", "representative": "Odile Marchessault, juge", "reference": "VO.12", "issuedAt": "2027-04-21T10:00:00+02:00",
            "addressee": "Kroonbeeld SARL", "contactPoint": "dsa@kroonbeeld.example", "establishmentState": "BE", "addresseeLanguages": ["fr"],
            "legalBasis": ["loi du 1er janvier 2027, art. 3"], "provisions": ["code pénal, art. 1"], "reasons": "La vidéo appelle à un attentat et désigne le lieu.",
            "urls": ["https://kroonbeeld.example/v/1"], "location": null,
            "territory": ["France"], "territoryReasons": "Le public visé se trouve en France.",
            "redressProvider": "Recours devant le tribunal dans les deux mois.", "redressRecipient": "Recours devant le tribunal dans les deux mois.", "reportTo": "Vogezen",
            "signedOn": "2027-04-21", "signature": "cachet électronique 4711"
          }
        }
        """;

    private const string EioA =
        """
        {
          "form": "eio-a", "version": 1, "language": "nl", "marking": "amber-strict", "measure": "M-060",
          "values": {
            "issuingState": "BE", "executingState": "NL", "executingAuthority": "Waddenzee", "reference": "ZW.2027/1060", "issuedAt": "2027-03-28T09:00:00Z",
            "urgency": ["evidence"], "urgencyReasons": "Alle staten treden op hetzelfde ogenblik op; wie later komt, vindt niets meer.", "executeAt": "2027-04-22T07:02:00Z", "shorterLimit": null,
            "measures": ["search-seizure", "provisional"], "description": "Inbeslagneming van de server ip:192.0.2.15 en een forensische kopie ervan.", "measureDetails": null, "earlier": [],
            "persons": [], "noPerson": true, "proceedings": "criminal",
            "facts": "De organisatie verspreidt vanaf de server oproepen tot aanslagen; de server is de bron van drie kanalen.", "offences": ["publieke uitlokking van een terroristisch misdrijf"], "provisions": ["art. 140bis Sw."],
            "listed": "terrorism", "necessity": "Zonder de server blijven de kanalen in de lucht; een lichter middel is er niet.", "domestic": true,
            "formalities": null, "attending": [], "confidential": true,
            "remedySought": "no", "remedyDetails": null, "remedyContact": "desk@zwin.example",
            "issuerKind": "prosecutor", "issuerName": "Zwin", "representative": "Joris Aelterman, magistraat", "address": "Kaai 1, Zwin", "phone": "+32 2 000 00 00", "email": "desk@zwin.example", "contactLanguages": ["nl", "fr", "en"], "signature": "J. Aelterman",
            "validatorKind": null, "validatorName": null, "validatorRepresentative": null, "validatorSignature": null
          }
        }
        """;

    private const string Mla =
        """
        {
          "form": "mla", "version": 1, "language": "en", "marking": "red", "measure": null,
          "values": {
            "requestingState": "BE", "requestingAuthority": "Zwin", "requestedState": "CA", "requestedAuthority": "Laurentide", "treaties": ["Convention on Cybercrime art. 31"], "reference": "ZW.2027/1062", "issuedAt": "2027-03-28T09:00:00Z",
            "object": "Seizure of the server ip:198.51.100.20 and a forensic copy of it.", "reasons": "It is the origin of two channels; nothing lighter ends them.", "formalities": null, "executeAt": null, "urgent": false, "deadline": null, "urgencyReasons": null, "confidential": true,
            "offences": ["public provocation to commit a terrorist offence"], "facts": "The organisation publishes calls to attacks from the server.", "provisions": ["Belgian criminal code art. 140bis, five to ten years"],
            "persons": ["unknown holder of the account kroon7"], "noPerson": false, "recipient": null, "useLimits": "For these proceedings only.",
            "representative": "Joris Aelterman, magistrate", "contact": "desk@zwin.example", "signature": "J. Aelterman"
          }
        }
        """;

    private const string Epoc =
        """
        {
          "form": "epoc", "version": 1, "language": "en", "marking": "amber", "measure": "M-071",
          "values": {
            "issuingState": "BE", "issuerName": "Zwin", "fileNumber": "ZW.2027/1071", "validatorName": null, "validatorFileNumber": null, "issuedAt": "2027-04-22T09:00:00Z",
            "addressee": "Kroonwolk Ltd, establishment Dublin", "addresseeKind": "establishment", "provider": "Kroonwolk", "enforcingState": "IE", "address": "1 Quay, Dublin", "addresseeLanguages": ["en"],
            "deadline": "eight-hours", "otherDeadline": null, "deadlineReasons": "An attack is announced for this evening; the author of the message has to be found.", "unvalidated": false,
            "earlier": [], "identifiers": ["kroon7"], "from": "2027-04-01T00:00:00Z", "until": "2027-04-22T08:00:00Z", "categories": ["subscriber", "traffic"], "data": "Log-ins with address, port and time.",
            "proceedings": "offence", "offences": ["preparing a terrorist offence"], "provisions": ["art. 140septies"], "threshold": ["terrorism"],
            "necessity": "The author can be found in no other way before this evening.", "domestic": true, "delayInforming": true, "delayReasons": "The author would flee.",
            "issuerKind": "investigating-judge", "representative": "Hannelore Quataert, investigating judge", "issuerContact": "desk@zwin.example", "contactLanguages": ["en"], "signature": "H. Quataert",
            "validatorKind": null, "validatorRepresentative": null, "validatorSignature": null,
            "notified": true, "enforcingAuthority": "Central authority, Dublin", "residenceException": false, "recipient": "Zwin", "format": "CSV over the decentralised IT system", "summary": null
          }
        }
        """;

    private const string EpocPr =
        """
        {
          "form": "epoc-pr", "version": 1, "language": "fr", "marking": "amber", "measure": "M-001",
          "values": {
            "issuingState": "BE", "issuerName": "Zwin", "fileNumber": "ZW.2027/1001", "validatorName": null, "validatorFileNumber": null, "issuedAt": "2027-04-18T08:00:00Z",
            "addressee": "Rietwolk SA", "addresseeKind": "representative", "provider": "Rietwolk", "enforcingState": "FR", "address": "1 quai, Brest", "addresseeLanguages": [],
            "earlier": [], "identifiers": ["192.0.2.1"], "from": null, "until": null, "categories": ["content"], "data": "Le contenu du serveur et ses journaux.",
            "offences": ["provocation publique à commettre une infraction terroriste"], "provisions": ["art. 140bis"], "necessity": "Sans conservation, les données seraient effacées le jour de l’action.", "domestic": true, "followUp": "eio",
            "issuerKind": "prosecutor", "representative": "Joris Aelterman, magistrat", "issuerContact": "desk@zwin.example", "contactLanguages": ["fr", "nl"], "signature": "J. Aelterman",
            "validatorKind": null, "validatorRepresentative": null, "validatorSignature": null
          }
        }
        """;
}
