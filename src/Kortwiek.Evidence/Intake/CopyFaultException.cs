namespace Kortwiek.Evidence.Intake;

/// <summary>The copy could not be written, as opposed to the source that could not be read.</summary>
internal sealed class CopyFaultException(IOException inner) : Exception(inner.Message, inner)
{
    public bool NoSpace => InnerException!.HResult is Native.NoSpace or 122;
}
