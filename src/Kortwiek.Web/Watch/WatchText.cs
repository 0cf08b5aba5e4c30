namespace Kortwiek.Web.Watch;

/// <summary>Names the texts of the Watch page: <c>WatchText.resx</c> and its translations.</summary>
public sealed class WatchText;
