using System.Text;
using Kortwiek.App.Evidence;
using Kortwiek.Evidence.Bags;

namespace Kortwiek.App.Demo;

internal sealed partial class DemoRun
{
    private const int ClipBytes = 1_500_000;

    private async Task EvidenceAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        var server = MakeServer();
        await script.RunAsync<IntakeVerb.Response>(
            "Evidence",
            "evidence intake",
            [server, "--where", "Brussels, evidence room 2", "--under", "BE-FP-2027-114", "--copy-to", Path.Combine(Files, "copies")],
            a => N($"{a.Exhibits[0].Number}: {a.Exhibits[0].Files} files, {a.Exhibits[0].Bytes} bytes read once, sealed under {a.Exhibits[0].Root}"),
            progress,
            cancellation);
        await script.RunAsync<Verification>(
            "Evidence",
            "evidence verify",
            ["EX-0001"],
            a => N($"{a.Checks.Count(c => c.Ok)} of {a.Checks.Count} checks hold: {string.Join(", ", a.Checks.Select(c => c.Name))}"),
            progress,
            cancellation);
        var package = Path.Combine(Files, "package-EX-0001");
        await script.RunAsync<BagCreateVerb.Response>(
            "Evidence",
            "evidence bag create",
            ["EX-0001", "--out", package],
            a => N($"a package with {a.Files} files, {a.Entries} custody entries with their proofs and the recipe to check them with OpenSSL and sha256sum"),
            progress,
            cancellation);
        await script.RunAsync<BagReport>(
            "Evidence",
            "evidence bag validate",
            [package],
            a => N($"BagIt {a.Version}, {a.Status.ToString().ToLowerInvariant()}: {a.Payload.Files} files, {a.Payload.Bytes} bytes"),
            progress,
            cancellation);
    }

    // A small server of the sample's network as it stood in its rack. Everything in it is invented.
    private string MakeServer()
    {
        const string root = "seized-server";
        var random = new Xoshiro256(27);
        Text("etc/nginx/sites-enabled/kroonpost.conf", "server {\n  listen 443 ssl;\n  server_name kroonpost.example;\n  root /srv/kroonpost;\n  access_log /var/log/nginx/access.log combined;\n}\n");
        Text("etc/hostname", "kp-origin-1\n");
        Text("home/beheer/.bash_history", "sudo systemctl restart nginx\nrsync -a /srv/kroonpost/ 198.51.100.24:/srv/kroonpost/\nexit\n");
        var log = new StringBuilder();
        for (var i = 0; i < 400; i++)
        {
            log.Append(N($"240.0.{random.Below(16)}.{random.Below(256)} - - [21/Apr/2027:0{random.Below(10)}:{random.Below(60):d2}:{random.Below(60):d2} +0000] \"GET /clip/{random.Below(40)} HTTP/1.1\" 200 {1000 + random.Below(90_000)} \"-\" \"Mozilla/5.0\"\n"));
        }

        Text("var/log/nginx/access.log", log.ToString());
        for (var i = 0; i < 4; i++)
        {
            var bytes = new byte[ClipBytes / 8 * 8];
            foreach (ref var word in System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan()))
            {
                word = random.Next();
            }

            Make(N($"{root}/srv/kroonpost/clip/{i}.bin"), stream => stream.Write(bytes));
        }

        Directory.CreateDirectory(Path.Combine(Files, root, "srv/kroonpost/upload"));
        File.CreateSymbolicLink(Path.Combine(Files, root, "srv/kroonpost/current"), "clip");
        return Path.Combine(Files, root);

        void Text(string path, string text) => Make($"{root}/{path}", stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }
}
