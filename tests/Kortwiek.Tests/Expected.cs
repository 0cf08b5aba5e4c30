using System.Runtime.CompilerServices;

namespace Kortwiek.Tests;

/// <summary>Expected output kept as files under <c>Expected/</c> beside the test; <c>UPDATE_EXPECTED=1 ./test</c> rewrites them.</summary>
internal static class Expected
{
    public static void Same(string name, string text, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(SourceTree.Of(caller))!, "Expected", name);
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing; UPDATE_EXPECTED=1 ./test writes it");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
