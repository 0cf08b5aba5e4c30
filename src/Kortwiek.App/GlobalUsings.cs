global using Kortwiek.Core;
global using Kortwiek.Store;
