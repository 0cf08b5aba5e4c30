namespace Kortwiek.Web.Act;

/// <summary>Names the texts of the board and the measures page: <c>ActText.resx</c> and its translations.</summary>
public sealed class ActText;
