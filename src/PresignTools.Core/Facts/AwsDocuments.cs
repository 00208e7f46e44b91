namespace PresignTools.Facts;

/// <summary>The documents that causes, findings and S3's error codes refer to; each once.</summary>
internal static class AwsDocuments
{
    private const string Guide = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/";
    private const string Api = "https://docs.aws.amazon.com/AmazonS3/latest/API/";
    private const string Iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";

    internal const string Presigned = Guide + "using-presigned-url.html";
    internal const string QueryAuth = Api + "sigv4-query-string-auth.html";

    /// <summary>What the Authorization header holds.</summary>
    internal const string AuthorizationHeader = Api + "sigv4-auth-using-authorization-header.html";

    /// <summary>How the signature over headers is calculated.</summary>
    internal const string HeaderAuth = Api + "sig-v4-header-based-auth.html";

    internal const string SigV2 = Guide + "RESTAuthentication.html";
    internal const string Errors = Api + "ErrorResponses.html";
    internal const string CommonHeaders = Api + "RESTCommonRequestHeaders.html";
    internal const string Forbidden = Guide + "troubleshoot-403-errors.html";
    internal const string ActionsAndPolicies = Guide + "using-with-s3-policy-actions.html";
    internal const string PolicyConditions = Api + "bucket-policy-s3-sigv4-conditions.html";
    internal const string S3ConditionKeys = Guide + "amazon-s3-policy-keys.html";
    internal const string VirtualHosting = Guide + "VirtualHosting.html";
    internal const string Redirects = Guide + "Redirects.html";
    internal const string Accelerate = Guide + "transfer-acceleration.html";
    internal const string Website = Guide + "WebsiteEndpoints.html";
    internal const string MultiRegion = Guide + "MultiRegionAccessPointRequests.html";
    internal const string Express = Guide + "s3-express-create-session.html";
    internal const string DirectoryBucketDifferences = Guide + "s3-express-differences.html";
    internal const string Cors = Guide + "cors.html";
    internal const string CorsTrouble = Guide + "cors-troubleshooting.html";
    internal const string Integrity = Guide + "checking-object-integrity.html";
    internal const string PutObject = Api + "API_PutObject.html";
    internal const string GetObject = Api + "API_GetObject.html";
    internal const string HeadObject = Api + "API_HeadObject.html";
    internal const string PostForms = Api + "sigv4-HTTPPOSTForms.html";
    internal const string PostPolicy = Api + "sigv4-HTTPPOSTConstructPolicy.html";
    internal const string Kms = Guide + "UsingKMSEncryption.html";
    internal const string CustomerKeys = Guide + "ServerSideEncryptionCustomerKeys.html";
    internal const string KmsKeys = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html";
    internal const string KmsState = "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html";
    internal const string Metadata = Guide + "UsingMetadata.html";
    internal const string ObjectKeys = Guide + "object-keys.html";
    internal const string Ownership = Guide + "about-object-ownership.html";
    internal const string ObjectLock = Guide + "object-lock.html";
    internal const string Restore = Guide + "restoring-objects.html";
    internal const string DeleteMarkers = Guide + "DeleteMarker.html";
    internal const string RequesterPays = Guide + "ObjectsinRequesterPaysBuckets.html";
    internal const string BlockPublicAccess = Guide + "access-control-block-public-access.html";
    internal const string VpcEndpoints = Guide + "privatelink-interface-endpoints.html";
    internal const string CrossAccount = Guide + "example-walkthroughs-managing-access-example2.html";
    internal const string Multipart = Guide + "mpuoverview.html";
    internal const string AccessDenied = Iam + "troubleshoot_access-denied.html";
    internal const string Boundaries = Iam + "access_policies_boundaries.html";
    internal const string Sessions = Iam + "access_policies.html";
    internal const string ConditionKeys = Iam + "reference_policies_condition-keys.html";
    internal const string Mfa = Iam + "id_credentials_mfa_configure-api-require.html";
    internal const string RevokeSessions = Iam + "id_roles_use_revoke-sessions.html";
    internal const string Identifiers = Iam + "reference_identifiers.html";
    internal const string AccessKeys = Iam + "id_credentials_access-keys.html";
    internal const string Roles = Iam + "troubleshoot_roles.html";
    internal const string TemporaryCredentials = Iam + "id_credentials_temp_use-resources.html";
    internal const string StsRegions = Iam + "id_credentials_temp_enable-regions.html";
    internal const string OrganizationPolicies =
        "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_authorization_policies.html";
}
