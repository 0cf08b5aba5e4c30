namespace Kortwiek.App;

/// <summary>A request's parameter that stands on the command line without a name, in order. The last one may be a list.</summary>
/// <param name="help">A few words for the help.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ArgumentAttribute(string help) : Attribute
{
    /// <summary>A few words for the help.</summary>
    public string Help { get; } = help;
}

/// <summary>A request's parameter that has a name on the command line: <c>DefaultTlp</c> is <c>--default-tlp</c>.</summary>
/// <param name="help">A few words for the help.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OptionAttribute(string help) : Attribute
{
    /// <summary>A few words for the help.</summary>
    public string Help { get; } = help;

    /// <summary>The name without the hyphens, where it is not the parameter's own in kebab case.</summary>
    public string? Name { get; init; }
}
