using System.Runtime.CompilerServices;

namespace Kortwiek.Tests;

/// <summary>The source tree that the tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The source file that calls. A deterministic build writes <c>/_/</c> for the folder of the solution.</summary>
    public static string Here([CallerFilePath] string caller = "") => Of(caller);

    /// <summary>A path that the compiler wrote down, as a path on this machine.</summary>
    public static string Of(string compiled) =>
        compiled.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Root, compiled[3..]) : compiled;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Kortwiek.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return folder.FullName;
    }
}
