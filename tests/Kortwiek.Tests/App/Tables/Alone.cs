namespace Kortwiek.Tests.App.Tables;

/// <summary>Tests that measure the whole process, while no other runs.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
