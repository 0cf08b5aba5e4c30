using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Kortwiek.Tests")]
