using System.CommandLine;

// The smallest command line of its kind: what .NET and the parser cost before Kortwiek does anything.
var text = new Argument<string>("text");
var command = new RootCommand("Prints its argument") { text };
command.SetAction(parsed => Console.WriteLine(parsed.GetValue(text)));
return command.Parse(args).Invoke();
