using PresignTools.Diagnosis.Rules;

namespace PresignTools.Diagnosis;

/// <summary>The rules, each a pure function from the evidence to at most one suspect. Their order does not matter: strength does.</summary>
internal static class RuleBook
{
    internal static IReadOnlyList<Func<Evidence, Suspect?>> Rules { get; } =
    [
        AnswerRules.Unknown,
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

    /// <summary>Everything that the evidence holds against anything; several suspects may name one cause.</summary>
    internal static IEnumerable<Suspect> Run(Evidence evidence)
    {
        foreach (Suspect suspect in AnswerRules.Run(evidence).Concat(JudgementRules.Run(evidence)).Concat(LaterRules.Run(evidence)).Concat(NameRules.Run(evidence)))
        {
            yield return suspect;
        }

        foreach (Func<Evidence, Suspect?> rule in Rules)
        {
            if (rule(evidence) is { } suspect)
            {
                yield return suspect;
            }
        }
    }
}
