using System.Text.Json;

namespace Kortwiek.Web.Shell;

/// <summary>The outlines of the world as set-up has projected them; read once.</summary>
public sealed class WorldShapes
{
    private readonly Lazy<World?> _world;

    /// <summary>Reads <c>wwwroot/lib/world.json</c> at first use.</summary>
    public WorldShapes(IWebHostEnvironment environment) => _world = new Lazy<World?>(() =>
    {
        var file = environment.WebRootFileProvider.GetFileInfo("lib/world.json");
        if (!file.Exists)
        {
            return null;
        }

        using var stream = file.CreateReadStream();
        return JsonSerializer.Deserialize<World>(stream, JsonSerializerOptions.Web);
    });

    /// <summary>The map, or null where set-up has not made it.</summary>
    public World? World => _world.Value;
}
