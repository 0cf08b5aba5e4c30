namespace Kortwiek.Web.Api;

/// <summary>Something a verb wrote for the one who asked.</summary>
/// <param name="Id">The tray's folder.</param>
/// <param name="Name">Its name in there.</param>
/// <param name="Path">Where it lies.</param>
internal sealed record Download(string Id, string Name, string Path)
{
    /// <summary>Where it is fetched; a folder comes as a zip archive.</summary>
    public string Href => $"/api/v1/downloads/{Id}/{Uri.EscapeDataString(Name)}";
}
