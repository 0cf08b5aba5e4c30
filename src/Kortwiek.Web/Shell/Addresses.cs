namespace Kortwiek.Web.Shell;

/// <summary>What an address within this host says.</summary>
internal static class Addresses
{
    /// <summary>The operation's code in <c>op/CODE/…</c>, or null.</summary>
    public static string? OperationOf(string path) =>
        path.Split('?', '#')[0].Split('/') is ["op", { Length: > 0 } code, ..] ? Uri.UnescapeDataString(code) : null;
}
