using CsCheck;
using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What may be blamed for an answer, written down once more by hand from AWS's documents, against every answer beside every
/// URL.</summary>
public class EstablishedPropertyTests
{
    // Error Responses (API reference): the status of each code.
    private static readonly Dictionary<string, int> StatusOf = new(StringComparer.Ordinal)
    {
        ["SignatureDoesNotMatch"] = 403,
        ["InvalidAccessKeyId"] = 403,
        ["AccessDenied"] = 403,
        ["InvalidObjectState"] = 403,
        ["RequestTimeTooSkewed"] = 403,
        ["ExpiredToken"] = 400,
        ["InvalidToken"] = 400,
        ["AuthorizationQueryParametersError"] = 400,
        ["KMS.DisabledException"] = 400,
        ["AccessControlListNotSupported"] = 400,
        ["NoSuchKey"] = 404,
        ["NoSuchBucket"] = 404,
        ["MethodNotAllowed"] = 405,
        ["MissingContentLength"] = 411,
        ["PreconditionFailed"] = 412,
        ["PermanentRedirect"] = 301,
        ["NotImplemented"] = 501,
        ["SlowDown"] = 503,
        ["InternalError"] = 500,
        ["SomethingNew"] = 418,
    };

    // What S3 can mean with a status.
    private static readonly Dictionary<int, string[]> Blamed = new()
    {
        [301] = [CauseId.WrongEndpointGlobalRedirect, CauseId.WrongRegion],
        [400] =
        [
            CauseId.CredentialsExpiredBeforeUrl, CauseId.MalformedSessionToken, CauseId.ExpiryOver7Days, CauseId.ExpiryInvalid,
                CauseId.MalformedQueryParameter, CauseId.MissingQueryParameter, CauseId.DuplicateQueryParameter,
            CauseId.DateScopeMismatch, CauseId.WrongService, CauseId.WrongRegion, CauseId.TwoAuthMechanisms, CauseId.KmsKeyDisabledOrMissing,
                CauseId.AclWithoutPermissionOrAclsDisabled, CauseId.SigV2OnV4OnlyRegionOrKms,
            CauseId.AccelerateNotEnabled, CauseId.QueryChanged, CauseId.PostPolicyMismatch, CauseId.PostFormMalformed,
                CauseId.ObjectLockOrRetention, CauseId.SseCBlocked,
        ],
        [403] =
        [
            CauseId.UrlExpired, CauseId.ClockSkew, CauseId.InvalidOrDeletedAccessKey, CauseId.MissingSessionToken, CauseId.SignatureAltered,
                CauseId.WrongMethod, CauseId.HeadWithGetUrl, CauseId.MissingSignedHeader, CauseId.SignedHeaderChanged,
            CauseId.ContentTypeMismatch, CauseId.SignedHostMismatch, CauseId.KeyEncoding, CauseId.PathNormalized, CauseId.QueryChanged,
                CauseId.ExtraQueryParameter, CauseId.UnsignedExtraHeader, CauseId.UnsignedRequest, CauseId.WrongBucketOrKey,
            CauseId.ScpOrRcpDeny, CauseId.PermissionsBoundary, CauseId.SessionPolicy, CauseId.VpcEndpointPolicy, CauseId.PublicAccessBlock,
                CauseId.KmsKeyPolicy, CauseId.KmsPermissionMissing, CauseId.SseCBlocked, CauseId.ObjectArchived,
            CauseId.ObjectLockOrRetention, CauseId.ExpiryInvalid, CauseId.WrongSecretKey, CauseId.MalformedSessionToken,
                CauseId.PayloadHashMismatch, CauseId.PostPolicyMismatch, CauseId.DuplicateQueryParameter, CauseId.MissingQueryParameter,
            CauseId.CorsMisconfigured,
        ],
        [404] = [CauseId.BucketDoesNotExist, CauseId.WrongBucketOrKey, CauseId.DeleteMarker],
        [405] = [CauseId.DeleteMarker, CauseId.WrongMethod],
        [411] = [CauseId.TransferEncodingChunked],
        [412] = [CauseId.PostFormMalformed],
        [501] = [CauseId.TransferEncodingChunked, CauseId.ChecksumDefault],
    };

    // What S3 can mean with a code, where that is narrower than its status.
    private static readonly Dictionary<string, string[]> BlamedByCode = new(StringComparer.Ordinal)
    {
        ["InvalidAccessKeyId"] = [CauseId.InvalidOrDeletedAccessKey, CauseId.MissingSessionToken, CauseId.MalformedSessionToken],
        ["ExpiredToken"] = [CauseId.CredentialsExpiredBeforeUrl],
        ["InvalidToken"] = [CauseId.MalformedSessionToken],
        ["NoSuchKey"] = [CauseId.WrongBucketOrKey, CauseId.DeleteMarker],
        ["NoSuchBucket"] = [CauseId.BucketDoesNotExist],
        ["InvalidObjectState"] = [CauseId.ObjectArchived],
        ["RequestTimeTooSkewed"] = [CauseId.ClockSkew],
        ["KMS.DisabledException"] = [CauseId.KmsKeyDisabledOrMissing],
        ["AccessControlListNotSupported"] = [CauseId.AclWithoutPermissionOrAclsDisabled],
        ["PermanentRedirect"] = [CauseId.WrongEndpointGlobalRedirect, CauseId.WrongRegion],
        ["SomethingNew"] = [],
    };

