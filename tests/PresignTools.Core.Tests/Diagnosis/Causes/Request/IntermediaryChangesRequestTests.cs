namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class IntermediaryChangesRequestTests : CauseTests
{
    private static string Signed(string names) =>
        "api error SignatureDoesNotMatch: " + Failure.SignatureMessage + "\nAuthorization: AWS4-HMAC-SHA256 "
            + "Credential=AKIAIOSFODNN7EXAMPLE/20260301/eu-central-1/s3/aws4_request, SignedHeaders=" + names;

    private protected override string Cause => CauseId.IntermediaryChangesRequest;

    private protected override CauseRow[] Recognized =>
    [
        new("a header that Cloudflare rewrites is signed", Pasted(Signed("accept-encoding;host") + "\ncf-ray: 738058af0e40901c-FRA"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The client signs accept-encoding. Cloudflare is on the way",
            Fix = "Take accept-encoding out of the signed headers",
        },
        new("the proxy's configuration sets a header that S3 looks at",
            Pasted(Signed("host;x-amz-date") + "\nproxy_set_header Authorization \"\";"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The configuration of nginx sets authorization",
        },
        new("headers that nobody signed, and a device between",
            Pasted("behind a proxy\nInvalidRequest: Headers Present which were not signed"))
        {
            Kind = EvidenceKind.Circumstance,
            Says = "a proxy is on the way and may add them",
            Root = CauseId.UnsignedExtraHeader,
        },
        new("a header that the configuration of a mesh adds", Pasted(
            "in a pod with an Istio sidecar\n<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were "
                + "not signed</Message><HeadersNotSigned>x-amz-meta-team</HeadersNotSigned></Error>\n\n"
                + "request_headers_to_add: [{header: {key: x-amz-meta-team, value: \"a\"}}]"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the text has Istio add it",
        },
        new("a signed HEAD through a CDN that caches",
            Pasted("> HEAD /photos/ HTTP/1.1\n> Host: files.example.net\n> Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/"
                + "20260301/eu-central-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=0\n>\n< HTTP/1.1 403 Forbidden\n"
                + "< Server: cloudflare\n< CF-RAY: 738058af0e40901c-FRA\n"))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "A signed HEAD went through Cloudflare",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the client itself sends the header", Pasted(
            "behind nginx\n$ curl -T a.txt -H 'x-amz-meta-team: added' \"$URL\"\n<Error><Code>AccessDenied</Code><Message>There were headers "
                + "present in the request which were not signed</Message><HeadersNotSigned>x-amz-meta-team</HeadersNotSigned></Error>"))
        {
            Kind = EvidenceKind.Circumstance,
            Root = CauseId.UnsignedExtraHeader,
        },
        new("only headers that nobody rewrites are signed", Pasted(Signed("host;x-amz-date"))) { Root = CauseRow.Undecided },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("the token has expired", Pasted(Signed("accept-encoding;host")) with { Response = S3Says.Row("token-expired") })
        {
            Root = CauseId.CredentialsExpiredBeforeUrl,
        },
    ];
}
