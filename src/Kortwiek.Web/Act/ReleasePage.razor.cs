using Kortwiek.Act;
using Kortwiek.App;
using Kortwiek.App.Act;
using Kortwiek.App.Measure;
using Kortwiek.Core;
using Kortwiek.Web.Api;
using Kortwiek.Web.Runs;
using Kortwiek.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace Kortwiek.Web.Act;

/// <summary>Where one of the two signatures under a release is given: the plan's hash is shown, and a fresh assertion of the person's own passkey or card stands for it.</summary>
public sealed partial class ReleasePage
{
    private ActionGroup? _group;
    private DateTimeOffset _t;
    private Digest _hash;
    private GroupReach _reach = default!;
    private ReleaseSignature? _first;
    private IReadOnlyList<Measure> _measures = [];
    private IReadOnlyList<Missing> _missing = [];
    private IReadOnlyList<Missing> _later = [];
    private string? _fault;

    /// <summary>Code of the action group.</summary>
    [Parameter]
    public string Group { get; set; } = "";

    [Inject]
    private NavigationManager Address { get; set; } = default!;

    [Inject]
    private SignInDesk Desk { get; set; } = default!;

    [Inject]
    private ReleaseChallenges Challenges { get; set; } = default!;

    [Inject]
    private RunDesk Runs { get; set; } = default!;

    [Inject]
    private Tray Tray { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var desk = await PlanDesk.OpenAsync(View.Db, View.Operation, View.Installation.Clock, withChannels: false, [], Cancellation);
        if (!desk.Plan.Groups.TryGetValue(Group, out var group) || !desk.Plan.Members.TryGetValue(View.Member.Handle, out var member))
        {
            Address.NotFound();
            return;
        }

        _group = group;
        _t = desk.Plan.Days[group.Day].TZero;
        _hash = PlanHash.OfGroup(desk.Plan, group);
        _reach = GroupReach.Of(desk.Plan, group);
        _first = desk.Plan.FirstSignatures.GetValueOrDefault(group.Code);
        _measures = [.. desk.Plan.Measures.Values.Where(m => m.Group == group.Code)];
        switch (ReleaseDesk.Sign(desk.Plan, new SignRequest(group.Code, Actor.Of(member), _hash, desk.Now, false)))
        {
            case Outcome<Signed>.Refused refused:
                _missing = [.. refused.All.All.Select(r => new Missing(r.Guard, r.Text))];
                break;
            case Outcome<Signed>.Done { Answer.StillMissing: var later }:
                _later = later;
                break;
        }
    }

    private async Task SignAsync()
    {
        var form = await Context!.Request.ReadFormAsync(Cancellation);
        if (form["code"].ToString().Trim() != Code)
        {
            _fault = Text["Release.code.wrong"];
            return;
        }

        if (await StepUpAsync(form["credential"].ToString(), form["hash"].ToString()) is not { } stepUp)
        {
            _fault = Text["Release.absent"];
            return;
        }

        var request = new ReleaseVerb.Request(Group, Sign: true, Hash: stepUp.PlanHash.ToString());
        var run = await Runs.StartAsync(View.Asker, Verbs.Find("measure release")!, request, Code, $"./kortwiek measure release --group {Group} --operation {Code}", new WebFiles(Tray), stepUp);
        Address.NavigateTo($"{Href("runs")}/{run.Id}");
    }

    private async Task<StepUp?> StepUpAsync(string credential, string shown)
    {
        if (View.Asker is not Asker.SignedIn person)
        {
            return null;
        }

        if (person.WayIn is WayIn.Certificate)
        {
            var since = Visitors.SinceOf(Context!.User);
            return Digest.TryParse(shown, out var hash) ? new StepUp(hash, since, System.Text.Json.JsonSerializer.Serialize(new { WayIn = WayIn.Certificate, Since = since }, KortwiekJson.Options)) : null;
        }

        var stepUp = Challenges.Take(credential, person.PersonId, Code, Group);
        return stepUp is not null && (await Desk.AssertedAsync(credential))?.Id == person.PersonId ? stepUp : null;
    }
}
