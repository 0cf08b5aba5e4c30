using System.Globalization;
using System.Text;
using Kortwiek.Impact;
using Kortwiek.Impact.Input;
using Kortwiek.Impact.Survival;

namespace Kortwiek.App.Impact;

/// <summary><c>impact survival DATA</c>: how long until the event, with intervals, the comparison of the groups and a figure; kept in the operation.</summary>
public sealed class SurvivalVerb(Scope scope) : IVerb<SurvivalVerb.Request, SurvivalVerb.Response>
{
    /// <summary>What is read and how it is shown.</summary>
    public sealed record Request(
        [Argument("CSV file with a header line")] InputFile Data,
        [Option("column with the time to the event or to the end of watching")] string Time,
        [Option("column that says whether the event was seen, 1 or 0")] string Event,
        [Option("column with the time at which watching began")] string? Entry = null,
        [Option("column whose values are compared")] string? Group = null,
        [Option("column within whose values the groups are compared")] string? Strata = null,
        [Option("the number that means \"event seen\" where it is not 1")] double? EventValue = null,
        [Option("scale of the intervals")] ConfidenceType Conf = ConfidenceType.LogLog,
        [Option("level of the intervals")] double Level = 0.95,
        [Option("window of the restricted mean; without it the longest that all groups allow")] double? Tau = null,
        [Option("times at which the curves are read, such as 7,30,90")] IReadOnlyList<double>? At = null,
        [Option("weight of early times in the comparison: 0 log-rank, 1 Peto")] double Rho = 0,
        [Option("refuse a row with a missing value instead of dropping it")] bool Strict = false,
        [Option("heading of the figure")] string? Title = null,
        [Option("what the rows are, as a plural")] string Subjects = "subjects",
        [Option("what was seen, so that it fits behind \"were\": back")] string? EventName = null,
        [Option("what the vertical axis shows")] string? ShareLabel = null,
        [Option("unit of the times, as a plural")] string Unit = "days",
        [Option("day on which watching ended")] DateOnly? DataUntil = null,
        [Option("largest number of days between two looks, where the times come from looking now and then")] double? LookInterval = null,
        [Option("SVG file for the figure")] OutputFile? Out = null);

    /// <summary>What was found.</summary>
    public sealed record Response(
        Source Input,
        string Method,
        SurvivalReport.Confidence Conf,
        IReadOnlyList<SurvivalReport.Group> Groups,
        SurvivalReport.Comparison? Logrank,
        IReadOnlyList<SurvivalReport.Difference> RmstDifferences,
        IReadOnlyList<string> Sentences,
        Labels Figure,
        IReadOnlyList<Notice> Warnings)
    {
        /// <summary>The numbers alone, as the room knows them.</summary>
        public SurvivalReport Report() => new(Method, Conf, Groups, Logrank, RmstDifferences, Warnings);
    }

    /// <summary>The file that was read.</summary>
    /// <param name="File">Its name.</param>
    /// <param name="Sha256">Its digest.</param>
    /// <param name="Rows">Rows below the header.</param>
    /// <param name="Dropped">Rows left out for a missing value.</param>
    /// <param name="DataUntil">Day on which watching ended, where it was said.</param>
    public sealed record Source(string File, Digest Sha256, long Rows, long Dropped, DateOnly? DataUntil);

    /// <summary>The words of the figure.</summary>
    public sealed record Labels(string Title, string Subjects, string? EventName, string ShareLabel, string Unit, IReadOnlyList<double> At);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.FromResult(Run(request, new Throttled(progress, scope.Clock), cancellation));

    private Outcome<Response> Run(Request request, Throttled progress, CancellationToken cancellation)
    {
        if (request.Out?.Taken() is { } taken)
        {
            return taken;
        }

        var opened = request.Data.Open();
        if (opened is not Outcome<FileStream>.Done { Answer: var stream })
        {
            return opened.As<Response>();
        }

        using (stream)
        {
            var columns = new SurvivalColumns(request.Time, request.Event, request.Entry, request.Group, request.Strata, request.EventValue);
            var read = SurvivalCsv.Read(stream, request.Data.Name, columns, request.Strict, progress, cancellation);
            if (read is not Outcome<SurvivalInput>.Done { Answer: var input })
            {
                return read.As<Response>();
            }

            progress.Report(new Step("estimate", 0, null));
            var options = new SurvivalOptions { Type = request.Conf, Level = request.Level, Tau = request.Tau, At = request.At ?? [], Rho = request.Rho };
            var analysed = SurvivalAnalysis.Run(input.Cohort, options, [.. input.Warnings, .. Looks(request)], cancellation);
            if (analysed is not Outcome<SurvivalReport>.Done { Answer: var report })
            {
                return analysed.As<Response>();
            }

            return Answer(request, stream, input, report, cancellation);
        }
    }

    private Outcome<Response> Answer(Request request, FileStream stream, SurvivalInput input, SurvivalReport report, CancellationToken cancellation)
    {
        var labels = new Labels(
            request.Title ?? (request.Group is { } group ? $"Time to the event by {group}" : "Time to the event"),
            request.Subjects,
            request.EventName,
            request.ShareLabel ?? (request.EventName is { } seen ? $"Share not {seen}" : "Share without the event"),
            request.Unit,
            request.At ?? []);
        var response = new Response(
            new Source(request.Data.Name, input.Sha256, input.Rows, input.Dropped, request.DataUntil),
            report.Method,
            report.Conf,
            report.Groups,
            report.Logrank,
            report.RmstDifferences,
            Quotation.Of(report, new Wording(request.Subjects, request.EventName, request.Unit)),
            labels,
            report.Warnings);

        // The bytes stay with the operation, so that a figure can be recomputed from what it was made of.
        if (scope.HasOperation && stream.CanSeek)
        {
            stream.Position = 0;
            if (scope.Folder.Objects.Put(stream, cancellation) != input.Sha256)
            {
                return new BadInput("The file was changed while it was read. Run the command again.", request.Data.Name);
            }
        }

        request.Out?.Write(output => output.Write(Encoding.UTF8.GetBytes(SurvivalFigures.Draw(response))));
        scope.Keep(SurvivalFigures.Kind, string.Create(CultureInfo.InvariantCulture, $"{labels.Title} · {Path.GetFileName(request.Data.Name)}"), [input.Sha256], request, response);
        return response;
    }

    private static IEnumerable<Notice> Looks(Request request)
    {
        if (request.LookInterval is { } days and > 0)
        {
            yield return new Notice("look-interval", string.Create(
                CultureInfo.InvariantCulture,
                $"The times come from looking now and then (largest gap in {request.Unit}: {days}). An event is seen late by half a gap on average, so the times are overstated by about as much."));
        }
    }
}
