using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Kortwiek.App.Papers;

/// <summary>The fonts of the PDFs: DejaVu Sans, which set-up takes from its package; Latin, Greek, Cyrillic, Hebrew and Arabic letters, embedded in each file.</summary>
internal static class PdfFonts
{
    private static readonly Lazy<(SKTypeface Face, SKShaper Shaper)> Plain = new(() => Load("DejaVuSans.ttf"));
    private static readonly Lazy<(SKTypeface Face, SKShaper Shaper)> Bold = new(() => Load("DejaVuSans-Bold.ttf"));

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>True where set-up was run.</summary>
    public static bool AreThere => File.Exists(Path.Combine(Folder, "DejaVuSans.ttf")) && File.Exists(Path.Combine(Folder, "DejaVuSans-Bold.ttf"));

    /// <summary>A font in points.</summary>
    public static SKFont Of(float size, bool bold) => new((bold ? Bold : Plain).Value.Face, size) { Subpixel = true };

    /// <summary>What joins letters and turns right-to-left words.</summary>
    public static SKShaper Shaper(bool bold) => (bold ? Bold : Plain).Value.Shaper;

    private static (SKTypeface Face, SKShaper Shaper) Load(string name)
    {
        var face = SKTypeface.FromFile(Path.Combine(Folder, name)) ?? throw new FileNotFoundException("A font of the PDFs is not installed.", name);
        return (face, new SKShaper(face));
    }
}
