using PresignTools.Diagnosis.Ranking;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Identity;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis;

/// <summary>The seven layers with a status and one line of evidence each.</summary>
internal static class ChecklistBuilder
{
    internal static IReadOnlyList<ChecklistItem> Build(FailureFacts e, IReadOnlyList<Finding> findings, RankedCause? root) =>
        [.. Enumerable.Range(1, 7).Select(n => Item((CheckLayer)n, e, findings, root))];

    private static ChecklistItem Item(CheckLayer layer, FailureFacts e, IReadOnlyList<Finding> findings, RankedCause? root)
    {
        CheckLayer? rootLayer = root is null ? null : CauseCatalogue.Get(root.Cause).Layer;
        if (rootLayer == layer)
        {
            return new ChecklistItem(
                layer,
                root!.Match.Kind.ToCertainty() == Certainty.Possible ? FindingStatus.Unknown : FindingStatus.Fail,
                Short(root.Match.Evidence));
        }

        Finding? fault = findings.FirstOrDefault(f => f.Layer == layer && f.Status == FindingStatus.Fail);
        if (fault is not null)
        {
            return new ChecklistItem(layer, FindingStatus.Fail, Short(fault.Evidence));
        }

        if (e.IsAccepted)
        {
            return Sent(layer, e);
        }

        S3CheckStage[] stages = Stages(layer);
        if (e.Response is { } answer && answer.Stage != S3CheckStage.Unknown && !e.IsForeignAnswer)
        {
            if (stages.Length > 0 && stages.All(e.Passed.Contains))
            {
                return new ChecklistItem(layer, FindingStatus.Pass, Accepted(layer, e));
            }

            if (
                layer == CheckLayer.Request
                && e.Passed.Contains(S3CheckStage.Time)
                && e.NotMade.Contains(S3CheckStage.Signature))
            {
                return new ChecklistItem(
                    layer, FindingStatus.Unknown, $"The time is valid; {e.ServerWithin} stopped before it checked the signature.");
            }

            if (layer == CheckLayer.Encryption && answer.Stage == S3CheckStage.Encryption)
            {
                return new ChecklistItem(layer, FindingStatus.Unknown, $"{e.ServerName} stopped here.");
            }

            // What S3's words leave open is more to say than that it stopped before.
            Finding? open = findings.FirstOrDefault(f =>
                f.Layer == layer && f.Status == FindingStatus.Unknown && answer.LikelyCauses.Contains(f.Cause));
            bool later = open is null && e.NotMade.Count > 0 && stages.All(e.NotMade.Contains);
            if (
                later
                || (
                    open is null
                    && layer == CheckLayer.Encryption
                    && e.HasOrderOfAws
                    && answer.Stage is > S3CheckStage.Unknown and <= S3CheckStage.Signature
                ))
            {
                return new ChecklistItem(layer, FindingStatus.Unknown, $"Not checked: {e.ServerWithin} stopped earlier.");
            }
        }

        // Denies are looked for first, in every policy (IAM, policy evaluation logic): a refusal for want of an Allow has met none.
        if (
            layer == CheckLayer.Policy
            && !e.IsForeignAnswer
            && e.Response?.AccessDenied
                is { IsKms: false, Denial: PolicyDenial.Implicit, PolicyType: "identity-based policy" or "resource-based policy" })
        {
            return new ChecklistItem(layer, FindingStatus.Pass, "No explicit deny: S3 names one before it names a missing Allow.");
        }

        Finding? suspect = findings.FirstOrDefault(f => f.Layer == layer && f.Status is FindingStatus.Unknown);
        if (suspect is not null)
        {
            string[] fitting =
            [
                .. findings.Where(f => f.Layer == layer && f.Status is FindingStatus.Unknown).Select(static f => f.Cause).Take(3),
            ];
            bool open = suspect.Evidence.StartsWith(e.ServerName + " answered ", StringComparison.Ordinal);
            return new ChecklistItem(
                layer,
                FindingStatus.Unknown,
                open ? $"The answer also fits {string.Join(", ", fitting)}." : Short(suspect.Evidence));
        }

        Finding? warning = findings.FirstOrDefault(f => f.Layer == layer && f.Status is FindingStatus.Warning);
        return warning is not null
            ? new ChecklistItem(layer, FindingStatus.Warning, Short(warning.Evidence))
            : Plain(layer, e);
    }

    private static S3CheckStage[] Stages(CheckLayer layer) => layer switch
    {
        CheckLayer.Identity => [S3CheckStage.Credential],
        CheckLayer.Object => [S3CheckStage.Target],
        CheckLayer.Region => [S3CheckStage.Scope],
        CheckLayer.Permission or CheckLayer.Policy => [S3CheckStage.Authorization],
        CheckLayer.Request => [S3CheckStage.Time, S3CheckStage.Signature],
        _ => [],
    };

