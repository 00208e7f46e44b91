using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Forms;

/// <summary>The judgment of one form while it is made: what is known, and what was found so far.</summary>
internal sealed class PostJudgment
{
    private readonly List<Finding> _findings = [];
    private readonly List<PostFieldCheck> _checks = [];

    internal PostJudgment(ReceivedPost post, SigningCredentials? credentials, DateTimeOffset asOf)
    {
        Post = post;
        Credentials = credentials;
        AsOf = asOf.ToUniversalTime();
        Signature = new FormSignature(post);
        Location = post.Location();
        Bucket = post.Bucket(Location);
        Policy = Signature.Policy is { } encoded ? PostPolicy.Read(encoded) : null;
    }

    internal ReceivedPost Post { get; }

    internal SigningCredentials? Credentials { get; }

    internal DateTimeOffset AsOf { get; }

    internal FormSignature Signature { get; }

    internal S3Location? Location { get; }

    internal string? Bucket { get; }

    /// <summary>The policy; null if the form has none.</summary>
    internal PostPolicy? Policy { get; }

    /// <summary>Whether the credentials signed this policy; null if that was not computed.</summary>
    internal bool? SignatureMatches { get; set; }

    /// <summary>In the order in which S3 checks.</summary>
    internal IReadOnlyList<Finding> Findings => _findings;

    internal IReadOnlyList<PostFieldCheck> Checks => _checks;

    internal bool HasFault => _findings.Exists(static f => f.Status == FindingStatus.Fail);

    internal void Fail(string cause, string evidence, string? remedy = null, params string[] differs) =>
        Add(cause, FindingStatus.Fail, EvidenceKind.Recomputed, evidence, remedy, differs);

    internal void Warn(string cause, string evidence, string? remedy = null) =>
        Add(cause, FindingStatus.Warning, EvidenceKind.Circumstance, evidence, remedy);

    internal void Unknown(string cause, string evidence, string? remedy = null, params string[] differs) =>
        Add(cause, FindingStatus.Unknown, EvidenceKind.Circumstance, evidence, remedy, differs);

    internal void Note(PostFieldCheck check) => _checks.Add(check);

    private void Add(
        string cause, FindingStatus status, EvidenceKind kind, string evidence, string? remedy, params string[] differs)
    {
        _ = CauseCatalogue.TryFind(cause, out Cause? known);
        _findings.Add(
            new Finding(cause, known!.Layer, status, kind, evidence, remedy ?? known.Remedy, known.DocumentationUri, differs));
    }
}
