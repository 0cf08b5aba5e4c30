namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary>How the options that make a measure's content are read.</summary>
internal static class ContentOptions
{
    public static bool TakesDown(MeasureKind kind) => kind is
        MeasureKind.ServerSeizure or MeasureKind.DomainSeizure or MeasureKind.AccountSuspension or MeasureKind.RemovalOrder or MeasureKind.Referral;

    public static IReadOnlyList<Dependency>? Depends(IReadOnlyList<string>? texts)
    {
        const string Executed = ":executed";
        return texts is null or { Count: 0 } ? null : [.. texts.SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(t => t.EndsWith(Executed, StringComparison.Ordinal) ? new Dependency(t[..^Executed.Length], AfterExecuted: true) : new Dependency(t))];
    }

    public static SuccessTest Test(MeasureKind measure, ElementKey subject, SuccessTestKind? kind, TimeSpan? grace) => new(
        kind ?? measure switch
        {
            MeasureKind.DomainSeizure => SuccessTestKind.DnsSinkholed,
            MeasureKind.ServerSeizure => SuccessTestKind.NoAnswer,
            MeasureKind.RemovalOrder => SuccessTestKind.UrlGone,
            MeasureKind.Referral or MeasureKind.AccountSuspension => SuccessTestKind.AccountGone,
            MeasureKind.Search => SuccessTestKind.ImageHashRecorded,
            _ => SuccessTestKind.Receipt,
        },
        subject.Name,
        grace ?? (measure == MeasureKind.ProductionOrder ? TimeSpan.FromDays(10) : TimeSpan.FromHours(3)));

    public static BadInput? Cycle(JointPlan plan, string measure, MeasureContent content)
    {
        var cycle = content.DependsOn is { } edges ? Dependencies.Cycle(plan, measure, edges) : [];
        return cycle.Count == 0 ? null : new BadInput($"The measures would wait for one another: {string.Join(" → ", cycle)}.", Code: "dependency-cycle");
    }
}
