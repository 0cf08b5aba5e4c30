using Kortwiek.App.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.App.Impact;

/// <summary>What Impact says in the report: the latest survival estimate with its figure and the sentences to quote.</summary>
public static class ReportPart
{
    /// <summary>Reads the latest kept result of <c>impact survival</c>.</summary>
    public static async Task<ReportSection> OfAsync(Scope scope, CancellationToken cancellation)
    {
        const string question = "Did it work, and for how long";
        var run = await scope.Db.Set<RunRow>().AsNoTracking().Where(r => r.Kind == SurvivalFigures.Kind).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellation);
        return run is null
            ? new ReportSection("Impact", question, [])
            : new ReportSection("Impact", question, SurvivalFigures.Read(run).Sentences, Figure: SurvivalFigures.Draw(run));
    }
}
