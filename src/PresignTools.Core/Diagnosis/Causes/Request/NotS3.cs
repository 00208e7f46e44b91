using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The URL or the answer is of another service than S3.</summary>
internal sealed class NotS3 : CauseDefinition
{
    private static readonly string[] CloudFrontSigners =
    [
        "CloudFront.Signer", "aws-cloudfront-sign", "cloudfront-signer", "create_signed_url", "CloudFrontSigner", "CloudFrontUrlSigner",
        "CloudFrontUtilities", "UrlSigner", "Key-Pair-Id", "keypairId", "keyPairId",
    ];

    internal override CauseInfo Info { get; } = new("not-s3", CheckLayer.Request)
    {
        Title = "The URL or the answer is of another service than S3",
        Why = "CloudFront, Azure, Google Cloud and others sign URLs in ways of their own. S3's rules do not hold for them.",
        Fix = "Sign for the service that the URL leads to, in its own way, and look at its own documents.",
        Document = AwsDocuments.QueryAuth,
        IsOutsideS3 = true,
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        [.. OtherSigner(e), .. CloudFrontAtS3(e), .. NoXml(e), .. OtherService(e)];

    /// <summary>Another service of AWS refuses a call of the application, and S3 has refused nothing.</summary>
    private static IEnumerable<Match> OtherService(FailureFacts e)
    {
        if (e.Response is null && e.Input.SuccessStatus is null && e.NotReachedWord is null && e.Input.OtherService is { } other)
        {
            string what = other.Action is { } action ? $" It refuses {Printable.Of(action, 60)}." : string.Empty;
            yield return Match
                .SeenInRequest(
                    $"The answer on line {other.Line} is that of {Printable.Of(other.Service, 40)}, not of S3.{what}",
                    other.Action is { } needed
                        ? $"Allow {Printable.Of(needed, 60)} on its resource to the identity that the answer names."
                        : null)
                .Explaining(CauseId.Other, CauseId.MissingIdentityPermission);
        }
    }

    /// <summary>The client expected XML and got something else: the endpoint leads to a web page, a console or a proxy.</summary>
    private static IEnumerable<Match> NoXml(FailureFacts e)
    {
        if (e.Code is null && NotXml.Word(e.Input.ClientMessage) is { } word)
        {
            string evidence = $"The client reported '{word}': what answered does not speak S3.";
            const string fix = "Look at what is at that host and port: it may be a console, a login page or a proxy. The S3 API has an "
                + "address of its own.";
            yield return NotXml.IsPage(e.Input.ClientMessage)
                ? Match.SeenInRequest(evidence, fix).Compared().Explaining(CauseId.Other, CauseId.HiddenCallNotPermitted)
                : Match.Circumstance(evidence, fix);
        }
    }

    // What frameworks call to check a link of their own, and what they say of one that fails.
    private static readonly string[] OwnChecks =
    [
        "hasValidSignature", "hasCorrectSignature", "Routing\\Exceptions\\InvalidSignatureException", "MessageVerifier::InvalidSignature",
        "/rails/active_storage/disk/", ".BadSignature", ".BadTimeSignature", "UriSigner", "&_hash=", "?_hash=",
    ];

    // MinIO, cmd/routers.go and the console's own handler; what browsers and clients show of its page.
    private static readonly string[] OfConsole = ["S3 API Requests must be made to API port", "<title>MinIO Console"];

    private static readonly string[] GoogleSigner =
        ["you need a private key to sign credentials", "Cannot sign data without `client_email`", "SigningError: Cannot sign data"];

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool mayBe = e.Code is null or "Unauthorized" or "Forbidden" or "InvalidSignature" or "SignatureDoesNotMatch";
        bool isOpen = mayBe && e is { IsPresigned: false, IsAccepted: false }
            && !text.ContainsAny("X-Amz-Signature", "SignatureDoesNotMatch", "<Error>");
        if (isOpen && text.FirstContained(OwnChecks) is { } check)
        {
            yield return Match.SeenInRequest(
                $"The text shows the application's own check of its links ({check}). S3 was not asked.",
                OwnLink).Compared().Explaining(CauseId.Other, CauseId.UnsignedRequest);
        }

        if (e.Code is null or "AccessDenied" or "InvalidRequest" && text.FirstContained(OfConsole) is { } console)
        {
            yield return Match
                .NamedByAnswer(
                    $"What answered is the console of the server, not its S3 API: '{Printable.Of(console, 80)}'.",
                    "Give clients the address of the API (MinIO: port 9000, not the console's 9001), and the console another name or port. "
                        + "MINIO_SERVER_URL is the address of the API, MINIO_BROWSER_REDIRECT_URL that of the console.")
                .Explaining(CauseId.DnsOrTls, CauseId.Other, CauseId.IntermediaryBlock, CauseId.MissingIdentityPermission);
        }

        if (e.Code is null or "Forbidden" or "Unauthorized" or "NotFound" && OwnApi.In(text) is { } api
            && !text.ContainsAny("X-Amz-Signature", "AWSAccessKeyId=", "<Error>", "<Code>"))
        {
            string evidence = $"What answered is API Gateway or a function's URL ({Printable.Of(api, 80)}), with a message of its own. It "
                + "runs before anything is signed: S3 was not asked.";
            const string fix = "Look at that address: its stage and path, its method, and whether it requires a key or a sign-in. Its "
                + "answer has the URL of S3 in it once it works.";
            yield return Match.SeenInRequest(evidence, fix).Compared().Explaining(CauseId.Other, CauseId.UnsignedRequest,
                CauseId.SdkSigningBug, CauseId.MissingIdentityPermission, CauseId.WrongMethod, CauseId.WrongBucketOrKey);
        }

        if (e.Code is null && !e.IsAccepted && ConsolePort.Of(e.Input) is { } port)
        {
            yield return Match.SeenInRequest(
                $"The endpoint has port {port}, and by the text that is the port of the server's console: it has pages, and no S3 API.",
                "Give the client the port of the API (MinIO: 9000, unless --address says another).")
                .Compared()
                .Explaining(CauseId.Other, CauseId.WrongRegion, CauseId.DnsOrTls, CauseId.IntermediaryBlock, CauseId.WrongEndpointServer,
                    CauseId.DeleteMarker, CauseId.WrongMethod);
        }

        if (e.Response is null && text.FirstContained(GoogleSigner) is { } google)
        {
            yield return Match.SeenInRequest(
                $"The library of Google Cloud cannot sign: '{Printable.Of(google, 80)}'. It signs in Google's own way, and needs the "
                    + "private key of a service account for it.",
                "Give it the JSON key of a service account, or let IAM sign (signBlob, with the role Service Account Token Creator). For "
                    + "S3's way of signing, make HMAC keys.")
                .Explaining(CauseId.SdkSigningBug, CauseId.Other);
        }

        if (isOpen && e.Raw is null && OfKeyPair(text))
        {
            yield return Match.SeenInRequest(
                "The link is signed with a key pair of a CDN (Key-Pair-Id), not in the way of S3.",
                "Look at the documents of the CDN on signed URLs. If another service made the link, ask there.")
                .Compared()
                .Explaining(CauseId.UnsignedRequest, CauseId.UrlExpired, CauseId.MissingIdentityPermission, CauseId.ThirdPartySigner);
        }

        bool isDeniedByServer = e.Code is not null || e.Response is { RequestId: not null } || MethodStatuses.HasStatus(text, 401, 403)
            || text.Replace("java.nio.file.AccessDeniedException", string.Empty, StringComparison.Ordinal)
                .ContainsAny("AccessDenied", "Access Denied", "Forbidden");
        if (!isDeniedByServer && !e.IsAccepted && LocalDenial.In(text) is { } path)
        {
            yield return Match.SeenInRequest(
                $"The operating system refused '{Printable.Of(path, 120)}', a path of the machine itself. S3 was not asked.",
                "Give the program's user the right to that path. If the files are to go to S3, see that the program has its S3 settings: "
                    + "one that falls back to the disk did not read them.")
                .Compared()
                .Explaining(CauseId.MissingIdentityPermission, CauseId.Other);
        }

        if (e.Raw is null && e.Code is null && UnsetUrl.In(text) is { } url)
        {
            yield return Match.SeenInRequest(
                $"The request went to '{Printable.Of(url, 100)}', the page's own server: the page has no URL.",
                "Look at the answer of the call that signs: the field that the code reads is not in it.")
                .Explaining(CauseId.WrongMethod, CauseId.DeleteMarker, CauseId.CorsMisconfigured);
        }
    }

