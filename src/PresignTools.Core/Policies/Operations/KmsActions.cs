using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Operations;

/// <summary>
/// What KMS must allow for an operation under SSE-KMS, also where the key is not named by its ARN. A key id or an alias is one of the
/// caller's account, in the bucket's region (S3 User Guide, "Using SSE-KMS encryption for cross-account operations"). Without a key S3
/// takes that of the bucket's default encryption, else the AWS managed key aws/s3 (same page).
/// </summary>
internal static class KmsActions
{
    private const string ManagedAlias = "alias/aws/s3";

    internal static void Add(List<RequiredAction> required, S3OperationRequest request, S3Operation operation, ResourceNames names)
    {
        if (operation.Kms == KmsUse.None || Key(request, operation) is not { } key)
        {
            return;
        }

        bool bucketKey = request.UsesBucketKey
            ?? "true".Equals(request.Header(S3HeaderActions.BucketKey)?.Trim(), StringComparison.OrdinalIgnoreCase);
        RequiredAction onBucket = names.For(operation.Action, bucketKey ? null : request.Key, operation.Name);
        string encrypted = onBucket.BucketResource ?? onBucket.Resource;
        RequiredAction For(string action, string why) => new(action, key.Arn, why)
        {
            EncryptionContextArn = encrypted,
            Assumption = key.Assumption,
            IsOnManagedKey = key.IsManaged,
        };
        if (operation.Kms.HasFlag(KmsUse.GenerateDataKey))
        {
            required.Add(For("kms:GenerateDataKey", "the object is encrypted with the key"));
        }

        if (operation.Kms.HasFlag(KmsUse.Decrypt))
        {
            string why =
                operation.Action == "s3:PutObject"
                    ? "S3 reads the parts of a multipart upload back"
                    : "the object is encrypted with the key";
            required.Add(For("kms:Decrypt", why));
        }

        // API reference of UpdateObjectEncryption, "Permissions": kms:Encrypt and kms:ReEncrypt* as well.
        if (operation.Kms.HasFlag(KmsUse.Encrypt))
        {
            required.Add(For("kms:Encrypt", "the object's data key is encrypted with the key"));
        }

        if (operation.Kms.HasFlag(KmsUse.ReEncrypt))
        {
            required.Add(For("kms:ReEncryptFrom", "the object's data key is encrypted anew"));
            required.Add(For("kms:ReEncryptTo", "the object's data key is encrypted anew"));
        }
    }

    private sealed record NamedKey(string Arn, string? Assumption, bool IsManaged = false);

    private static NamedKey? Key(S3OperationRequest request, S3Operation operation)
    {
        string? encryption = operation.Writes ? request.Header(S3HeaderActions.Encryption)?.Trim() : null;
        string? given = request.KmsKeyArn?.Trim();
        string? named = string.IsNullOrEmpty(given) && operation.Writes ? request.Header(S3HeaderActions.KmsKeyId)?.Trim() : given;
        if (!string.IsNullOrEmpty(named))
        {
            return Named(named, request);
        }

        bool Unknown(string header) => operation.Writes && request.UnknownHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);
        string? why =
            Unknown(S3HeaderActions.KmsKeyId) || Unknown(S3HeaderActions.Encryption)
                ? "The URL signs headers of server-side encryption whose values are not known, so a KMS key is assumed to be in use, and "
                    + "which one is not known."
            : encryption?.StartsWith("aws:kms", StringComparison.OrdinalIgnoreCase) == true
                ? $"{S3HeaderActions.Encryption} is {Text.Printable.Of(encryption, 20)} without a key: S3 takes the key of the bucket's "
                    + "default encryption, else the AWS managed key aws/s3."
                : null;
        if (operation.NamesKeyInBody)
        {
            why = $"{operation.Name} names its KMS key in the body, which is not known.";
        }

        if (why is null && request.UsesKms && encryption is null)
        {
            why = "A key policy is given, so a KMS key is assumed to be in use, and which one is not known.";
        }

        return why is null
            ? null
            : new NamedKey(Arn(request, UnknownValue.Text), why + $" Give {Setting.KmsKeyArn} (alias/aws/s3 for the AWS managed key).");
    }

    private static NamedKey Named(string named, S3OperationRequest request)
    {
        if (named.StartsWith("arn:", StringComparison.Ordinal))
        {
            string[] parts = named.Split([':'], 6);
            if (parts.Length < 6 || !parts[5].StartsWith("alias/", StringComparison.Ordinal))
            {
                return new NamedKey(named, null);
            }

            return OfAlias(parts[5], $"arn:{parts[1]}:kms:{parts[3]}:{parts[4]}:key/{UnknownValue.Text}");
        }

        if (named is "aws/s3" or ManagedAlias || named.StartsWith("alias/", StringComparison.Ordinal))
        {
            return OfAlias(named == "aws/s3" ? ManagedAlias : named, Arn(request, UnknownValue.Text));
        }

        string arn = Arn(request, named.StartsWith("key/", StringComparison.Ordinal) ? named[4..] : named);
        return new NamedKey(
            arn,
            $"The KMS key is named by its id, not by its ARN: assumed to be {Text.Printable.Of(arn, 200)}, a key of the caller's account. "
                + $"Give {Setting.KmsKeyArn}.");
    }

    private static NamedKey OfAlias(string alias, string arn) =>
        alias == ManagedAlias
            ? new NamedKey(
                arn,
                "The key is the AWS managed key aws/s3: AWS's own key policy lets in everybody of its account who comes through S3.",
                IsManaged: true
            )
            : new NamedKey(
                arn,
                $"The KMS key is named by the alias '{Text.Printable.Of(alias, 200)}': permissions are checked on the key behind it, "
                    + $"which is not known. Give {Setting.KmsKeyArn} with the ARN of the key.");

    private static string Arn(S3OperationRequest request, string id) =>
        $"arn:{request.Partition}:kms:{request.Region ?? string.Empty}:{request.CallerAccount ?? string.Empty}:key/{id}";
}
