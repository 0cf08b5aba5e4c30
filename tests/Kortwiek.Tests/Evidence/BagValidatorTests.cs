using System.Security.Cryptography;
using System.Text;
using Kortwiek.Evidence.Bags;

namespace Kortwiek.Tests.Evidence;

public sealed class BagValidatorTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void All_45_bags_of_the_conformance_suite_get_their_verdict()
    {
        var root = SharedData.Path("evidence/bagit");
        var count = 0;
        foreach (var folder in Directory.EnumerateDirectories(root, "v*").SelectMany(Directory.EnumerateDirectories).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal))
        {
            var report = Validate(folder).Value;
            var kind = Path.GetFileName(Path.GetDirectoryName(folder));
            var dotted = Path.GetFileName(folder) == "bag-with-leading-dot-slash-in-manifest";
            var expected = kind switch
            {
                "valid" => dotted ? BagStatus.Warning : BagStatus.Valid,
                "warning" => BagStatus.Warning,
                _ => BagStatus.Invalid,
            };
            Assert.True(expected == report.Status, $"{folder}: {report.Status}\n{string.Join('\n', report.Errors.Concat(report.Warnings))}");
            count++;
        }

        Assert.Equal(45, count);
    }

    [Theory]
    [InlineData("v0.97/invalid/corrupt-data-file", "hash-differs")]
    [InlineData("v0.97/invalid/missing-bagit.txt", "bagit-missing")]
    [InlineData("v0.97/invalid/invalid-version-number", "bagit-version")]
    [InlineData("v0.97/invalid/baginfo-missing-encoding", "bagit-encoding")]
    [InlineData("v0.97/invalid/missing-baginfo", "file-missing")]
    [InlineData("v0.97/invalid/out-of-scope-file-paths-using-dot-notation", "path")]
    [InlineData("v0.97/windows-only/out-of-scope-file-paths-using-unc-for-fetch", "path")]
    [InlineData("v1.0/invalid/notAllManifestsListAllFiles", "file-unlisted")]
    [InlineData("v1.0/invalid/same-filename-listed-twice-with-different-hashes", "bagit-version")]
    public void An_invalid_bag_is_refused_for_the_right_reason(string bag, string code) =>
        Assert.Contains(Validate(SharedData.Path("evidence/bagit/" + bag)).Value.Errors, e => e.Code == code);

    [Fact]
    public void A_folder_that_is_not_there_and_a_file_are_bad_input()
    {
        File.WriteAllText(_temp["file"], "");
        Assert.Equal(2, Validate(_temp["nothing"]).ExitCode);
        Assert.Equal(2, Validate(_temp["file"]).ExitCode);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("\\windows\\x")]
    [InlineData("C:/x")]
    [InlineData("c:x")]
    [InlineData("~/x")]
    [InlineData("~root/x")]
    [InlineData("%HomeDrive%\\x")]
    [InlineData("$HOME/x")]
    [InlineData("data/../../x")]
    [InlineData("data\\..\\..\\x")]
    [InlineData("data/.\\../x")]
    [InlineData("..")]
    [InlineData("data/a\0b")]
    [InlineData("./../x")]
    public void A_path_that_could_leave_the_bag_is_refused_before_it_is_looked_for(string path)
    {
        Bag("1.0", ("data/a", "a"));
        var manifest = File.ReadAllText(_temp["bag/manifest-sha256.txt"]);
        File.WriteAllText(_temp["bag/manifest-sha256.txt"], manifest + new string('0', 64) + "  " + path + "\n");
        var report = Validate(_temp["bag"]).Value;
        Assert.Equal(BagStatus.Invalid, report.Status);
        Assert.Contains(report.Errors, e => e is { Code: "path", Line: 2 });
    }

    [Fact]
    public void A_link_in_a_bag_is_invalid_and_never_followed()
    {
        Bag("1.0", ("data/a", "a"));
        File.WriteAllText(_temp["secret"], "secret");
        File.CreateSymbolicLink(_temp["bag/data/link"], _temp["secret"]);
        Add("manifest-sha256.txt", Line("data/link", "secret"));
        var report = Validate(_temp["bag"]).Value;
        Assert.Contains(report.Errors, e => e.Code == "link");
        Assert.Contains(report.Errors, e => e.Code == "file-missing");
    }

    [Fact]
    public void Version_one_decodes_exactly_three_codes_and_older_ones_none()
    {
        Bag("1.0", ("data/a\nb", "x"), ("data/50%", "y"), ("data/%7E", "z"), ("data/c\rd", "w"));
        File.WriteAllText(_temp["bag/manifest-sha256.txt"], Line("data/a%0Ab", "x") + Line("data/50%25", "y") + Line("data/%7E", "z") + Line("data/c%0dd", "w"));
        Assert.Equal(BagStatus.Valid, Validate(_temp["bag"]).Value.Status);
        File.WriteAllText(_temp["bag/bagit.txt"], "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
        Assert.Equal(3, Validate(_temp["bag"]).Value.Errors.Count(e => e.Code == "file-missing"));
    }

    [Fact]
    public void A_name_in_another_unicode_form_is_found_with_a_warning()
    {
        Bag("1.0", ("data/é", "x"));
        File.WriteAllText(_temp["bag/manifest-sha256.txt"], Line("data/e\u0301", "x"));
        var report = Validate(_temp["bag"]).Value;
        Assert.Equal(BagStatus.Warning, report.Status);
        Assert.Contains(report.Warnings, w => w.Code == "name-composed");
    }

    [Fact]
    public void A_missing_file_that_could_be_fetched_makes_the_bag_incomplete()
    {
        Bag("1.0", ("data/a", "a"));
        Add("manifest-sha256.txt", Line("data/b", "b"));
        File.WriteAllText(_temp["bag/fetch.txt"], "https://files.example/b - data/b\n");
        File.WriteAllText(_temp["bag/bag-info.txt"], "Payload-Oxum: 2.2\n");
        Assert.Equal(BagStatus.Incomplete, Validate(_temp["bag"]).Value.Status);
        Assert.Equal(1, Validate(_temp["bag"]).ExitCode);
        File.AppendAllText(_temp["bag/fetch.txt"], "https://files.example/c - data/c\n");
        Assert.Contains(Validate(_temp["bag"]).Value.Errors, e => e.Code == "fetch-unlisted");
    }

    [Theory]
    [InlineData("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8", true)]
    [InlineData("BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n", true)]
    [InlineData("BagIt-Version: 1.0\rTag-File-Character-Encoding: UTF-8\r", true)]
    [InlineData("BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n", false)]
    [InlineData("BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n", false)]
    [InlineData("BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n", false)]
    [InlineData("BagIt-Version: 1.1\nTag-File-Character-Encoding: UTF-8\n", false)]
    [InlineData("\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", false)]
    [InlineData("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-9\n", false)]
    [InlineData("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-7\n", false)]
    [InlineData("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n\n", false)]
    [InlineData("Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n", false)]
    [InlineData("", false)]
    public void The_declaration_is_exactly_two_lines(string text, bool valid)
    {
        Bag("1.0", ("data/a", "a"));
        File.WriteAllText(_temp["bag/bagit.txt"], text, new UTF8Encoding(false));
        Assert.Equal(valid, Validate(_temp["bag"]).Value.Status == BagStatus.Valid);
    }

    [Fact]
    public void Tag_files_are_read_in_the_encoding_of_the_bag_and_no_byte_is_guessed()
    {
        Bag("1.0", ("data/é", "x"));
        File.WriteAllText(_temp["bag/bagit.txt"], "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n");
        File.WriteAllText(_temp["bag/manifest-sha256.txt"], Line("data/é", "x"), Encoding.BigEndianUnicode);
        Assert.Equal(BagStatus.Valid, Validate(_temp["bag"]).Value.Status);
        File.WriteAllText(_temp["bag/bagit.txt"], "BagIt-Version: 1.0\nTag-File-Character-Encoding: windows-1252\n");
        File.WriteAllBytes(_temp["bag/manifest-sha256.txt"], Encoding.Latin1.GetBytes(Line("data/é", "x")));
        Assert.Equal(BagStatus.Valid, Validate(_temp["bag"]).Value.Status);
        File.WriteAllText(_temp["bag/bagit.txt"], "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Assert.Contains(Validate(_temp["bag"]).Value.Errors, e => e.Code == "encoding");
        File.WriteAllText(_temp["bag/manifest-sha256.txt"], Line("data/é", "x"), new UTF8Encoding(true));
        Assert.Contains(Validate(_temp["bag"]).Value.Warnings, e => e.Code == "byte-order-mark");
    }

    [Fact]
    public void An_unknown_algorithm_is_an_error_unless_another_manifest_covers_its_files()
    {
        Bag("1.0", ("data/a", "a"));
        File.WriteAllText(_temp["bag/manifest-whirlpool.txt"], "00ff  data/a\n");
        Assert.Equal(BagStatus.Warning, Validate(_temp["bag"]).Value.Status);
        File.Delete(_temp["bag/manifest-sha256.txt"]);
        Assert.Contains(Validate(_temp["bag"]).Value.Errors, e => e.Code == "algorithm");
    }

    [Fact]
    public void A_hash_of_the_wrong_length_and_a_line_without_a_path_are_errors()
    {
        Bag("1.0", ("data/a", "a"));
        Add("manifest-sha256.txt", "00ff  data/b\nnot a line\n00\n");
        Assert.Equal(["hash", "manifest-line", "manifest-line", "file-missing"], Validate(_temp["bag"]).Value.Errors.Select(e => e.Code));
    }

    [Fact]
    public void No_bytes_in_a_tag_file_make_the_validation_throw()
    {
        Bag("1.0", ("data/a", "a"));
        (from file in Gen.Int[0, 3] from bytes in Gen.Byte.Array[0, 80] select (file, bytes)).Sample(
            t =>
            {
                var path = _temp["bag/" + ((string[])["bagit.txt", "manifest-sha256.txt", "fetch.txt", "bag-info.txt"])[t.file]];
                var kept = File.Exists(path) ? File.ReadAllBytes(path) : null;
                File.WriteAllBytes(path, t.bytes);
                var outcome = Validate(_temp["bag"]);
                if (kept is null)
                {
                    File.Delete(path);
                }
                else
                {
                    File.WriteAllBytes(path, kept);
                }

                return outcome.ExitCode is 0 or 1;
            },
            iter: 300, threads: 1);
    }

    private static Outcome<BagReport> Validate(string folder) => BagValidator.Validate(folder, 2, NoProgress.Instance, TestContext.Current.CancellationToken);

    private static string Line(string path, string content) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}  {path}\n";

    private void Add(string file, string text) => File.AppendAllText(_temp["bag/" + file], text);

    private void Bag(string version, params (string Path, string Content)[] files)
    {
        Directory.CreateDirectory(_temp["bag/data"]);
        File.WriteAllText(_temp["bag/bagit.txt"], $"BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n");
        foreach (var (path, content) in files)
        {
            File.WriteAllText(_temp["bag/" + path], content);
        }

        File.WriteAllText(_temp["bag/manifest-sha256.txt"], string.Concat(files.Select(f => Line(f.Path, f.Content))));
    }
}