    private const string OwnLink =
        "Behind a proxy or tunnel, let the application take scheme and host from the forwarded headers (Laravel: TrustProxies), so that "
            + "the URL that it checks is the one that it signed.";

    /// <summary>CloudFront's parameter, in a URL of which no more is shown or in the words of whoever answered.</summary>
    private static bool OfKeyPair(string text) =>
        text.ContainsAny("Key-Pair-Id=", "?Key-Pair-Id", "&Key-Pair-Id", "invalid key pair", "unknown key pair", "MissingKey")
        && text.ContainsAny("key pair id", "Key-Pair-Id");

    private static IEnumerable<Match> OtherSigner(FailureFacts e)
    {
        if (OtherSignature.Of(e.Raw) is { } other)
        {
            yield return Match
                .SeenInRequest(
                    $"The URL is signed in the way of {other}, not in that of S3.",
                    other == OtherSignature.Application ? OwnLink
                        : $"Look at the documents of {other} on signed URLs. S3's rules do not hold for it.")
                .Compared(other == OtherSignature.Application)
                .Explaining(CauseId.Other, CauseId.UnsignedRequest);
        }
    }

    /// <summary>A URL of CloudFront's signer reaches S3, which reads Expires and Signature as its own old way of signing.</summary>
    private static IEnumerable<Match> CloudFrontAtS3(FailureFacts e)
    {
        bool isOldWay = e.Row is S3Answer.Sigv2ParametersMissing || e.Code is "InvalidAccessKeyId" or "AccessDenied";
        bool isKeyPair = e.Response?.AccessKeyId?.StartsWith("APK", StringComparison.Ordinal) == true;
        bool signs = e.WholeText.ContainsAny("cloudfront", "cf.getSignedUrl") && e.WholeText.ContainsAny(CloudFrontSigners);
        if (isOldWay && (isKeyPair || signs))
        {
            yield return Match
                .SeenInRequest(
                    "The URL is signed with a CloudFront key pair, and S3 answers it. S3 does not know that kind of signature.",
                    "Use the CloudFront URL with the domain of the distribution, and let the behavior require signed URLs. "
                        + "For an S3 host, presign with S3.")
                .Explaining(
                    CauseId.InvalidOrDeletedAccessKey, CauseId.UrlMangledInTransit, CauseId.MissingQueryParameter, CauseId.SdkSigningBug,
                    CauseId.UnsignedRequest, CauseId.MissingIdentityPermission);
        }
    }
}
