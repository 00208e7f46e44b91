namespace PresignTools.Policies.Decisions;

/// <summary>What policies say about a request.</summary>
public enum AccessOutcome : long
{
    /// <summary>It goes through.</summary>
    Allowed,

    /// <summary>Nothing allows it.</summary>
    ImplicitlyDenied,

    /// <summary>A Deny statement hits it; no Allow helps against that.</summary>
    ExplicitlyDenied,
}

/// <summary>What one layer says.</summary>
public enum LayerOutcome : long
{
    /// <summary>The layer does not apply to this caller or this action, or nothing of it was given.</summary>
    NotApplicable,

    /// <summary>It allows.</summary>
    Allowed,

    /// <summary>It has no Allow for the request.</summary>
    ImplicitlyDenied,

    /// <summary>It has a Deny for the request.</summary>
    ExplicitlyDenied,
}
