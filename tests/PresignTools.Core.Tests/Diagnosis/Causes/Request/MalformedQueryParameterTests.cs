using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

/// <summary>Found by the checks of the form; the definition recognizes nothing by itself.</summary>
public class MalformedQueryParameterTests : CauseTests
{
    private static readonly DiagnosisInput Day = Get() with { Url = Urls.With("%2F20260301%2F", "%2F2026-03-01%2F") };

    private protected override string Cause => CauseId.MalformedQueryParameter;

    private protected override CauseRow[] Recognized =>
    [
        Of("an algorithm that S3 does not know", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512", "X-Amz-Algorithm is 'AWS4-HMAC-SHA512'"),
        Of("a scope that lacks a part", "%2Fs3%2F", "%2F", "X-Amz-Credential has"),
        Of("a day in another form", "%2F20260301%2F", "%2F2026-03-01%2F", "The day in X-Amz-Credential is '2026-03-01'"),
        Of("another ending of the scope", "aws4_request", "aws5_request", "ends in 'aws5_request' instead of aws4_request."),
        Of("a time in another form", "20260301T120000Z", "2026-03-01", "it must be written as yyyyMMdd'T'HHmmss'Z'"),
        Of("a space in the access key id", "AKIAIOSFODNN7", "AKIA%20IOSFODNN7", "a control character or an invisible character in it"),
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a good URL", Get()),
        new("no signature", Get() with { Url = Urls.Without("X-Amz-Signature") }) { Root = CauseId.UrlMangledInTransit },
        new("the day is another one", Get() with { Url = Urls.With("%2F20260301%2F", "%2F20260228%2F") }) { Root = CauseId.DateScopeMismatch },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 judged the policies, after the form", Day with { Response = S3Says.Row("access-denied-explicit", Denials.Explicit) })
        {
            Root = CauseId.BucketPolicyExplicitDeny,
        },
        new("S3 judged the time, after the form", Day with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];

    private static CauseRow Of(string name, string old, string text, string says) => new(name, Get() with { Url = Urls.With(old, text) })
    {
        By = FoundBy.Checks,
        Kind = EvidenceKind.Recomputed,
        Says = says,
    };
}
