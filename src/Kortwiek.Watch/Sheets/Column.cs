using System.Diagnostics.CodeAnalysis;

namespace Kortwiek.Watch;

/// <summary>A column of a table and what it says.</summary>
/// <param name="Header">The text of its first row, or its number where the table has no header.</param>
/// <param name="Field">What it says.</param>
/// <param name="Of">Of which of the row's elements, where it is a field and the row has several: the field of that element's column; null for the row's first element.</param>
/// <param name="Platform">For accounts: the platform, where no column has it.</param>
public sealed record Column(string Header, ColumnField Field, ColumnField? Of = null, string? Platform = null)
{
    /// <summary>True where the column makes an element.</summary>
    public bool MakesElement => Field is >= ColumnField.Indicator and <= ColumnField.AutonomousSystem;

    /// <summary>Reads <c>country</c>, <c>country@server</c> or <c>account:telegram</c>.</summary>
    /// <returns>False for a word that is none.</returns>
    public static bool TryParse(string header, string text, [NotNullWhen(true)] out Column? column)
    {
        column = null;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var word = at > 0 ? text[..at] : colon > 0 ? text[..colon] : text;
        if (!TryField(word, out var field))
        {
            return false;
        }

        if (at > 0)
        {
            if (!TryField(text[(at + 1)..], out var of) || !new Column("", of).MakesElement || new Column("", field).MakesElement)
            {
                return false;
            }

            column = new Column(header, field, of);
            return true;
        }

        if (colon > 0 && field != ColumnField.Account)
        {
            return false;
        }

        column = new Column(header, field, Platform: colon > 0 ? text[(colon + 1)..].Trim() : null);
        return true;
    }

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => Word(Field) + (Of is { } of ? "@" + Word(of) : "") + (Platform is { } platform ? ":" + platform : "");

    private static string Word(ColumnField field) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(field.ToString());

    private static bool TryField(string word, out ColumnField field) =>
        Enum.TryParse(word.Trim().Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out field) && Enum.IsDefined(field) && !char.IsAsciiDigit(word.Trim()[0]);
}