    private static string Accepted(CheckLayer layer, FailureFacts e) =>
        layer switch
        {
            CheckLayer.Identity when IsUnsigned(e) => $"{e.ServerName} required no signature.",
            CheckLayer.Request or CheckLayer.Region when IsUnsigned(e) => $"{e.ServerName} accepted the request.",
            CheckLayer.Identity =>
                $"{e.ServerName} knows the key"
                    + ((e.Response?.AccessKeyId ?? e.AccessKeyId) is { } id ? $" {Printable.Of(id, 30)}." : "."),
            CheckLayer.Region => $"{e.ServerName} accepted the region.",
            CheckLayer.Permission => $"{e.ServerName} allowed the action.",
            CheckLayer.Policy => "No policy denied it.",
            CheckLayer.Request => $"{e.ServerName} accepted time and signature.",
            _ => $"{e.ServerName} accepted it.",
        };

    /// <summary>A URL without a signature, sent without one: that it was accepted says nothing of a key.</summary>
    private static bool IsUnsigned(FailureFacts e) => e.Raw is not null && !e.IsPresigned && e.Header("authorization") is null;

    /// <summary>What it says of a layer that the URL was sent just now, and accepted.</summary>
    private static ChecklistItem Sent(CheckLayer layer, FailureFacts e)
    {
        bool read = e.Input.Live is { Method: "GET", StatusCode: >= 200 and < 300 } || (e.Input.SuccessStatus is not null && e.IsRead);
        return layer switch
        {
            CheckLayer.Object => new ChecklistItem(
                layer,
                FindingStatus.Pass,
                $"The server {e.AcceptedHow} for "
                    + $"{Printable.Of(e.BucketName ?? "it", 80)}{(e.Key is { } key ? "/" + Printable.Of(key, 80) : string.Empty)}."),
            CheckLayer.Policy => new ChecklistItem(layer, FindingStatus.Pass, "No policy denied it, sent from here."),
            CheckLayer.Encryption => read && e.Bucket.UsesKms == true
                ? new ChecklistItem(layer, FindingStatus.Pass, "KMS let it be read.")
                : new ChecklistItem(layer, FindingStatus.Skipped, "No KMS key is involved, as far as is known."),
            _ => new ChecklistItem(layer, FindingStatus.Pass, Accepted(layer, e)),
        };
    }

    /// <summary>What the URL and the policies say, where nothing speaks against it.</summary>
    private static ChecklistItem Plain(CheckLayer layer, FailureFacts e)
    {
        switch (layer)
        {
            case CheckLayer.Identity when e.AccessKeyId is { } id:
                string account = AccessKey.AccountId(id) is { } a ? $" of account {a}" : string.Empty;
                string kind = AccessKey.Kind(id) switch
                {
                    AccessKeyKind.Temporary => "temporary key",
                    AccessKeyKind.LongTerm => "long-term key",
                    _ => "key",
                };
                return new ChecklistItem(
                    layer,
                    e.Verification?.SignatureMatches == true ? FindingStatus.Pass : FindingStatus.Unknown,
                    $"Signed with {kind} {Printable.Of(id, 30)}{account}.");
            case CheckLayer.Object when e.BucketName is { } found && e.Bucket.ObjectExists == true:
                return new ChecklistItem(
                    layer,
                    FindingStatus.Pass,
                    $"{Printable.Of(found, 80)}/{Printable.Of(e.Key ?? string.Empty, 80)} is there.");
            case CheckLayer.Object when e.BucketName is { } bucket:
                return new ChecklistItem(
                    layer,
                    FindingStatus.Unknown,
                    $"{Printable.Of(bucket, 80)}{(e.Key is { } key ? "/" + Printable.Of(key, 80) : string.Empty)}; whether it exists is "
                        + $"not known.");
            case CheckLayer.Region when e.Bucket.Region is { } own && e.Url?.Region == own:
                return new ChecklistItem(layer, FindingStatus.Pass, $"Signed for {Printable.Of(own, 40)}, where the bucket is.");
            case CheckLayer.Region when e.Url is { Region: { } region }:
                bool agrees = e.Url.EndpointRegion is null || e.Url.EndpointRegion == region;
                return new ChecklistItem(
                    layer,
                    agrees ? FindingStatus.Pass : FindingStatus.Warning,
                    $"Signed for {Printable.Of(region, 40)}, "
                        + (Inspection.UntoldHost.Is(e.Input.Url) ? "host not told." : $"host {Printable.Of(e.Url.Host, 80)}."));
            case CheckLayer.Permission or CheckLayer.Policy when e.Policies.Decision is { IsAllowed: true }:
                return new ChecklistItem(layer, FindingStatus.Pass, "The policies given allow it.");
            case CheckLayer.Request when e.IsPresigned && e.Verification!.Findings.All(static f => f.Status != FindingStatus.Fail):
                return new ChecklistItem(
                    layer,
                    FindingStatus.Pass,
                    e.Url?.ExpiresAt is { } end ? $"In order; ends {end.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}." : "In order.");
            case CheckLayer.Encryption when e.Bucket.UsesKms == false:
                return new ChecklistItem(layer, FindingStatus.Skipped, "No KMS key is involved.");
            default:
                return new ChecklistItem(
                    layer,
                    layer is CheckLayer.Encryption or CheckLayer.Policy ? FindingStatus.Skipped : FindingStatus.Unknown,
                    "Nothing is known of it.");
        }
    }

    private static string Short(string text)
    {
        int stop = text.IndexOf(". ", StringComparison.Ordinal);
        string first = stop > 20 ? text[..(stop + 1)] : text;
        return Printable.Of(first, 180);
    }
}
