using System.Text.Json;
using Kortwiek.Act;
using Kortwiek.App.Act;
using Kortwiek.Core;

namespace Kortwiek.Web.Act;

/// <summary>Takes the parts of a new board that say the same as before from the board before, so that every viewer's page sees by the reference alone that they stand still.</summary>
internal static class SameParts
{
    /// <summary>The new board with the old one's parts where they are equal.</summary>
    public static Outcome<BoardVerb.Response> Of(Outcome<BoardVerb.Response>? before, Outcome<BoardVerb.Response> now) =>
        (before, now) is (Outcome<BoardVerb.Response>.Done { Answer: var old }, Outcome<BoardVerb.Response>.Done { Answer: var fresh })
            ? fresh with
            {
                Groups = Kept(old.Groups, fresh.Groups),
                NeedsHuman = Kept(old.NeedsHuman, fresh.NeedsHuman),
                Deadlines = Kept(old.Deadlines, fresh.Deadlines),
                Log = Kept(old.Log, fresh.Log),
                Lanes = Each(old.Lanes, fresh.Lanes),
            }
            : now;

    private static IReadOnlyList<Lane> Each(IReadOnlyList<Lane> before, IReadOnlyList<Lane> now) =>
        before.Count == now.Count ? [.. before.Zip(now, Kept)] : now;

    private static T Kept<T>(T before, T now) => Written(before).AsSpan().SequenceEqual(Written(now)) ? before : now;

    private static byte[] Written<T>(T part) => JsonSerializer.SerializeToUtf8Bytes(part, KortwiekJson.Options);
}
