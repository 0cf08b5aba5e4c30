namespace Kortwiek.Impact.Observations;

/// <summary>Between which two looks a channel came back, in days since its seizure.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Action">The action of its seizure.</param>
/// <param name="SeizedAt">When it was taken down.</param>
/// <param name="Left">L: the last look that saw it down; 0 where none did before it was seen back.</param>
/// <param name="Right">R: the first look that saw it back; infinite where none did. It came back in (L, R].</param>
/// <param name="Looks">Looks that found something.</param>
/// <param name="FailedLooks">Looks that failed.</param>
/// <remarks>L = R where it was seen down and back at one instant.</remarks>
public sealed record ReturnInterval(string Channel, string Action, DateTimeOffset SeizedAt, double Left, double Right, int Looks, int FailedLooks)
{
    /// <summary>True where it was seen back.</summary>
    public bool Returned => double.IsFinite(Right);
}
