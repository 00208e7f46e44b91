namespace PresignTools.Aws.Evidence;

/// <summary>A list of IAM: names, and ARNs where the list has them.</summary>
internal sealed record IamItems(IReadOnlyList<(string Name, string? Arn)> All);
