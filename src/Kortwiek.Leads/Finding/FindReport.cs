namespace Kortwiek.Leads;

/// <summary>What was found in the events of an operation.</summary>
/// <param name="Leads">Heaviest first, then by id.</param>
/// <param name="NotPeople">Addresses that are programs.</param>
/// <param name="PerCountry">Counts by country, sorted by code; readers only as such counts.</param>
/// <param name="Events">Events looked at.</param>
/// <param name="Sources">Log files looked at.</param>
/// <param name="RulesSha256">Digest of the rules.</param>
public sealed record FindReport(
    IReadOnlyList<Lead> Leads,
    NotPeople NotPeople,
    IReadOnlyList<CountryCount> PerCountry,
    long Events,
    int Sources,
    Digest RulesSha256);

/// <summary>Addresses that are programs, by what they are.</summary>
/// <param name="Crawler">Declared crawlers in the network of their operator.</param>
/// <param name="ClaimsCrawler">Say that they are crawlers; the network does not.</param>
/// <param name="FeedReader">Readers of feeds.</param>
/// <param name="Scanner">Probe for holes.</param>
/// <param name="Monitor">Ask at fixed times whether the site is up.</param>
public sealed record NotPeople(long Crawler, long ClaimsCrawler, long FeedReader, long Scanner, long Monitor);

/// <summary>Counts of one country; ZZ where it is unknown or Tor.</summary>
/// <param name="Cc">The country.</param>
/// <param name="Administrators">Leads.</param>
/// <param name="Uploaders">Leads.</param>
/// <param name="Intruders">Leads.</param>
/// <param name="Visitors">Addresses that asked for pages, programs and protected ones left out.</param>
/// <param name="Visits">Their requests.</param>
public sealed record CountryCount(Country Cc, int Administrators, int Uploaders, int Intruders, SmallCount Visitors, SmallCount Visits);
