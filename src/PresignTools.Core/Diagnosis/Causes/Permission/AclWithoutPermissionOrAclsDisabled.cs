using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Permission;

/// <summary>An ACL is requested, but ACLs are disabled or s3:PutObjectAcl is missing.</summary>
internal sealed class AclWithoutPermissionOrAclsDisabled : CauseDefinition
{
    private const string LeaveOut = "Leave x-amz-acl out of the request, and out of what is signed.";

    internal override CauseInfo Info { get; } = new("acl-without-permission-or-acls-disabled", CheckLayer.Permission)
    {
        Title = "An ACL is requested, but ACLs are disabled or s3:PutObjectAcl is missing",
        Why = "An ACL in the request needs s3:PutObjectAcl. Buckets made since April 2023 have ACLs turned off, and refuse "
            + "most of them.",
        Fix = "Leave x-amz-acl out, or allow s3:PutObjectAcl and enable ACLs.",
        Document = AwsDocuments.Ownership,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Operation],
        Statuses = [400, 403],
        Actions = ["s3:PutObjectAcl", "s3:PutObjectVersionAcl"],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true;

    /// <summary>Whether the key is taken from an ACL of the request.</summary>
    internal static bool IsAcl(string key) =>
        key.Equals("s3:x-amz-acl", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("s3:x-amz-grant-", StringComparison.OrdinalIgnoreCase);

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. e.Denials.Of(Id), .. Stated(e), .. Sent(e)];

    /// <summary>An ACL that is sent, and that a policy refuses; one that is missing is a missing header.</summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet) =>
        IsAcl(condition.Key) && context.TryGet(condition.Key, out _);

    internal override string? FixOf(DenialCause denial, FailureFacts e) => DenialFix.Headers(denial, e);

    private static IEnumerable<Match> Stated(FailureFacts e)
    {
        if (e.Code == "AccessControlListNotSupported")
        {
            string which = e.AmzValue("x-amz-acl") is { } acl ? $" ({Printable.Of(acl, 40)})" : string.Empty;
            string said = $"The request sets an ACL{which}, and the bucket has ACLs turned off (Object Ownership: bucket owner enforced).";
            yield return e.IsAws ? Match.StatedByS3(said, LeaveOut) : Match.NamedByAnswer(said, LeaveOut);
        }
    }

    private static IEnumerable<Match> Sent(FailureFacts e)
    {
        if ((!e.IsUpload && e.Operation is not null) || (e.AmzValue("x-amz-acl") ?? OfCode(e)) is not { } acl)
        {
            yield break;
        }

        string set = $"The request sets the ACL '{Printable.Of(acl, 40)}'";
        bool isRefused = e.IsBareDenial || e.IsSilentRefusal;
        if (e.Bucket.AclsDisabled == true)
        {
            // These two change nothing in a bucket without ACLs, and S3 takes them.
            bool isNeutral = acl is "" or "bucket-owner-full-control" or "private";
            if (isRefused || (e.Response is null && !isNeutral))
            {
                yield return Match.SeenInAccount($"{set}, and the bucket has ACLs turned off (Object Ownership: bucket owner "
                    + "enforced).", LeaveOut);
            }
        }
        else if (isRefused)
        {
            yield return Match.Circumstance($"{set}, which needs s3:PutObjectAcl beside "
                + "s3:PutObject.", DenialFix.Allow("s3:PutObjectAcl", null));
        }
    }

    /// <summary>The ACL of an upload that the code sends by itself, where it names one.</summary>
    private static string? OfCode(FailureFacts e) => e.Input.FullText is null ? null : e.Input.SigningCalls
        .Where(static c => c.Operation is "PutObject" or "CreateMultipartUpload" or "CopyObject")
        .SelectMany(static c => c.Parameters)
        .Where(static p => p.Key.Replace("_", string.Empty).ToLowerInvariant() is "acl" or "cannedacl" && p.Value is not null)
        .Select(static p => p.Value).FirstOrDefault();

    /// <summary>The text says that the bucket has no ACLs, and shows that one is set.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isRefused = (e.IsBareDenial || e.IsSilentRefusal) && e.Method is null or "PUT" or "POST";
        bool setsAcl = e.Input.Setting(ClientSettingNames.Acl) is not null || e.SignedParameter("acl", "cannedacl") is not null
            || text.ContainsAny("public-read", "x-amz-acl");
        if (isRefused && setsAcl && e.Bucket.AclsDisabled is null && Tellings.AclsDisabled.IsAffirmedIn(text))
        {
            yield return Match.Circumstance(
                "The text says that the bucket's ACLs are turned off, and an ACL is set: S3 refuses the upload.", LeaveOut);
        }
    }
}
