global using Kortwiek.Core;
using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Kortwiek.Tests")]
[assembly: InternalsVisibleTo("Kortwiek.Benchmarks")]
