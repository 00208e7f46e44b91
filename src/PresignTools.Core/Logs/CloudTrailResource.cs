namespace PresignTools.Logs;

/// <summary>A resource that an event of CloudTrail names.</summary>
/// <param name="Type"><c>AWS::S3::Bucket</c>, <c>AWS::S3::Object</c>, …; null where the event does not say.</param>
/// <param name="Arn">Its ARN, or the beginning of those that are meant.</param>
/// <param name="AccountId">Account of its owner; null where the event does not say.</param>
public sealed record CloudTrailResource(string? Type, string? Arn, string? AccountId)
{
    /// <summary>The ARN.</summary>
    public override string ToString() => Text.Printable.Line(Arn ?? Type ?? string.Empty);
}
