using System.Runtime.InteropServices;

namespace Kortwiek.Act;

/// <summary>Something that falls due in a rehearsal.</summary>
/// <param name="Step">What.</param>
/// <param name="Index">Of which measure, element, poll answer or group.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayEvent(DayStep Step, int Index);

/// <summary>What falls due.</summary>
internal enum DayStep
{
    /// <summary>A measure's team stands by.</summary>
    Prepared,

    /// <summary>An element moves.</summary>
    Moved,

    /// <summary>Somebody has seen that an element moved.</summary>
    Noticed,

    /// <summary>A magistrate has looked at a changed or repeated measure.</summary>
    Authorised,

    /// <summary>An authority answers a poll.</summary>
    Answered,

    /// <summary>An authority lifts its no-go.</summary>
    Lifted,

    /// <summary>The coordinator signs.</summary>
    FirstSigned,

    /// <summary>The magistrate signs.</summary>
    SecondSigned,

    /// <summary>A measure was carried out, or failed.</summary>
    Done,

    /// <summary>A success test has its answer.</summary>
    Seen,

    /// <summary>A failed measure is tried again.</summary>
    Retried,
}
