using Kortwiek.Core;

namespace Kortwiek.Act;

/// <summary>A competent body at the table.</summary>
/// <param name="Code">Short name in lower case, unique in the operation.</param>
/// <param name="Name">As it is written on a page.</param>
/// <param name="Country">Its state.</param>
/// <param name="Kind">What it is.</param>
/// <param name="TimeZone">IANA name of the zone whose civil calendar its deadlines follow.</param>
/// <param name="Contact24x7">How it is reached at any hour; may be empty.</param>
/// <param name="EioBound">Takes part in Directive 2014/41/EU.</param>
/// <param name="EEvidenceBound">Takes part in Regulation (EU) 2023/1543.</param>
/// <param name="CoeParty">Party to the Budapest Convention.</param>
public sealed record Authority(
    string Code,
    string Name,
    Country Country,
    AuthorityKind Kind,
    string TimeZone,
    string Contact24x7 = "",
    bool EioBound = false,
    bool EEvidenceBound = false,
    bool CoeParty = false);
