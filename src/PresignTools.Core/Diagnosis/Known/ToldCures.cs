namespace PresignTools.Diagnosis.Known;

/// <summary>
/// What a change that made it work says of the cause: whoever tells "with the region set it works" has tried it. It points strongly, and
/// proves nothing: two things may have been changed.
/// </summary>
internal static class ToldCures
{
    private static readonly (Topic Changed, string[] Causes)[] Cures =
    [
        (new("region"), [CauseId.WrongRegion]),
        (new("s3v4", "signature version", "signatureVersion", "signature_version"), [CauseId.SigV2OnV4OnlyRegionOrKms]),
        (new("path style", "path-style", "pathstyle", "path_style", "addressing_style"), [CauseId.PathStyleNeeded]),
        (new("checksum", "when_required"), [CauseId.ChecksumDefault]),
        (new("content-type", "content type", "ContentType"), [CauseId.ContentTypeMismatch]),
        (new("session token", "session_token"), [CauseId.MissingSessionToken]),
        (new("parameter", "query string", "override", "&"), [CauseId.ExtraQueryParameter]),
        (new("x-amz-acl", "acl"), [CauseId.AclWithoutPermissionOrAclsDisabled]),
        (new("the header", "that header", "this header", "x-amz-"), [CauseId.UnsignedExtraHeader]),
        (new("clock", "ntp"), [CauseId.ClockSkew]),
    ];

    /// <summary>The causes that the change speaks for; of the first thing that it names.</summary>
    internal static IReadOnlyList<string> Of(string works) => Array.Find(Cures, c => c.Changed.IsIn(works)).Causes ?? [];
}
