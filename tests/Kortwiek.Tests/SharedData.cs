namespace Kortwiek.Tests;

/// <summary>The real test data beside the project. Where it is absent a test is skipped loudly, and fails where CI=true.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The path of a file or folder under shared/data.</summary>
    public static string Path(string relative)
    {
        var path = Root is null ? null : System.IO.Path.Combine(Root, relative);
        if (path is not null && System.IO.Path.Exists(path))
        {
            return path;
        }

        var text = $"shared/data/{relative} is not beside the project";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(text);
        }

        Console.Error.WriteLine($"SKIPPED: {text}");
        Assert.Skip(text);
        return "";
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
