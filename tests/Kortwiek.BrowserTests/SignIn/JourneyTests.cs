using System.Globalization;
using Microsoft.Playwright;

namespace Kortwiek.BrowserTests.SignIn;

/// <summary>A measure from draft to confirmed, by four persons at four computers, with the keyboard alone.</summary>
public sealed class JourneyTests(Browser browser, FreshServer server) : IClassFixture<Browser>, IClassFixture<FreshServer>
{
    private const string Code = "TOETS";

    private const string Bundle =
        """
        {"type":"bundle","id":"bundle--3f1f9f0a-0000-4000-8000-000000000001","objects":[
          {"type":"domain-name","spec_version":"2.1","id":"domain-name--3f1f9f0a-0000-4000-8000-000000000002","value":"kroonpost.example"}]}
        """;

    private const string Instrument =
        """
        {"id": "I-001", "type": "warrant", "issuer": "zwin", "executingState": "BE", "legalBasis": ["national law"], "fileNumber": "ZW.1", "issuedAt": "2026-01-01T00:00:00Z",
         "validUntil": "2099-01-01T00:00:00Z", "language": "nl", "conditions": [], "documentSha256": null, "signedBy": "joris", "receivedAt": null, "supersedes": null}
        """;

    [Fact]
    public async Task From_draft_to_confirmed_with_the_keyboard_alone()
    {
        _ = Browser.Address;
        await using var ada = await Someone.AtAsync(browser, server);
        await ada.WelcomeByPasskeyAsync(server.FirstLink, "Ada Achterberg");
        await RunAsync(ada, "/do/operation/new", ("code", Code), ("title", "A journey"), ("lead", "Zwin"), ("leadCountry", "BE"));
        await server.RunAsync("watch", "import", server.File("bundle.json", Bundle), "--as", "coordinator");
        await server.RunAsync("act", "table", server.File("table.json", Table()), "--as", "coordinator");

        await using var joris = await InvitedAsync(ada, "joris", passkey: true);
        await using var jelmer = await InvitedAsync(ada, "jelmer", passkey: false);
        await using var froukje = await InvitedAsync(ada, "froukje", passkey: false);

        await RunAsync(jelmer, Form("measure/add"), ("element", "kroonpost.example"), ("kind", "domain-seizure"), ("by", "zwin"), ("group", "D1"));
        await RunAsync(jelmer, Form("measure/submit?id=M-001"), ("instrument", server.File("instrument.json", Instrument)), ("document", server.File("order.txt", "the order, signed")));
        await RunAsync(joris, Form("measure/authorise?id=M-001"));
        await RunAsync(jelmer, Form("measure/ready?id=M-001"), ("team", "team 4"), ("tools", "recorder"), ("contact", "+00"), ("clockOffset", "0.2"));
        await SignAsync(joris);
        await SignAsync(ada);
        Assert.Contains("go", await StateAsync(jelmer), StringComparison.Ordinal);
        await RunAsync(jelmer, Form("measure/execute?id=M-001"));
        await RunAsync(froukje, Form("measure/confirm?id=M-001"), ("testedAt", Instant(0)), ("evidence", server.File("receipt.txt", "the registry's receipt")));
        Assert.Contains("confirmed", await StateAsync(froukje), StringComparison.Ordinal);
        Assert.Empty(ada.Errors.Concat(joris.Errors).Concat(jelmer.Errors).Concat(froukje.Errors));

        // Both assertions are kept, and nobody signed by the command line.
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => server.RunAsync("measure", "release", "--group", "D1", "--sign", "--as", "joris"));
        Assert.Contains("refused", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static string Form(string path) => $"/op/{Code}/do/{path}";

    // T lies so near that the measure may be carried out at once.
    private static string Table() =>
        $$"""
        {
          "authorities": [{"code": "zwin", "name": "Zwin", "country": "BE", "kind": "prosecutor", "timeZone": "Europe/Brussels"}],
          "members": [
            {"handle": "joris", "displayName": "Joris A.", "role": "magistrate", "authority": "zwin"},
            {"handle": "jelmer", "displayName": "Jelmer T.", "role": "officer", "authority": "zwin"},
            {"handle": "froukje", "displayName": "Froukje Z.", "role": "officer", "authority": "zwin"}
          ],
          "days": [{"number": 1, "tZero": "{{Instant(45)}}", "title": "First day"}],
          "groups": [{"code": "D1", "day": 1, "title": "All at T", "rule": {"mode": "all", "quorum": 0, "minWeight": 0, "mustHave": []}, "pollOffset": null}]
        }
        """;

    private static string Instant(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private async Task<Someone> InvitedAsync(Someone coordinator, string handle, bool passkey)
    {
        await coordinator.GoAsync($"/op/{Code}/admin");
        await PressAsync(coordinator, $"a[href*='person/invite?handle={handle}']", "Enter");
        await coordinator.Page.WaitForURLAsync("**/do/person/invite**");
        await PressAsync(coordinator, "form.kw-form button[type=submit]", "Enter");
        await coordinator.Page.Locator(".kw-note-ok").WaitForAsync();
        var said = await coordinator.Page.Locator("main").InnerTextAsync();
        var link = said.Substring(said.IndexOf("/welcome/", StringComparison.Ordinal), "/welcome/".Length + 32);
        var person = await Someone.AtAsync(browser, server);
        if (passkey)
        {
            await person.WelcomeByPasskeyAsync(link);
        }
        else
        {
            await person.WelcomeByPasswordAsync(link);
        }

        return person;
    }

    // Fills a verb's form by Tab and letters, and sends it by Enter.
    private static async Task RunAsync(Someone person, string path, params (string Field, string Text)[] values)
    {
        await person.GoAsync(path);
        foreach (var (field, text) in values)
        {
            var box = $"form.kw-form [name={field}]";
            await TabToAsync(person, box);
            switch (await person.Page.Locator(box).EvaluateAsync<string>("e => e.type"))
            {
                case "file":
                    await (await person.Page.RunAndWaitForFileChooserAsync(() => person.Page.Keyboard.PressAsync("Space"))).SetFilesAsync(text);
                    break;
                case "select-one":
                    await person.Page.Keyboard.TypeAsync(text);
                    Assert.Equal(text, await person.Page.Locator(box).InputValueAsync());
                    break;
                default:
                    await person.Page.Keyboard.PressAsync("Control+A");
                    await person.Page.Keyboard.TypeAsync(text);
                    break;
            }
        }

        await PressAsync(person, "form.kw-form button[type=submit]", "Enter");
        await person.Page.WaitForURLAsync("**/runs/*");
        await person.Page.Locator(".kw-note-ok, .kw-note-bad, .kw-note-warn").First.WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        Assert.True(await person.Page.Locator(".kw-note-ok").CountAsync() == 1, $"{path}: {await person.Page.Locator("main").InnerTextAsync()}");
    }

    private static async Task SignAsync(Someone person)
    {
        await person.GoAsync($"/op/{Code}/release/D1");
        await TabToAsync(person, "#f-code");
        await person.Page.Keyboard.TypeAsync(Code);
        await PressAsync(person, "[data-passkey=use]", "Enter");
        await person.Page.WaitForURLAsync("**/runs/*");
        await person.Page.Locator(".kw-note-ok").WaitForAsync();
    }

    private static async Task<string> StateAsync(Someone person)
    {
        await person.GoAsync($"/op/{Code}/measures");
        return await person.Page.Locator("table tbody").First.InnerTextAsync();
    }

    private static async Task PressAsync(Someone person, string selector, string key)
    {
        await TabToAsync(person, selector);
        await person.Page.Keyboard.PressAsync(key);
    }

    private static async Task TabToAsync(Someone person, string selector)
    {
        for (var i = 0; i < 120; i++)
        {
            if (await person.Page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector))
            {
                return;
            }

            await person.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {selector} on {person.Path}.");
    }
}
