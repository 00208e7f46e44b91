using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ProviderUnsupportedTests : CauseTests
{
    private static readonly DiagnosisInput Form = new()
    {
        Url = "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com/uploads",
        Method = "POST",
        Headers = [],
    };

    private protected override string Cause => CauseId.ProviderUnsupported;

    private protected override CauseRow[] Recognized =>
    [
        new("R2 names the header", Pasted("NotImplemented: Header 'x-amz-tagging' with value 'a=b' not implemented"))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "does not support the header x-amz-tagging",
            Fix = "Leave the tags out",
        },
        new("a server names the way of sending", Pasted("upload failed: STREAMING-AWS4-HMAC-SHA256-PAYLOAD not implemented"))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "does not support bodies in signed chunks",
        },
        new("a form sent to a server without them", Form with { Response = S3Says.Status(501) })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The request uses uploads by a POST form, and Cloudflare R2 does not support that.",
            Fix = "Sign a PUT URL",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("AWS itself says that a header is not implemented", Put(S3Says.Row("not-implemented"))) { Root = CauseId.TransferEncodingChunked },
        new("a form on S3", Form with { Url = "https://examplebucket.s3.amazonaws.com/", Response = S3Says.Row("post-file-count") })
        {
            Root = CauseId.PostFormMalformed,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the object is missing", Form with { Response = S3Says.Error("NoSuchKey", "The specified key does not exist.", 404) })
        {
            Root = CauseId.WrongBucketOrKey,
            IsPossible = false,
        },
    ];
}
