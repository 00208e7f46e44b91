using PresignTools.Diagnosis;
using PresignTools.Inspection;
using PresignTools.Signing;
using PresignTools.Verification.Checks;

namespace PresignTools.Verification;

/// <summary>
/// Tests presigned URLs offline: in the order in which S3 judges, but without stopping at the first fault. With credentials it computes the
/// signature, and where it does not fit, searches for what differs from what was signed.
/// </summary>
public static class PresignedUrlVerifier
{
    /// <summary>Judges one request.</summary>
    /// <param name="request">The URL, and what else is known of the request.</param>
    /// <param name="credentials">The credentials that should have signed it; null if they are not at hand.</param>
    /// <param name="asOf">The instant for which expiry is judged.</param>
    /// <exception cref="PresignException"><c>UrlMalformed</c> or <c>UrlTooLong</c>: the text is no URL. Whatever else is wrong with it is a finding.</exception>
    public static PresignedUrlTest Verify(ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf) =>
        new(Judge(request, credentials, asOf, explain: true));

    /// <summary>The judgement itself, before it is made into a result.</summary>
    internal static Judgement Judge(ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf, bool explain)
    {
        var judgement = new Judgement(request, RawUrl.Parse(request.Url), credentials, asOf);
        MechanismCheck.Run(judgement);
        FormatCheck.Run(judgement);
        ScopeCheck.Run(judgement);
        TimeCheck.Run(judgement);
        HeaderCheck.Run(judgement);
        CredentialCheck.Run(judgement);
        SignatureCheck.Run(judgement, explain);
        HostCheck(judgement);
        TrapCheck.Run(judgement);
        return judgement;
    }

    /// <summary>Without a computation, another host than the URL's is a fault that speaks for itself: the URL was made for its own.</summary>
    private static void HostCheck(Judgement j)
    {
        if (j.SignatureMatches is null && j.Host != j.UrlHost && j.Parameters.Form is SignatureForm.V4 or SignatureForm.V4A)
        {
            j.Add(Causes.SignedHostMismatch, FindingStatus.Fail, Certainty.Likely,
                $"The server saw host {Text.Printable.Of(j.Host, 100)}, the URL is for {Text.Printable.Of(j.UrlHost, 100)}: the host is signed.", null, "host");
        }
    }
}
