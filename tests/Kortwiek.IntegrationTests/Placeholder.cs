namespace Kortwiek.IntegrationTests;

internal static class Placeholder;
