using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Kortwiek.Watch.Stix.Patterns;

/// <summary>Reads the pattern language of STIX by recursive descent; the text itself is kept whatever comes of it.</summary>
/// <remarks>STIX 2.1 §9.</remarks>
internal ref struct PatternParser
{
    private const int MaxNesting = 64;

    private readonly ReadOnlySpan<char> _text;
    private readonly List<PatternComparison> _comparisons = [];
    private readonly List<string> _qualifiers = [];
    private PatternLexer _lexer;
    private string? _fault;
    private int _nesting;

    private PatternParser(ReadOnlySpan<char> text)
    {
        _text = text;
        _lexer = new PatternLexer(text);
    }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="pattern">Its comparisons, or null where the method returns false.</param>
    /// <param name="fault">What is wrong and at which character from 0, or null.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out StixPattern? pattern, [NotNullWhen(false)] out string? fault)
    {
        var parser = new PatternParser(text);
        parser._lexer.Next();
        parser.Observations();
        if (parser._fault is null && parser._lexer.Kind != PatternToken.End)
        {
            parser.Expected("the end");
        }

        fault = parser._fault;
        pattern = fault is null ? new StixPattern(parser._comparisons, parser._qualifiers) : null;
        return pattern is not null;
    }

    // FOLLOWEDBY binds weakest, then OR, then AND; for the comparisons inside it makes no difference, so one loop reads them all.
    private void Observations()
    {
        if (TooDeep())
        {
            return;
        }

        do
        {
            Observation();
        }
        while (_fault is null && (Take("AND") || Take("OR") || Take("FOLLOWEDBY")));
        _nesting--;
    }

    private void Observation()
    {
        if (Take("["))
        {
            Comparisons(negated: false);
            Need("]");
        }
        else if (Take("("))
        {
            Observations();
            Need(")");
        }
        else
        {
            Expected("[");
        }

        while (_fault is null && Qualifier())
        {
        }
    }

    private bool Qualifier()
    {
        var start = _lexer.At;
        if (Take("WITHIN"))
        {
            Number();
            Need("SECONDS");
        }
        else if (Take("REPEATS"))
        {
            Number();
            Need("TIMES");
        }
        else if (Take("START"))
        {
            Instant();
            Need("STOP");
            Instant();
        }
        else
        {
            return false;
        }

        if (_fault is null)
        {
            _qualifiers.Add(_text[start.._lexer.At].Trim().ToString());
        }

        return true;
    }

    private void Comparisons(bool negated)
    {
        if (TooDeep())
        {
            return;
        }

        do
        {
            Comparison(negated);
        }
        while (_fault is null && (Take("AND") || Take("OR")));
        _nesting--;
    }

    private void Comparison(bool negated)
    {
        while (Take("NOT"))
        {
            negated = !negated;
        }

        if (Take("("))
        {
            Comparisons(negated);
            Need(")");
            return;
        }

        if (Take("EXISTS"))
        {
            (var thing, var where) = ObjectPath();
            Add(new PatternComparison(thing, where, PatternOperator.Exists, negated, []));
            return;
        }

        (var type, var path) = ObjectPath();
        if (_fault is null && Take("NOT"))
        {
            negated = !negated;
        }

        if (_fault is not null || !Operator(out var op))
        {
            Expected("an operator");
            return;
        }

        var values = new List<string>();
        if (op == PatternOperator.In)
        {
            Need("(");
            do
            {
                Constant(values);
            }
            while (_fault is null && Take(","));
            Need(")");
        }
        else
        {
            Constant(values);
        }

        Add(new PatternComparison(type, path, op, negated, values));
    }

    private void Add(PatternComparison comparison)
    {
        if (_fault is null)
        {
            _comparisons.Add(comparison);
        }
    }

    private (string Type, string Path) ObjectPath()
    {
        var type = Word("an object type");
        Need(":");
        var path = new StringBuilder(Step());
        while (_fault is null)
        {
            if (Take("."))
            {
                path.Append('.').Append(Step());
            }
            else if (Take("["))
            {
                path.Append('[').Append(Index()).Append(']');
                Need("]");
            }
            else
            {
                break;
            }
        }

        return (type, path.ToString());
    }

    private string Step()
    {
        if (_lexer.Kind == PatternToken.Text)
        {
            var step = _lexer.Value;
            _lexer.Next();
            return step;
        }

        return Word("a property");
    }

    private string Index()
    {
        if (Take("*"))
        {
            return "*";
        }

        var index = _lexer.Value;
        Number();
        return index;
    }

    private bool Operator(out PatternOperator op)
    {
        PatternOperator? found = _lexer.Kind is PatternToken.Symbol or PatternToken.Word
            ? _lexer.Value switch
            {
                "=" or "==" => PatternOperator.Equal,
                "!=" or "<>" => PatternOperator.NotEqual,
                ">" => PatternOperator.Greater,
                ">=" => PatternOperator.GreaterOrEqual,
                "<" => PatternOperator.Less,
                "<=" => PatternOperator.LessOrEqual,
                "IN" => PatternOperator.In,
                "LIKE" => PatternOperator.Like,
                "MATCHES" => PatternOperator.Matches,
                "ISSUBSET" => PatternOperator.IsSubset,
                "ISSUPERSET" => PatternOperator.IsSuperset,
                _ => null,
            }
            : null;
        op = found ?? default;
        if (found is not null)
        {
            _lexer.Next();
        }

        return found is not null;
    }

    private void Constant(List<string> values)
    {
        var constant = _lexer.Kind is PatternToken.Text or PatternToken.Number or PatternToken.Special || _lexer.Is("true") || _lexer.Is("false");
        if (!constant)
        {
            Expected("a constant");
            return;
        }

        values.Add(_lexer.Value);
        _lexer.Next();
    }

    private void Number()
    {
        if (_lexer.Kind == PatternToken.Number)
        {
            _lexer.Next();
        }
        else
        {
            Expected("a number");
        }
    }

    private void Instant()
    {
        if (_lexer.Kind is PatternToken.Special or PatternToken.Text)
        {
            _lexer.Next();
        }
        else
        {
            Expected("an instant");
        }
    }

    private string Word(string what)
    {
        if (_lexer.Kind != PatternToken.Word)
        {
            Expected(what);
            return "";
        }

        var word = _lexer.Value;
        _lexer.Next();
        return word;
    }

    private bool Take(string token)
    {
        if (_fault is not null || !_lexer.Is(token))
        {
            return false;
        }

        _lexer.Next();
        return true;
    }

    private void Need(string token)
    {
        if (!Take(token))
        {
            Expected(token);
        }
    }

    private void Expected(string what) =>
        _fault ??= string.Create(CultureInfo.InvariantCulture, $"{what} expected at character {_lexer.At}");

    private bool TooDeep()
    {
        if (++_nesting > MaxNesting)
        {
            _fault ??= string.Create(CultureInfo.InvariantCulture, $"nested deeper than {MaxNesting} at character {_lexer.At}");
        }

        return _fault is not null;
    }
}
