namespace PresignTools.Sandbox.Worlds;

/// <summary>A session with a directory bucket, as CreateSession gives it.</summary>
public sealed class DirectorySession
{
    /// <summary>Its access key id.</summary>
    public string AccessKeyId { get; set; } = string.Empty;

    /// <summary>The secret.</summary>
    public string SecretAccessKey { get; set; } = string.Empty;

    /// <summary>The token.</summary>
    public string SessionToken { get; set; } = string.Empty;

    /// <summary>ReadWrite or ReadOnly.</summary>
    public string Mode { get; set; } = "ReadWrite";

    /// <summary>ARN of who began it.</summary>
    public string Principal { get; set; } = string.Empty;

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
