using PresignTools.Intake.Documents;
using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Buckets;

/// <summary>
/// Reads settings of a bucket, an object or a key as AWS answers them (<c>get-bucket-encryption</c>, <c>head-object</c>,
/// <c>describe-key</c>), and as CloudFormation and Terraform write them.
/// </summary>
internal sealed class BucketSettingReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is not (FragmentKind.Har or FragmentKind.Url or FragmentKind.Xml);

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        bool isDocument = fragment.Kind is FragmentKind.Json or FragmentKind.Settings;
        foreach (LooseNode document in isDocument ? DocumentsOf.Fragment(fragment) : SettingsInWords.Of(fragment.Text))
        {
            foreach ((string name, LooseNode node) in DocumentsOf.All(document))
            {
                if (node.Kind == LooseKind.Object && One(name, node, fragment.Before) is { } found)
                {
                    TextPlace place = fragment.PlaceOf(node.Start, Math.Max(1, node.End - node.Start));
                    sheet.Add(new ReadFact(ReadFactKind.BucketSetting, found.What, place), new DiagnosisInput { Bucket = found.Facts });
                }
            }
        }
    }

    private static (string What, BucketFacts Facts)? One(string name, LooseNode node, string before) =>
        Blocked(node) ?? Encryption(name, node) ?? PublicAccess(node) ?? Ownership(node) ?? Key(node) ?? Other(name, node,
            before) ?? Object(node, before);

    private static (string What, BucketFacts Facts)? Encryption(string name, LooseNode node)
    {
        bool isDefault = name is "applyserversideencryptionbydefault" or "serversideencryptionbydefault"
            || node.Member("kmsmasterkeyid") is not null;
        if (!isDefault || node.TextOf("ssealgorithm") is not { } algorithm)
        {
            return null;
        }

        string? key = node.TextOf("kmsmasterkeyid", "kmsmasterkeyarn");
        bool isKms = algorithm.StartsWith("aws:kms", StringComparison.OrdinalIgnoreCase);
        return ("Default encryption " + algorithm, new BucketFacts { UsesKms = isKms, KmsKeyArn = isKms ? Arn(key) : null });
    }

    /// <summary>The kinds of encryption that a bucket does not take.</summary>
    private static (string What, BucketFacts Facts)? Blocked(LooseNode node) =>
        node.Member("encryptiontype") is { } types && DocumentsOf.All(types).Select(static n => n.Node).Append(types)
            .Any(static n => n.IsScalar && n.Text == "SSE-C")
            ? ("Blocked encryption SSE-C", new BucketFacts { BlocksCustomerKeys = true })
            : null;

    private static (string What, BucketFacts Facts)? PublicAccess(LooseNode node)
    {
        bool? acls = node.FlagOf("blockpublicacls");
        bool? restrict = node.FlagOf("restrictpublicbuckets");
        return acls is null && restrict is null
            ? null
            : ("Block Public Access", new BucketFacts { BlockPublicAcls = acls, RestrictPublicBuckets = restrict });
    }

    private static (string What, BucketFacts Facts)? Ownership(LooseNode node) =>
        node.TextOf("objectownership") is { } owner && owner is "BucketOwnerEnforced" or "BucketOwnerPreferred" or "ObjectWriter"
            ? ("Object Ownership " + owner, new BucketFacts { AclsDisabled = owner == "BucketOwnerEnforced" })
            : null;

    /// <summary><c>kms describe-key</c>.</summary>
    private static (string What, BucketFacts Facts)? Key(LooseNode node) =>
        node.TextOf("keystate") is { } state && state.All(char.IsAsciiLetter)
            ? ("KMS key " + state, new BucketFacts { UsesKms = true, KmsKeyState = state, KmsKeyArn = Arn(node.TextOf("arn")) })
            : null;

    private static (string What, BucketFacts Facts)? Other(string name, LooseNode node, string before)
    {
        if (node.TextOf("payer") is { } payer)
        {
            return ("Requests are paid by " + Printable.Of(payer, 30),
                new BucketFacts { RequesterPays = payer.Equals("requester", StringComparison.OrdinalIgnoreCase) });
        }

        if (node.Member("locationconstraint") is { IsScalar: true } location)
        {
            // null stands for us-east-1, and EU for eu-west-1: S3's API reference, GetBucketLocation.
            string region = location.Text is "null" or "None" or "" ? "us-east-1" : location.Text == "EU" ? "eu-west-1" : location.Text;
            return IsRegion(region) ? ("Bucket region " + region, new BucketFacts { Region = region }) : null;
        }

        if (node.TextOf("bucketregion") is { } told && IsRegion(told))
        {
            return ("Bucket region " + told, new BucketFacts { Region = told });
        }

        if (node.TextOf("objectlockenabled") is { } locked && locked is "Enabled" or "true")
        {
            return ("Object Lock", new BucketFacts { ObjectLock = true });
        }

        // What get-object-retention and get-object-lock-configuration answer.
        if (node.TextOf("mode") is { } mode && mode.ToUpperInvariant() is "COMPLIANCE" or "GOVERNANCE"
            && node.Member("retainuntildate", "days", "years") is not null)
        {
            return ("Retention " + mode, new BucketFacts { ObjectLock = true });
        }

        bool isAccelerate = name is "accelerateconfiguration" || before.Contains("accelerate", StringComparison.OrdinalIgnoreCase);
        return isAccelerate && (node.TextOf("status", "accelerationstatus")) is { } status && status is "Enabled" or "Suspended"
            ? ("Transfer acceleration " + status, new BucketFacts { Accelerate = status == "Enabled" })
            : null;
    }

    /// <summary>What HeadObject or GetObject answered.</summary>
    private static (string What, BucketFacts Facts)? Object(LooseNode node, string before)
    {
        bool isHead = node.Member("contentlength") is not null && node.Member("lastmodified", "etag", "acceptranges") is not null;
        if (!isHead || !(before.Contains("head", StringComparison.OrdinalIgnoreCase) || node.Member("etag", "contenttype") is not null))
        {
            return null;
        }

        string? algorithm = node.TextOf("serversideencryption");
        string? storage = node.TextOf("storageclass");
        return (
            "The object",
            new BucketFacts
            {
                ObjectExists = true,
                ObjectLock = node.TextOf("objectlockmode") is not null ? true : null,
                UsesKms = algorithm?.StartsWith("aws:kms", StringComparison.Ordinal),
                KmsKeyArn = Arn(node.TextOf("ssekmskeyid")),
                StorageClass = storage is "GLACIER" or "DEEP_ARCHIVE" ? storage : null,
            });
    }

    private static bool IsRegion(string text) => text.Count(static c => c == '-') >= 2
        && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string? Arn(string? text) => text is not null && text.StartsWith("arn:aws", StringComparison.Ordinal) ? text : null;
}
