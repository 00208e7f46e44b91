using PresignTools.Errors;
using PresignTools.Identity;
using PresignTools.Policies;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using PresignTools.Policies.Operations;
using PresignTools.Policies.Parsing;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What the policies that were given say of the request. A policy that was not given is taken to allow: what decides is then one of those
/// that are there, and a refusal by it is real whatever the others say.
/// </summary>
internal sealed class PolicyEvidence
{
    private const string AnyAccount = "111122223333";

    /// <summary>Stands for the bucket's owner where it is only known that it is not the signer's account.</summary>
    private const string NotTheSigners = "000000000000";

    private PolicyEvidence(AccessDecision? decision, string? why)
    {
        Decision = decision;
        NotDecided = why;
    }

    /// <summary>Whether any policy was given.</summary>
    internal bool IsGiven { get; private set; }

    /// <summary>The decision; null if there is no question or no policy.</summary>
    internal AccessDecision? Decision { get; }

    /// <summary>The action that refuses, or the first one.</summary>
    internal AccessDecision? Refusal =>
        Decision is null ? null : Decision.Actions.FirstOrDefault(static a => !a.IsAllowed) ?? (Decision.IsAllowed ? null : Decision);

    /// <summary>Why nothing could be decided.</summary>
    internal string? NotDecided { get; }

    /// <summary>The refusal if x-amz-* parameters of the query do not count as headers; null if that makes no difference.</summary>
    internal AccessDecision? RefusalWithoutHoisted { get; private set; }

    /// <summary>
    /// The Allow of the bucket policy that would let the request in but for one condition, where no policy of the signer is known; null
    /// without one.
    /// </summary>
    internal DenialCause? NearMiss { get; private set; }

    /// <summary>Whether the signer may list the bucket, by the policies given; null if they do not say.</summary>
    internal bool? MayList { get; private set; }

    /// <summary>Whether who asks, and for what, is known, and not taken for granted.</summary>
    internal bool IsCertainQuestion { get; private set; }

    /// <summary>What was taken for granted.</summary>
    internal IReadOnlyList<string> Assumptions { get; private set; } = [];

    internal static PolicyEvidence Of(Evidence e)
    {
        PolicySet given = e.Input.Policies;
        bool any = given.All.Any();
        if (!any || e.Operation is null || e.IsForm && e.Stage == S3CheckStage.PostPolicy)
        {
            return new PolicyEvidence(null, any ? "the operation is not known" : null) { IsGiven = any };
        }

        try
        {
            return Decide(e, given);
        }
        catch (PresignException fault)
        {
            return new PolicyEvidence(null, fault.Message) { IsGiven = true };
        }
    }

    private static PolicyEvidence Decide(Evidence e, PolicySet given)
    {
        var assumptions = new List<string>();
        RequestPrincipal principal = Principal(e, assumptions);
        string account = principal.Account ?? AnyAccount;
        string bucket = e.BucketName ?? BucketOf(given) ?? "bucket";
        string key = e.Key ?? KeyOf(given, bucket) ?? "key";
        if (e.BucketName is null)
        {
            assumptions.Add($"The bucket is not known; taken for '{bucket}', which the policies name.");
        }

        if (TokenIssuedBy(e, given) is { } issued)
        {
            assumptions.Add(
                $"When the session began is not known; it began before it signed, so aws:TokenIssueTime is taken for {issued}.");
        }

        given =
            principal.Kind == RequestPrincipalKind.FederatedUser && given.Session is null
                ? given with
                {
                    Session = [All(PolicyKind.Session)],
                }
                : given;
        PolicySet filled = Fill(given, account);
        OperationAccess access = Access(e, principal, OperationName(e), bucket, key, hoisted: true);
        AccessDecision decision = access.Decide(filled);
        AccessDecision? withoutHoisted = null;
        if (decision.IsAllowed && e.Url is { HoistedHeaders.Count: > 0 })
        {
            AccessDecision other = Access(e, principal, OperationName(e), bucket, key, hoisted: false).Decide(filled);
            withoutHoisted = other.IsAllowed ? null : other;
        }

        DenialCause? near = null;
        if (
            decision.IsAllowed
            && given.Identity.Count == 0
            && given.Bucket is not null
            && access.Decide(filled with { Identity = [] }) is { IsAllowed: false } alone)
        {
            near = alone
                .Actions.Append(alone)
                .Where(static a => !a.IsAllowed)
                .Select(DenialCause.Of)
                .FirstOrDefault(static c => c is { IsExplicit: false, Condition: not null });
        }

        bool knowsReader = given.Identity.Count > 0 || given.Bucket is not null;
        bool? mayList = e.Bucket.MayList is { } seen ? seen : knowsReader && e.IsRead
            ? Access(e, principal, "ListObjectsV2", bucket, key, hoisted: true).Decide(FillToSee(given, account)).IsAllowed
            : null;
        return new PolicyEvidence(decision, null)
        {
            IsGiven = true,
            RefusalWithoutHoisted = withoutHoisted,
            MayList = mayList,
            NearMiss = near,
            Assumptions = assumptions,
            IsCertainQuestion =
                assumptions.Count == 0 && (e.Input.Principal is not null || e.Response?.AccessDenied?.Principal is not null),
        };
    }

