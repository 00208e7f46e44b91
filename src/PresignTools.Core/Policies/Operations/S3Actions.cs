using PresignTools.Text;

namespace PresignTools.Policies.Operations;

/// <summary>
/// The IAM actions of S3: those of the operations that are known here, and the rest of the service authorization reference
/// (<see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html"/>).
/// </summary>
public static class S3Actions
{
    private const string Prefix = "s3:";

    private static readonly string[] Further =
    [
        "AssociateAccessGrantsIdentityCenter", "BypassGovernanceRetention", "CreateAccessGrant", "CreateAccessGrantsInstance",
        "CreateAccessGrantsLocation", "CreateAccessPoint", "CreateAccessPointForObjectLambda", "CreateJob",
        "CreateMultiRegionAccessPoint", "CreateStorageLensGroup", "DeleteAccessGrant", "DeleteAccessGrantsInstance",
        "DeleteAccessGrantsInstanceResourcePolicy", "DeleteAccessGrantsLocation", "DeleteAccessPoint",
        "DeleteAccessPointForObjectLambda", "DeleteAccessPointPolicy", "DeleteAccessPointPolicyForObjectLambda", "DeleteJobTagging",
        "DeleteMultiRegionAccessPoint", "DeleteObjectVersion", "DeleteObjectVersionTagging", "DeleteStorageLensConfiguration",
        "DeleteStorageLensConfigurationTagging", "DeleteStorageLensGroup", "DescribeJob", "DescribeMultiRegionAccessPointOperation",
        "DissociateAccessGrantsIdentityCenter", "GetAccessGrant", "GetAccessGrantsInstance", "GetAccessGrantsInstanceForPrefix",
        "GetAccessGrantsInstanceResourcePolicy", "GetAccessGrantsLocation", "GetAccessPoint",
        "GetAccessPointConfigurationForObjectLambda", "GetAccessPointForObjectLambda", "GetAccessPointPolicy",
        "GetAccessPointPolicyForObjectLambda", "GetAccessPointPolicyStatus", "GetAccessPointPolicyStatusForObjectLambda",
        "GetAccountPublicAccessBlock", "GetDataAccess", "GetJobTagging", "GetMultiRegionAccessPoint",
        "GetMultiRegionAccessPointPolicy", "GetMultiRegionAccessPointPolicyStatus", "GetMultiRegionAccessPointRoutes",
        "GetObjectAttributes", "GetObjectVersionAttributes", "GetObjectVersionForReplication", "GetObjectVersionTagging",
        "GetStorageLensConfiguration", "GetStorageLensConfigurationTagging", "GetStorageLensDashboard", "GetStorageLensGroup",
        "InitiateReplication", "ListAccessGrants", "ListAccessGrantsInstances", "ListAccessGrantsLocations", "ListAccessPoints",
        "ListAccessPointsForObjectLambda", "ListCallerAccessGrants", "ListJobs", "ListMultiRegionAccessPoints",
        "ListStorageLensConfigurations", "ListStorageLensGroups", "ListTagsForResource", "ObjectOwnerOverrideToBucketOwner",
        "PauseReplication", "PutAccessGrantsInstanceResourcePolicy", "PutAccessPointConfigurationForObjectLambda",
        "PutAccessPointPolicy", "PutAccessPointPolicyForObjectLambda", "PutAccessPointPublicAccessBlock",
        "PutAccountPublicAccessBlock", "PutJobTagging", "PutMultiRegionAccessPointPolicy", "PutObjectVersionAcl",
        "PutObjectVersionTagging", "PutStorageLensConfiguration", "PutStorageLensConfigurationTagging", "ReplicateDelete",
        "ReplicateObject", "ReplicateTags", "SubmitMultiRegionAccessPointRoutes", "TagResource", "UntagResource",
        "UpdateAccessGrantsLocation", "UpdateJobPriority", "UpdateJobStatus", "UpdateStorageLensGroup",
    ];

    /// <summary>All that are known, with their prefix, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. S3OperationTable.All
            .SelectMany(static o => o.Actions(false).Concat(o.Actions(true)))
            .Concat(Further)
            .Select(static a => a.StartsWith(Prefix, StringComparison.Ordinal) ? a : Prefix + a)
            .Where(static a => a.IndexOf(':', StringComparison.Ordinal) == Prefix.Length - 1)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// The actions that may be meant by one of S3 that is not known; none where it is known, of another service, or like no other.
    /// </summary>
    /// <param name="action">An action.</param>
    public static IReadOnlyList<string> Meant(string action) =>
        action.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !Names.Contains(action, StringComparer.OrdinalIgnoreCase)
            ? Nearest.To(action, Names, 3)
            : [];
}
