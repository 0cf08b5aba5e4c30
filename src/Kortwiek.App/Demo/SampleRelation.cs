namespace Kortwiek.App.Demo;

/// <summary>A tie of two elements, in the direction from the audience to the origin.</summary>
/// <param name="From">Ref of the element that is nearer to the audience.</param>
/// <param name="To">Ref of the other.</param>
/// <param name="Type">resolves, uses or administers; the last is no service path.</param>
public sealed record SampleRelation(string From, string To, string Type)
{
    /// <summary>True where an audience travels along it.</summary>
    public bool IsServicePath => Type is "resolves" or "uses";
}
