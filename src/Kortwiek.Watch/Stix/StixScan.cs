using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Kortwiek.Core;
using Kortwiek.Watch.Json;

namespace Kortwiek.Watch.Stix;

/// <summary>
/// The scan of a bundle: for each object its bytes and the places of a few properties, bound to nothing. The object's members are valid during
/// <see cref="Found"/> only.
/// </summary>
internal abstract class StixScan(int firstBuffer) : ItemWalker(manyRoots: false, firstBuffer)
{
    private readonly TextRange[] _texts = new TextRange[(int)StixProperty.GranularMarkings + 1];
    private readonly List<(StixRole Role, TextRange Id)> _references = [];
    private readonly DuplicateKeys _keys = new();
    private bool _objects;
    private bool _rootWrong;
    private string? _rootType;
    private int _itemStart;

    /// <summary>The object's bytes.</summary>
    protected ReadOnlyMemory<byte> Raw { get; private set; }

    /// <summary>Byte offset of the object in the file.</summary>
    protected long RawOffset => WindowOffset + _itemStart;

    /// <summary>The references of the object at any depth, markings included.</summary>
    protected ReadOnlySpan<(StixRole Role, TextRange Id)> References => CollectionsMarshal.AsSpan(_references);

    /// <summary>True where a key stands twice in the object.</summary>
    protected bool DuplicateKey => _keys.Found;

    /// <summary>The object's <c>modified</c> as an instant, or null where it is missing or no instant.</summary>
    protected DateTimeOffset? Modified { get; private set; }

    /// <summary>The object's <c>created</c> as an instant, or null.</summary>
    protected DateTimeOffset? Created { get; private set; }

    /// <summary>True where <c>created</c> or <c>modified</c> is there and no instant with <c>Z</c>.</summary>
    protected bool BadInstant { get; private set; }

    /// <summary>True where the object says <c>"revoked": true</c>.</summary>
    protected bool Revoked { get; private set; }

    /// <summary>True where the object has granular markings.</summary>
    protected bool HasGranular { get; private set; }

    /// <summary>Reads the bundle.</summary>
    /// <returns>Null, or why the whole file is refused.</returns>
    public BadInput? Scan(FeedInput input, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (Walk(input, progress, cancellation) is { } fault)
        {
            return fault;
        }

        if (_rootWrong || _rootType != "bundle")
        {
            var what = _rootType is null ? "no bundle" : $"of type \"{_rootType}\"";
            return new BadInput($"The file is {what} at byte 0; a STIX file is an object of type \"bundle\". Check what was sent.", Code: "wrong-top-type");
        }

        return null;
    }

    /// <summary>An object was read to its end.</summary>
    protected abstract void Found();

    /// <summary>An entry of <c>objects</c> cannot be an object.</summary>
    protected abstract void Unusable(string code, string text);

    /// <summary>Where a property's text stands in <see cref="Raw"/>.</summary>
    protected TextRange RangeOf(StixProperty property) => _texts[(int)property];

    /// <summary>A property's text, or null where it is missing or no text.</summary>
    protected string? TextOf(StixProperty property) => JsonText.Of(Raw.Span, RangeOf(property));

    /// <inheritdoc/>
    protected override bool IsItem(JsonTokenType token) => Depth == 2 && _objects && ArrayAt(1);

    /// <inheritdoc/>
    protected override void Open(JsonTokenType token)
    {
        if (Depth == 0)
        {
            _rootWrong = token != JsonTokenType.StartObject;
        }
        else if (Depth == 1)
        {
            _objects = NameAt(0) == "objects" && token == JsonTokenType.StartArray;
        }
    }

    /// <inheritdoc/>
    protected override void Scalar(ref Utf8JsonReader reader)
    {
        if (Depth == 0)
        {
            _rootWrong = true;
        }
        else if (Depth == 1 && NameAt(0) == "type" && reader.TokenType == JsonTokenType.String)
        {
            var type = JsonText.Of(ref reader) ?? "?";
            _rootType = type.Length > 64 ? type[..64] : type;
        }
    }

