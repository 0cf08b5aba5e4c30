global using Kortwiek.App;
global using Kortwiek.Core;
