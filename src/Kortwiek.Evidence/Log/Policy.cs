using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kortwiek.Core;

namespace Kortwiek.Evidence.Log;

/// <summary>Whose signatures one asks for under a checkpoint: log keys, witnesses, groups of them and a quorum.</summary>
/// <remarks>C2SP tlog-policy.</remarks>
public sealed class Policy
{
    private readonly Dictionary<string, Member> _members;
    private readonly Member? _quorum;

    private Policy(IReadOnlyList<NoteKey> logs, Dictionary<string, Member> members, Member? quorum, string quorumName)
    {
        Logs = logs;
        _members = members;
        _quorum = quorum;
        QuorumName = quorumName;
    }

    /// <summary>Keys of logs, at least one.</summary>
    public IReadOnlyList<NoteKey> Logs { get; }

    /// <summary>Keys of witnesses.</summary>
    public IReadOnlyList<NoteKey> Witnesses => [.. _members.Values.Where(m => m.Key is not null).Select(m => m.Key!)];

    /// <summary>The witness or group that must be satisfied, or <c>none</c>.</summary>
    public string QuorumName { get; }

    /// <summary>A policy that asks for one log's own signature alone.</summary>
    public static Policy OfLog(NoteKey key) => new([key], new Dictionary<string, Member>(StringComparer.Ordinal), null, "none");

    /// <summary>Reads a policy file.</summary>
    /// <param name="text">Lines of words; <c>#</c> begins a comment.</param>
    /// <param name="policy">The policy, or null.</param>
    /// <param name="fault">Line and reason where it cannot be read.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Policy? policy, [NotNullWhen(false)] out BadInput? fault)
    {
        policy = null;
        var reader = new Builder();
        var number = 0L;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var words = (comment < 0 ? line : line[..comment]).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && reader.Read(words) is { } reason)
            {
                fault = new BadInput(reason, Line: number, Code: "policy");
                return false;
            }
        }

        policy = reader.Finish(out var missing);
        fault = policy is null ? new BadInput(missing, Code: "policy") : null;
        return policy is not null;
    }

    /// <summary>Judges a signed checkpoint.</summary>
    public PolicyVerdict Judge(SignedNote note)
    {
        if (!Checkpoint.TryParse(note.Text.Span, out var checkpoint))
        {
            return new PolicyVerdict(false, null, [], "the note is no checkpoint");
        }

        var verdict = note.Verify([.. Logs, .. Witnesses]);
        if (!verdict.Ok)
        {
            return new PolicyVerdict(false, null, verdict.Lines, verdict.Reason);
        }

        var log = verdict.Lines.FirstOrDefault(l => Logs.Contains(l.Key) && l.Key.Name == checkpoint.Origin)?.Key;
        if (log is null)
        {
            return new PolicyVerdict(false, null, verdict.Lines, $"no listed key of {checkpoint.Origin} signed it");
        }

        var signed = verdict.Lines.Select(l => l.Key).ToHashSet();
        if (_quorum is null)
        {
            return new PolicyVerdict(true, log, verdict.Lines, "no quorum asked for");
        }

        var ok = _quorum.Holds(signed);
        var have = _quorum.Members.Count == 0 ? (ok ? 1 : 0) : _quorum.Members.Count(m => m.Holds(signed));
        var of = Math.Max(1, _quorum.Members.Count);
        return new PolicyVerdict(ok, log, verdict.Lines, $"quorum {have} of {of}" + (ok ? "" : $", {_quorum.Needed} needed"));
    }

    private sealed record Member(NoteKey? Key, int Needed, IReadOnlyList<Member> Members)
    {
        public bool Holds(HashSet<NoteKey> signed) => Key is not null ? signed.Contains(Key) : Members.Count(m => m.Holds(signed)) >= Needed;
    }

    private sealed class Builder
    {
        private readonly List<NoteKey> _logs = [];
        private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
        private string? _quorum;

        public string? Read(string[] words) => words[0] switch
        {
            "log" when words.Length is 2 or 3 => ReadLog(words[1]),
            "witness" when words.Length is 3 or 4 => ReadWitness(words[1], words[2]),
            "group" when words.Length >= 4 => ReadGroup(words),
            "quorum" when words.Length == 2 => ReadQuorum(words[1]),
            _ => $"A line of a policy is \"log KEY\", \"witness NAME KEY\", \"group NAME any|all|K MEMBER…\" or \"quorum NAME|none\", not \"{string.Join(' ', words)}\".",
        };

        public Policy? Finish(out string missing)
        {
            missing = _logs.Count == 0 ? "The policy lists no log key." : "The policy has no quorum line.";
            return _logs.Count == 0 || _quorum is null
                ? null
                : new Policy(_logs, _members, _quorum == "none" ? null : _members[_quorum], _quorum);
        }

        private string? ReadLog(string text)
        {
            if (ReadKey(text, NoteKeyType.Ed25519, out var key) is { } fault)
            {
                return fault;
            }

            _logs.Add(key!);
            return null;
        }

        private string? ReadWitness(string name, string text)
        {
            if (Name(name) is { } taken)
            {
                return taken;
            }

            if (ReadKey(text, NoteKeyType.Ed25519Cosignature, out var key) is { } fault)
            {
                return fault;
            }

            _members.Add(name, new Member(key, 1, []));
            return null;
        }

        private string? ReadGroup(string[] words)
        {
            if (Name(words[1]) is { } taken)
            {
                return taken;
            }

            var members = new List<Member>();
            foreach (var word in words[3..])
            {
                if (!_members.TryGetValue(word, out var member))
                {
                    return $"The member {word} of the group {words[1]} does not stand on an earlier line.";
                }

                if (members.Contains(member))
                {
                    return $"The member {word} stands twice in the group {words[1]}.";
                }

                members.Add(member);
            }

            var needed = words[2] switch
            {
                "any" => 1,
                "all" => members.Count,
                var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var k) ? k : 0,
            };
            if (needed < 1 || needed > members.Count)
            {
                return $"The group {words[1]} has {members.Count} members: \"{words[2]}\" is not any, all or a number up to that.";
            }

            _members.Add(words[1], new Member(null, needed, members));
            return null;
        }

        private string? ReadQuorum(string name)
        {
            if (_quorum is not null)
            {
                return "A policy has one quorum line.";
            }

            if (name != "none" && !_members.ContainsKey(name))
            {
                return $"The quorum {name} does not stand on an earlier line.";
            }

            _quorum = name;
            return null;
        }

        private string? Name(string name) =>
            name == "none" ? "The name none is reserved." : _members.ContainsKey(name) ? $"The name {name} stands twice." : null;

        private string? ReadKey(string text, NoteKeyType type, out NoteKey? key)
        {
            if (!NoteKey.TryParse(text, out key, out var reason))
            {
                return $"The key cannot be read: {reason}.";
            }

            if (key.Type != type)
            {
                return $"The key of {key.Name} is of type 0x{(byte)key.Type:x2}; 0x{(byte)type:x2} is needed here.";
            }

            return _keys.Add(Convert.ToBase64String(key.PublicKey.Span)) ? null : $"The public key of {key.Name} stands twice.";
        }
    }
}
