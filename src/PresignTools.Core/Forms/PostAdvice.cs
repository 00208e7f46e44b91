using System.Globalization;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>Looks over a form for what S3 accepts but people regret.</summary>
public static class PostAdvice
{
    // s3:signatureAge (Amazon S3 policy keys): "the signing key is valid for up to seven days", also of POST.
    private static readonly TimeSpan KeyLife = TimeSpan.FromDays(7);

    private static readonly TimeSpan ShortestSession = TimeSpan.FromMinutes(15);

    /// <summary>Warnings that the options alone give rise to.</summary>
    /// <param name="options">The options.</param>
    /// <param name="fields">The fields that came of them.</param>
    /// <param name="conditions">The conditions that came of them.</param>
    /// <param name="fault">What Amazon S3 would refuse in them, where the form is for another server; else null.</param>
    internal static IEnumerable<PresignWarning> For(
        PostOptions options,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        IReadOnlyList<PostCondition> conditions,
        PresignException? fault)
    {
        if (fault is not null)
        {
            yield return new(
                "BeyondS3Limits",
                $"Amazon S3 would refuse this; the server that the form is for may take it. {fault.Message}");
        }

        if (options.IsForAmazonS3)
        {
            foreach (PresignWarning warning in KnownValues.Warnings(PostLimits.AsHeaders(fields)))
            {
                yield return warning;
            }
        }

        if (!conditions.Any(static c => c.Kind == PostConditionKind.SizeRange))
        {
            yield return new(
                "FormWithoutSizeLimit",
                $"The form takes files of any size, up to 5 GiB. Give {Setting.MaximumSize} to limit what a sender can upload.");
        }

        if (conditions.FirstOrDefault(static c => c.Kind == PostConditionKind.SizeRange && c.Minimum > S3Limits.LargestPut) is not null)
        {
            yield return new("FormFileTooLarge", "The smallest size that the form takes is over 5 GiB, which S3 takes in one upload.");
        }

        foreach (PostCondition condition in conditions)
        {
            if (condition.Value.Contains("$$", StringComparison.Ordinal))
            {
                yield return Dollars(condition.Field);
            }
        }
    }

    /// <summary>Warnings about one signed form.</summary>
    /// <param name="post">The form.</param>
    /// <param name="now">The time it is.</param>
    public static IReadOnlyList<PresignWarning> For(PresignedPost post, DateTimeOffset now)
    {
        var warnings = new List<PresignWarning>();
        if (post.Key.StartsWith('/'))
        {
            warnings.Add(new(
                "KeyBeginsWithSlash",
                $"The key begins with a slash. S3 keeps it: the object's name is '{Printable.Of(post.Key)}', not "
                    + $"'{Printable.Of(post.Key.TrimStart('/'))}'."));
        }

        if (post.Key.IndexOf(PostKey.Variable, StringComparison.Ordinal) is >= 0 and var at
            && at + PostKey.Variable.Length < post.Key.Length)
        {
            warnings.Add(new(
                "FormKeyEndIsOpen",
                "The key goes on after ${filename}. A condition can cover only what is before it, so the sender may choose any end."));
        }

        if (post.Key.Contains("$$", StringComparison.Ordinal))
        {
            warnings.Add(Dollars("key"));
        }

        warnings.AddRange(OfTime(post, now));
        if (S3ServerGap.Lacks(post.Provider, S3Feature.PostForm))
        {
            warnings.Add(new(
                "FormNotSupported",
                $"{post.Provider} does not support upload forms. Sign a PUT URL: "
                    + $"{Say.Sign(new Argument(nameof(Setting.Method), "PUT"))}."));
        }

        if (!post.HasSessionToken
            && post.AccessKeyId.StartsWith("ASIA", StringComparison.Ordinal)
            && Identity.AccessKey.Kind(post.AccessKeyId) == Identity.AccessKeyKind.Temporary)
        {
            warnings.Add(new(
                "TemporaryKeyWithoutToken",
                "The access key id begins with ASIA, so it is temporary and works only with its session token; none was given. S3 answers "
                    + "InvalidAccessKeyId."));
        }

        return warnings;
    }

    private static IEnumerable<PresignWarning> OfTime(PresignedPost post, DateTimeOffset now)
    {
        if (post.LimitedBy == UrlLimit.CredentialsUnknown && post.ExpiresAt - post.SignedAt > ShortestSession)
        {
            yield return new(
                "CredentialsEndUnknown",
                $"The form is signed until {Times.Utc(post.ExpiresAt)} with temporary credentials that do not show when they end. The form "
                    + "ends with them, then S3 answers ExpiredToken. Most live an hour, none longer than 36 hours. For a longer form sign "
                    + "with the keys of an IAM user.");
        }

        if (post.LimitedBy == UrlLimit.Credentials)
        {
            yield return new(
                "CredentialsEndFirst",
                $"The form is signed until {Times.Utc(post.ExpiresAt)}, but the credentials that sign it end at "
                    + $"{Times.Utc(post.EffectiveExpiresAt)}: from then on S3 answers ExpiredToken.");
        }

        if (post.ExpiresAt - post.SignedAt > KeyLife)
        {
            yield return new(
                "FormBeyondSevenDays",
                "The form lives longer than 7 days. A form's policy has no limit, but AWS documents that a signing key is valid for up to "
                    + $"7 days, which is until {Times.Utc(post.SignedAt + KeyLife)}. Sign a new form before then.");
        }

        if (post.ExpiresAt < now)
        {
            yield return new(
                "AlreadyExpired", $"The form ended at {Times.Utc(post.ExpiresAt)}, before now: S3 answers \"Policy expired\".");
        }
    }

    private static PresignWarning Dollars(string field) => new(
        "FormDollarSigns",
        $"The condition of {Printable.Of(field, 60)} has two dollar signs in a row. S3 treats the dollar sign in a policy in a way of its "
            + "own, and has refused such forms. Use another name, or sign a PUT URL.");

    internal static string Bytes(long size) => size.ToString("N0", CultureInfo.InvariantCulture) + " bytes";
}
