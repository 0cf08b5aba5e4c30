global using Kortwiek.Core;
