namespace Kortwiek.Act;

/// <summary>What a field of a form holds, and how it is written in the file.</summary>
public enum FieldType
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>Text of several lines.</summary>
    Paragraph,

    /// <summary>A box to tick: <c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of the field's choices, by its id.</summary>
    Choice,

    /// <summary>A list of the field's choices, by their ids.</summary>
    Choices,

    /// <summary>Two upper-case letters of ISO 3166-1.</summary>
    Country,

    /// <summary>A date and time with its offset, such as <c>2027-04-21T10:00:00+02:00</c>.</summary>
    Instant,

    /// <summary>A day, such as <c>2027-04-21</c>.</summary>
    Day,

    /// <summary>A list of absolute http or https addresses.</summary>
    Urls,

    /// <summary>A list of lines.</summary>
    Texts,

    /// <summary>A list of languages: two lower-case letters of ISO 639-1 each.</summary>
    Languages,
}
