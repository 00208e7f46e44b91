namespace PresignTools.Diagnosis;

/// <summary>What is known of the request itself. A diagnosis without a root cause is no proof that the URL works.</summary>
public enum DiagnosisOutcome : long
{
    /// <summary>No answer is known, and no fault was seen.</summary>
    NothingKnown,

    /// <summary>The server accepted the request.</summary>
    Accepted,

    /// <summary>The server refused it, or a fault was found with which it fails.</summary>
    Refused,
}
