using Kortwiek.App.Act;

namespace Kortwiek.App.Demo;

using Kortwiek.Act;
using static Kortwiek.App.Demo.GrijzeReiger;
using static Kortwiek.App.Demo.GrijzeReigerNetwork;
using static Kortwiek.App.Demo.GrijzeReigerPeople;

internal static partial class GrijzeReigerScript
{
    private static readonly TimeSpan LastPoll = TimeSpan.FromMinutes(-5);

    // The lapse between the days: the court takes back its order on this measure's instrument.
    private const string Lapsing = "M-058";

    private static IEnumerable<PlayStep> FirstDay()
    {
        var strike = Measures.Where(m => m.Group == Strike).ToList();
        foreach (var m in strike.Where(m => !NotReadyAtFirst.Contains(m.Id)))
        {
            yield return Do(T(-1560).AddMinutes(m.Id[^1]), m.Id, CommandKind.Ready, Officer(m.Authority), StandsBy(m.Authority));
        }

        foreach (var step in Polls(1, -1440).Concat(Polls(1, -120)).Concat(Moved()).Concat(NoGo()))
        {
            yield return step;
        }

        yield return Sign(T(-4), Strike, Person("lieve"));
        yield return Sign(T(-3.5), Strike, Person("lieve"), "four-eyes");
        yield return Sign(T(-3), Strike, Person("joris"));
        yield return Do(T(-1.5), "M-039", CommandKind.Recall, Person("odile"), Because("The team stands before a locked gate; it is not in place."));
        foreach (var m in strike.Where(m => !HeldByRila.Contains(m.Id) && m.Id is not ("M-039" or "M-043" or "M-044" or "M-049" or "M-056")))
        {
            foreach (var step in CarriedOut(m, T1 + m.Offset))
            {
                yield return step;
            }
        }

        foreach (var step in FailuresAndStops().Concat(LateRelease()))
        {
            yield return step;
        }
    }

    // Three hours before T the origin of the radio moves to a server that serves the mirror too.
    private static IEnumerable<PlayStep> Moved()
    {
        yield return Do(T(-180), "M-034", CommandKind.Change, Officer("waddenzee"), new CommandDetail
        {
            Content = new MeasureContent { Elements = [ByRef["S19"].Key] },
            Reason = "The origin of Radio Hol Riet moved to 198.51.100.81 during the night.",
        });
        yield return Do(T(-170), "M-034", CommandKind.Ready, Officer("waddenzee"), StandsBy("waddenzee"), "authorised-target");
        yield return Do(T(-155), "M-034", CommandKind.Authorise, Magistrate("waddenzee"));
        yield return Do(T(-140), "M-034", CommandKind.Ready, Officer("waddenzee"), StandsBy("waddenzee"));
    }

    // Half an hour before T one authority says no; its measures are held and two fallbacks get ready.
    private static IEnumerable<PlayStep> NoGo()
    {
        const string Why = "The court of appeal decides on the seizure at noon.";
        foreach (var authority in GrijzeReiger.Authorities.Select(a => a.Code))
        {
            var word = authority == "rila" ? PollWord.NoGo : PollWord.Go;
            yield return Poll(1, -30, authority, word, word == PollWord.Go ? "" : Why);
            yield return Poll(1, -5, authority, authority == "rila" ? PollWord.Hold : PollWord.Go, authority == "rila" ? Why : "");
        }

        foreach (var id in HeldByRila.Order(StringComparer.Ordinal))
        {
            yield return Do(T(-28), id, CommandKind.Hold, Person("desislava"), Because(Why));
        }

        yield return Do(T(-25), "M-040", CommandKind.Ready, Officer("harz"), StandsBy("harz"));
        yield return Do(T(-22), "M-048", CommandKind.Ready, Officer("zwin"), StandsBy("zwin"));
    }

