using PresignTools.Identity;
using PresignTools.Text;

namespace PresignTools.Diagnosis;

/// <summary>
/// What to bring, so that the leading causes can be told apart: commands, with what is known of the request filled in. What is known already,
/// because it was given or AWS told it, is not asked for.
/// </summary>
internal static class NeedsBuilder
{
    private const int Leading = 5;

    internal static IReadOnlyList<DiagnosisNeed> Build(Evidence e, IReadOnlyList<RankedSuspect> ranked)
    {
        var needs = new List<DiagnosisNeed>();
        string[] causes = [.. ranked.Where(static r => r.FitsAnswer).Take(Leading).Select(static r => r.Cause)];
        bool Any(params string[] ids) => causes.Any(ids.Contains);
        string bucket = SigningCommand.Quote(e.BucketName ?? "BUCKET"), key = SigningCommand.Quote(e.Key ?? "KEY");
        string again = Again(e);

        void Add(string what, string why, string command)
        {
            if (!needs.Exists(n => n.What == what))
            {
                needs.Add(new DiagnosisNeed(what, why, command));
            }
        }

        if (e.Response is null || e.IsSilentRefusal || e.Response.Code is null)
        {
            Add("S3's answer with its body", "the code tells signature, time, key and permission apart",
                e.Method is "PUT" or "POST" ? $"try {{ Invoke-WebRequest $url -Method {e.Method} -InFile ./FILE }} catch {{ $_ | Invoke-PresignDiagnosis -Url $url }}" : "try { Invoke-WebRequest $url -Headers @{ Range = 'bytes=0-0' } } catch { $_ | Invoke-PresignDiagnosis -Url $url }");
        }

        if (string.IsNullOrEmpty(e.Input.Url) && (e.MayBeSignature || e.Row is "headers-not-signed" or "access-key-unknown"))
        {
            Add("The URL as it was used", "its signed headers, host, region and key can then be compared with the request", "Invoke-PresignDiagnosis -Url $url -ErrorResponse $xml");
        }

        if (e.IsSignatureRefusal && e.Response?.CanonicalRequest is null)
        {
            Add("The whole error body, with its CanonicalRequest", "it shows line by line what reached S3: method, path, query, host, headers", "Invoke-PresignDiagnosis -Url $url -ErrorResponse $xml");
        }

        if (e.IsSignatureRefusal && e.Headers is null)
        {
            Add("Method and headers as sent", "a signed header that is missing or changed breaks the signature", $"{again} -Method PUT -Header @{{ 'Content-Type' = 'TYPE' }}");
        }

        bool unsure = Any(CauseId.WrongSecretKey, CauseId.SignatureMismatch, CauseId.SdkSigningBug, CauseId.PayloadHashMismatch) || e.IsSignatureRefusal;
        if (unsure && e.Input.Credentials is null)
        {
            Add("The credentials that should have signed", "recomputing the signature tells a wrong secret from a changed request", $"Test-S3PresignedUrl $url -ProfileName PROFILE -Method {e.Method ?? "GET"}");
        }

        if ((Any(CauseId.MissingIdentityPermission, CauseId.SessionPolicy, CauseId.PermissionsBoundary) || e.IsBareDenial) && e.Input.Policies.Identity.Count == 0)
        {
            Add("Who signed, and that identity's policies", "whether any of them allows the action", IdentityCommand(e, again));
        }

        if ((Any(CauseId.KeyMissingWithoutListPermission, CauseId.WrongBucketOrKey, CauseId.DeleteMarker, CauseId.KeyEncoding) && e.Code != "NoSuchBucket" || (e.IsBareDenial && e.IsRead)) && e.Bucket.ObjectExists is null)
        {
            Add("Whether the object exists", "without s3:ListBucket a missing object gives 403", $"Get-S3Object -BucketName {bucket} -Key {key}    # as somebody who may list the bucket");
        }

        if ((Any(CauseId.BucketPolicyExplicitDeny, CauseId.BucketPolicyMissingAllowCrossAccount, CauseId.SourceIpCondition, CauseId.VpceCondition, CauseId.SecureTransportCondition, CauseId.SseHeaderRequiredByPolicy,
            CauseId.HeaderRequiredByPolicy, CauseId.PayloadHashCondition, CauseId.MfaCondition, CauseId.RefererCondition, CauseId.AuthTypeCondition, CauseId.SignatureAgeCondition) || e.IsBareDenial) && e.Input.Policies.Bucket is null)
        {
            Add("The bucket policy", "an explicit deny, or a missing allow for another account", $"{again} -BucketPolicy (Get-S3BucketPolicy -BucketName {bucket})    # as somebody who may read it");
        }

        if (Any(CauseId.SourceIpCondition, CauseId.VpceCondition, CauseId.VpcEndpointPolicy) && e.Input.SourceIp is null && e.Input.VpcEndpointId is null)
        {
            Add("Where the URL is used from", "conditions on the network count for who uses the URL", $"{again} -SourceIp ADDRESS    # or -VpcEndpointId vpce-ID -VpcEndpointPolicy (Get-EC2VpcEndpoint -VpcEndpointId vpce-ID).PolicyDocument");
        }

        if (Any(CauseId.MfaCondition, CauseId.SessionRevoked))
        {
            Add("What the session was made with", "MFA and the time of issue are the session's own", $"{again} -Context @{{ 'aws:MultiFactorAuthPresent' = $true; 'aws:TokenIssueTime' = 'YYYY-MM-DDTHH:MM:SSZ' }}");
        }

        if (Any(CauseId.KmsPermissionMissing, CauseId.KmsKeyPolicy, CauseId.KmsKeyDisabledOrMissing) && e.Input.Policies.Key is null && e.Bucket.UsesKms != false)
        {
            string id = e.Bucket.KmsKeyArn is { } arn ? SigningCommand.Quote(arn) : $"(Get-S3ObjectMetadata -BucketName {bucket} -Key {key}).ServerSideEncryptionKeyManagementServiceKeyId";
            Add("The object's KMS key and its policy", "S3 permission does not cover the key", $"{again} -KeyPolicy (Get-KMSKeyPolicy -KeyId {id} -PolicyName default)");
        }

        if (e.Code == "NoSuchBucket")
        {
            Add("Which buckets there are", "names are compared letter by letter; one that is there is of another account or partition", "Get-S3Bucket | Select-Object -ExpandProperty BucketName    # with the signer's credentials");
        }

        if (Any(CauseId.WrongRegion, CauseId.WrongEndpointGlobalRedirect) && e.Bucket.Region is null)
        {
            Add("The bucket's region", "the URL must be signed for it, and for its host", $"{again} -BucketConfiguration @{{ Region = (Get-S3BucketLocation -BucketName {bucket}).Value }}");
        }

        if (Any(CauseId.CorsMisconfigured, CauseId.CorsCachedNonCorsResponse) && e.Bucket.Cors is null)
        {
            Add("The bucket's CORS rules and the page's origin", "a preflight is judged by them alone", $"{again} -Origin https://PAGE -BucketConfiguration @{{ Cors = (Get-S3CORSConfiguration -BucketName {bucket}).Rules }}");
        }

        if (Any(CauseId.RequesterPays) && e.Bucket.RequesterPays is null)
        {
            Add("Whether the bucket is Requester Pays", "then the request must say who pays", $"Get-S3BucketRequestPayment -BucketName {bucket}");
        }

        if (needs.Count == 0)
        {
            Add("The whole exchange", "method, headers, status and body together say more than each of them", "curl -v \"$url\" 2>&1 | Out-String | Invoke-PresignDiagnosis");
        }

        return [.. needs.Take(6)];
    }