    /// <inheritdoc/>
    protected override bool Take(ref Utf8JsonReader reader)
    {
        _itemStart = (int)reader.TokenStartIndex;
        var whole = reader.TokenType == JsonTokenType.StartObject ? TakeObject(ref reader) : Skip(ref reader);
        if (!whole)
        {
            return false;
        }

        Raw = WindowMemory[_itemStart..(int)reader.BytesConsumed];
        if (reader.TokenType != JsonTokenType.EndObject)
        {
            Unusable("not-an-object", "The entry is no object.");
        }
        else if (!Utf8.IsValid(Raw.Span))
        {
            Unusable("not-utf8", "The object holds bytes that are no UTF-8.");
        }
        else
        {
            Found();
        }

        return true;
    }

    private bool TakeObject(ref Utf8JsonReader reader)
    {
        Array.Clear(_texts);
        _references.Clear();
        _keys.Clear();
        _keys.Enter();
        Modified = null;
        Created = null;
        BadInstant = false;
        Revoked = false;
        HasGranular = false;
        var depth = 1;
        var property = StixProperty.Other;
        var role = StixRole.None;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    property = Name(ref reader, depth == 1, out role);
                    break;
                case JsonTokenType.String:
                    if (TooLong(ref reader))
                    {
                        return false;
                    }

                    if (role != StixRole.None)
                    {
                        _references.Add((role, Range(ref reader)));
                    }
                    else if (property != StixProperty.Other && depth == 1)
                    {
                        Text(ref reader, property);
                    }

                    break;
                case JsonTokenType.StartObject:
                    depth++;
                    _keys.Enter();
                    role = StixRole.None;
                    break;
                case JsonTokenType.EndObject:
                    if (--depth == 0)
                    {
                        return true;
                    }

                    _keys.Leave();
                    role = StixRole.None;
                    break;
                case JsonTokenType.StartArray:
                    depth++;
                    break;
                case JsonTokenType.EndArray:
                    depth--;
                    role = StixRole.None;
                    break;
                case JsonTokenType.True or JsonTokenType.False when property == StixProperty.Revoked && depth == 1:
                    Revoked = reader.TokenType == JsonTokenType.True;
                    break;
                case JsonTokenType.Number when TooLong(ref reader):
                    return false;
                default:
                    break;
            }
        }

        return false;
    }

    private StixProperty Name(ref Utf8JsonReader reader, bool top, out StixRole role)
    {
        var name = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            name = JsonText.Of(ref reader) is { } text ? System.Text.Encoding.UTF8.GetBytes(text) : name;
        }

        _keys.Add(name);
        var property = top ? StixProperties.Of(name) : StixProperty.Other;
        if (property != StixProperty.Other)
        {
            // The last of two equal keys wins, whatever its value is.
            _texts[(int)property] = default;
            HasGranular |= property == StixProperty.GranularMarkings;
            Created = property == StixProperty.Created ? null : Created;
            Modified = property == StixProperty.Modified ? null : Modified;
        }

        role = StixProperties.RoleOf(name);
        return property;
    }

    private TextRange Range(ref Utf8JsonReader reader) =>
        new((int)reader.TokenStartIndex + 1 - _itemStart, reader.ValueSpan.Length, reader.ValueIsEscaped);

    private void Text(ref Utf8JsonReader reader, StixProperty property)
    {
        _texts[(int)property] = Range(ref reader);
        if (property is not (StixProperty.Created or StixProperty.Modified))
        {
            return;
        }

        if (reader.ValueSpan is not [.., (byte)'Z'] || !reader.TryGetDateTimeOffset(out var instant))
        {
            BadInstant = true;
        }
        else if (property == StixProperty.Created)
        {
            Created = instant;
        }
        else
        {
            Modified = instant;
        }
    }
}
