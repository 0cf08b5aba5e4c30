namespace Kortwiek.Watch;

/// <summary>How the rows of one kind of table are read: kept under a name, it makes the next export of the same office a matter of seconds.</summary>
/// <param name="Columns">One for each column of the table, in its order.</param>
/// <param name="Dates">How dates with two small numbers are meant.</param>
/// <param name="DecimalComma">True where 1,5 is one and a half and 1.500 is fifteen hundred.</param>
/// <param name="Zone">IANA name of the zone of times that name none.</param>
/// <param name="HasHeader">True where the first row names the columns.</param>
public sealed record SheetProfile(IReadOnlyList<Column> Columns, DateOrder Dates, bool DecimalComma, string Zone, bool HasHeader);
