using PresignTools.Errors;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Decisions;

/// <summary>One question to the policies: may this principal do this action on this resource, in this context?</summary>
public sealed record AccessRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="action">One IAM action, as in <c>s3:GetObject</c>.</param>
    /// <param name="resource">The ARN of one resource, or <c>*</c> for actions that have none (s3:ListAllMyBuckets).</param>
    /// <exception cref="PresignException"><c>AccessActionInvalid</c>, <c>AccessResourceInvalid</c>.</exception>
    public AccessRequest(RequestPrincipal principal, string action, string resource)
    {
        Principal = principal ?? throw new ArgumentNullException(nameof(principal));
        Action = (action ?? string.Empty).Trim();
        Resource = resource ?? string.Empty;
        if (Action.IndexOfAny(['*', '?']) >= 0 || ActionPattern.TryParse(Action) is null)
        {
            throw PolicyErrors.AccessActionInvalid(Action);
        }

        if (Resource != "*" && !IsArn(Resource))
        {
            throw PolicyErrors.AccessResourceInvalid(Resource);
        }
    }

    /// <summary>Who asks.</summary>
    public RequestPrincipal Principal { get; }

    /// <summary>The IAM action.</summary>
    public string Action { get; }

    /// <summary>The ARN as the request names it: that of the access point if it goes through one.</summary>
    public string Resource { get; }

    /// <summary>Through an access point: the ARN of the same object or bucket without it, which the bucket policy sees.</summary>
    public string? BucketResource { get; init; }

    /// <summary>Account that owns the bucket, key or role. Null: taken from the ARN, else the caller's own.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>The condition keys. <see cref="WithImpliedContext"/> adds what AWS derives from the caller and the resource.</summary>
    public RequestContext Context { get; init; } = RequestContext.Empty;

    /// <summary>For a GetFederationToken session: the ARN of the IAM user that made it.</summary>
    public string? IssuerArn { get; init; }

    /// <summary>Canonical user id of the caller's account, if it is known.</summary>
    public string? CanonicalUserId { get; init; }

    /// <summary>
    /// Keys of <see cref="Context"/> whose value is a guess: the request has them, with a value that is not known for sure.
    /// </summary>
    internal IReadOnlyList<string> Guessed { get; init; } = [];

    /// <summary>The service prefix of the action, in lower case.</summary>
    public string Service => Action[..Action.IndexOf(':')].ToLowerInvariant();

    /// <summary>The account that owns the resource, by <see cref="ResourceAccount"/>, the ARN, or the caller.</summary>
    public string? OwnerAccount
    {
        get
        {
            if (ResourceAccount is not null)
            {
                return ResourceAccount;
            }

            string[] parts = (BucketResource ?? Resource).Split([':'], 6);
            return parts.Length == 6 && parts[4].Length > 0 ? parts[4] : Principal.Account;
        }
    }

    /// <summary>A copy whose context also has the keys that AWS fills in by itself. What is there already stays.</summary>
    public AccessRequest WithImpliedContext() => this with
    {
        Context = Context.WithDefaults(ImpliedContext.Of(this)),
        Guessed = RolePath.IsGuess(Principal) && !Context.Mentions(RolePath.Key) ? [.. Guessed, RolePath.Key] : Guessed,
    };

    private static bool IsArn(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) && text.Split([':'], 6) is { Length: 6 } parts && parts[5].Length > 0;
}
