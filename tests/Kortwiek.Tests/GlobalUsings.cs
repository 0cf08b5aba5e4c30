global using CsCheck;
global using Kortwiek.Core;
global using Xunit;
