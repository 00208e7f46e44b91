namespace PresignTools.Intake;

/// <summary>Names that a tool listed: those of all buckets, or those of keys of a bucket.</summary>
/// <param name="IsOfBuckets">Whether they are buckets.</param>
/// <param name="Names">The names; those of keys with their prefix.</param>
internal sealed record Listing(bool IsOfBuckets, IReadOnlyList<string> Names);
