namespace Kortwiek.Evidence.Intake;

/// <summary>What a journal says of an intake so far, except the names themselves: those are read again as a stream.</summary>
internal sealed class JournalPast
{
    private readonly IEnumerable<byte[]> _payloads;

    private JournalPast(IEnumerable<byte[]> payloads) => _payloads = payloads;

    public JournalLine.Start? Start { get; private set; }

    public bool Done { get; private set; }

    /// <summary>Bytes of files that were read.</summary>
    public long Bytes { get; private set; }

    public List<JournalLine.Segment> Segments { get; } = [];

    public List<JournalLine.Note> Notes { get; } = [];

    public static JournalPast Of(IEnumerable<byte[]> payloads)
    {
        var past = new JournalPast(payloads);
        foreach (var payload in payloads)
        {
            if (!JournalLines.TryRead(payload, out var line))
            {
                continue;
            }

            switch (line)
            {
                case JournalLine.Start start:
                    past.Start ??= start;
                    break;
                case JournalLine.Segment segment:
                    past.Segments.Add(segment);
                    break;
                case JournalLine.Note note:
                    past.Notes.Add(note);
                    break;
                case JournalLine.File file:
                    past.Bytes += file.Record.Sha256 is null ? 0 : file.Record.Size;
                    break;
                case JournalLine.Done:
                    past.Done = true;
                    break;
            }
        }

        return past;
    }

    /// <summary>The names with their records' bytes, in order.</summary>
    public IEnumerable<(FileRecord Record, byte[] Payload)> Files()
    {
        foreach (var payload in _payloads)
        {
            if (JournalLines.TryRead(payload, out var line) && line is JournalLine.File file)
            {
                yield return (file.Record, payload);
            }
        }
    }

    /// <summary>The result of a finished intake once more.</summary>
    public IntakeResult Again(FileKind kind)
    {
        using var totals = new ItemTotals();
        foreach (var (record, payload) in Files())
        {
            totals.Take(record, payload);
        }

        foreach (var note in Notes.Where(n => IntakeNotes.Detail(n.What) is not null))
        {
            totals.Add(note.Path, note.What, IntakeNotes.Detail(note.What)!);
        }

        return totals.Result(kind, resumed: false);
    }
}
