using PresignTools.Policies.Matching;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authentication;

/// <summary>Who signed a request, and how.</summary>
internal sealed record Caller
{
    internal static Caller Anonymous { get; } = new() { Principal = RequestPrincipal.Anonymous };

    internal required RequestPrincipal Principal { get; init; }

    /// <summary>The user or role; null for the root user and anonymous requests.</summary>
    internal IamIdentity? Identity { get; init; }

    /// <summary>Name of the user or role.</summary>
    internal string? Name { get; init; }

    /// <summary>The session behind temporary credentials.</summary>
    internal IamSession? Session { get; init; }

    /// <summary>The session with a directory bucket whose keys signed.</summary>
    internal DirectorySession? DirectorySession { get; init; }

    internal string? AccessKeyId { get; init; }

    /// <summary>aws:userid.</summary>
    internal string? UserId { get; init; }

    /// <summary>s3:authType: REST-HEADER, REST-QUERY-STRING or POST; null for anonymous requests.</summary>
    internal string? AuthType { get; init; }

    /// <summary>s3:signatureversion: AWS4-HMAC-SHA256 or AWS.</summary>
    internal string? SignatureVersion { get; init; }

    /// <summary>When it was signed; null for SigV2, whose age counts as 0.</summary>
    internal DateTimeOffset? SignedAt { get; init; }

    /// <summary>s3:x-amz-content-sha256.</summary>
    internal string? PayloadHash { get; init; }

    internal string? Account => Principal.Account;

    internal bool IsAnonymous => Principal.Kind == RequestPrincipalKind.Anonymous;

    internal bool IsSigV2 => SignatureVersion == "AWS";

    internal bool IsRole => Identity is IamRole;
}
