namespace Kortwiek.Act;

/// <summary>What a rehearsal assumes of people: how long they take to answer.</summary>
/// <param name="PollAnswer">From the poll until an authority's answer.</param>
/// <param name="NoGo">Share of the polls that are answered with no-go, 0 to 1; a country's own figure goes before it.</param>
/// <param name="Lift">From a no-go until it is lifted.</param>
/// <param name="SecondSignature">From the first signature under a release until the second.</param>
/// <param name="Notice">From the move of an element until somebody has seen it.</param>
/// <param name="Authorise">Until the executing magistrate has said yes to a changed or repeated measure.</param>
/// <param name="ReadyAgain">Until a team that was called already, or stands in reserve, stands by.</param>
/// <param name="Source">Where the figures come from.</param>
public sealed record PeopleAssumption(
    Triangular PollAnswer, double NoGo, Triangular Lift, Triangular SecondSignature, Triangular Notice, Triangular Authorise, Triangular ReadyAgain, string Source);
