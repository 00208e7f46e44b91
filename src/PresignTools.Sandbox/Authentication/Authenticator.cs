using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;
using PresignTools.Verification.Subject;

namespace PresignTools.Sandbox.Authentication;

/// <summary>Finds the one way in which a request is signed, and has it checked.</summary>
internal static class Authenticator
{
    /// <summary>Who signed.</summary>
    /// <exception cref="Failure">What S3 answers to a signature that is not good.</exception>
    internal static Caller Authenticate(SandboxRequest request, World world, DateTimeOffset now)
    {
        var parameters = new SignatureParameters(request.Url);
        string? authorization = request.Header("authorization");
        bool inQuery = parameters.Form != SignatureForm.None;
        if (inQuery && authorization is not null)
        {
            throw Failures.TwoMechanisms(authorization);
        }

        if (parameters.Form is SignatureForm.V4 or SignatureForm.V4A && parameters.SignatureV2 is not null)
        {
            throw Failures.TwoMechanisms("null");
        }

        if (parameters.Form is SignatureForm.V4 or SignatureForm.V4A)
        {
            return QueryV4.Authenticate(request, parameters, world, now);
        }

        if (parameters.Form == SignatureForm.V2)
        {
            return V2.OfQuery(request, parameters, world, now);
        }

        if (authorization is null)
        {
            Scope.CheckLocation(request, world);
            return Caller.Anonymous;
        }

        return authorization.StartsWith("AWS ", StringComparison.Ordinal)
            ? V2.OfHeader(request, authorization, world, now)
            : HeaderV4.Authenticate(request, authorization, world, now);
    }

    /// <summary>Names of x-amz-* headers that came unsigned, in the order of arrival.</summary>
    internal static string[] Unsigned(SandboxRequest request, IReadOnlyCollection<string> signed) =>
    [
        .. request.Headers.Select(h => h.Key.ToLowerInvariant()).Distinct()
            .Where(n => n.StartsWith("x-amz-", StringComparison.Ordinal) && n != "x-amz-content-sha256" && !signed.Contains(n)),
    ];

    /// <summary>A body hash that is one must be the body's.</summary>
    internal static void CheckPayload(SandboxRequest request, string? hash)
    {
        if (hash is { Length: 64 } && hash.All(char.IsAsciiHexDigit))
        {
            string computed = WorldJson.HashOf(request.Body);
            if (!computed.Equals(hash, StringComparison.OrdinalIgnoreCase))
            {
                throw Failures.PayloadMismatch(hash, computed);
            }
        }
    }
}
