using PresignTools.Diagnosis.Known;
using PresignTools.Intake;
using PresignTools.Intake.Readers;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What it says of a failure that the same thing works in another way: the cause lies in what differs, and not in what is the same. People
/// tell it, so it points and proves nothing.
/// </summary>
internal static class ContrastReasons
{
    private static readonly string[] UrlClients =
        ["curl", "postman", "insomnia", "wget", "browser", "chrome", "firefox", "safari", "edge", "invoke-webrequest"];

    private static readonly string[] OfKeyAndTime =
    [
        CauseId.WrongSecretKey, CauseId.InvalidOrDeletedAccessKey, CauseId.MissingIdentityPermission,
        CauseId.KeyMissingWithoutListPermission, CauseId.UrlExpired, CauseId.ClockSkew,
    ];

    // Everything else is the same from everywhere.
    private static readonly string[] OfNetwork =
    [
        CauseId.SourceIpCondition, CauseId.VpcEndpointPolicy, CauseId.VpceCondition, CauseId.IntermediaryBlock,
        CauseId.IntermediaryChangesRequest, CauseId.SignedHostMismatch, CauseId.DnsOrTls, CauseId.Redirected,
        CauseId.BucketPolicyExplicitDeny, CauseId.ScpOrRcpDeny, CauseId.PublicAccessBlock,
    ];

    /// <summary>Causes that what works points at.</summary>
    internal static IEnumerable<(string Cause, Match Match)> Of(FailureFacts e)
    {
        foreach (Contrast contrast in e.Input.Contrasts)
        {
            foreach (string cause in Pointed(contrast, e))
            {
                Match match = Match.Reported(Sentence(contrast));
                yield return (cause, IsDeniedByBucket(e) ? match.Explaining(CauseId.BucketPolicyExplicitDeny) : match);
            }

            if (contrast.Dimension == ContrastDimension.Setting)
            {
                foreach (string cause in ToldCures.Of(contrast.Works))
                {
                    yield return (cause, Match.Circumstance(Sentence(contrast)));
                }
            }
        }
    }

    /// <summary>
    /// Whether a cause is out because the same URL, or the same keys, work in another client or from another place: then time, key and
    /// permission are good.
    /// </summary>
    internal static bool IsStruckOut(string cause, FailureFacts e) =>
        (OfKeyAndTime.Contains(cause) && e.Input.Contrasts.Any(c => c.Dimension == ContrastDimension.Client && IsSameUrl(c, e)))
        || (!OfNetwork.Contains(cause) && e.Input.Contrasts.Any(c => IsOnlyElsewhere(c, e)));

    /// <summary>Two places of a user, of which one works, and nothing of a difference in keys or time.</summary>
    private static bool IsOnlyElsewhere(Contrast contrast, FailureFacts e) =>
        contrast.Dimension == ContrastDimension.Network
        && contrast.Fails.Length > 0
        && IsOtherNetwork(contrast)
        && (e.IsPresigned || Tellings.Presigned.IsIn(e.WholeText) || !Machines.IsIn(contrast.Works + " " + contrast.Fails))
        && !ContrastWords.Dimensions.In(contrast.Works + " " + contrast.Fails)
            .Any(static d => d.Value is ContrastDimension.Identity or ContrastDimension.Time);

    /// <summary>Other machines have other keys.</summary>
    private static readonly Topic Machines =
        new("laptop", "server", "runner", "cloudshell", "cloud shell", "machine", "my pc", "ec2", "pod", "container", "lambda");

    private static bool IsSameUrl(Contrast contrast, FailureFacts e) =>
        e.IsPresigned
        && contrast.Works.ContainsAny("same url", "same link", "same presigned", "with the url", "the url")
        && contrast.Works.ContainsAny(UrlClients);

