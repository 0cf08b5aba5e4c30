namespace Kortwiek.Web.Phrases;

/// <summary>What rooms and verbs say, in <c>SentenceText.nl.resx</c> and <c>SentenceText.fr.resx</c>; the English sentence with its places is the key.</summary>
public sealed class SentenceText;