    private static IEnumerable<PlayStep> FailuresAndStops()
    {
        yield return Do(T(9), "M-043", CommandKind.Fail, Officer("bucegi"), new CommandDetail { Failure = FailureCode.Moved, Reason = "The machine had been emptied; its content is on another disk of the host." });
        yield return Do(T(14), "M-044", CommandKind.Fail, Officer("laurentide"), new CommandDetail { Failure = FailureCode.Refused, Reason = "The host contests the order before the court." });

        // The removal order that comes back as unclear: its clock stops and starts anew.
        var sweden = new CommandDetail { Report = new Report("Swedish competent authority", T(137), "its own system") };
        yield return Do(T(141), "M-049", CommandKind.Execute, Person("wout"), sweden);
        yield return Do(T(205), "M-049", CommandKind.Confirm, Actor.Watch, Seen("M-049", T(200)));

        // The executing magistrate keeps the own measure: a hold after the release.
        yield return Do(T(20), "M-056", CommandKind.Hold, Person("harriet"), Because("A journalist writes to this account; counsel looks at it first."));
        yield return Do(T(62), "M-056", CommandKind.Execute, Officer("pennine"), refusal: "hold");
        yield return Do(T(90), "M-056", CommandKind.Unhold, Person("harriet"), Because("Counsel has looked: the account is the channel's own."));
        yield return Do(T(95), "M-056", CommandKind.Execute, Officer("pennine"));
        yield return Do(T(600), "M-056", CommandKind.Confirm, Actor.Watch, Seen("M-056", T(595)));
    }

    // Three hours after T the court has ruled; what was held and what was recalled goes in a second release. One measure stays held.
    private static IEnumerable<PlayStep> LateRelease()
    {
        yield return Do(T(120), "M-039", CommandKind.Ready, Officer("vogezen"), StandsBy("vogezen"));
        string[] late = ["M-023", "M-029", "M-050"];
        foreach (var id in late)
        {
            yield return Do(T(182), id, CommandKind.Unhold, Person("desislava"), Because("The court of appeal upheld the seizure of names and the removal."));
        }

        yield return new PlayStep(T(185), "desislava") { Poll = new PollAnswer(1, LastPoll, "rila", PollWord.Go, "", "desislava", T(185)) };
        yield return Sign(T(190), Strike, Person("lieve"));
        yield return Sign(T(194), Strike, Person("hannelore"));
        foreach (var id in late.Append("M-039"))
        {
            foreach (var step in CarriedOut(The(id), T(200)))
            {
                yield return step;
            }
        }
    }

    private static IEnumerable<PlayStep> Night()
    {
        foreach (var m in Measures.Where(m => m.Group == Sweep))
        {
            yield return Do(T(-1200).AddMinutes(m.Id[^1]), m.Id, CommandKind.Ready, Officer(m.Authority), StandsBy(m.Authority));
        }

        // The seizure that failed is tried again on the second day.
        var radu = Officer("bucegi");
        yield return Do(T(480), "M-043", CommandKind.Retry, radu);
        yield return Do(T(485), "M-043", CommandKind.Change, radu, new CommandDetail
        {
            Content = new MeasureContent { Group = Sweep, Offset = TimeSpan.FromMinutes(2) },
            Reason = "Second try, on the disk that the host has named.",
        });
        yield return Do(T(490), "M-043", CommandKind.Submit, radu);
        yield return Do(T(560), "M-043", CommandKind.Authorise, Magistrate("bucegi"));
        yield return Do(T(700), "M-043", CommandKind.Ready, radu, StandsBy("bucegi"));

        yield return Do(T(720), "M-068", CommandKind.Withdraw, Person("marjorie"), Because("The account was closed by its owner this afternoon."));

        // The instrument that lapses between the days, and its successor.
        var old = Instruments.First(i => i.Id == The(Lapsing).Instrument);
        yield return new PlayStep(T(830), "friederike") { Instrument = old with { ValidUntil = new DateTimeOffset(2027, 4, 21, 22, 0, 0, TimeSpan.Zero) } };
        var renewed = old with
        {
            Id = "I-079",
            FileNumber = "ZW.2027/1079",
            IssuedAt = T(1220),
            ReceivedAt = T(1225),
            Supersedes = old.Id,
            DocumentSha256 = Digest.Sha256Of("GRIJZE-REIGER I-079"u8),
        };
        yield return new PlayStep(T(1225), "friederike") { Instrument = renewed };
        var jannik = Officer("harz");
        yield return Do(T(1230), Lapsing, CommandKind.Ready, jannik, StandsBy("harz"), "instrument-valid");
        yield return Do(T(1235), Lapsing, CommandKind.Change, jannik, new CommandDetail { Content = new MeasureContent { Instruments = [renewed.Id] }, Reason = "The order was renewed in the night." });
        yield return Do(T(1260), Lapsing, CommandKind.Authorise, Magistrate("harz"));
        yield return Do(T(1280), Lapsing, CommandKind.Ready, jannik, StandsBy("harz"));
    }

