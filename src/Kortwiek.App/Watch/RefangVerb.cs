using Kortwiek.Watch;

namespace Kortwiek.App.Watch;

/// <summary><c>watch refang TEXT…</c>: the indicators behind defanged texts.</summary>
public sealed class RefangVerb : IVerb<RefangVerb.Request, RefangVerb.Response>
{
    /// <summary>The texts.</summary>
    public sealed record Request([Argument("texts such as hxxps://alpha[.]example")] IReadOnlyList<string> Texts);

    /// <summary>Same order and number as the texts.</summary>
    public sealed record Response(IReadOnlyList<string> Indicators);

    /// <inheritdoc/>
    public Task<Outcome<Response>> RunAsync(Request request, IProgress<Step> progress, CancellationToken cancellation) =>
        Task.FromResult(Run(request));

    private static Outcome<Response> Run(Request request)
    {
        var indicators = new List<string>();
        foreach (var text in request.Texts)
        {
            if (!Defang.TryRefang(text, out var indicator))
            {
                var shown = text.Length > 60 ? text[..60] + "…" : text;
                return new BadInput($"Text {indicators.Count + 1}: '{shown}' is no defanged indicator; write [.] or [:].");
            }

            indicators.Add(indicator);
        }

        return new Response(indicators);
    }
}
