using System.Collections.Concurrent;
using System.Text.Json;
using Kortwiek.App;
using Kortwiek.Core;

namespace Kortwiek.Web.SignIn;

/// <summary>What each challenge for a release was made for: the framework makes the challenge, this binds it to a plan's hash.</summary>
internal sealed class ReleaseChallenges(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Asked> _asked = new(StringComparer.Ordinal);

    /// <summary>Remembers a challenge for a minute.</summary>
    /// <param name="options">The framework's request options as JSON.</param>
    /// <param name="person">Who is to assert.</param>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="group">The action group.</param>
    /// <param name="planHash">What was shown.</param>
    public void Remember(string options, Guid person, string operation, string group, Digest planHash)
    {
        foreach (var (challenge, old) in _asked)
        {
            if (clock.GetUtcNow() - old.At > StepUp.Longest)
            {
                _asked.TryRemove(challenge, out _);
            }
        }

        using var read = JsonDocument.Parse(options);
        _asked[read.RootElement.GetProperty("challenge").GetString()!] = new Asked(person, operation, group, planHash, clock.GetUtcNow());
    }

    /// <summary>What an assertion stands for; null where its challenge was not made for this, or is older than a minute. A challenge serves once.</summary>
    public StepUp? Take(string credential, Guid person, string operation, string group)
    {
        if (ChallengeOf(credential) is not { } challenge || !_asked.TryRemove(challenge, out var asked))
        {
            return null;
        }

        return asked.Person == person && asked.Operation == operation && asked.Group == group && clock.GetUtcNow() - asked.At <= StepUp.Longest
            ? new StepUp(asked.PlanHash, clock.GetUtcNow(), credential)
            : null;
    }

    // WebAuthn section 5.8.1: the client data holds the challenge in base64url.
    private static string? ChallengeOf(string credential)
    {
        try
        {
            using var read = JsonDocument.Parse(credential);
            var clientData = read.RootElement.GetProperty("response").GetProperty("clientDataJSON").GetString()!;
            using var inner = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(clientData));
            return inner.RootElement.GetProperty("challenge").GetString();
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            return null;
        }
    }

    private sealed record Asked(Guid Person, string Operation, string Group, Digest PlanHash, DateTimeOffset At);
}
