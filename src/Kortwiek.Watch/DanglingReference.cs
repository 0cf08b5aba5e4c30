namespace Kortwiek.Watch;

/// <summary>A reference to an object that is not in the file; it may be there already or come later.</summary>
/// <param name="Id">The identifier referred to.</param>
/// <param name="At">The first object that refers to it, as a JSON pointer.</param>
/// <param name="Predefined">True for the markings that the standard itself defines: no warning is due.</param>
public sealed record DanglingReference(string Id, string At, bool Predefined);
