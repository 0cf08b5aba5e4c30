using System.Text;
using QRCoder;

namespace Kortwiek.App.People;

/// <summary>The address that an authenticator scans.</summary>
public static class AuthenticatorAddress
{
    /// <summary><c>otpauth://totp/…</c> with six digits that change each 30 seconds (RFC 6238; key URI format of the common authenticators).</summary>
    /// <param name="account">Name of the account.</param>
    /// <param name="key">The secret in base 32.</param>
    public static string Of(string account, string key) => $"otpauth://totp/Kortwiek:{Uri.EscapeDataString(account)}?secret={key}&issuer=Kortwiek&digits=6";

    /// <summary>A QR code as an SVG path of unit squares with a quiet margin of four, and its side.</summary>
    public static (int Size, string Path) Square(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        var rows = code.ModuleMatrix;
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return (rows.Count, path.ToString());
    }

    /// <summary>The same for a terminal: two rows of modules to a line of half blocks.</summary>
    public static string Blocks(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var lines = new StringBuilder();
        for (var y = 0; y < rows.Count; y += 2)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                // Light is drawn, dark is the terminal's own ground: a code is read on a dark terminal.
                var (above, below) = (rows[y][x], y + 1 < rows.Count && rows[y + 1][x]);
                lines.Append((above, below) switch { (true, true) => ' ', (true, false) => '▄', (false, true) => '▀', _ => '█' });
            }

            lines.Append('\n');
        }

        return lines.ToString();
    }
}
