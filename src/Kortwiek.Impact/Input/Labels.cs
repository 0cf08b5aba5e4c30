using System.Globalization;
using System.Text;
using Kortwiek.Impact.Survival;

namespace Kortwiek.Impact.Input;

/// <summary>The values of a column of names, each with a number.</summary>
internal sealed class Labels(int limit)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private byte[] _last = [];
    private int _lastNumber = -1;

    /// <summary>Adds the field's number to the rows; false where the column has more values than the limit.</summary>
    public bool Add(ReadOnlySpan<byte> field, List<int> rows)
    {
        if (_lastNumber < 0 || !field.SequenceEqual(_last))
        {
            var name = Encoding.UTF8.GetString(field);
            if (!_numbers.TryGetValue(name, out var number))
            {
                if (_numbers.Count == limit)
                {
                    return false;
                }

                number = _numbers.Count;
                _numbers.Add(name, number);
            }

            (_last, _lastNumber) = (field.ToArray(), number);
        }

        rows.Add(_lastNumber);
        return true;
    }

    /// <summary>The names in order (by value where all are numbers, else by code unit) and the rows renumbered to it.</summary>
    public Factor Order(List<int> rows)
    {
        var names = _numbers.Keys.ToArray();
        if (names.All(n => Value(n) is not null))
        {
            Array.Sort(names, (a, b) => Value(a)!.Value.CompareTo(Value(b)!.Value) is not 0 and var c ? c : string.CompareOrdinal(a, b));
        }
        else
        {
            Array.Sort(names, StringComparer.Ordinal);
        }

        var renumbered = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            renumbered[_numbers[names[i]]] = i;
        }

        return new Factor(names, [.. rows.Select(r => renumbered[r])]);
    }

    private static double? Value(string name) =>
        double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
