using System.Text;

namespace Kortwiek.Watch.Stix.Patterns;

/// <summary>What a piece of a pattern is.</summary>
internal enum PatternToken
{
    End,
    Word,
    Text,
    Number,
    Special,
    Symbol,
    Bad,
}

/// <summary>Cuts a pattern into words, texts, numbers and symbols. Comments and blanks are skipped.</summary>
/// <remarks>STIX 2.1 §9.3.</remarks>
internal ref struct PatternLexer(ReadOnlySpan<char> pattern)
{
    private readonly ReadOnlySpan<char> _pattern = pattern;
    private int _next;

    /// <summary>The kind of the present token.</summary>
    public PatternToken Kind { get; private set; }

    /// <summary>Where the present token begins, in characters from 0.</summary>
    public int At { get; private set; }

    /// <summary>The present token: a text without quotation marks and escapes, anything else as it stands.</summary>
    public string Value { get; private set; } = "";

    public readonly bool Is(string symbolOrWord) =>
        Kind is PatternToken.Symbol or PatternToken.Word && Value == symbolOrWord;

    /// <summary>Goes to the next token.</summary>
    public void Next()
    {
        SkipBlanks();
        At = _next;
        if (_next >= _pattern.Length)
        {
            (Kind, Value) = (PatternToken.End, "");
            return;
        }

        var c = _pattern[_next];
        if (c == '\'')
        {
            Quoted(PatternToken.Text);
        }
        else if (c is 't' or 'h' or 'b' && _next + 1 < _pattern.Length && _pattern[_next + 1] == '\'')
        {
            _next++;
            Quoted(PatternToken.Special);
        }
        else if (char.IsAsciiLetter(c) || c == '_')
        {
            Run(PatternToken.Word, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        }
        else if (char.IsAsciiDigit(c) || (c is '+' or '-' && _next + 1 < _pattern.Length && char.IsAsciiDigit(_pattern[_next + 1])))
        {
            _next++;
            Run(PatternToken.Number, static c => char.IsAsciiDigit(c) || c is '.');
        }
        else
        {
            Symbol(c);
        }
    }

    private void SkipBlanks()
    {
        while (_next < _pattern.Length)
        {
            var rest = _pattern[_next..];
            if (char.IsWhiteSpace(rest[0]))
            {
                _next++;
            }
            else if (rest.StartsWith("/*"))
            {
                var end = rest[2..].IndexOf("*/");
                _next = end < 0 ? _pattern.Length : _next + end + 4;
            }
            else if (rest.StartsWith("//"))
            {
                var end = rest.IndexOfAny('\n', '\r');
                _next = end < 0 ? _pattern.Length : _next + end;
            }
            else
            {
                return;
            }
        }
    }

    // Only \' and \\ are escapes; a backslash before anything else is an error of the pattern.
    private void Quoted(PatternToken kind)
    {
        var text = new StringBuilder();
        for (var i = _next + 1; i < _pattern.Length; i++)
        {
            var c = _pattern[i];
            if (c == '\'')
            {
                (Kind, Value) = (kind, text.ToString());
                _next = i + 1;
                return;
            }

            if (c == '\\')
            {
                if (i + 1 >= _pattern.Length || _pattern[i + 1] is not ('\'' or '\\'))
                {
                    break;
                }

                c = _pattern[++i];
            }

            text.Append(c);
        }

        (Kind, Value) = (PatternToken.Bad, "");
    }

    private void Run(PatternToken kind, Func<char, bool> belongs)
    {
        while (_next < _pattern.Length && belongs(_pattern[_next]))
        {
            _next++;
        }

        (Kind, Value) = (kind, _pattern[At.._next].ToString());
    }

    private void Symbol(char c)
    {
        var two = _next + 1 < _pattern.Length && (c is '!' or '<' or '>' or '=') && _pattern[_next + 1] == '=';
        two |= c == '<' && _next + 1 < _pattern.Length && _pattern[_next + 1] == '>';
        (Kind, Value) = (PatternToken.Symbol, _pattern.Slice(_next, two ? 2 : 1).ToString());
        _next += two ? 2 : 1;
    }
}
