namespace Kortwiek.Web.Shell;

/// <summary>The words of the frame and of the components, in <c>ShellText*.resx</c>.</summary>
public sealed class ShellText;
