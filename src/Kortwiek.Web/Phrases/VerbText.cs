namespace Kortwiek.Web.Phrases;

/// <summary>What a verb does and what its parameters mean, in <c>VerbText.nl.resx</c> and <c>VerbText.fr.resx</c>; the English text is the key.</summary>
public sealed class VerbText;
