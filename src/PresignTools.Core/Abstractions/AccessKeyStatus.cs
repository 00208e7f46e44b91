namespace PresignTools.Abstractions;

/// <summary>An access key of a user, as ListAccessKeys shows it. Temporary keys are not listed anywhere.</summary>
public sealed record AccessKeyStatus
{
    /// <summary>Its id.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The user that it belongs to.</summary>
    public required string UserName { get; init; }

    /// <summary>Whether it is active; an inactive key is refused, and so is everything that it has signed.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it was created; null if the answer does not have it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the user got another, later key: a replacement is under way. Null if this one is the latest.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }
}
