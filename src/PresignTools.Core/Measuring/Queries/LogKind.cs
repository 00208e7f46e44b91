namespace PresignTools.Measuring.Queries;

/// <summary>The logs that AWS documents a table of Athena for.</summary>
public enum LogKind : long
{
    /// <summary>S3's server access logs.</summary>
    AccessLog,

    /// <summary>Data events of CloudTrail.</summary>
    CloudTrail,
}
