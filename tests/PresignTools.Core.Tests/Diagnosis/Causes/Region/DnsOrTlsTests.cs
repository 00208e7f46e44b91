using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Region;

public class DnsOrTlsTests : CauseTests
{
    private static readonly DiagnosisInput Dotted = Get() with { Url = Urls.On("logs.example.com.s3.eu-central-1.amazonaws.com") };

    private static readonly DiagnosisInput Inside = Get() with { Url = Urls.On("minio:9000"), Origin = "https://app.example.com" };

    private protected override string Cause => CauseId.DnsOrTls;

    private protected override CauseRow[] Recognized =>
    [
        new("the name does not resolve", Get() with
        {
            ClientMessage = "curl: (6) Could not resolve host: examplebucket.s3.eu-central-1.amazonaws.com",
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "The request never reached S3, so the URL itself is untested.",
        },
        new("the server is not reached from here either", Get() with
        {
            Live = new() { Sent = true, Reason = "The connection was refused.", Remedy = "Start the server." },
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "From here the server is not reached: The connection was refused.",
            Fix = "Start the server.",
        },
        new("the certificate does not cover a bucket with dots", Dotted with
        {
            ClientMessage = "SSL: no alternative certificate subject name matches",
        })
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "where S3's certificate (one label) does not cover it",
            Fix = "-AddressingStyle Path",
        },
        new("a bucket with dots in the host", Dotted)
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "https clients refuse S3's certificate, which covers one label",
            Fix = "-AddressingStyle Path",
        },
        new("an endpoint without its scheme",
            Pasted("requests.exceptions.MissingSchema: Invalid URL 'files.example.net/b': No scheme supplied."))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "it cannot use the endpoint as it is set, and sent nothing",
            Fix = "Write the endpoint as https://HOST",
        },
        new("plain http from a page that came over https",
            Pasted("Blocked loading mixed active content \u201chttp://store:9000/b/k\u201d"))
        {
            Kind = EvidenceKind.SeenInRequest,
            Says = "the page came over https, and the URL is http",
        },
        new("a name of a container, used by a browser", Inside)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The host 'minio' is an internal host name",
            Fix = "-EndpointUrl 'https://PUBLIC-HOST'",
        },
        new("a private address that the others cannot reach, in a URL that was cut", Pasted(
            "Colleagues cannot reach the link at all, on the server itself it opens.\n"
                + "http://192.168.40.7:9000/reports/q3.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=stor"))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The host '192.168.40.7' is an address inside one machine or network",
        },
        new("a client that is set to a container's name, and links that the page does not show", Pasted(
            "The presigned URLs of our MinIO do not work in the frontend: the pictures do not load.\n\n"
                + "const client = new Client({\n  // endPoint: 'files.example.net',\n  endPoint: 'object-store',\n  port: 9000,\n});"))
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "The host 'object-store' is an internal host name",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("a private address, and nobody says that it is not reached",
            Pasted("http://192.168.40.7:9000/reports/q3.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=stor"))
        {
            Root = CauseId.UrlMangledInTransit,
        },
        new("a public address that times out is no inside one", Pasted("The presigned URL times out: http://100.200.4.7:9000/reports/q3.pdf"))
        {
            Root = null,
        },
        new("http needs no certificate", Dotted with { Url = Dotted.Url!.Replace("https:", "http:", StringComparison.Ordinal) }),
        new("the bucket with dots is in the path", Get() with
        {
            Url = Urls.With("examplebucket.s3.eu-central-1.amazonaws.com/", "s3.eu-central-1.amazonaws.com/logs.example.com/"),
        }),
        new("a multi-region access point has a certificate of its own", Get() with { Url = Urls.On(Urls.MultiRegionHost) })
        {
            Root = CauseId.AccessPointOrMrapSigV4A,
        },
        new("a name of a container, used inside", Inside with { Origin = null }),
        new("the own machine", Inside with { Url = Urls.On("localhost:9000") }),
        new("a policy's key that has TLS in its name", Get(Failure.Bare) with { ClientMessage = "the policy has s3:TlsVersion" })
        {
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("S3 answered", Dotted with { Response = Failure.Mismatch }) { Root = CauseRow.Undecided },
        new("S3 answered without a word", Get(S3Says.Status(403)) with
        {
            ClientMessage = "curl: (22) The requested URL returned error: 403, TLS",
        })
        {
            Root = CauseRow.Undecided,
        },
        new("the server answered the browser", Inside with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
    ];
}