    private static readonly (string Code, string Message)[] Codes =
    [
        ("SignatureDoesNotMatch", Failure.SignatureMessage), ("InvalidAccessKeyId",
            "The AWS Access Key Id you provided does not exist in our records."), ("AccessDenied", "Access Denied"), ("AccessDenied",
            "Request has expired"),
        ("AccessDenied", "Zugriff verweigert"), ("ExpiredToken", "The provided token has expired."), ("InvalidToken",
            "The provided token is malformed or otherwise invalid."), ("NoSuchKey", "The specified key does not exist."),
        ("NoSuchBucket", "The specified bucket does not exist"), ("InvalidObjectState",
            "The operation is not valid for the object's storage class"), ("RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large."),
        ("AuthorizationQueryParametersError",
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds"),
            ("AuthorizationQueryParametersError", "Something else"),
        ("KMS.DisabledException", "The key is disabled."), ("AccessControlListNotSupported", "The bucket does not allow ACLs"),
            ("MethodNotAllowed", "The specified method is not allowed against this resource."),
        ("MissingContentLength", "You must provide the Content-Length HTTP header."), ("PreconditionFailed",
            "At least one of the pre-conditions you specified did not hold"), ("PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified endpoint."),
        ("NotImplemented", "A header you provided implies functionality that is not implemented"), ("SlowDown",
            "Please reduce your request rate."), ("InternalError", "We encountered an internal error."), ("SomethingNew",
            "Nobody has seen this."),
    ];

    private static readonly string[] Urls =
    [
        Signed.Url(), Signed.Url(expires: 60), Signed.Url(by: Signed.Session), Signed.Url(method: "PUT", headers: [("content-type",
            "text/csv")]),
        .. new (string, string)[] { ("X-Amz-Expires=3600", "X-Amz-Expires=700000"), ("X-Amz-Expires=3600", "X-Amz-Expires=0"),
            ("X-Amz-Expires=3600", "X-Amz-Expires=-5"), ("X-Amz-Expires=3600", "X-Amz-Expires=x"), ("%2Fs3%2F", "%2Fsqs%2F"),
            ("20260301%2F", "20260228%2F"), ("aws4_request", "aws5"), ("%2Feu-central-1%2F", "%2Feu-west-1%2F"),
                ("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=x-amz-acl"), ("AKIA", "ASIA"), ("X-Amz-Date=2026", "X-Amz-Date=2036"),
            ("&X-Amz-SignedHeaders=host", ""), ("X-Amz-Algorithm=AWS4",
                "X-Amz-Algorithm=AWS5") }.Select(static c => Signed.Url().Replace(c.Item1, c.Item2, StringComparison.Ordinal)),
    ];

    private static readonly int[] Statuses = [301, 400, 401, 403, 404, 405, 409, 411, 412, 416, 429, 500, 501, 502, 503, 504];

    private static readonly Gen<DiagnosisInput> Inputs =
        from url in Pick(Urls)
        from code in Gen.Int[-1, Codes.Length - 1]
        from status in Pick(Statuses)
        from right in Gen.Bool
        from minutes in Gen.Int[-60, 60 * 48]
        from method in Pick("GET", "PUT", "HEAD")
        from credentials in Gen.Int[0, 5]
        let sent = code < 0 || !right ? status : StatusOf[Codes[code].Code]
        select new DiagnosisInput
        {
            Url = url,
            Method = method,
            Headers = [],
            Response = code < 0 ? Failure.Status(status) : Failure.Answer(Codes[code].Code, Codes[code].Message, sent),
            AsOf = Signed.Time + TimeSpan.FromMinutes(minutes),
            Credentials = credentials == 0 ? Signed.Credentials : null,
        };

    [Fact]
    public void Only_what_the_answer_can_mean_is_established() => Inputs.Sample(input =>
    {
        PresignDiagnosis diagnosis = input.Diagnose();
        S3ErrorResponse answer = input.Response!;
        string[] byStatus = Blamed.GetValueOrDefault(answer.StatusCode!.Value, []);
        string[] allowed = answer.Code is { } code && BlamedByCode.TryGetValue(code, out string[]? narrow) ? [.. narrow.Intersect(byStatus)]
            : byStatus;
        if (diagnosis.Certainty == Certainty.Established)
        {
            Assert.True(allowed.Contains(diagnosis.RootCause),
                $"{answer} is no answer to {diagnosis.RootCause}: {diagnosis.Explanation} [{input.Url!.Split('?')[1]}]");
        }

        Assert.All(diagnosis.Findings.Where(f => f.Certainty == Certainty.Established && f.Status == FindingStatus.Fail),
            f => Assert.Contains(f.Cause, allowed));
    }, iter: Nightly.Times(600));

    [Fact]
    public void Every_cause_has_the_statuses_of_the_rows_that_name_it()
    {
        foreach (S3ErrorRow row in S3ErrorCatalogue.Rows.Where(r => r.Codes.Count == 0))
        {
            Assert.All(row.Causes, c => Assert.True(CauseBook.Get(c).Info.Statuses.Count == 0 || CauseBook.Get(c).Info.Statuses.Contains(row.Status),
                $"{c} is a cause of {row.Id}"));
        }
    }

    [Fact]
    public void Every_cause_that_S3_answers_has_statuses() =>
        Assert.Equal(
            [
                CauseId.AssumeRoleDenied,
                CauseId.BucketInEndpoint, CauseId.CdnEndpointForApi, CauseId.ContentSecurityPolicy, CauseId.CorsCachedNonCorsResponse, CauseId.CorsMisconfigured,
                CauseId.DnsOrTls, CauseId.EndpointMalformed, CauseId.IntermediaryBlock, CauseId.NotS3, CauseId.Other, CauseId.PathStyleNeeded,
                CauseId.SignatureMatches, CauseId.WebIdentityTokenUnreadable,
            ],
            CauseCatalogue.All.Select(c => c.Id).Where(c => CauseBook.Get(c).Info.Statuses.Count == 0).Order(StringComparer.Ordinal));

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
