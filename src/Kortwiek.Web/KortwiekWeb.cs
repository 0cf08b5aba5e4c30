using Kortwiek.App;
using Kortwiek.Web.Act;
using Kortwiek.Web.Api;
using Kortwiek.Web.Components;
using Kortwiek.Web.Operations;
using Kortwiek.Web.Phrases;
using Kortwiek.Web.Runs;
using Kortwiek.Web.Shell;
using Kortwiek.Web.SignIn;
using Kortwiek.Web.Tables;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Kortwiek.Web;

/// <summary>The pages and the HTTP interface as one host; loopback only unless an address is configured.</summary>
public static class KortwiekWeb
{
    /// <summary>Where the pages are found when nothing else is said.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>Builds the host, ready to run.</summary>
    /// <param name="args">The command line, as <c>--urls http://localhost:5081</c>.</param>
    /// <param name="configure">A last word on the services, for tests; may be null.</param>
    /// <remarks>Settings: <c>kortwiek.json</c> in the installation's folder, then variables that begin with <c>KORTWIEK_</c>, then <paramref name="args"/>. <c>KORTWIEK_HOME</c> or <c>--home</c> names the installation.</remarks>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(KortwiekWeb).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        // Only the command line is asked: the environment's HOME is the user's, not the installation's.
        var named = new ConfigurationBuilder().AddCommandLine(args).Build()["home"];
        var home = Path.GetFullPath(named ?? Environment.GetEnvironmentVariable("KORTWIEK_HOME") ?? "kortwiek-data");
        var installation = new Installation(home, TimeProvider.System);
        Configure(builder, installation, args);
        AddPages(builder.Services, installation);
        SignInSetup.Add(builder.Services, builder.Configuration, installation);
        configure?.Invoke(builder);
        var app = builder.Build();
        if (!installation.UsesPostgres)
        {
            Log.OneLineOfNeedToKnow(app.Logger);
        }

        CountryNames.Load(app.Environment.WebRootFileProvider);
        Use(app);
        return app;
    }

    private static void Configure(WebApplicationBuilder builder, Installation installation, string[] args)
    {
        var settings = Path.Combine(installation.Home, "kortwiek.json");
        builder.Configuration
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["AllowedHosts"] = "localhost;127.0.0.1;[::1]",

                // Files are served as they were when the program was built, in Development too: compressed, with their digest in the address.
                ["ReloadStaticAssetsAtRuntime"] = "false",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
            })
            .AddInMemoryCollection(TlsSettings.Of(installation, settings))
            .AddJsonFile(settings, optional: true)
            .AddEnvironmentVariables("KORTWIEK_")
            .AddCommandLine(args);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // A card's certificate is judged where it signs somebody in, by the roots of this installation and not by the system's.
            kestrel.ConfigureHttpsDefaults(https => https.ClientCertificateValidation = (_, _, _) => true);
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]) && !builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        // The console tells of start and stop; what goes wrong is kept beside the installation, without values.
        builder.Logging.AddSerilog(new LoggerConfiguration()
            .MinimumLevel.Is(LogEventLevel.Warning)
            .WriteTo.File(new CompactJsonFormatter(), Path.Combine(installation.Logs, "web-.clef"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 30)
            .CreateLogger(), dispose: true);
    }

    private static void AddPages(IServiceCollection services, Installation installation)
    {
        services.AddSingleton(installation);
        services.AddSingleton(installation.Clock);
        services.AddSingleton<OperationViews>();
        services.AddSingleton<IOperationDirectory>(provider => provider.GetRequiredService<OperationViews>());
        services.AddSingleton<Tray>();
        services.AddSingleton<RunDesk>();
        services.AddSingleton<WorldShapes>();
        services.AddScoped<PageTables>();
        services.AddSingleton<BoardFeeds>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddLocalization();
        services.AddSingleton<Phrasebook>();
        services.AddHttpContextAccessor();
        services.AddCascadingValue(provider => new Looks(provider.GetRequiredService<IHttpContextAccessor>().HttpContext));
        ProtectionKeys.Add(services, installation);
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
        SignInSetup.Use(app);
        app.UseAntiforgery();
        app.UseMiddleware<TableDownloads>();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPost(Preferences.Path, (Delegate)Preferences.Set).AllowAnonymous().DisableAntiforgery();
        SignInAddresses.Map(app);
        CardSignIn.Map(app);
        DirectorySignIn.Map(app);
        HttpApi.Map(app);
        OpenApi.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
