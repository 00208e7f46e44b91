using PresignTools.Addressing;
using PresignTools.Identity;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Forms;

/// <summary>
/// Second: who signed, for where, and does the signature fit? What is signed is the base64 text of the policy as the form has it.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html"/>.
/// </summary>
internal static class FormSignatureCheck
{
    /// <summary>What is said of a signature that no known slip explains.</summary>
    internal const string Unexplained = "With the credentials given, the signature of this policy is another one: the policy, the scope or "
        + "the secret is not the one that signed.";

    internal static void Run(PostJudgment j)
    {
        FormSignature s = j.Signature;
        if (!s.IsAny)
        {
            j.Fail(
                CauseId.UnsignedRequest,
                "The form has no policy and no signature. S3 takes it as a request of nobody, and refuses it unless everybody may upload.",
                "Sign the form, and send every field of it.");
            return;
        }

        CheckForm(j, s);
        CheckRegion(j, s);
        CheckKey(j, s);
        Compute(j, s);
    }

    private static void CheckForm(PostJudgment j, FormSignature s)
    {
        if (s.Algorithm is not null && s.Algorithm != SignatureV4.Algorithm)
        {
            j.Fail(
                CauseId.PostFormMalformed,
                $"x-amz-algorithm is '{Printable.Of(s.Algorithm, 40)}'; S3 takes AWS4-HMAC-SHA256 only.",
                null,
                "field:x-amz-algorithm");
        }

        if (s.Credential is not null && s.Scope is null)
        {
            j.Fail(
                CauseId.PostFormMalformed,
                "x-amz-credential does not have the form KEYID/yyyyMMdd/region/s3/aws4_request.",
                null,
                "field:x-amz-credential");
        }

        if (s.Date is not null && s.SignedAt is null)
        {
            j.Fail(
                CauseId.PostFormMalformed,
                $"x-amz-date is '{Printable.Of(s.Date, 40)}'; S3 takes yyyyMMddTHHmmssZ, in UTC.",
                null,
                "field:x-amz-date");
        }

        if (s.Scope is { } scope && s.Date is { Length: >= 8 } date && s.SignedAt is not null && date[..8] != scope.Date)
        {
            j.Warn(
                CauseId.DateScopeMismatch,
                $"x-amz-date is of {date[..8]}, the date in x-amz-credential is {scope.Date}. AWS requires the same day in both.",
                "Sign the form again, with one time for both.");
        }
    }

    private static void CheckRegion(PostJudgment j, FormSignature s)
    {
        if (s.Scope?.Service is { } service && j.Location is not null && service != j.Location.Service)
        {
            j.Fail(
                CauseId.WrongService,
                $"The credential scope is for service '{Printable.Of(service, 40)}'; this host belongs to '{j.Location.Service}'.",
                $"Sign for service {j.Location.Service}.",
                "service");
        }

        if (s.Scope?.Region is { } region && j.Location is { Region: { } host, HostKind: not S3HostKind.Custom }
            && !host.Equals(region, StringComparison.OrdinalIgnoreCase))
        {
            j.Fail(
                CauseId.WrongRegion,
                $"The credential scope has region '{Printable.Of(region, 40)}', but {j.Location.Host} is in '{host}'.",
                $"Sign for region {host}, if the bucket is there.",
                "region");
        }
    }

    private static void CheckKey(PostJudgment j, FormSignature s)
    {
        bool hasToken = !string.IsNullOrEmpty(s.Token);
        string? shown = SecretMask.KeyId(s.AccessKeyId);
        switch (AccessKey.Kind(s.AccessKeyId))
        {
            case AccessKeyKind.Temporary when !hasToken:
                j.Fail(
                    CauseId.MissingSessionToken,
                    $"{shown} is a temporary key (ASIA), and the form has no field x-amz-security-token; S3 answers InvalidAccessKeyId.",
                    null,
                    "token");
                break;
            case AccessKeyKind.LongTerm when hasToken:
                j.Fail(
                    CauseId.MalformedSessionToken,
                    $"{shown} is a long-term key (AKIA), yet the form has a field x-amz-security-token; S3 answers InvalidToken.",
                    "Sign without a session token; a stale AWS_SESSION_TOKEN in the environment is the usual source.",
                    "token");
                break;
        }

        if (j.Credentials is { } known && s.AccessKeyId is not null && known.AccessKeyId != s.AccessKeyId)
        {
            j.Fail(
                CauseId.WrongSecretKey,
                $"The form names {shown}, the credentials given are those of {SecretMask.KeyId(known.AccessKeyId)}.",
                "Give the credentials that signed the form, or sign again with these.",
                "access-key");
        }
    }

    private static void Compute(PostJudgment j, FormSignature s)
    {
        if (j.Credentials is not { } credentials || s.Policy is null || s.Signature is null || s.AccessKeyId != credentials.AccessKeyId)
        {
            return;
        }

        string secret = credentials.SecretAccessKey;
        if (s.Computed(secret, s.Policy) is not { } expected)
        {
            return;
        }

        j.SignatureMatches = expected == s.Signature;
        if (j.SignatureMatches == true)
        {
            return;
        }

        (string cause, string evidence, string remedy) = Explained(j, s, secret, expected);
        j.Fail(cause, evidence, remedy, "signature");
    }

    /// <summary>The slips that signers make with forms; each is computed.</summary>
    private static (string Cause, string Evidence, string Remedy) Explained(PostJudgment j, FormSignature s, string secret, string expected)
    {
        string given = s.Signature!;
        if (!s.IsV2 && given.Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            return (
                CauseId.SignatureMismatch,
                "The signature is right, but in capital letters.",
                "Write its hexadecimal digits in lower case.");
        }

        if (!s.IsV2 && given == Convert.ToBase64String(Convert.FromHexString(expected)))
        {
            return (
                CauseId.SignatureMismatch,
                "The signature is right, but written in base64.",
                "Write it in hexadecimal digits, lower case.");
        }

        if (j.Policy?.Json is { } json && s.Computed(secret, json) == given)
        {
            return (
                CauseId.SignatureMismatch,
                "What was signed is the JSON of the policy. S3 computes the signature of its base64 text.",
                "Encode the policy in base64 first, and sign that text.");
        }

        string plain = string.Concat(s.Policy!.Where(static c => !char.IsWhiteSpace(c)));
        if (plain.Length < s.Policy!.Length && s.Computed(secret, plain) == given)
        {
            return (
                CauseId.PostPolicyMismatch,
                "The policy was signed without the line breaks or spaces that the form has in it.",
                "Send the policy as one line, exactly as it was signed.");
        }

        return (
            CauseId.SignatureMismatch,
            Unexplained,
            "Sign the form again, and send policy and signature unchanged.");
    }
}
