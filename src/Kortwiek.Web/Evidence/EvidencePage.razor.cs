using Kortwiek.App;
using Kortwiek.Evidence.Log;
using Kortwiek.Store;
using Kortwiek.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Kortwiek.Web.Evidence;

/// <summary>What was seized, how it can be checked, and how far the sealed log has come.</summary>
public partial class EvidencePage
{
    private List<ExhibitRow> _exhibits = [];
    private List<OutboxRow> _entries = [];
    private LogReader? _log;
    private string _key = "";

    /// <summary>The exhibit shown in full, by its number.</summary>
    [SupplyParameterFromQuery]
    public string? Exhibit { get; set; }

    private ExhibitRow? Chosen => _exhibits.Find(e => e.Number == Exhibit) ?? (_exhibits.Count > 0 ? _exhibits[0] : null);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        _exhibits = await View.Db.Set<ExhibitRow>().AsNoTracking().OrderBy(e => e.Number).ToListAsync(Cancellation);
        _entries = await View.Db.Set<OutboxRow>().AsNoTracking().Where(e => e.Verb.StartsWith("evidence ")).OrderBy(e => e.Id).ToListAsync(Cancellation);
        _log = LogReader.Open(View.Folder.Log) is Core.Outcome<LogReader>.Done { Answer: var log } ? log : null;
        _key = OperationLog.PublicKey(View.Folder, View.Operation.Code).ToString();
    }

    private static StateKind Kind(string status) => status switch
    {
        "sealed" => StateKind.Ok,
        "read-with-errors" or "changed-during-read" => StateKind.Warn,
        _ => StateKind.Part,
    };
}
