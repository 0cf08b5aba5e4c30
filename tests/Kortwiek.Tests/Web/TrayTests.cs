using Kortwiek.App;
using Kortwiek.Web.Api;

namespace Kortwiek.Tests.Web;

public sealed class TrayTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("kw-tray-").FullName;

    public static TheoryData<string> Hostile =>
        ["/etc/passwd", "../x", "..", ".", "", "a/b", "a\\b", "/dev/null", "http://a.example/x", "file:///etc/passwd", "a\0b", ".hidden", "a ", "upload:", "upload:../../etc/passwd", "upload:" + new string('a', 32), new string('a', 121)];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Nothing_of_this_machine_can_be_named(string text)
    {
        var files = new WebFiles(new Tray(new Installation(_home, TimeProvider.System), TimeProvider.System));
        Assert.Null(files.Input(text));
        Assert.True(files.Output(text) is null || (Tray.IsPlain(text) && Path.GetFullPath(files.Output(text)!).StartsWith(_home, StringComparison.Ordinal)));
        if (text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal) || text is "" or "." or "..")
        {
            Assert.Null(files.Output(text));
        }
    }

    [Fact]
    public async Task An_upload_is_found_by_its_handle_and_called_by_its_name()
    {
        var tray = new Tray(new Installation(_home, TimeProvider.System), TimeProvider.System);
        var (id, folder) = tray.Open();
        await Tray.KeepAsync(folder, "log.gz", new MemoryStream([1, 2, 3]), TestContext.Current.CancellationToken);
        var files = new WebFiles(tray);
        Assert.Equal(Path.Combine(folder, "log.gz"), files.Input(Tray.Prefix + id));
        Assert.Equal("log.gz", files.Name(Tray.Prefix + id));
    }

    [Fact]
    public async Task Several_files_under_one_handle_are_a_folder()
    {
        var tray = new Tray(new Installation(_home, TimeProvider.System), TimeProvider.System);
        var (id, folder) = tray.Open();
        await Tray.KeepAsync(folder, "a", new MemoryStream([1]), TestContext.Current.CancellationToken);
        await Tray.KeepAsync(folder, "b", new MemoryStream([2]), TestContext.Current.CancellationToken);
        Assert.Equal(folder, new WebFiles(tray).Input(Tray.Prefix + id));
    }

    [Theory]
    [InlineData("C:\\Users\\x\\log.gz", "log.gz")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a<b>\"c\".csv", "a_b__c_.csv")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    public void A_browser_s_file_name_becomes_a_plain_one(string name, string plain) => Assert.Equal(plain, Tray.PlainNameOf(name));

    [Fact]
    public void The_plain_name_of_any_text_is_plain() => Gen.String.Sample(text => Assert.True(Tray.IsPlain(Tray.PlainNameOf(text))));

    public void Dispose() => Directory.Delete(_home, recursive: true);
}
