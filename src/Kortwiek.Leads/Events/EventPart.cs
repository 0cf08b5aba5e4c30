using Apache.Arrow;

namespace Kortwiek.Leads;

/// <summary>Encoded records of one month.</summary>
/// <param name="Month"><c>2015-05</c>, or <c>none</c> for records without an instant.</param>
/// <param name="Batch">The rows, in the order of the file.</param>
internal sealed record EventPart(string Month, RecordBatch Batch) : IDisposable
{
    public void Dispose() => Batch.Dispose();
}
