using Kortwiek.Cli;

return await CommandLine.RunAsync(args);
