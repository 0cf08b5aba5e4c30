using Kortwiek.Core;

namespace Kortwiek.Web.Operations;

internal sealed record AuditLine(long? LogIndex, DateTimeOffset At, string Member, string Type, string Verb, string Summary, Digest RequestDigest, int ExitCode);
