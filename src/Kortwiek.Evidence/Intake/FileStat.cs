using System.Runtime.InteropServices;

namespace Kortwiek.Evidence.Intake;

/// <summary>What the file system says about a name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Device">The file system's device number.</param>
/// <param name="Inode">The inode.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedSeconds">Last change of the content, seconds since 1970.</param>
/// <param name="ModifiedNanoseconds">And nanoseconds.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileStat(FileKind Kind, ulong Device, ulong Inode, long Size, long ModifiedSeconds, uint ModifiedNanoseconds)
{
    public bool SameContent(FileStat other) =>
        Kind == other.Kind && Inode == other.Inode && Size == other.Size && ModifiedSeconds == other.ModifiedSeconds && ModifiedNanoseconds == other.ModifiedNanoseconds;
}
