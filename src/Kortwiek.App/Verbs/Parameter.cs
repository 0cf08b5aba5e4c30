using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Kortwiek.App;

/// <summary>One argument or option of a verb, as its request record declares it.</summary>
public sealed class Parameter
{
    private readonly ParameterInfo _declared;

    internal Parameter(ParameterInfo declared)
    {
        _declared = declared;
        var option = declared.GetCustomAttribute<OptionAttribute>();
        var argument = declared.GetCustomAttribute<ArgumentAttribute>();
        IsArgument = argument is not null;
        Help = option?.Help ?? argument?.Help ?? throw new InvalidOperationException($"{declared.Member.DeclaringType}: {declared.Name} has neither [Argument] nor [Option].");
        Field = JsonNamingPolicy.CamelCase.ConvertName(declared.Name!);
        Name = IsArgument ? JsonNamingPolicy.SnakeCaseUpper.ConvertName(declared.Name!) : "--" + (option!.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(declared.Name!));
        IsList = declared.ParameterType != typeof(string) && declared.ParameterType.IsAssignableTo(typeof(IEnumerable));
        var item = IsList ? declared.ParameterType.GetGenericArguments()[0] : declared.ParameterType;
        ItemType = Nullable.GetUnderlyingType(item) ?? item;
        var nullable = Nullable.GetUnderlyingType(item) is not null
            || new NullabilityInfoContext().Create(declared).WriteState == NullabilityState.Nullable;
        IsRequired = !declared.HasDefaultValue && !nullable && !(IsList && !IsArgument) && ItemType != typeof(bool);
    }

    /// <summary><c>FILES</c> or <c>--default-tlp</c>.</summary>
    public string Name { get; }

    /// <summary>The request's field in JSON: <c>defaultTlp</c>.</summary>
    public string Field { get; }

    /// <summary>A few words.</summary>
    public string Help { get; }

    /// <summary>True where it stands without a name.</summary>
    public bool IsArgument { get; }

    /// <summary>True where several values may be given.</summary>
    public bool IsList { get; }

    /// <summary>True where the verb cannot run without.</summary>
    public bool IsRequired { get; }

    /// <summary>The type of one value.</summary>
    public Type ItemType { get; }

    /// <summary>True for a flag.</summary>
    public bool IsFlag => ItemType == typeof(bool);

    /// <summary>A word for the kind of value: <c>text</c>, <c>number</c>, <c>instant</c>, <c>day</c>, <c>duration</c>, <c>flag</c>, <c>choice</c>, <c>country</c>, <c>input-file</c>, <c>input-path</c>, <c>output-file</c>, <c>output-folder</c>.</summary>
    public string ValueKind => ItemType switch
    {
        _ when ItemType.IsEnum => "choice",
        _ when ItemType == typeof(bool) => "flag",
        _ when ItemType == typeof(int) || ItemType == typeof(long) || ItemType == typeof(double) => "number",
        _ when ItemType == typeof(DateTimeOffset) => "instant",
        _ when ItemType == typeof(DateOnly) => "day",
        _ when ItemType == typeof(TimeSpan) => "duration",
        _ when ItemType == typeof(Country) => "country",
        _ when ItemType == typeof(InputFile) => "input-file",
        _ when ItemType == typeof(InputPath) => "input-path",
        _ when ItemType == typeof(OutputFile) => "output-file",
        _ when ItemType == typeof(OutputFolder) => "output-folder",
        _ => "text",
    };

