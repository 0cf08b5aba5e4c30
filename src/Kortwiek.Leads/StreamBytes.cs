namespace Kortwiek.Leads;

internal static class StreamBytes
{
    /// <summary>All bytes from here to the end.</summary>
    public static byte[] ReadAll(this Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
