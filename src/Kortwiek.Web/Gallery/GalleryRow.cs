using Kortwiek.Web.Components;

namespace Kortwiek.Web.Gallery;

internal sealed record GalleryRow(string Id, string Target, string Kind, string Country, string Authority, string State, StateKind Kindly, double Weight, DateTimeOffset Due, int Step, IReadOnlyList<string> Missing);
