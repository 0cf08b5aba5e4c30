namespace Kortwiek.App.Demo;

/// <summary>A channel of the sample.</summary>
/// <param name="Code">Two or three letters.</param>
/// <param name="Name">As it calls itself.</param>
/// <param name="Platform">Word of the store: site, radio, video and so on.</param>
/// <param name="Language">Language tag.</param>
/// <param name="Audience">Estimated persons reached.</param>
public sealed record SampleChannel(string Code, string Name, string Platform, string Language, long Audience);
