using Kortwiek.Web.Components;

namespace Kortwiek.Web.Operations;

/// <summary>The shape of an audit entry's type.</summary>
internal static class AuditShape
{
    public static StateKind Of(string type, int exitCode) => (type, exitCode) switch
    {
        ("refuse", _) => StateKind.Ended,
        (_, not 0) => StateKind.Warn,
        ("consult" or "disclose", _) => StateKind.Set,
        ("command", _) => StateKind.Active,
        _ => StateKind.Ready,
    };
}