    private static IEnumerable<PlayStep> SecondDay()
    {
        foreach (var step in Polls(2, -120).Concat(Polls(2, -30)).Concat(Polls(2, -5)))
        {
            yield return step;
        }

        yield return Sign(Second(-4), Sweep, Person("lieve"));
        yield return Sign(Second(-2), Sweep, Person("joris"));
        foreach (var m in Measures.Where(m => m.Group == Sweep && m.Id != "M-068"))
        {
            foreach (var step in CarriedOut(m, T2 + m.Offset))
            {
                yield return step;
            }
        }

        foreach (var step in CarriedOut(The("M-043"), Second(2)))
        {
            yield return step;
        }
    }

    // The report of the execution and, where the script has one, the confirmation.
    private static IEnumerable<PlayStep> CarriedOut(SampleMeasure m, DateTimeOffset instant)
    {
        var done = instant.AddMinutes(2 + (m.Id[^1] % 7));
        var country = ByRef[m.Element].Country;
        var far = m.Authority == Lead && country.Code != "BE";
        var detail = far
            ? new CommandDetail { Report = new Report($"{AdjectiveOf(country)} competent authority", done.AddMinutes(-1), "telephone") }
            : CommandDetail.None;
        yield return Do(done, m.Id, CommandKind.Execute, far ? Person("wout") : Officer(m.Authority), detail);

        // Reported only, or data that are still to come: nobody has confirmed them when the sample ends.
        if (m.Id is "M-064" or "M-066" or "M-071" or "M-072" or "M-073" or "M-076")
        {
            yield break;
        }

        var watched = m.Kind is MeasureKind.DomainSeizure or MeasureKind.ServerSeizure or MeasureKind.RemovalOrder or MeasureKind.Referral;
        var seen = done.AddMinutes(m.Kind switch { MeasureKind.DomainSeizure => 25, MeasureKind.ServerSeizure => 35, MeasureKind.RemovalOrder => 50, MeasureKind.Search => 300, _ => 420 });
        yield return watched
            ? Do(seen, m.Id, CommandKind.Confirm, Actor.Watch, Seen(m.Id, seen.AddMinutes(-2)))
            : Do(seen, m.Id, CommandKind.Confirm, SecondOfficer(m.Authority), Receipt(m.Id, seen.AddMinutes(-5)));
    }

    private static CommandDetail Seen(string measure, DateTimeOffset at) => new()
    {
        Test = new TestAnswer(true, at, Digest.Sha256Of(System.Text.Encoding.UTF8.GetBytes($"{Code} observation {measure}"))),
    };

    private static IEnumerable<PlayStep> Polls(int day, int minutes) => GrijzeReiger.Authorities.Select(a => Poll(day, minutes, a.Code, PollWord.Go, ""));

    private static PlayStep Poll(int day, int minutes, string authority, PollWord word, string reason)
    {
        var at = (day == 1 ? T1 : T2).AddMinutes(minutes).AddSeconds(10 + (7 * (authority[0] % 5)));
        var by = Magistrate(authority).Code;
        return new PlayStep(at, by) { Poll = new PollAnswer(day, TimeSpan.FromMinutes(minutes), authority, word, reason, by, at) };
    }

    private static string AdjectiveOf(Country country) => country.Code switch
    {
        "PL" => "Polish",
        "LT" => "Lithuanian",
        "SE" => "Swedish",
        "ES" => "Spanish",
        _ => "Austrian",
    };
}
