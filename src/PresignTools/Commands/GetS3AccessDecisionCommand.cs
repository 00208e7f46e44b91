using System.Collections;
using System.Management.Automation;
using PresignTools.Input;
using PresignTools.Inspection;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Operations;
using PresignTools.Text.Masking;

namespace PresignTools.Commands;

/// <summary>Says whether AWS would allow a request by the given policies, who decides, and why. Offline.</summary>
[Cmdlet(
    VerbsCommon.Get,
    "S3AccessDecision",
    DefaultParameterSetName = OfUrl,
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Get-S3AccessDecision.md"
)]
[OutputType(typeof(AccessDecision))]
public sealed partial class GetS3AccessDecisionCommand : PresignCmdlet, IPolicyParameters
{
    private PolicySet? _policies;
    private RequestContext _given = RequestContext.Empty;
    private DateTimeOffset _asOf;

    /// <summary>
    /// Reads the policies once. With a fault in one of them there is nothing to decide by: each fault is an error, and no decision comes
    /// out.
    /// </summary>
    protected override void BeginProcessing()
    {
        _asOf = AsOf ?? DateTimeOffset.UtcNow;
        PolicyReader reader = PolicyParameters.Reader(this);
        PolicySet policies = OrTerminate(null, () =>
            reader.Read(this) with
            {
                RoleTrust = reader.ReadOne(PolicyKind.RoleTrust, TrustPolicy, nameof(TrustPolicy)),
                RestrictPublicBuckets = ContextReader.RestrictPublicBuckets(BlockPublicAccess),
            });
        _given = OrTerminate(nameof(Context), () =>
            ContextReader.Read(Context, ("aws:SourceIp", SourceIp), ("aws:SourceVpce", VpcEndpointId), ("aws:SourceVpc", Vpc)));
        foreach (string warning in policies.All.SelectMany(p => p.Warnings.Select(w => $"{p}, {w}")))
        {
            WriteWarning(warning);
        }

        if (ParameterSetName == OfAction && S3Actions.Meant(Action) is { Count: > 0 } near)
        {
            WriteWarning($"'{Action}' is not an action of S3 that this version knows. Did you mean {string.Join(" or ", near)}?");
        }

        _policies = reader.HasErrors ? null : policies;
    }

    /// <summary>Decides one request.</summary>
    protected override void ProcessRecord()
    {
        if (_policies is null)
        {
            return;
        }

        // A URL is a secret: it does not go into an error record as it is.
        object? target = ParameterSetName == OfUrl ? null : Resource ?? $"{BucketName}/{Key}";
        ForRecord(target, () => WriteObject(Access().Decide(_policies)));
    }

    private OperationAccess Access() => ParameterSetName switch
    {
        OfUrl => AccessByUrl(),
        OfOperation => AccessOf(RequestPrincipal.Parse(Principal!), RequiredByOperation, S3RequestKeys.Of(Pairs(Header), [])),
        _ => AccessOf(RequestPrincipal.Parse(Principal!), RequiredByAction, RequestContext.Empty),
    };

    private OperationAccess AccessOf(
        RequestPrincipal principal,
        Func<RequestPrincipal, IReadOnlyList<RequiredAction>> required,
        RequestContext ofRequest
    ) =>
        new()
        {
            Principal = principal,
            Actions = required(principal),
            ResourceAccount = ResourceAccount,
            IssuerArn = FederatingUserArn,
            Given = _given,
            Derived = ExactContext ? null : time => ofRequest.WithDefaults(TimeKeys.At(time)),
            AsOf = _asOf,
        };

