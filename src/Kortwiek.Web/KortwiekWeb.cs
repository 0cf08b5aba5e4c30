using Kortwiek.Web.Components;
using Kortwiek.Web.Shell;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;

namespace Kortwiek.Web;

/// <summary>The pages and the HTTP interface as one host; loopback only unless an address is configured.</summary>
public static class KortwiekWeb
{
    /// <summary>Where the pages are found when nothing else is said.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>Builds the host, ready to run.</summary>
    /// <param name="args">The command line, as <c>--urls http://localhost:5081</c>.</param>
    /// <param name="configure">A last word on the services, for tests; may be null.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        AddPages(builder.Services);
        configure?.Invoke(builder);
        var app = builder.Build();
        CountryNames.Load(app.Environment.WebRootFileProvider);
        Use(app);
        return app;
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddCascadingValue(provider => new Looks(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddSingleton<WorldShapes>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IOperationDirectory, NoOperations>();
        services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture(Languages.Default);
            options.AddSupportedCultures(Languages.Cultures);
            options.AddSupportedUICultures(Languages.Cultures);
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Task.FromResult(Languages.Asked(context))),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
        services.AddResponseCompression(options =>
        {
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
    }

    private static void Use(WebApplication app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<Headers>();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/fault/500", createScopeForErrors: true);
        }

        app.UseStatusCodePagesWithReExecute("/fault/{0}", createScopeForStatusCodePages: true);
        app.UseRequestLocalization();
        app.UseMiddleware<SameSite>();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapPost(Preferences.Path, Preferences.Set).DisableAntiforgery();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
