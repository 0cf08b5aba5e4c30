using Kortwiek.Benchmarks.Act;
using Kortwiek.Benchmarks.Evidence;
using Kortwiek.Benchmarks.Impact;
using Kortwiek.Benchmarks.Leads;
using Kortwiek.Benchmarks.Plan;
using Kortwiek.Benchmarks.Watch;

string[] rest = args.Length > 1 ? args[1..] : [];
return args.FirstOrDefault() switch
{
    "board" => BoardBench.Run(rest),
    "evidence" => EvidenceBench.Run(rest),
    "impact" => ImpactBench.Run(rest),
    "leads" => LeadsBench.Run(rest),
    "plan" => PlanBench.Run(rest),
    "rehearse" => RehearseBench.Run(rest),
    "watch" => WatchBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Name a bench: board, evidence, impact, leads, plan, rehearse, watch. bench/run gives each its inputs and its peers.");
    return 2;
}
