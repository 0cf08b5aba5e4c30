using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A guard that is not met.</summary>
/// <param name="Guard">Its stable name in kebab case.</param>
/// <param name="Text">One sentence for the person who asked.</param>
/// <param name="IsInput">True where the person can meet it by what is typed in with the command (a reason, a team, a test's answer); false where something else has to happen first.</param>
public sealed record Missing(string Guard, Sentence Text, bool IsInput = false);
