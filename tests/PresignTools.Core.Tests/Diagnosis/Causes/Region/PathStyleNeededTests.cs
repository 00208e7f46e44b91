using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class PathStyleNeededTests : CauseTests
{
    private static readonly DiagnosisInput Unreached =
        Pasted("bucket: photos\nendpoint: https://s3.example.net\ngetaddrinfo ENOTFOUND photos.s3.example.net");

    private protected override string Cause => CauseId.PathStyleNeeded;

    private protected override CauseRow[] Recognized =>
    [
        new("the endpoint with the bucket in front", Unreached)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "it put the bucket 'photos' in front of the host",
            Fix = "forcePathStyle: true",
        },
        new("an address with the bucket in front", Pasted("Error: getaddrinfo ENOTFOUND photos.192.0.2.10 photos.192.0.2.10:9000"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The client went to 'photos.192.0.2.10'",
        },
        new("the first folder is taken for the bucket", Pasted("server: minio\nbucket: photos\n<Error><Code>NoSuchBucket</Code>"
            + "<Message>The specified bucket does not exist</Message><BucketName>2026</BucketName></Error>"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "It took the first folder of the key for the bucket.",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the endpoint itself is not reached", Pasted("endpoint: https://s3.example.net\ngetaddrinfo ENOTFOUND s3.example.net"))
        {
            Root = CauseId.DnsOrTls,
        },
        new("a host of AWS", Pasted("getaddrinfo ENOTFOUND photos.s3.eu-central-1.amazonaws.com")) { Root = CauseId.DnsOrTls },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the server answered", Unreached with { Response = S3Says.Row("url-expired"), ClientMessage = null }) { Root = CauseId.UrlExpired, IsPossible = false },
    ];
}
