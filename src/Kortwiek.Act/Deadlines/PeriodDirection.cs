namespace Kortwiek.Act;

/// <summary>On which side of its event a period lies.</summary>
public enum PeriodDirection
{
    /// <summary>Something has to be done within it, after the event.</summary>
    After,

    /// <summary>Something has to be done at least so long before the event.</summary>
    Before,
}
