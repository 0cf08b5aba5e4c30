using Kortwiek.Evidence.Log;

namespace Kortwiek.App.Evidence;

/// <summary>Small files of the evidence verbs.</summary>
internal static class SmallFiles
{
    private const int MaxBytes = 4 << 20;

    /// <summary>Reads a policy.</summary>
    public static Outcome<Policy> Policy(InputFile file)
    {
        var bytes = Bytes(file);
        if (bytes is not Outcome<byte[]>.Done { Answer: var read })
        {
            return bytes.As<Policy>();
        }

        if (!System.Text.Unicode.Utf8.IsValid(read))
        {
            return new BadInput("The policy is not UTF-8.", file.Name, Code: "policy");
        }

        return Kortwiek.Evidence.Log.Policy.TryParse(System.Text.Encoding.UTF8.GetString(read), out var policy, out var fault) ? policy : fault with { File = file.Name };
    }

    /// <summary>The bytes of a file that must be small.</summary>
    public static Outcome<byte[]> Bytes(InputFile file)
    {
        var opened = file.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<byte[]>();
        }

        using (stream)
        {
            if (stream.Length > MaxBytes)
            {
                return new BadInput($"The file has more than {MaxBytes} bytes; it is none of these.", file.Name);
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
