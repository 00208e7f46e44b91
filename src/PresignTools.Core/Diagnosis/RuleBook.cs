using PresignTools.Diagnosis.Causes;
using PresignTools.Diagnosis.Rules;

namespace PresignTools.Diagnosis;

/// <summary>The rules, each a pure function from the evidence to at most one suspect. Their order does not matter: strength does.</summary>
internal static class RuleBook
{
    internal static IReadOnlyList<Func<Evidence, Suspect?>> Rules { get; } =
    [
        IdentityRules.MissingToken, IdentityRules.DeletedKey, IdentityRules.DamagedToken, IdentityRules.ExpiredToken, IdentityRules.Revoked, IdentityRules.WrongSecret, IdentityRules.KnownSigningBug,
        ObjectRules.WrongKey, ObjectRules.NoBucket, ObjectRules.MissingKey, ObjectRules.DeleteMarker, ObjectRules.Archived, ObjectRules.Locked, ObjectRules.Ownership, ObjectRules.RequesterPays,
        EndpointRules.Redirect, EndpointRules.OtherRedirect, EndpointRules.PreflightRedirect, EndpointRules.FollowedRedirect, EndpointRules.Region, EndpointRules.AccessPoint, EndpointRules.Host, EndpointRules.Unreachable, EndpointRules.Accelerate, EndpointRules.SigV2,
        SimulationRules.Simulated, PolicyRules.Decided, PolicyRules.Untold, PolicyRules.NearMiss, PolicyRules.NarrowEndpoint, PolicyRules.Sentence, PolicyRules.PublicAccess, PolicyRules.PublicAclUntold, PolicyRules.Acl, PolicyRules.Anonymous, PolicyRules.CrossAccount, PolicyRules.MissingPermission,
        ToldRules.Organization, ToldRules.Endpoint, ToldRules.Boundary, ToldRules.NoList,
        MethodRules.WrongMethod, MethodRules.Head,
        HeaderRules.Missing, HeaderRules.Changed, HeaderRules.ContentType, HeaderRules.Unsigned, HeaderRules.TwoMechanisms, HeaderRules.Checksum, HeaderRules.Chunked, HeaderRules.Payload,
        TransitRules.BarePlus, TransitRules.Shell, TransitRules.BlottedKey, TransitRules.Respelled, TransitRules.InsideName,
        PathRules.Encoding, PathRules.Normalized, PathRules.Appended,
        ClockRules.Expired, ClockRules.Ahead, ClockRules.Skewed,
        CorsRules.Misconfigured, CorsRules.Cached, FormRules.Mismatch, FormRules.Malformed, FormRules.MissingToken,
        EncryptionRules.Sentence, EncryptionRules.KeyState, EncryptionRules.Bare, EncryptionRules.BareOther, EncryptionRules.CustomerKey,
    ];

    /// <summary>Everything that speaks for any cause.</summary>
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Run(Evidence evidence)
    {
        foreach (Func<Evidence, Suspect?> rule in Rules)
        {
            if (rule(evidence) is { } suspect)
            {
                yield return (CauseBook.Get(suspect.Cause), suspect.ToMatch());
            }
        }
    }
}
