namespace Kortwiek.Watch.Sheets;

/// <summary>Counts formulas in a sheet's XML as its bytes go by, and measures the longest stretch without a tag.</summary>
/// <remarks>ECMA-376 part 1 §18.3.1.4: <c>c</c> is a cell, <c>f</c> its formula, <c>v</c> its last value, <c>is</c> a text inside the cell.</remarks>
internal sealed class SheetTags
{
    private readonly byte[] _name = new byte[8];
    private int _length = -1;
    private bool _formula;
    private bool _value;
    private long _stretch;

    /// <summary>Cells with a formula.</summary>
    public long Formulas { get; private set; }

    /// <summary>Cells with a formula and no value.</summary>
    public long FormulasWithoutValue { get; private set; }

    /// <summary>Bytes of the longest stretch between two opening brackets.</summary>
    public long Longest { get; private set; }

    /// <summary>Takes the next bytes.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_length < 0)
            {
                var open = bytes.IndexOf((byte)'<');
                _stretch += open < 0 ? bytes.Length : open;
                Longest = Math.Max(Longest, _stretch);
                if (open < 0)
                {
                    return;
                }

                (_length, _stretch) = (0, 0);
                bytes = bytes[(open + 1)..];
                continue;
            }

            var b = bytes[0];
            bytes = bytes[1..];
            _stretch++;
            var ends = b is (byte)'>' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' || (b == '/' && _length > 0);
            if (ends)
            {
                Tag(_name.AsSpan(0, _length));
                _length = -1;
            }
            else if (b == ':')
            {
                // A prefix says nothing of what the tag is; a closing tag stays one.
                _length = _length > 0 && _name[0] == '/' ? 1 : 0;
            }
            else if (_length < _name.Length)
            {
                _name[_length++] = b;
            }
        }
    }

    private void Tag(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("c"u8))
        {
            (_formula, _value) = (false, false);
        }
        else if (name.SequenceEqual("f"u8))
        {
            _formula = true;
        }
        else if (name.SequenceEqual("v"u8) || name.SequenceEqual("is"u8))
        {
            _value = true;
        }
        else if (name.SequenceEqual("/c"u8) && _formula)
        {
            Formulas++;
            FormulasWithoutValue += _value ? 0 : 1;
            _formula = false;
        }
    }
}
