using Kortwiek.App.Evidence;
using Kortwiek.Evidence.Intake;
using Kortwiek.Evidence.Log;
using Kortwiek.Store;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Evidence;

/// <summary>Exhibits with their custody, the last verification check by check, the names of one exhibit, and the state of the log.</summary>
public sealed partial class EvidencePage
{
    private EvidenceModel _model = default!;

    /// <summary>Which exhibit is looked at; the last one where it is not said.</summary>
    [SupplyParameterFromQuery]
    public string? Item { get; set; }

    /// <inheritdoc/>
    protected override async Task LoadAsync() => _model = await EvidenceModel.ReadAsync(View, Item, Cancellation);

    private EvidenceModel.KeptVerification? Last(ExhibitRow exhibit) => _model.Verified.GetValueOrDefault(exhibit.Number);

    private StateKind StateOf(ExhibitRow exhibit) => Last(exhibit)?.Answer.Ok switch
    {
        true => StateKind.Ok,
        false => StateKind.Failed,
        null => exhibit.Problems > 0 ? StateKind.Warn : StateKind.Active,
    };

    private string StateText(ExhibitRow exhibit) => Last(exhibit)?.Answer.Ok switch
    {
        true => Text["State.verified"],
        false => Text["State.failed"],
        null => exhibit.Problems > 0 ? Text["State.problems", Show.Number(exhibit.Problems)] : Text["State.sealed"],
    };

    private string CheckName(string name) => Text[$"Check.{name}"] is { ResourceNotFound: false } known ? known.Value : name;

    private string TimeText(ProvenTime time) => time.NotAfter is { } after ? Text["Time.notAfter", Show.Instant(after), time.Basis] : Text["Time.claim"];

    private string TypeName(string type) => Text[$"Type.{type}"] is { ResourceNotFound: false } known ? known.Value : type;

    private string StatusName(FileRecord file) => Text[$"Name.{file.Status}"] is { ResourceNotFound: false } known
        ? file.Status == FileStatus.Recorded ? Text[$"Name.{file.Kind}"].Value : known.Value
        : file.Status.ToString();

    private string NamesHint(ExhibitRow exhibit) => _model.Names.Count < exhibit.Files ? Text["Names.first", Show.Number(_model.Names.Count)] : Show.Number(_model.Names.Count);

    private static StateKind Shape(string type) => type switch
    {
        EntryTypes.Intake or EntryTypes.Seal or EntryTypes.Receive => StateKind.Active,
        EntryTypes.Copy => StateKind.Go,
        EntryTypes.Transfer => StateKind.Returned,
        EntryTypes.Erase => StateKind.Ended,
        EntryTypes.Correct => StateKind.Warn,
        _ => StateKind.Part,
    };

    private static StateKind Shape(FileStatus status) => status switch
    {
        FileStatus.Hashed => StateKind.Active,
        FileStatus.Recorded => StateKind.Idle,
        FileStatus.Unreadable => StateKind.Failed,
        _ => StateKind.Warn,
    };

    // One lane an exhibit: what custody says, and each last verification.
    private List<Lane> Lanes() => [.. _model.Exhibits.Select(e => new Lane(e.Number, [.. Marks(e)], Text[$"Kind.{e.Kind}"].Value))];

    private IEnumerable<LaneItem> Marks(ExhibitRow exhibit)
    {
        var href = $"{Href("evidence")}?item={exhibit.Number}#exhibit";
        foreach (var line in _model.Custody.Where(c => c.Item == exhibit.Number))
        {
            yield return new LaneItem(line.At, Shape(line.Type), $"{TypeName(line.Type)} · {line.Member} · {Show.Instant(line.At)}", Href: href);
        }

        if (Last(exhibit) is { } kept)
        {
            yield return new LaneItem(kept.At, kept.Answer.Ok ? StateKind.Ok : StateKind.Failed, $"{Text["Verification.mark"].Value} · {kept.Member} · {Show.Instant(kept.At)}", Href: href);
        }
    }
}
