namespace Kortwiek.Web.Shell;

/// <summary>The world in one projection.</summary>
/// <param name="Source">Where the outlines come from.</param>
/// <param name="Width">Width of the drawing in its own units.</param>
/// <param name="Height">Height in the same units.</param>
/// <param name="Land">All land as one path.</param>
/// <param name="Borders">The lines between countries as one path.</param>
/// <param name="Countries">By alpha-2 code.</param>
public sealed record World(string Source, int Width, int Height, string Land, string Borders, IReadOnlyDictionary<string, CountryShape> Countries);
