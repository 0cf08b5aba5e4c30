using System.Globalization;
using System.Text;
using Kortwiek.Evidence.Log;

namespace Kortwiek.Evidence.Bags;

/// <summary>How to check a package with OpenSSL and coreutils alone. The text is a script of comments and commands; each command says OK or stops.</summary>
public static class CourtRecipe
{
    /// <summary>The recipe for one package.</summary>
    /// <param name="key">The log's public key.</param>
    /// <param name="checkpoint">The checkpoint in the package.</param>
    /// <param name="proofs">The proofs of the entries in the package.</param>
    public static string Text(NoteKey key, Checkpoint checkpoint, IReadOnlyList<TlogProof> proofs)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            # How to check this package without the program that made it.
            # Needed: bash, OpenSSL 3, awk, base64 and sha256sum. Go to the package's folder (the one with bagit.txt)
            # and give:  bash custody/README-verify.txt
            # Nothing here is to be trusted but the public key: compare custody/log.pub.pem with the one that the
            # authority has published. Its name and number: {{key.Name}}+{{key.Id:x8}}
            set -eu
            W=$(mktemp -d); trap 'rm -rf "$W"' EXIT

            # 1. Every file is the one that is listed, and none of them is missing.
            sha256sum --quiet -c tagmanifest-sha256.txt
            if grep -q '%' manifest-sha256.txt; then
              sed 's/\\/\\\\/g; s/%0A/\\n/g; s/%0D/\\r/g; s/%25/%/g; /\\/s/^/\\/' manifest-sha256.txt > "$W/manifest"
            else
              cp manifest-sha256.txt "$W/manifest"
            fi
            if [ -s "$W/manifest" ]; then sha256sum --quiet -c "$W/manifest"; fi
            echo "OK files"

            # 2. The log's key signed the checkpoint: {{checkpoint.Size}} entries, root {{checkpoint.Root}}.
            awk '/^$/{exit}{print}' custody/checkpoint > "$W/body"
            awk '$1=="—" && $2=="{{key.Name}}"{print $3}' custody/checkpoint | base64 -d | tail -c +5 > "$W/sig"
            openssl pkeyutl -verify -pubin -inkey custody/log.pub.pem -rawin -in "$W/body" -sigfile "$W/sig"
            echo "OK signature"

            # 3. Each custody entry is in the log that was signed (RFC 9162): its leaf, then one hash for each proof line.
            bin() { printf "$(printf %s "$1" | sed 's/../\\x&/g')"; }
            hex() { printf %s "$1" | base64 -d | od -An -v -tx1 | tr -d ' \n'; }
            node() { { printf '\1'; bin "$1"; bin "$2"; } | sha256sum | cut -c1-64; }
            root=$(hex {{checkpoint.Root}})
            [ "$(sed -n 3p "$W/body")" = "{{checkpoint.Root}}" ]

            """);
        foreach (var proof in proofs)
        {
            Append(text, proof, checkpoint.Size);
        }

        text.Append("""

            # 4. The listing of names, sizes, times and hashes is the one that the intake entry sealed (listing-sha256).
            if [ -f custody/listing.jsonl ]; then
              grep -q "\"listing-sha256\":\"$(sha256sum < custody/listing.jsonl | cut -c1-64)\"" custody/entry-*.json
              echo "OK listing"
            fi
            echo "OK all"

            """);
        return text.ToString();
    }

    // The side of each sibling follows from index and size alone: RFC 9162 §2.1.3.2.
    private static void Append(StringBuilder text, TlogProof proof, ulong size)
    {
        text.Append(CultureInfo.InvariantCulture, $"h=$({{ printf '\\0'; cat custody/entry-{proof.Index}.json; }} | sha256sum | cut -c1-64)\n");
        var (at, last) = (proof.Index, size - 1);
        foreach (var sibling in proof.Proof)
        {
            var left = (at & 1) == 1 || at == last;
            text.Append(left ? $"h=$(node $(hex {sibling}) $h)\n" : $"h=$(node $h $(hex {sibling}))\n");
            while (left && (at & 1) == 0 && at != 0)
            {
                (at, last) = (at >> 1, last >> 1);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        text.Append(CultureInfo.InvariantCulture, $"[ \"$h\" = \"$root\" ]\necho \"OK entry {proof.Index}\"\n");
    }
}
