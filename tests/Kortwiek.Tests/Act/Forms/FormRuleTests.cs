using Kortwiek.Act;

namespace Kortwiek.Tests.Act.Forms;

/// <summary>Every rule of every form is broken once, and nothing else with it.</summary>
public sealed class FormRuleTests
{
    public static TheoryData<string, string, string> Broken => new()
    {
        { "tco-1", "issuer-bound", """{"issuingState": "GB"}""" },
        { "tco-1", "addressee-bound", """{"establishmentState": "US"}""" },
        { "tco-1", "other-state", """{"otherState": false}""" },
        { "tco-1", "same-state", """{"establishmentState": "BE"}""" },
        { "tco-1", "other-state-contact", """{"establishmentAuthority": null}""" },
        { "tco-1", "signature", """{"authenticated": false}""" },
        { "tco-2", "after-receipt", """{"doneAt": "2027-04-21T08:15:59Z"}""" },
        { "tco-3", "missing", """{"missing": null}""" },
        { "tco-3", "after-receipt", """{"statedAt": "2027-04-21T10:15:59+02:00"}""" },
        { "dsa-9", "issuer-bound", """{"issuingState": "CH"}""" },
        { "dsa-9", "addressee-bound", """{"establishmentState": "CA"}""" },
        { "eio-a", "issuer-bound", """{"issuingState": "IE"}""" },
        { "eio-a", "executing-bound", """{"executingState": "DK", "/language": "en"}""" },
        { "eio-a", "two-states", """{"executingState": "BE"}""" },
        { "eio-a", "urgency-reasons", """{"executeAt": null, "urgencyReasons": null}""" },
        { "eio-a", "date-reasons", """{"urgency": [], "urgencyReasons": null}""" },
        { "eio-a", "limit-reasons", """{"urgency": [], "executeAt": null, "shorterLimit": "5 dagen", "urgencyReasons": null}""" },
        { "eio-a", "not-before-issue", """{"executeAt": "2027-03-28T08:59:59Z"}""" },
        { "eio-a", "particulars", """{"measures": ["interception"]}""" },
        { "eio-a", "persons", """{"noPerson": false}""" },
        { "eio-a", "remedy", """{"remedySought": "yes"}""" },
        { "eio-a", "validator", """{"issuerKind": "other", "validatorName": "Rechtbank", "validatorSignature": "X"}""" },
        { "eio-a", "validator-name", """{"issuerKind": "other", "validatorKind": "judge", "validatorSignature": "X"}""" },
        { "eio-a", "validator-signature", """{"issuerKind": "other", "validatorKind": "judge", "validatorName": "Rechtbank"}""" },
        { "mla", "two-states", """{"requestingState": "CA"}""" },
        { "mla", "not-eio", """{"requestedState": "NL"}""" },
        { "mla", "persons", """{"persons": []}""" },
        { "mla", "urgency-reasons", """{"urgent": true, "deadline": "2027-05-01"}""" },
        { "mla", "urgency-date", """{"urgent": true, "urgencyReasons": "The logs are kept for ten days."}""" },
        { "mla", "date-reasons", """{"executeAt": "2027-04-21T08:00:00Z"}""" },
        { "epoc", "issuer-bound", """{"issuingState": "DK"}""" },
        { "epoc", "enforcing-bound", """{"enforcingState": "US"}""" },
        { "epoc", "two-states", """{"enforcingState": "BE"}""" },
        { "epoc", "validator", """{"issuerKind": "other", "categories": ["subscriber"]}""" },
        { "epoc", "judge", """{"issuerKind": "prosecutor"}""" },
        { "epoc", "validator-name", """{"validatorKind": "judge", "validatorSignature": "X"}""" },
        { "epoc", "validator-signature", """{"validatorKind": "judge", "validatorName": "Court"}""" },
        { "epoc", "unvalidated-emergency", """{"unvalidated": true, "categories": ["subscriber"], "deadline": "ten-days"}""" },
        { "epoc", "unvalidated-categories", """{"unvalidated": true}""" },
        { "epoc", "emergency-reasons", """{"deadlineReasons": null}""" },
        { "epoc", "other-deadline", """{"deadline": "other"}""" },
        { "epoc", "emergency-addressee", """{"addresseeKind": "other", "deadline": "ten-days"}""" },
        { "epoc", "period", """{"until": "2027-03-31T23:59:59Z"}""" },
        { "epoc", "threshold", """{"threshold": []}""" },
        { "epoc", "notified", """{"notified": false}""" },
        { "epoc", "notified-authority", """{"enforcingAuthority": null}""" },
        { "epoc", "delay-reasons", """{"delayReasons": null}""" },
        { "epoc-pr", "issuer-bound", """{"issuingState": "US"}""" },
        { "epoc-pr", "enforcing-bound", """{"enforcingState": "GB", "/language": "en"}""" },
        { "epoc-pr", "two-states", """{"issuingState": "FR"}""" },
        { "epoc-pr", "validator", """{"issuerKind": "other"}""" },
        { "epoc-pr", "validator-name", """{"validatorKind": "judge", "validatorSignature": "X"}""" },
        { "epoc-pr", "validator-signature", """{"validatorKind": "judge", "validatorName": "Tribunal"}""" },
        { "epoc-pr", "period", """{"from": "2027-04-02T00:00:00Z", "until": "2027-04-01T00:00:00Z"}""" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_rule_that_is_broken_is_told_at_its_field(string id, string rule, string change)
    {
        var asked = GoodForms.Definition(id).Rules.Single(r => r.Id == rule);
        var problem = Assert.Single(GoodForms.Problems(GoodForms.With(id, change)));
        Assert.Equal($"/values/{asked.Must.Field}", problem.Guard);
        Assert.StartsWith(asked.Text, problem.Text, StringComparison.Ordinal);
        Assert.Contains(asked.Source, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rule_goes_untested() =>
        Assert.Equal(
            FormBook.BuiltIn.Forms.Values.SelectMany(f => f.Rules.Select(r => $"{f.Id} {r.Id}")).Order(StringComparer.Ordinal),
            Broken.Select(b => $"{b.Data.Item1} {b.Data.Item2}").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("""{"issuerKind": "prosecutor", "validatorKind": "investigating-judge", "validatorName": "Court", "validatorSignature": "X"}""")]
    [InlineData("""{"issuerKind": "other", "categories": ["subscriber", "identification"], "unvalidated": true, "threshold": [], "notified": false}""")]
    [InlineData("""{"residenceException": true, "notified": false, "enforcingAuthority": null}""")]
    [InlineData("""{"deadline": "ten-days", "deadlineReasons": null}""")]
    public void A_production_order_can_be_issued_in_other_ways_too(string change) => Assert.Empty(GoodForms.Problems(GoodForms.With("epoc", change)));

    [Fact]
    public void An_emergency_brings_its_deadlines_along()
    {
        var definition = GoodForms.Definition("epoc");
        string[] Deadlines(string change) => [.. definition.ClocksOf(GoodForms.With("epoc", change), FormBook.BuiltIn.States).Select(c => c.Deadline)];
        Assert.Equal(["ee.emergency", "ee.objection"], Deadlines("{}"));
        Assert.Equal(["ee.emergency", "ee.validate"], Deadlines("""{"unvalidated": true, "categories": ["subscriber"], "notified": false}"""));
        Assert.Empty(Deadlines("""{"deadline": "ten-days"}"""));
    }
}
