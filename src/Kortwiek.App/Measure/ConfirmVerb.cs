namespace Kortwiek.App.Measure;

using Kortwiek.Act;

/// <summary><c>measure confirm ID</c>: somebody else than who reported it saw that the measure holds.</summary>
public sealed class ConfirmVerb(Scope scope) : MeasureVerb<ConfirmVerb.Request>(scope, CommandKind.Confirm)
{
    /// <summary>The answer of the success test.</summary>
    public sealed record Request(
        [Argument("the measure, such as M-001")] string Id,
        [Option("when the success test was seen to be true")] DateTimeOffset TestedAt,
        [Option("a receipt or a record of the observation; kept with the operation")] InputFile? Evidence = null,
        [Option("a remark")] string? Note = null);

    /// <inheritdoc/>
    protected override Outcome<Asked> Ask(Request request, CancellationToken cancellation)
    {
        Digest? digest = null;
        if (request.Evidence is { } file)
        {
            var opened = file.Open();
            if (opened is not Outcome<FileStream>.Done { Answer: var stream })
            {
                return opened.As<Asked>();
            }

            using (stream)
            {
                digest = Scope.Folder.Objects.Put(stream, cancellation);
            }
        }

        return new Asked(request.Id, new CommandDetail { Test = new TestAnswer(true, request.TestedAt, digest, request.Note?.Trim() ?? "") });
    }
}
