using PresignTools.Responses;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What is asked whatever the leading causes are: S3's answer, the URL, and the request as it was sent.</summary>
internal static class AnswerNeeds
{
    internal static IEnumerable<DiagnosisNeed> Of(FailureFacts e) =>
    [
        .. RecordedRequest.Needs(e),
        .. AskClient.SigningLog(e),
        .. Exchange(e),
        .. e.IsSignatureRefusal ? Ask.Credentials(e) : [],
        .. BareDenial(e),
    ];

    /// <summary>For when nothing else is left to ask.</summary>
    internal static DiagnosisNeed Everything => new("The whole exchange", "method, headers, status and body together say more "
        + "than each of them",
        Say.Of(Phrase.DiagnoseCurl));

    private static IEnumerable<DiagnosisNeed> Exchange(FailureFacts e)
    {
        if (e.Response is null || e.IsSilentRefusal || e.Response.Code is null)
        {
            Argument[] send = e.Method is "PUT" or "POST" ? [new("Method", e.Method), new("Body", "./FILE")]
                : [new("Headers", Say.Table(new Argument("Range", Say.Quoted("bytes=0-0"))))];
            yield return new("S3's answer with its body", "the code shows whether signature, time, key or permission failed",
                AskClient.Body(e) ?? Say.Wording.SendAndDiagnose([new(string.Empty, Say.Variable("url")), .. send]));
        }

        string again = Ask.AgainWithBoth();
        if (string.IsNullOrEmpty(e.Input.Url) && (e.MayBeSignature || e.Row is S3Answer.HeadersNotSigned or S3Answer.AccessKeyUnknown))
        {
            yield return new("The URL as it was used", "its signed headers, host, region and key can then be compared with the "
                + "request", again);
        }

        if (e.IsSignatureRefusal && e.Response?.CanonicalRequest is null)
        {
            yield return new("The whole error body, with its CanonicalRequest", "it shows line by line what reached S3: method, path, "
                + "query, host, headers", AskClient.Body(e) ?? again);
        }

        if (e.IsSignatureRefusal && (e.Headers is null || e.Input.SendingCalls.Count > 0)) // code does not show what goes out
        {
            yield return new(
                "Method and headers as sent",
                "a signed header that is missing or changed breaks the signature",
                AskClient.Request(e)
                    ?? Ask.Again(
                        e,
                        new Argument(nameof(Setting.Method), "PUT"),
                        new Argument(nameof(Setting.Header), Say.Table(new Argument(Say.Quoted("Content-Type"), Say.Quoted("TYPE"))))
                    ));
        }
    }

    /// <summary>AccessDenied without a reason: the policies of both sides decide, and for a read whether the object exists.</summary>
    private static IEnumerable<DiagnosisNeed> BareDenial(FailureFacts e) =>
        !e.IsBareDenial ? []
        : [.. AskClient.Denial(e), .. Ask.SignersPolicies(e), .. e.IsRead ? Ask.ObjectExistence(e) : [], .. Ask.BucketPolicy(e)];
}