    /// <summary>The diagnosis once more, with what the user has at hand.</summary>
    private static string Again(Evidence e) =>
        "Invoke-PresignDiagnosis" + (string.IsNullOrEmpty(e.Input.Url) ? string.Empty : " -Url $url") + (e.Response is null ? string.Empty : " -ErrorResponse $xml");

    /// <summary>Reads the policies of who signed, where that is known, and gives them to the diagnosis.</summary>
    private static string IdentityCommand(Evidence e, string again)
    {
        string? arn = e.Input.Principal ?? e.Response?.AccessDenied?.Principal;
        PrincipalArn? who = PrincipalArn.TryParse(arn);
        (string kind, string? name) = who?.Kind switch
        {
            PrincipalKind.User => ("User", who.Name),
            PrincipalKind.Role or PrincipalKind.AssumedRole => ("Role", who.Name),
            _ => (e.IsTemporaryKey ? "Role" : "User", null),
        };
        string quoted = SigningCommand.Quote(name ?? kind.ToUpperInvariant());
        string ask = name is null ? "Get-STSCallerIdentity    # where the URL is signed\n" : string.Empty;
        return ask + $"$policies = @(Get-IAM{kind}PolicyList -{kind}Name {quoted} | ForEach-Object {{ Get-IAM{kind}Policy -{kind}Name {quoted} -PolicyName $_ }}) + "
            + $"@(Get-IAMAttached{kind}PolicyList -{kind}Name {quoted} | ForEach-Object {{ Get-IAMPolicyVersion -PolicyArn $_.PolicyArn -VersionId (Get-IAMPolicy -PolicyArn $_.PolicyArn).DefaultVersionId }})\n"
            + $"{again} -IdentityPolicy $policies -Principal {(arn is null ? "ARN" : SigningCommand.Quote(Printable.Of(arn, 200)))}";
    }
}