    /// <summary>The words of a choice, else nothing.</summary>
    public IReadOnlyList<string> Choices =>
        ItemType.IsEnum ? [.. Enum.GetNames(ItemType).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)] : [];

    /// <summary>The value where none is given, as text; null where there is none.</summary>
    public string? Default => _declared is { HasDefaultValue: true, DefaultValue: { } value and not false }
        ? value is Enum ? JsonNamingPolicy.KebabCaseLower.ConvertName(ItemType.IsEnum ? Enum.GetName(ItemType, value)! : value.ToString()!) : Convert.ToString(value, CultureInfo.InvariantCulture)
        : null;

    /// <summary>The parameter's value from the texts of a user.</summary>
    /// <param name="texts">None where the user said nothing.</param>
    /// <param name="files">How a path text becomes a file: the command line and HTTP differ.</param>
    public Outcome<Box> Read(IReadOnlyList<string> texts, IFileNames files)
    {
        if (texts.Count == 0)
        {
            return IsRequired
                ? IsArgument ? new BadInput($"{Name} is missing: {Help}.", Code: "missing-argument") : BadInput.MissingOption(Name, Help)
                : new Box(_declared.HasDefaultValue ? DefaultValue() : IsList ? MakeList([]) : ItemType == typeof(bool) ? false : null);
        }

        if (!IsList && texts.Count > 1)
        {
            return new BadInput($"{Name} can be given only once.", Code: "usage");
        }

        var items = new List<object>();
        foreach (var text in texts)
        {
            if (Item(text, files) is not { } item)
            {
                return new BadInput($"'{text}' is no value for {Name}: {Expectation()}.", Code: "usage");
            }

            items.Add(item);
        }

        return new Box(IsList ? MakeList(items) : items[0]);
    }

    private object? DefaultValue() =>
        _declared.DefaultValue is { } value && ItemType.IsEnum ? Enum.ToObject(ItemType, value) : _declared.DefaultValue ?? (ItemType.IsValueType && Nullable.GetUnderlyingType(_declared.ParameterType) is null && !IsList ? Activator.CreateInstance(ItemType) : IsList ? MakeList([]) : null);

    private IList MakeList(IReadOnlyList<object> items)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(ItemType))!;
        foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    private string Expectation() => ValueKind switch
    {
        "number" => ItemType == typeof(double) ? "a number with a decimal point" : "a whole number",
        "instant" => "an instant with its zone, such as 2027-04-21T08:00:00Z",
        "day" => "a day such as 2027-04-21",
        "duration" => "a duration such as 00:15:00",
        "country" => "two letters of ISO 3166-1",
        "choice" => "one of " + string.Join(", ", Choices),
        "flag" => "true or false",
        _ => "a path, an upload or an exhibit",
    };



    private object? Item(string text, IFileNames files)
    {
        var invariant = CultureInfo.InvariantCulture;
        if (ItemType.IsEnum)
        {
            var i = Choices.ToList().IndexOf(text.ToLowerInvariant());
            return i < 0 ? null : Enum.Parse(ItemType, Enum.GetNames(ItemType)[i]);
        }

        return ItemType switch
        {
            _ when ItemType == typeof(string) => text,
            _ when ItemType == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
            _ when ItemType == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var n) ? n : null,
            _ when ItemType == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var n) ? n : null,
            _ when ItemType == typeof(double) => double.TryParse(text, NumberStyles.Float, invariant, out var x) && double.IsFinite(x) ? x : null,
            _ when ItemType == typeof(DateTimeOffset) => Utc.TryParse(text, out var t) ? t : null,
            _ when ItemType == typeof(DateOnly) => DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var d) ? d : null,
            _ when ItemType == typeof(TimeSpan) => TimeSpan.TryParse(text.TrimStart('+'), invariant, out var span) ? span : null,
            _ when ItemType == typeof(Country) => Country.TryParse(text, out var country) ? country : null,
            _ when ItemType == typeof(InputFile) => files.Input(text) is { } path ? new InputFile(path, files.Name(text)) : null,
            _ when ItemType == typeof(InputPath) => files.Input(text) is { } path ? new InputPath(path, files.Name(text)) : null,
            _ when ItemType == typeof(OutputFile) => files.Output(text) is { } path ? new OutputFile(path, files.Name(text), files.Force) : null,
            _ when ItemType == typeof(OutputFolder) => files.Output(text) is { } path ? new OutputFolder(path, files.Name(text), files.Force) : null,
            _ => throw new InvalidOperationException($"A request cannot hold a {ItemType.Name}."),
        };
    }
}

/// <summary>A value of any type, or none.</summary>
public sealed record Box(object? Value);

/// <summary>How the texts of a user become files.</summary>
public interface IFileNames
{
    /// <summary>True where outputs may be replaced.</summary>
    bool Force { get; }

    /// <summary>The path of something to read, or null where the text names nothing that may be read.</summary>
    string? Input(string text);

    /// <summary>The path of something to write, or null where the text names nothing that may be written.</summary>
    string? Output(string text);

    /// <summary>What messages call it.</summary>
    string Name(string text);
}

/// <summary>Paths of the command line.</summary>
/// <param name="Force">True where outputs may be replaced.</param>
public sealed record LocalPaths(bool Force) : IFileNames
{
    /// <inheritdoc/>
    public string? Input(string text) => text.Length == 0 || text.Contains('\0', StringComparison.Ordinal) ? null : text;

    /// <inheritdoc/>
    public string? Output(string text) => Input(text);

    /// <inheritdoc/>
    public string Name(string text) => text;
}