    private static IEnumerable<string> Pointed(Contrast contrast, FailureFacts e)
    {
        bool mismatch = e.IsSignatureRefusal;
        bool denied = e.IsBareDenial || e.IsSilentRefusal;
        return contrast.Dimension switch
        {
            ContrastDimension.Client when mismatch && RequestKinds.IsOwn(e) => [],
            ContrastDimension.Client when mismatch => [CauseId.ContentTypeMismatch, CauseId.UnsignedExtraHeader],
            ContrastDimension.Operation or ContrastDimension.Client when denied && Fails(contrast, "HEAD", "curl -I", "curl -sI") =>
                [CauseId.HeadWithGetUrl],
            ContrastDimension.Key when mismatch || denied || e.Status == 404 => [CauseId.KeyEncoding],
            ContrastDimension.Name when mismatch && (HasOddKey(e) || IsOddName(contrast.Fails)) => [CauseId.KeyEncoding],
            ContrastDimension.Network or ContrastDimension.Client or ContrastDimension.Operation
                when IsDeniedByBucket(e) && IsOtherNetwork(contrast) => [CauseId.SourceIpCondition],
            ContrastDimension.Network when denied =>
                [CauseId.SourceIpCondition, CauseId.VpcEndpointPolicy, CauseId.VpceCondition, CauseId.IntermediaryBlock],
            ContrastDimension.Network when mismatch => [CauseId.IntermediaryChangesRequest, CauseId.SignedHostMismatch],
            ContrastDimension.Version when mismatch => [CauseId.SdkSigningBug, CauseId.ChecksumDefault],
            ContrastDimension.Server when e.IsKnownOther && e.Status is >= 400 and < 502 && !mismatch && !denied =>
                [CauseId.ProviderUnsupported],
            ContrastDimension.Identity when denied => [CauseId.MissingIdentityPermission],
            ContrastDimension.Identity when mismatch => [CauseId.WrongSecretKey],
            _ => [],
        };
    }

    /// <summary>S3 says that a Deny of the bucket's policy hits, and no document shows which one.</summary>
    private static bool IsDeniedByBucket(FailureFacts e) => e.Policies.Refusal is null
        && e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit, PolicyType: "resource-based policy", IsKms: false };

    /// <summary>Whether the two differ in where the user is, and not in an endpoint or proxy.</summary>
    private static bool IsOtherNetwork(Contrast contrast)
    {
        string both = contrast.Works + " " + contrast.Fails;
        return Places.IsIn(both) && !both.ContainsAny("vpc", "subnet", " nat ", "endpoint");
    }

    private static readonly Topic Places =
        new("laptop", "at home", "from home", "office", "vpn", "wifi", "wi-fi", "mobile data", "LTE", "5G", "4G", "hotspot", "build server",
            "the server", "our server", "runner", "datacenter", "data center", "hoster", "cloudshell", "cloud shell", "on-prem",
            "from outside", "another network", "other network", "tethering", "my machine", "my pc", "roaming", "isp", "my home", "my house",
            "customer", "colleague");

    /// <summary>Whether the key that fails has characters that are encoded in different ways.</summary>
    private static bool HasOddKey(FailureFacts e)
    {
        string? path = e.Raw?.Path ?? e.Response?.CanonicalRequest?.Split('\n').ElementAtOrDefault(1) ?? e.Key;
        return path is not null && (path.Contains('%') || OddSpelling.Of(path) is not null);
    }

    private static readonly System.Buffers.SearchValues<char> OddCharacters = System.Buffers.SearchValues.Create("+ %&=@:;,()!*$#[]");

    /// <summary>
    /// Whether a file is named with characters that are encoded in different ways: from the last slash or quote to the dot.
    /// </summary>
    private static bool IsOddName(string fails)
    {
        int dot = fails.LastIndexOf('.');
        int start = dot <= 0 ? -1 : fails.LastIndexOfAny(['/', '"', '\'', '`'], dot - 1);
        return start >= 0 && fails.AsSpan(start + 1, dot - start - 1).IndexOfAny(OddCharacters) >= 0;
    }

    private static bool Fails(Contrast contrast, params string[] words) =>
        contrast.Fails.ContainsAny(words) && !contrast.Works.ContainsAny(words);

    private static string Sentence(Contrast contrast)
    {
        string fails = contrast.Fails.Length == 0 ? string.Empty : $", and this does not: '{Printable.Of(contrast.Fails, 100)}'";
        string place = contrast.Place.IsKnown ? $" ({contrast.Place})" : string.Empty;
        return $"The text says that this works: '{Printable.Of(contrast.Works, 100)}'{fails}{place}. The cause lies in what differs.";
    }
}
