using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Kortwiek.Tests")]
[assembly: InternalsVisibleTo("Kortwiek.Benchmarks")]
