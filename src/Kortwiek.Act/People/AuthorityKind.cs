namespace Kortwiek.Act;

/// <summary>What kind of body an authority is.</summary>
public enum AuthorityKind
{
    /// <summary>A public prosecutor's office.</summary>
    Prosecutor,

    /// <summary>A police unit.</summary>
    Police,

    /// <summary>An investigating judge or a court.</summary>
    Judge,

    /// <summary>A European or international agency.</summary>
    Agency,

    /// <summary>A body that looks on.</summary>
    Observer,
}
