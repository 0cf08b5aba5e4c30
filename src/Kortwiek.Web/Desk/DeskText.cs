namespace Kortwiek.Web.Desk;

/// <summary>Names the texts of the desk's pages: <c>DeskText.resx</c> and its translations.</summary>
public sealed class DeskText;
