namespace PresignTools.Verification.Subject;

/// <summary>
/// The findings of a verification, in the order in which they were made. Nothing is ever taken back: a finding that was computed says which
/// suppositions of earlier checks it replaces, and the list is settled when it is read.
/// </summary>
internal sealed class FindingList
{
    private readonly List<(Finding Finding, IReadOnlyList<Supposition> Replaces)> _all = [];
    private IReadOnlyList<Finding>? _settled;

    /// <summary>What holds: every finding but those that a later one replaces.</summary>
    internal IReadOnlyList<Finding> Settled => _settled ??= Settle();

    /// <param name="finding">The finding.</param>
    /// <param name="replaces">What earlier checks supposed without the computation that this finding rests on.</param>
    internal void Add(Finding finding, params Supposition[] replaces)
    {
        _all.Add((finding, replaces));
        _settled = null;
    }

    private List<Finding> Settle()
    {
        var settled = new List<Finding>(_all.Count);
        var replaced = new List<Supposition>();
        for (int i = _all.Count - 1; i >= 0; i--)
        {
            if (!replaced.Exists(s => s.Covers(_all[i].Finding)))
            {
                settled.Add(_all[i].Finding);
            }

            replaced.AddRange(_all[i].Replaces);
        }

        settled.Reverse();
        return settled;
    }
}

/// <summary>What a check supposed without having computed the signature: findings of a cause, about an element, or both.</summary>
/// <param name="Cause">The cause; null for any.</param>
/// <param name="Element">The element of the request; null for any.</param>
/// <param name="OnlyUnsure">Only findings that are not established.</param>
internal sealed record Supposition(string? Cause, string? Element = null, bool OnlyUnsure = false)
{
    internal bool Covers(Finding finding) =>
        (Cause is null || finding.Cause == Cause)
        && (Element is null || finding.Differs.Contains(Element))
        && !(OnlyUnsure && finding.EvidenceKind.ToCertainty() == Certainty.Established);
}
