using PresignTools.Identity;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// Sixth: key and token. A temporary key without its token gets 403 InvalidAccessKeyId; a long-term key with a token gets 400 InvalidToken
/// once its signature is right.
/// </summary>
internal static class CredentialCheck
{
    internal static void Run(VerificationContext j)
    {
        SignatureParameters p = j.Parameters;
        if (p.Form == SignatureForm.None || p.AccessKeyId is null)
        {
            return;
        }

        bool token =
            !string.IsNullOrEmpty(p.Token)
            || !string.IsNullOrEmpty(p.ExpressToken)
            || j.HeaderOrNull("x-amz-security-token") is not null;
        switch (AccessKey.Kind(p.AccessKeyId))
        {
            case AccessKeyKind.Temporary when !token && !p.SignedHeaderNames.Contains("x-amz-security-token") && !IsOfSession(j):
                j.Fail(
                    CauseId.MissingSessionToken,
                    $"{p.ShownKeyId} is a temporary key (ASIA), and the URL has no X-Amz-Security-Token parameter; S3 answers "
                        + $"InvalidAccessKeyId.",
                    null,
                    "token");
                break;
            case AccessKeyKind.LongTerm when !string.IsNullOrEmpty(p.Token):
                j.Fail(
                    CauseId.MalformedSessionToken,
                    $"{p.ShownKeyId} is a long-term key (AKIA), yet the URL has an X-Amz-Security-Token parameter; S3 answers "
                        + $"InvalidToken.",
                    "Sign without a session token; a stale AWS_SESSION_TOKEN in the environment is the usual source.",
                    "token");
                break;
        }

        if (p.Token is { Length: > 0 } text && text.Contains(' '))
        {
            j.Fail(
                CauseId.MalformedSessionToken,
                "X-Amz-Security-Token has spaces in it, where + was lost in form decoding.",
                "Encode the token with %2B for +.",
                "token");
        }

        if (j.Url.Find(SignatureParameters.TokenName) is { } raw && raw.RawValue.Contains('+'))
        {
            j.Warn(
                CauseId.MalformedSessionToken,
                "X-Amz-Security-Token is in the URL with a bare +, which clients may turn into a space.",
                "Write %2B for + in the token.");
        }

        if (j.Credentials is null)
        {
            return;
        }

        CheckGiven(j, p);
    }

    /// <summary>Whether the token that is missing is that of a session with a directory bucket, of which its own check tells.</summary>
    private static bool IsOfSession(VerificationContext j) => j.Has(CauseId.ExpressSessionToken);

    private static void CheckGiven(VerificationContext j, SignatureParameters p)
    {
        if (j.Credentials!.AccessKeyId != p.AccessKeyId)
        {
            j.Fail(
                CauseId.WrongSecretKey,
                $"The URL names {p.ShownKeyId}, the credentials given are those of {SecretMask.KeyId(j.Credentials.AccessKeyId)}.",
                "Give the credentials that signed the URL, or sign again with these.",
                "access-key");
        }
        else if (j.Credentials.SessionToken is { } known && (p.ExpressToken ?? p.Token) is { } given && given != known)
        {
            j.Fail(CauseId.MalformedSessionToken, "The session token in the URL is not the one of the credentials given.", null, "token");
        }
    }
}
