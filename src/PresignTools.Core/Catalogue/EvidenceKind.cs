namespace PresignTools.Catalogue;

/// <summary>
/// How a finding knows what it claims, weakest first. The order is the ranking, and the certainty follows from it, so that the two cannot
/// disagree.
/// <c>build.ps1 Conformance</c> prints how often each kind is right on the case files; a test fails where a stronger kind is right less
/// often than a weaker one.
/// </summary>
public enum EvidenceKind : long
{
    /// <summary>Nothing but how often this is the cause of such an answer. Possible.</summary>
    CommonCause,

    /// <summary>A person said so in free text; nothing seen confirms it. Possible.</summary>
    Reported,

    /// <summary>The situation permits it, and permits other causes as well. Possible.</summary>
    Circumstance,

    /// <summary>The words of the text are those of public reports with this cause. Possible.</summary>
    SimilarReports,

    /// <summary>AWS reported it, or a document shows it: an object, a policy, the state of a key. Likely.</summary>
    SeenInAccount,

    /// <summary>A defect that is visible in the URL, the headers or the command, and that S3 trips over. Likely.</summary>
    SeenInRequest,

    /// <summary>The server's answer names it, but other readings of the same words remain. Likely.</summary>
    NamedByAnswer,

    /// <summary>The check that S3 makes was made here with everything that it needs, and it fails. Established.</summary>
    Recomputed,

    /// <summary>S3 itself stated it, in an answer that has no other cause. Established.</summary>
    StatedByS3,
}

/// <summary>What follows from the kind of evidence.</summary>
public static class EvidenceKinds
{
    /// <summary>How sure a finding of this kind is.</summary>
    /// <param name="kind">The kind of its evidence.</param>
    public static Certainty ToCertainty(this EvidenceKind kind) => kind switch
    {
        >= EvidenceKind.Recomputed => Certainty.Established,
        >= EvidenceKind.SeenInAccount => Certainty.Likely,
        _ => Certainty.Possible,
    };

    /// <summary>Whether something was seen: then it is a fault and not only a suspicion.</summary>
    /// <param name="kind">The kind of its evidence.</param>
    public static bool IsFault(this EvidenceKind kind) => kind >= EvidenceKind.SeenInAccount;
}
