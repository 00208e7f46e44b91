using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// A refusal that a person or a tool tells without a code or a status: "access denied", "fails with an IAM error". Where a text shows S3's
/// policies or settings beside it, that is a failure to diagnose.
/// </summary>
internal static class ToldDenial
{
    private static readonly string[] Words =
    [
        "access denied", "access is denied", "AccessDenied", "permission denied", "permission error", "permissions error",
        "no permission", "not authorized",
        "not permitted", "unauthorized", "is denied", "was denied", "are denied", "were denied", "being denied", "gets denied",
        "forbidden", "IAM error", "lacks permission", "insufficient permission", "403",
    ];

    // The code in a person's words; a sentence on tokens or downloads of another kind names no bucket.
    private static readonly string[] Mismatches =
    [
        "signature does not match", "signature doesn't match", "signature doesnt match", "signature not matching", "signature mismatch",
        "signature do not match", "signatures do not match", "signatures don't match", "mismatched signature", "signature is wrong",
        "signature did not match", "signature didn't match", "signature is not matched", "signature is not matching",
        "signature not matched", "signature isn't matching", "signature check fails", "signature check failed",
        "signature verification fails", "signature verification failed",
    ];

    private const string Sentence =
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.";

    private static readonly string[] Answering =
    [
        "reject",
        "refuse",
        "fail",
        "answer",
        "error",
        "returns",
        "gives",
        "get ",
        "gets",
        "status",
        "GET",
        "PUT",
        "POST",
        "HEAD",
    ];

    /// <summary>The input with the refusal as a reported 403, where the text tells one and nothing else is known of an answer.</summary>
    internal static DiagnosisInput Add(DiagnosisInput input, string text, List<string> found)
    {
        // The word TLS makes a message; one of a host that was not reached tells of no refusal.
        bool isOpen = input is { Response: null, SuccessStatus: null, UnreachedHost: null }
            && (input.ClientMessage is null || (text.ContainsAny(Mismatches) && NotReached.Word(input.ClientMessage) is null));
        bool isOfS3 = input.Policies.Bucket is not null || input.Policies.Identity.Count > 0 || input.Url is not null
            || SpeaksOfS3.In(text) || text.ContainsAny("s3:", "s3 ", "bucket", "object storage", "x-amz-", "presigned");
        if (!isOpen || !isOfS3)
        {
            return input;
        }

        if (text.ContainsAny(Mismatches))
        {
            found.Add("a signature that does not fit");
            return input with { Response = AnswerText.TryRead(new S3ResponseInput { Body = "SignatureDoesNotMatch: " + Sentence }) };
        }

        if (StatusAtEnd(text) is { } status)
        {
            found.Add("a status");
            return input with { Response = AnswerText.TryRead(new S3ResponseInput { Status = status }), IsStatusReported = true };
        }

        if (!text.ContainsAny(Words))
        {
            return input;
        }

        found.Add("a denial");
        return input with { Response = AnswerText.TryRead(new S3ResponseInput { Status = 403 }), IsStatusReported = true };
    }

    /// <summary>A status at the end of a line of words: "S3 rejects the call, 400".</summary>
    private static int? StatusAtEnd(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            string plain = line.TrimEnd('\r', '.', ' ', ')', '!');
            Work.Add(line.Length);
            int at = plain.Length - 3;
            if (at > 1 && plain[at - 1] is ' ' or '(' && Scan.FailureStatusAt(plain, at) is { } status && line.ContainsAny(Answering))
            {
                return status;
            }
        }

        return null;
    }
}
