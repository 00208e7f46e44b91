using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// The part of a form that stays the same from one key to the next, checked and written once: a listing of 100,000 keys costs one template
/// and 100,000 signatures. Every field that a form sends has a condition here.
/// </summary>
public sealed class PostTemplate
{
    /// <summary>Checks the options.</summary>
    /// <param name="options">What the form is to have.</param>
    /// <exception cref="PresignException">For everything that S3 would refuse: <c>FormFieldReserved</c>, <c>FormFieldTwice</c>,
    /// <c>FormFieldNameInvalid</c>, <c>FormValueHasLineBreak</c>, <c>FormValueOutsideCondition</c>, <c>FormSizeRangeInvalid</c>,
    /// <c>FormStatusUnknown</c>, <c>FormRedirectInvalid</c>; <c>MetadataNameMissing</c>, <c>TooManyTags</c>, <c>TagTooLong</c>,
    /// <c>TagInvalid</c>, <c>EncryptionUnknown</c>, <c>KmsKeyWithoutKms</c>, <c>ChecksumInvalid</c>, <c>SeveralChecksums</c> and the
    /// other limits of an upload's values.</exception>
    public PostTemplate(PostOptions options)
    {
        List<KeyValuePair<string, string>> fields = PostFieldList.Of(options);
        List<PostCondition> conditions = [.. options.Conditions];
        AddOwnConditions(options, conditions);
        foreach (KeyValuePair<string, string> field in fields)
        {
            Cover(field, conditions);
        }

        PresignException? fault = PostLimits.Fault(fields, options);
        if (fault is not null && options.IsForAmazonS3)
        {
            throw fault;
        }

        Fields = fields;
        Conditions = conditions;
        Warnings = [.. PostAdvice.For(options, fields, conditions, fault)];
        Middle = Written(conditions);
    }

    /// <summary>What is legal in these options but likely to surprise.</summary>
    public IReadOnlyList<PresignWarning> Warnings { get; }

    /// <summary>The fields beside key and signature.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Fields { get; }

    /// <summary>The conditions beside those of bucket, key and signature.</summary>
    internal IReadOnlyList<PostCondition> Conditions { get; }

    /// <summary>The conditions as they are written into each policy, each with a comma before it.</summary>
    internal byte[] Middle { get; }

    /// <summary>The form for one key.</summary>
    /// <param name="address">Where it is sent.</param>
    /// <param name="key">Key of the object; <c>${filename}</c> in it is for the name of the file.</param>
    /// <param name="signedAt">The instant of x-amz-date.</param>
    /// <param name="expiresIn">How long S3 accepts the form; there is no longest lifetime.</param>
    /// <exception cref="PresignException"><c>FormKeyMissing</c>, <c>FormNotForThisHost</c>.</exception>
    public PostRequest For(S3Address address, string key, DateTimeOffset signedAt, TimeSpan expiresIn) => new(
        this,
        Checked(address),
        string.IsNullOrEmpty(key) ? throw FormErrors.FormKeyMissing() : FormFieldRules.CheckValue("key", key),
        signedAt,
        expiresIn);

    private static S3Address Checked(S3Address address)
    {
        if (address.Bucket is null)
        {
            throw FormErrors.FormNotForThisHost("the service itself");
        }

        string? other = address.HostKind switch
        {
            S3HostKind.AccessPoint when address.Bucket.StartsWith("arn:", StringComparison.Ordinal) => "the ARN of an access point",
            S3HostKind.ObjectLambda => "Object Lambda access points",
            S3HostKind.Outposts => "Outposts",
            S3HostKind.MultiRegionAccessPoint => "multi-region access points",
            S3HostKind.Express => "directory buckets",
            S3HostKind.Website => "website hosts",
            _ => null,
        };
        return other is null ? address : throw FormErrors.FormNotForThisHost(other);
    }

    private static void AddOwnConditions(PostOptions options, List<PostCondition> conditions)
    {
        if (options.ContentTypePrefix is { } prefix)
        {
            conditions.Add(PostCondition.StartsWith("Content-Type", prefix));
        }

        if (options.MinimumSize is not null || options.MaximumSize is not null)
        {
            conditions.Add(PostCondition.SizeRange(options.MinimumSize ?? 0, options.MaximumSize ?? S3Limits.LargestPut));
        }
    }

    /// <summary>A field without a condition gets that of its own value; one with conditions must meet them.</summary>
    private static void Cover(KeyValuePair<string, string> field, List<PostCondition> conditions)
    {
        bool isCovered = FormFieldRules.NeedsNoCondition(field.Key);
        foreach (PostCondition condition in conditions)
        {
            if (!condition.IsOf(field.Key))
            {
                continue;
            }

            isCovered = true;
            if (!PostKey.MayMeet(condition, field.Value))
            {
                throw FormErrors.FormValueOutsideCondition(field.Key, condition.InWords());
            }
        }

        if (!isCovered)
        {
            conditions.Add(PostKey.Condition(field.Key, field.Value));
        }
    }

    private static byte[] Written(List<PostCondition> conditions)
    {
        Utf8Buffer buffer = Utf8Buffer.Rent();
        try
        {
            foreach (PostCondition condition in conditions)
            {
                buffer.Append((byte)',');
                condition.AppendTo(buffer);
            }

            return buffer.Written.ToArray();
        }
        finally
        {
            buffer.Return();
        }
    }
}
