using System.Security.Cryptography;
using System.Text;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A hit: two authorities have measures on the same element. Each learns that another works on it and how to reach it; nothing more until a magistrate of each side has opened it.</summary>
/// <param name="Key">The element.</param>
/// <param name="A">The side whose code comes first in ordinal order.</param>
/// <param name="B">The other.</param>
/// <param name="FoundAt">When it was found.</param>
public sealed record Deconfliction(ElementKey Key, HitSide A, HitSide B, DateTimeOffset FoundAt)
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>What both decided; null while they have not.</summary>
    public HitDecision? Decision { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When one side gave up its last measure on the element, with nothing decided.</summary>
    public DateTimeOffset? LapsedAt { get; init; }

    /// <summary>The name by which both sides speak of it: <c>H-</c> and eight letters or digits. It follows from element and authorities, and tells neither.</summary>
    public string Code => CodeOf(Key, A.Authority, B.Authority);

    /// <summary>True once a magistrate of each side has opened it: from then on each sees the other's side.</summary>
    public bool IsOpened => A.Opened is not null && B.Opened is not null;

    /// <summary>Where it stands.</summary>
    public HitState State => Decision is not null ? HitState.Decided : LapsedAt is not null ? HitState.Lapsed : IsOpened ? HitState.Opened : HitState.Found;

    /// <summary>True while something has to be opened or decided.</summary>
    public bool IsOpen => State is HitState.Found or HitState.Opened;

    /// <summary>A new hit of two authorities, in either order.</summary>
    public static Deconfliction Of(ElementKey key, string one, string other, DateTimeOffset foundAt) => string.CompareOrdinal(one, other) < 0
        ? new Deconfliction(key, new HitSide(one), new HitSide(other), foundAt)
        : new Deconfliction(key, new HitSide(other), new HitSide(one), foundAt);

    /// <summary>True where an authority is one of the two.</summary>
    public bool Concerns(string authority) => A.Authority == authority || B.Authority == authority;

    /// <summary>The side of an authority.</summary>
    /// <exception cref="ArgumentException">It is no side of this hit.</exception>
    public HitSide Of(string authority) => A.Authority == authority ? A : B.Authority == authority ? B : throw new ArgumentException($"{authority} is no side of {Code}.", nameof(authority));

    /// <summary>The side opposite to an authority's.</summary>
    /// <exception cref="ArgumentException">It is no side of this hit.</exception>
    public HitSide Opposite(string authority) => Of(authority) == A ? B : A;

    /// <summary>The hit with one side set anew.</summary>
    public Deconfliction With(HitSide side) => side.Authority == A.Authority ? this with { A = side } : this with { B = side };

    /// <summary>Whether an authority's measures on the element stand still at an instant.</summary>
    public bool Stops(string authority, DateTimeOffset at) => Concerns(authority) && State switch
    {
        HitState.Lapsed => false,
        HitState.Decided => Decision!.Resolution switch
        {
            HitResolution.Lead => Decision.Lead != authority,
            HitResolution.Wait => at < Decision.Until,
            _ => false,
        },
        _ => true,
    };

    /// <summary>What one side may know: until both have opened it nobody's name, and never the other's reason.</summary>
    public Deconfliction SeenBy(string authority)
    {
        var other = Opposite(authority) with { Reason = "" };
        return With(!IsOpened && other.Opened is { } opened ? other with { Opened = new HitVoice("", "", opened.At) } : other);
    }

    /// <summary>As it stood at an instant; null where nobody had found it.</summary>
    public Deconfliction? At(DateTimeOffset instant)
    {
        if (FoundAt > instant)
        {
            return null;
        }

        return this with
        {
            A = Then(A),
            B = Then(B),
            Decision = DecidedAt <= instant ? Decision : null,
            DecidedAt = DecidedAt <= instant ? DecidedAt : null,
            LapsedAt = LapsedAt <= instant ? LapsedAt : null,
        };

        HitSide Then(HitSide side) => new(
            side.Authority, side.Opened?.At <= instant ? side.Opened : null, side.Reason, side.Proposed?.At <= instant ? side.Proposal : null, side.Proposed?.At <= instant ? side.Proposed : null);
    }

    private static string CodeOf(ElementKey key, string a, string b)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"kortwiek-hit\0{key}\0{a}\0{b}"));
        return string.Create(10, hash, static (text, bytes) =>
        {
            "H-".CopyTo(text);
            for (var i = 0; i < 8; i++)
            {
                text[i + 2] = Digits[bytes[i] % 32];
            }
        });
    }
}
