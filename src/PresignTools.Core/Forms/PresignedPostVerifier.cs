using PresignTools.Signing;

namespace PresignTools.Forms;

/// <summary>
/// Judges upload forms offline, in the order in which S3 judges, but without stopping at the first fault: the form's shape, the signature,
/// the policy, its end, its conditions, and fields that have none. With credentials it computes the signature.
/// </summary>
public static class PresignedPostVerifier
{
    /// <summary>Judges one form.</summary>
    /// <param name="post">The form as it is sent.</param>
    /// <param name="credentials">The credentials that should have signed it; null if they are not at hand.</param>
    /// <param name="asOf">The instant for which the end is judged.</param>
    public static PresignedPostTest Verify(ReceivedPost post, SigningCredentials? credentials, DateTimeOffset asOf) =>
        new(Judge(post, credentials, asOf));

    /// <summary>The judgment itself, before it is made into a result.</summary>
    internal static PostJudgment Judge(ReceivedPost post, SigningCredentials? credentials, DateTimeOffset asOf)
    {
        var judgment = new PostJudgment(post, credentials, asOf);
        FormShapeCheck.Run(judgment);
        FormSignatureCheck.Run(judgment);
        FormPolicyCheck.Run(judgment);
        return judgment;
    }
}
