namespace Kortwiek.Impact.Figures;

/// <summary>The words of a survival figure; the default is English.</summary>
public sealed record FigureText
{
    /// <summary>The claim or the question, as the heading.</summary>
    public string Title { get; init; } = "Survival by group";

    /// <summary>What the vertical axis shows.</summary>
    public string Vertical { get; init; } = "Share without the event";

    /// <summary>What the horizontal axis shows, with its unit.</summary>
    public string Horizontal { get; init; } = "Days since the start";

    /// <summary>Heading of the rows of numbers under the axis.</summary>
    public string AtRisk { get; init; } = "At risk";

    /// <summary>Heading of the subjects' number in the key.</summary>
    public string Subjects { get; init; } = "n";

    /// <summary>Heading of the events' number in the key.</summary>
    public string Events { get; init; } = "events";

    /// <summary>Heading of the medians in the key; <c>{0}</c> is the level in per cent.</summary>
    public string Median { get; init; } = "median ({0} % interval)";

    /// <summary>Between the two limits of an interval.</summary>
    public string To { get; init; } = "to";

    /// <summary>Where a median or a limit was not reached.</summary>
    public string NotReached { get; init; } = "not reached";

    /// <summary>Estimator and limits under the heading; <c>{0}</c> is the level in per cent, <c>{1}</c> the scale.</summary>
    public string Method { get; init; } = "Kaplan–Meier estimate, {0} % interval ({1}); short strokes mark the end of watching";

    /// <summary>Last line: date of the data, its digest; null for none.</summary>
    public string? Footer { get; init; }

    /// <summary>The verdict's word where one was reached; else null.</summary>
    public string? Verdict { get; init; }

    /// <summary>The language of the words, as BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>True where the unit of time is days, so that the axis counts in weeks and months.</summary>
    public bool Days { get; init; } = true;
}
