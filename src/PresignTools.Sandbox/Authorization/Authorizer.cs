using PresignTools.Facts;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Operations;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authorization;

/// <summary>
/// May this caller do that? Policies decide, by Core's evaluator; ACLs can only add, and an object of another account is its owner's.
/// </summary>
internal static class Authorizer
{
    /// <summary>Checks the S3 permissions of an operation on the bucket of the request; KMS has its own check, later.</summary>
    /// <exception cref="Failure">AccessDenied.</exception>
    internal static void Check(Exchange x, string operation, StoredObject? existing = null)
    {
        x.Operation = operation;
        if (DirectoryAccess.IsDecided(x, operation))
        {
            return;
        }

        bool onObject = x.Request.Target.Key is not null;
        IReadOnlyList<RequiredAction> actions = S3Operations.Required(new S3OperationRequest
        {
            Operation = operation,
            Bucket = x.BucketName,
            Key = onObject ? x.Key : null,
            VersionId = x.VersionId,
            Headers = EffectiveHeaders(x.Request),
            Region = DirectoryKeys.IsDirectory(x.BucketName) ? x.Bucket.Region : null,
            CallerAccount = DirectoryKeys.IsDirectory(x.BucketName) ? x.Bucket.Owner : null,
        });
        foreach (RequiredAction action in actions.Where(a => !a.IsOptional && !a.Action.StartsWith("kms:", StringComparison.Ordinal)))
        {
            string bucketName = DirectoryKeys.IsDirectory(x.BucketName) && action.Action.StartsWith("s3express:", StringComparison.Ordinal)
                ? x.BucketName
                : action.Resource["arn:aws:s3:::".Length..].Split('/')[0];
            if (!x.World.Buckets.TryGetValue(bucketName, out Bucket? bucket))
            {
                throw Failures.NoSuchBucket(bucketName);
            }

            CheckAction(
                x,
                action.Action,
                action.Resource,
                bucketName,
                bucket,
                bucketName == x.BucketName ? existing : SourceOf(x, bucket, action));
        }
    }

    /// <summary>Checks one action on the bucket itself.</summary>
    internal static void CheckBucket(Exchange x, string operation, string action)
    {
        x.Operation = operation;
        if (DirectoryKeys.IsDirectory(x.BucketName))
        {
            Check(x, operation);
            return;
        }

        CheckAction(x, action, $"arn:aws:s3:::{x.BucketName}", x.BucketName, x.Bucket, null);
    }

    /// <summary>Whether a missing object may be told as missing: that takes s3:ListBucket, for the request as it is.</summary>
    internal static bool MayList(Exchange x, string bucketName, Bucket bucket) =>
        DirectoryKeys.IsDirectory(bucketName)
        || Decide(x, "s3:ListBucket", $"arn:aws:s3:::{bucketName}", bucketName, bucket, null).Decision.IsAllowed;

    /// <summary>Checks one action on one resource.</summary>
    internal static void CheckAction(Exchange x, string action, string resource, string bucketName, Bucket bucket, StoredObject? existing)
    {
        if (DirectoryKeys.IsDirectory(bucketName) && action.StartsWith("s3:", StringComparison.Ordinal))
        {
            if (DirectoryAccess.IsDecided(x, x.Operation ?? "GetObject"))
            {
                return;
            }

            action = S3DirectoryBuckets.CreateSession;
            resource = $"arn:aws:s3express:{bucket.Region}:{bucket.Owner}:bucket/{bucketName}";
        }

        (AccessDecision decision, PolicySet policies) = Decide(x, action, resource, bucketName, bucket, existing);
        bool isForeign = existing?.Owner is { } owner && owner != bucket.Owner && bucket.ObjectOwnership != "BucketOwnerEnforced";
        if (isForeign && decision.Decision != AccessOutcome.ExplicitlyDenied && Acl.IsRead(action))
        {
            CheckForeign(x, action, resource, bucketName, bucket, existing!, decision, policies);
            return;
        }

        if (decision.IsAllowed)
        {
            return;
        }

        if (
            decision.Decision == AccessOutcome.ImplicitlyDenied
            && decision.DecidedBy == PolicyKind.Bucket
            && existing is not null
            && Acl.Grants(x, bucket, existing, action, out bool ignored))
        {
            if (ignored)
            {
                throw Failures.AccessDenied(CauseId.PublicAccessBlock);
            }

            return;
        }

        throw Denial.Of(x, decision, bucket.Owner);
    }

    /// <summary>x-amz-* parameters count as headers, as S3 takes them.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> EffectiveHeaders(SandboxRequest request) =>
        [
            .. request.Headers,
            .. request
                .Url.Parameters.Where(p =>
                    p.Name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && request.Header(p.Name) is null
                )
                .Select(p => new KeyValuePair<string, string>(p.Name.ToLowerInvariant(), p.Value)),
        ];

    /// <summary>What policies say about one action of the caller on one resource.</summary>
    internal static AccessDecision Decide(
        Exchange x,
        string action,
        string resource,
        string account,
        PolicySet policies,
        RequestContext? context = null
    ) =>
        PolicyEvaluator.Evaluate(
            new AccessRequest(x.Caller.Principal, action, resource)
            {
                ResourceAccount = account,
                Context = context ?? RequestConditions.Of(x, account, null),
            }.WithImpliedContext(),
            policies);

    private static (AccessDecision Decision, PolicySet Policies) Decide(
        Exchange x,
        string action,
        string resource,
        string bucketName,
        Bucket bucket,
        StoredObject? existing)
    {
        PolicySet policies = CallerPolicies.OfBucket(x, bucketName, bucket);
        return (Decide(x, action, resource, bucket.Owner, policies, RequestConditions.Of(x, bucket.Owner, existing)), policies);
    }

    /// <summary>
    /// An Allow of the bucket policy covers only what the bucket's owner owns; other objects are read by their owner, or by their ACL.
    /// </summary>
    private static void CheckForeign(
        Exchange x,
        string action,
        string resource,
        string bucketName,
        Bucket bucket,
        StoredObject existing,
        AccessDecision decision,
        PolicySet policies)
    {
        if (x.Caller.Account == existing.Owner)
        {
            PolicySet own = policies with { Bucket = null };
            AccessRequest request = (decision.Request with { ResourceAccount = existing.Owner }).WithImpliedContext();
            AccessDecision ownDecision = PolicyEvaluator.Evaluate(request, own);
            if (!ownDecision.IsAllowed)
            {
                throw Denial.Of(x, ownDecision, existing.Owner!);
            }

            return;
        }

        bool toBucketOwner = x.Caller.Account == bucket.Owner && existing.Acl is "bucket-owner-full-control" or "bucket-owner-read";
        if (toBucketOwner && !decision.IsAllowed)
        {
            throw Denial.Of(x, decision, bucket.Owner);
        }

        if (!toBucketOwner && !(Acl.Grants(x, bucket, existing, action, out bool ignored) && !ignored))
        {
            throw Failures.AccessDenied(CauseId.ObjectOwnership);
        }
    }

    private static StoredObject? SourceOf(Exchange x, Bucket bucket, RequiredAction action)
    {
        int slash = action.Resource.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : bucket.Current(action.Resource[(slash + 1)..]);
    }
}