    private static string OperationName(Evidence e) => e.Operation switch
    {
        "PostObject" => "PutObject",
        { } name => name,
        null => "GetObject",
    };

    private static OperationAccess Access(Evidence e, RequestPrincipal principal, string operation, string bucket, string key, bool hoisted)
    {
        List<KeyValuePair<string, string>> headers = [.. Headers(e)];
        PresignedRequestContext? presigned = e.Url is null ? null : new PresignedRequestContext(e.Url, headers);
        var given = new List<(string, string)>();
        if (e.Input.SourceIp is { } ip)
        {
            given.Add(("aws:SourceIp", ip));
        }

        if ((e.Input.VpcEndpointId ?? e.Location?.VpcEndpointId) is { } endpoint)
        {
            given.Add(("aws:SourceVpce", endpoint));
        }

        if (TokenIssuedBy(e, e.Input.Policies) is { } issued)
        {
            given.Add(("aws:TokenIssueTime", issued));
        }

        string? action = e.Response?.AccessDenied?.Action;
        var request = new S3OperationRequest
        {
            Operation = operation,
            Bucket = bucket,
            Key = operation.Contains("Bucket") || operation.StartsWith("ListObject", StringComparison.Ordinal) ? null : key,
            VersionId = e.Url?.VersionId,
            Partition = principal.Partition,
            Headers = hoisted && e.Url is { } url ? [.. url.HoistedHeaders, .. headers] : headers,
            KmsKeyArn = operation.StartsWith("List", StringComparison.Ordinal) ? null : KmsKey(e, principal),
        };
        IReadOnlyList<RequiredAction> actions =
            action is not null && operation != "ListObjectsV2" && action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)
                ?
                [
                    new RequiredAction(
                        action,
                        e.Response!.AccessDenied!.Resource ?? $"arn:{principal.Partition}:s3:::{bucket}/{key}",
                        "S3 names it"),
                ]
                // what is only assumed to be needed is no evidence
                : [.. S3Operations.Required(request).Where(static a => a.Assumption is null)];
        return new OperationAccess
        {
            Principal = principal,
            Actions = actions,
            ResourceAccount = e.Bucket.OwnerAccount
                ?? (e.Bucket.IsOfSigner == false && e.Input.Policies.Bucket is not null ? NotTheSigners : null),
            Given = RequestContext.Of([.. given]).WithDefaults(e.Input.Context),
            Derived = time => presigned is null || !hoisted
                ? S3RequestKeys.Of(headers, []).WithDefaults(TimeKeys.At(time)).WithDefaults(OfBareRequest(e, principal))
                : presigned.At(time),
            AsOf = e.AsOf,
            SignedAt = e.Url?.SignedAt,
        };
    }

    private static RequestContext OfBareRequest(Evidence e, RequestPrincipal principal)
    {
        RequestContext context = RequestContext.Of(("aws:SecureTransport", e.Raw?.Scheme == "http" ? "false" : "true"));
        return principal.Kind == RequestPrincipalKind.Anonymous
            ? context
            : context.With("s3:authType", e.IsPresigned ? "REST-QUERY-STRING" : "REST-HEADER");
    }

    /// <summary>
    /// The latest instant at which the signer's session can have begun: a token is older than what it signs. Null if no policy asks for it,
    /// or if it is told, or if there is no session.
    /// </summary>
    private static string? TokenIssuedBy(Evidence e, PolicySet given)
    {
        const string IssueTime = "aws:TokenIssueTime";
        bool asked =
            e.IsTemporaryKey
            && !e.Input.Context.Mentions(IssueTime)
            && given
                .All.SelectMany(static p => p.Statements)
                .SelectMany(static s => s.Conditions)
                .Any(static c => c.Key.Equals(IssueTime, StringComparison.OrdinalIgnoreCase));
        return asked && e.Url?.SignedAt is { } signed ? DateOperator.Format(signed) : null;
    }

    /// <summary>Headers that count: those sent, and those that were signed, which the client must send.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Headers(Evidence e)
    {
        foreach (KeyValuePair<string, string> header in e.Headers ?? [])
        {
            yield return header;
        }

        foreach (KeyValuePair<string, string?> header in e.Headers is null ? e.Signing.Headers : new Dictionary<string, string?>())
        {
            if (header.Value is { Length: > 0 } value)
            {
                yield return new(header.Key, value);
            }
        }
    }

    private static string? KmsKey(Evidence e, RequestPrincipal principal)
    {
        if (e.Bucket.KmsKeyArn is { } arn && arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            return arn;
        }

        bool kms = e.Bucket.UsesKms == true || e.Input.Policies.Key is not null;
        return kms
            ? $"arn:{principal.Partition}:kms:{e.Bucket.Region ?? e.Url?.Region ?? "us-east-1"}:{e.Bucket.OwnerAccount ?? principal.Account ?? AnyAccount}:key/key"
            : null;
    }

    private static RequestPrincipal Principal(Evidence e, List<string> assumptions)
    {
        if ((e.Input.Principal ?? e.Response?.AccessDenied?.Principal) is { } text && RequestPrincipal.TryParse(text) is { } known)
        {
            return known;
        }

        if (
            e.Judgement is { Parameters.Form: SignatureForm.None }
            && e.Header("authorization") is null
            && e.Response is not null
            && !e.SaysSigned)
        {
            return RequestPrincipal.Anonymous;
        }

        // An account decoded from an example key id belongs to nobody; the bucket's own is the better guess where it is known.
        string? account = AccessKey.AccountId(e.AccessKeyId);
        assumptions.Add(
            $"Who signed is not known; taken for somebody of account {account ?? e.Bucket.OwnerAccount ?? "the bucket's owner"}.");
        return RequestPrincipal.OfAccount(account ?? e.Bucket.OwnerAccount ?? AnyAccount);
    }

    /// <summary>The set with everything that was not given allowing, so that only what was given can refuse.</summary>
    private static PolicySet Fill(PolicySet given, string account) => given with
    {
        Identity = given.Identity.Count > 0 ? given.Identity : [All(PolicyKind.Identity)],
        Key = given.Key ?? Delegating(account),
    };

    /// <summary>To see whether listing is allowed, nothing may be made up.</summary>
    private static PolicySet FillToSee(PolicySet given, string account) => given with { Key = given.Key ?? Delegating(account) };

    private static Policy All(PolicyKind kind) =>
        Parse(kind, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

    private static Policy Delegating(string account) =>
        Parse(
            PolicyKind.Key,
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::ACCOUNT:root"},"Action":"kms:*","Resource":"*"}]}""".Replace(
                "ACCOUNT",
                account
            ));

    private static Policy Parse(PolicyKind kind, string json) => PolicyParser.Parse(kind, json, "not given").Policy!;

    /// <summary>The bucket that the policies are about; null if they name none, or only patterns.</summary>
    private static string? BucketOf(PolicySet given)
    {
        foreach (string resource in Resources(given))
        {
            int start = resource.IndexOf(":s3:::", StringComparison.Ordinal);
            string name = start < 0 ? string.Empty : resource[(start + 6)..].Split('/')[0];
            if (name.Length > 0 && name.IndexOfAny(['*', '?', '$']) < 0)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A key that the policies' own patterns for objects of the bucket cover.</summary>
    private static string? KeyOf(PolicySet given, string bucket) => Resources(given)
        .Select(r => r.IndexOf(":s3:::" + bucket + "/", StringComparison.Ordinal) is var at and >= 0 ? r[(at + 7 + bucket.Length)..] : null)
        .Where(static k => k is { Length: > 0 } && k.IndexOf('$') < 0)
        .Select(static k => k!.Replace("*", "key").Replace('?', 'k'))
        .FirstOrDefault();

    private static IEnumerable<string> Resources(PolicySet given) =>
        given.All.SelectMany(static p => p.Statements).SelectMany(static s => s.Resources ?? []).Select(static r => r.ToString()!);
}
