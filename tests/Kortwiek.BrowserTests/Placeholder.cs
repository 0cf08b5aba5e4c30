namespace Kortwiek.BrowserTests;

internal static class Placeholder;
