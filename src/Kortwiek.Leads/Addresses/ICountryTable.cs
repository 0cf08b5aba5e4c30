namespace Kortwiek.Leads;

/// <summary>Says to which country an address belongs on the table's day. Safe for several threads at once.</summary>
public interface ICountryTable : IDisposable
{
    /// <summary>Name, digest and day of the table.</summary>
    AddressTable Table { get; }

    /// <summary>The country, or <see cref="Country.Unknown"/> where the table says nothing.</summary>
    Country Find(Address address);
}
