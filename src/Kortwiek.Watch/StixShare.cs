namespace Kortwiek.Watch;

/// <summary>What an authority shares: elements, their relations and the channels, as a bundle.</summary>
/// <param name="Author">The authority's name.</param>
/// <param name="At">The instant of the share: <c>created</c> and <c>modified</c> of what is written.</param>
/// <param name="Elements">One fact a key.</param>
/// <param name="Relations">Both ends must be among <paramref name="Elements"/>.</param>
/// <param name="Channels">Their elements must be among <paramref name="Elements"/>.</param>
public sealed record StixShare(
    string Author,
    DateTimeOffset At,
    IReadOnlyList<ElementFact> Elements,
    IReadOnlyList<RelationFact> Relations,
    IReadOnlyList<ChannelFact> Channels)
{
    /// <summary>The identifier under which a channel of this name is known wherever it is named so.</summary>
    /// <param name="scope">The operation's code, so that channels of two operations stay apart.</param>
    /// <param name="name">The channel's name.</param>
    public static string ChannelId(string scope, string name) =>
        $"infrastructure--{StixId.Uuid5(Stix.StixExtension.Space, System.Text.Encoding.UTF8.GetBytes($"channel\n{scope}\n{name}"))}";
}