    private OperationAccess AccessByUrl()
    {
        PresignedUrlInfo url = PresignedUrlReader.Read(Url);
        List<KeyValuePair<string, string>> headers = SignedHeaders.Merge(Pairs(Header), RequiredHeader);
        var context = new PresignedRequestContext(url, headers);
        (string operation, bool isGuess) = context.Operation(Method);
        var assumptions = new List<string>();
        if (isGuess)
        {
            assumptions.Add($"The URL does not show its method: decided for {operation}. Give -Method for another.");
        }

        RequestPrincipal principal = Signer(url, assumptions);
        if (url.ExpiresAt is { } end && _asOf > end)
        {
            assumptions.Add($"The URL ended at {end.UtcDateTime:u}: policies no longer matter for it.");
        }

        if (url.SignatureVersion == SignatureVersion.SigV2)
        {
            assumptions.Add(
                "A URL of Signature Version 2 does not show which x-amz- headers it has signed: decided for those of -Header only.");
        }

        return AccessOf(
            principal,
            p =>
                S3Operations.Required(
                    OperationRequest(
                        p,
                        operation,
                        url.BucketName,
                        SecretMask.Of(url.Key),
                        url.VersionId,
                        [.. url.HoistedHeaders, .. headers]
                    ) with
                    {
                        Partition = url.Partition ?? p.Partition,
                        Region = url.Region ?? url.EndpointRegion,
                        UnknownHeaders = context.UnknownHeaders,
                    }),
            RequestContext.Empty
        ) with
        {
            Derived = ExactContext ? null : context.At,
            UnknownKeys = ExactContext ? [] : context.UnknownKeys,
            SignedAt = url.SignedAt,
            EndsAt = url.ExpiresAt,
            Assumptions = assumptions,
        };
    }

    /// <summary>A URL tells its signer's account at best, by the access key id.</summary>
    private RequestPrincipal Signer(PresignedUrlInfo url, List<string> assumptions)
    {
        if (!string.IsNullOrEmpty(Principal))
        {
            return RequestPrincipal.Parse(Principal);
        }

        string account = url.AccountId ?? ResourceAccount ?? throw CommandErrors.AccessSignerUnknown();
        assumptions.Add(url.AccountId is null
            ? $"The URL does not show who signed it: assumed to be a principal of account {account}. Give -Principal."
            : $"By its access key id the URL was signed in account {account}; it does not show by whom. Give -Principal.");
        return RequestPrincipal.OfAccount(account, url.Partition ?? "aws");
    }

    private IReadOnlyList<RequiredAction> RequiredByOperation(RequestPrincipal principal) =>
        S3Operations.Required(OperationRequest(principal, Operation, BucketName, Key, VersionId, Pairs(Header)));

    private IReadOnlyList<RequiredAction> RequiredByAction(RequestPrincipal principal)
    {
        if (!string.IsNullOrEmpty(Resource))
        {
            return [new RequiredAction(Action, Resource, Action)];
        }

        string bucket = string.IsNullOrEmpty(BucketName)
            ? throw PolicyErrors.OperationNeeds(Action, "-BucketName or -Resource")
            : BucketName;
        return [S3Operations.OfAction(Action, principal.Partition, bucket, UnderlyingBucket, string.IsNullOrEmpty(Key) ? null : Key)];
    }

    private S3OperationRequest OperationRequest(
        RequestPrincipal caller,
        string operation,
        string? bucket,
        string? key,
        string? version,
        IReadOnlyList<KeyValuePair<string, string>> headers
    ) =>
        new()
        {
            Operation = operation,
            Bucket = bucket,
            Key = string.IsNullOrEmpty(key) ? null : key,
            VersionId = string.IsNullOrEmpty(version) ? null : version,
            Partition = caller.Partition,
            CallerAccount = caller.Account,
            UsesKms = KeyPolicy is not null,
            UnderlyingBucket = UnderlyingBucket,
            Headers = headers,
            KmsKeyArn = KmsKeyArn,
        };

    private static List<KeyValuePair<string, string>> Pairs(IDictionary? table) =>
        table is null
            ? []
            :
            [
                .. table
                    .Cast<DictionaryEntry>()
                    .Select(e => new KeyValuePair<string, string>(
                        LanguagePrimitives.ConvertTo<string>(e.Key),
                        LanguagePrimitives.ConvertTo<string>(e.Value))),
            ];
}
