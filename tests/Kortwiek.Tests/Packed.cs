using System.Diagnostics;
using System.IO.Compression;

namespace Kortwiek.Tests;

/// <summary>Packs bytes for tests of what unpacks them.</summary>
internal static class Packed
{
    public static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    public static byte[] Zstd(byte[] plain)
    {
        using var compressor = new ZstdSharp.Compressor();
        compressor.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return compressor.Wrap(plain).ToArray();
    }

    /// <summary>By the xz command, as no library here can write the format.</summary>
    public static byte[] Xz(byte[] plain)
    {
        try
        {
            using var xz = Process.Start(new ProcessStartInfo("xz", "-c") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
            var feed = Task.Run(() =>
            {
                xz.StandardInput.BaseStream.Write(plain);
                xz.StandardInput.Close();
            });
            using var packed = new MemoryStream();
            xz.StandardOutput.BaseStream.CopyTo(packed);
            feed.Wait();
            xz.WaitForExit();
            return packed.ToArray();
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("the xz command is not installed");
            throw;
        }
    }
}
