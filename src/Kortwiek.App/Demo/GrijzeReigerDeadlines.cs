namespace Kortwiek.App.Demo;

using Kortwiek.Act;

/// <summary>The legal deadlines of the sample.</summary>
internal static class GrijzeReigerDeadlines
{
    // What no receipt has come for, and what nobody answered in time.
    private static readonly HashSet<string> NoReceipt = ["M-064", "M-065"];

    /// <summary>The deadlines that the instruments bring along, with their receipts as they came in.</summary>
    public static IEnumerable<Deadline> Of(JointPlan end)
    {
        var rules = DeadlineRules.BuiltIn;
        foreach (var measure in end.Measures.Values)
        {
            foreach (var instrument in end.InstrumentsOf(measure))
            {
                foreach (var rule in rules.For(instrument.Type))
                {
                    if (DeadlineOf(measure, instrument, rule) is { } deadline)
                    {
                        yield return deadline;
                    }
                }

                if (measure.Kind == MeasureKind.Preserve && instrument.Type == InstrumentType.Warrant)
                {
                    yield return New(measure, instrument, "bud.preserve-domestic", measure.ExecutedAt, Proof(measure));
                }
            }
        }

        foreach (var id in new[] { "M-048", "M-049", "M-063" })
        {
            var measure = end.Measures[id];
            var sent = end.InstantOf(measure);
            yield return New(measure, end.InstrumentsOf(measure).First(), "tco.first-contact", sent, null, sent?.AddHours(-20));
        }
    }

    private static Deadline? DeadlineOf(Measure measure, Instrument instrument, DeadlineRule rule)
    {
        var received = instrument.ReceivedAt;
        var carriedOut = measure.ExecutedAt;
        var sentAndReceived = carriedOut?.AddMinutes(-1);
        var proof = Proof(measure);
        return rule.Id switch
        {
            "own.instrument-expiry" when instrument.ValidUntil is null => null,
            "own.instrument-expiry" => New(measure, instrument, rule.Id, instrument.ValidUntil, null, carriedOut),
            "eio.ack" => New(measure, instrument, rule.Id, received, proof, measure.Id == "M-061" ? null : Past(received?.AddDays(3))),
            "eio.recognise" => New(measure, instrument, rule.Id, received, proof, Past(received?.AddDays(6))),
            "eio.execute" => New(measure, instrument, rule.Id, Past(received?.AddDays(6)), proof, carriedOut),
            "tco.removal" when measure.Id == "M-049" => New(measure, instrument, rule.Id, GrijzeReiger.T1.AddMinutes(16), proof, carriedOut) with
            {
                Stops = [new ClockStop(GrijzeReiger.T1.AddMinutes(40), GrijzeReiger.T1.AddMinutes(110), "Annex III: insufficient information; the exact address was missing.")],
            },
            "tco.removal" when NoReceipt.Contains(measure.Id) => New(measure, instrument, rule.Id, sentAndReceived, null),
            "tco.removal" => New(measure, instrument, rule.Id, sentAndReceived, proof, carriedOut),
            _ => New(measure, instrument, rule.Id, carriedOut, NoReceipt.Contains(measure.Id) ? null : proof),
        };
    }

    // The sample ends three days after T; nothing in it lies behind that.
    private static DateTimeOffset? Past(DateTimeOffset? instant) => instant <= GrijzeReiger.T1.AddHours(70) ? instant : null;

    private static string Proof(Measure measure) => $"receipt {measure.Id}";

    private static Deadline New(Measure measure, Instrument instrument, string rule, DateTimeOffset? startedAt, string? proof, DateTimeOffset? doneAt = null) =>
        new(Deadline.IdOf(instrument.Id, rule), rule, instrument.Id, measure.Id, measure.Authority, startedAt, proof, [], DoneAt: doneAt);
}
