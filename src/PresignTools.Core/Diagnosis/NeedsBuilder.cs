using PresignTools.Text;

namespace PresignTools.Diagnosis;

/// <summary>What to bring, so that the leading causes can be told apart: ready commands, with what is known of the request filled in.</summary>
internal static class NeedsBuilder
{
    private const int Leading = 5;

    internal static IReadOnlyList<DiagnosisNeed> Build(Evidence e, IReadOnlyList<RankedSuspect> ranked)
    {
        var needs = new List<DiagnosisNeed>();
        string[] causes = [.. ranked.Where(static r => r.FitsAnswer).Take(Leading).Select(static r => r.Cause)];
        bool Any(params string[] ids) => causes.Any(ids.Contains);
        string bucket = Quote(e.BucketName ?? "BUCKET"), key = Quote(e.Key ?? "KEY");

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
                e.Method is "PUT" or "POST" ? "try { Invoke-WebRequest $url -Method PUT -InFile ./file } catch { $_ | Invoke-PresignDiagnosis -Url $url }" : "try { Invoke-WebRequest $url -Headers @{ Range = 'bytes=0-0' } } catch { $_ | Invoke-PresignDiagnosis -Url $url }");
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
            Add("Method and headers as sent", "a signed header that is missing or changed breaks the signature", "Invoke-PresignDiagnosis -Url $url -ErrorResponse $xml -Method PUT -Header @{ 'Content-Type' = '...' }");
        }

        if (Any(Causes.WrongSecretKey, Causes.SignatureMismatch, Causes.SdkSigningBug, Causes.PayloadHashMismatch) || (e.IsSignatureRefusal && e.Input.Credentials is null))
        {
            Add("The credentials that should have signed", "recomputing the signature tells a wrong secret from a changed request", "Test-S3PresignedUrl $url -ProfileName PROFILE -Method " + (e.Method ?? "GET"));
        }

        if (Any(Causes.MissingIdentityPermission, Causes.SessionPolicy, Causes.PermissionsBoundary) || e.IsBareDenial)
        {
            Add("Who signed, and that identity's policies", "whether any of them allows the action", "Get-STSCallerIdentity; Get-IAMRolePolicyList -RoleName ROLE; Get-IAMAttachedRolePolicyList -RoleName ROLE; then -IdentityPolicy (files or objects) -Principal ARN");
        }

        if (Any(Causes.KeyMissingWithoutListPermission, Causes.WrongBucketOrKey, Causes.DeleteMarker, Causes.KeyEncoding) || (e.IsBareDenial && e.IsRead))
        {
            Add("Whether the object exists", "without s3:ListBucket a missing object gives 403", $"Get-S3Object -BucketName {bucket} -Key {key}    # as somebody who may list the bucket");
        }

        if (Any(Causes.BucketPolicyExplicitDeny, Causes.BucketPolicyMissingAllowCrossAccount, Causes.SourceIpCondition, Causes.VpceCondition, Causes.SecureTransportCondition, Causes.SseHeaderRequiredByPolicy, Causes.AuthTypeCondition, Causes.SignatureAgeCondition,
            Causes.PayloadHashCondition, Causes.HeaderRequiredByPolicy, Causes.MfaCondition, Causes.RefererCondition, Causes.SessionRevoked) || e.IsBareDenial)
        {
            Add("The bucket policy", "an explicit deny, or a missing allow for another account", $"Invoke-PresignDiagnosis ... -BucketPolicy (Get-S3BucketPolicy -BucketName {bucket})");
        }

        if (Any(Causes.SourceIpCondition, Causes.VpceCondition, Causes.VpcEndpointPolicy))
        {
            Add("Where the URL is used from", "conditions on the network count for who uses the URL", "Invoke-PresignDiagnosis ... -SourceIp ADDRESS, or -VpcEndpointId vpce-... -VpcEndpointPolicy FILE");
        }

        if (Any(Causes.KmsPermissionMissing, Causes.KmsKeyPolicy, Causes.KmsKeyDisabledOrMissing))
        {
            Add("The object's KMS key and its policy", "S3 permission does not cover the key", $"(Get-S3ObjectMetadata -BucketName {bucket} -Key {key}).ServerSideEncryptionKeyManagementServiceKeyId; Get-KMSKeyPolicy -KeyId ID -PolicyName default; then -KeyPolicy");
        }

        if (Any(Causes.WrongRegion, Causes.WrongEndpointGlobalRedirect))
        {
            Add("The bucket's region", "the URL must be signed for it, and for its host", $"(Get-S3BucketLocation -BucketName {bucket}).Value; then -BucketConfiguration @{{ Region = '...' }}");
        }

        if (Any(Causes.CorsMisconfigured, Causes.CorsCachedNonCorsResponse))
        {
            Add("The bucket's CORS rules and the page's origin", "a preflight is judged by them alone", $"Invoke-PresignDiagnosis ... -Origin https://... -BucketConfiguration @{{ Cors = (Get-S3CORSConfiguration -BucketName {bucket}).Rules }}");
        }

        if (Any(Causes.RequesterPays))
        {
            Add("Whether the bucket is Requester Pays", "then the request must say who pays", $"Get-S3BucketRequestPayment -BucketName {bucket}");
        }

        if (needs.Count == 0)
        {
            Add("The whole exchange", "method, headers, status and body together say more than each of them", "curl -v ... 2>&1 | Out-String | Invoke-PresignDiagnosis");
        }

        return [.. needs.Take(6)];
    }

    /// <summary>In single quotes, for PowerShell.</summary>
    private static string Quote(string text) => "'" + Printable.Of(text, 200).Replace("'", "''") + "'";
}
