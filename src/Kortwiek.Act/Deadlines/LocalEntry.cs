using System.Globalization;
using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A local time as a person types it in.</summary>
public static class LocalEntry
{
    private static readonly string[] Plain = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd HH:mmzzz", "yyyy-MM-dd HH:mm:sszzz"];

    /// <summary>The instant of a local time. A time that the clocks skip is refused with both its neighbours; one that they pass twice needs an offset.</summary>
    /// <param name="text"><c>2027-04-21T10:00</c>, with an offset such as <c>+02:00</c> where the hour is passed twice.</param>
    /// <param name="zone">The zone.</param>
    /// <returns>The instant in UTC, or what is wrong.</returns>
    public static Outcome<DateTimeOffset> Read(string text, TimeZoneInfo zone)
    {
        text = text.Trim();
        if (DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
        {
            return zone.GetUtcOffset(exact) == exact.Offset
                ? exact.ToUniversalTime()
                : new BadInput($"{zone.Id} has no offset {Text(exact.Offset)} at {text}; at that instant it is {Text(zone.GetUtcOffset(exact))}.");
        }

        if (!DateTime.TryParseExact(text, Plain, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new BadInput($"'{text}' is no local time; write it like 2027-04-21T10:00.");
        }

        if (!Exists(local, zone))
        {
            var jump = ZoneJump.Skipping(zone, local);
            var before = jump.ToOffset(zone.GetUtcOffset(jump.AddTicks(-1)));
            return new BadInput($"{Text(local)} does not exist in {zone.Id}: the clocks go from {Text(before)} to {Text(TimeZoneInfo.ConvertTime(jump, zone))}.");
        }

        if (zone.IsAmbiguousTime(local))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(local).OrderDescending().Select(Text);
            return new BadInput($"{Text(local)} comes twice in {zone.Id}; add the offset: {string.Join(" or ", offsets)}.");
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    // The framework's own question errs at the edge of some gaps; there and back again does not.
    private static bool Exists(DateTime local, TimeZoneInfo zone) =>
        !zone.IsInvalidTime(local) && TimeZoneInfo.ConvertTime(new DateTimeOffset(local, zone.GetUtcOffset(local)), zone).DateTime == local;

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + Text(time.Offset);

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
}
