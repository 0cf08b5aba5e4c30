namespace Kortwiek.Watch.Stix.Patterns;

/// <summary>The comparison operators of the pattern language.</summary>
internal enum PatternOperator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    In,
    Like,
    Matches,
    IsSubset,
    IsSuperset,
    Exists,
}
