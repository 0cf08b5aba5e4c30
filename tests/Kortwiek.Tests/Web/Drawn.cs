using System.Globalization;
using Kortwiek.Web.Phrases;
using Kortwiek.Web.Shell;
using Kortwiek.Web.Tables;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kortwiek.Tests.Web;

/// <summary>Draws one part without a host.</summary>
internal static class Drawn
{
    public static async Task<string> Of<TPart>(string address, Dictionary<string, object?> parameters)
        where TPart : IComponent
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.Default);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddSingleton<Phrasebook>();
        services.AddScoped<PageTables>();
        services.AddSingleton<NavigationManager>(new Address(address));
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    private sealed class Address : NavigationManager
    {
        public Address(string uri) => Initialize("http://localhost/", uri);
    }
}
