using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class BucketInEndpointTests : CauseTests
{
    private const string Missing = "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>";

    private static readonly DiagnosisInput Set = Pasted("bucket: photos\nendpoint: https://photos.s3.example.net\n" + Missing);

    private protected override string Cause => CauseId.BucketInEndpoint;

    private protected override CauseRow[] Recognized =>
    [
        new("the bucket twice in the host", Pasted("getaddrinfo ENOTFOUND photos.photos.us-east-1.linodeobjects.com"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "has the bucket 'photos' twice",
        },
        new("the endpoint begins with the bucket", Set)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "which begins with the bucket 'photos'",
        },
        new("the endpoint ends in the bucket",
            Pasted("MEDIA_S3_ENDPOINT=https://files.example.net/photos\nMEDIA_S3_BUCKET=photos\nuploads do not work"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "ends in '/photos'",
        },
        new("a client that is told that the endpoint is the bucket's own",
            Pasted("new S3Client({ bucketEndpoint: true })\n<Error><Code>NoSuchBucket</Code><BucketName>2026</BucketName></Error>"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "leaves the bucket out",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a service of a cluster whose name is that of its namespace",
            Pasted("getaddrinfo ENOTFOUND minio.minio.svc.cluster.local"))
        {
            Root = CauseId.DnsOrTls,
        },
        new("the endpoint alone", Pasted("bucket: photos\nendpoint: https://s3.example.net\n" + Missing))
        {
            Root = CauseId.WrongBucketOrKey,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the URL expired", Set with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired, IsPossible = false },
    ];
}
