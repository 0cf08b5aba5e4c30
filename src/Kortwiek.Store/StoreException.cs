namespace Kortwiek.Store;

/// <summary>The store says no for a reason that a person can mend: a text that cannot be kept, a database that is not there or not set up. The message is one sentence for people and holds no secret.</summary>
public sealed class StoreException : Exception
{
    /// <summary>With its sentence.</summary>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>With its sentence and what lies behind it.</summary>
    public StoreException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
