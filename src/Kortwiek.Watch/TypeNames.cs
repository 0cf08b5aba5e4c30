using System.Text;

namespace Kortwiek.Watch;

/// <summary>Numbers for type names, so that a table of millions of objects holds no text.</summary>
internal sealed class TypeNames
{
    private readonly List<byte[]> _bytes = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public string this[int number] => _names[number];

    /// <summary>The number of a type; few types are tried first, byte by byte, without making a text.</summary>
    public int Of(ReadOnlySpan<byte> type)
    {
        for (var i = 0; i < Math.Min(_bytes.Count, 16); i++)
        {
            if (type.SequenceEqual(_bytes[i]))
            {
                return i;
            }
        }

        return Of(Encoding.UTF8.GetString(type));
    }

    public int Of(string type)
    {
        if (!_numbers.TryGetValue(type, out var number))
        {
            number = _names.Count;
            _numbers.Add(type, number);
            _names.Add(type);
            _bytes.Add(Encoding.UTF8.GetBytes(type));
        }

        return number;
    }
}
