using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>Server-side encryption: what an upload asks for, what a download needs, and what KMS says to both.</summary>
internal static class Encryption
{
    private const string Sse = "x-amz-server-side-encryption";
    private const string Customer = Sse + "-customer-";

    /// <summary>Settles the encryption of an object that is written, and asks KMS for a data key.</summary>
    internal static void ForWrite(Exchange x, Bucket bucket, StoredObject item, Func<string, string?> value)
    {
        DefaultEncryption standard = bucket.Encryption ?? new DefaultEncryption();
        string? algorithm = value(Sse);
        if (CustomerKey(value) is { } customerKeyMd5)
        {
            if (standard.BlockSseC)
            {
                throw Failures.SseCBlocked(x.Caller.Principal.Text, $"arn:aws:s3:::{x.BucketName}/{x.Request.Target.Key}");
            }

            item.Encryption = "SSE-C";
            item.CustomerKeyMd5 = customerKeyMd5;
            return;
        }

        if (algorithm is not (null or "AES256" or "aws:kms" or "aws:kms:dsse"))
        {
            throw Failures.EncryptionAlgorithm(algorithm);
        }

        string? keyId = value(Sse + "-aws-kms-key-id");
        item.Encryption = algorithm ?? standard.Algorithm;
        if (!item.Encryption.StartsWith("aws:kms", StringComparison.Ordinal))
        {
            return;
        }

        item.KeyArn = KmsAccess.Resolve(x, bucket, keyId ?? (standard.Algorithm == item.Encryption ? standard.KeyId : null));
        item.BucketKey = value(Sse + "-bucket-key-enabled") is { } enabled
            ? enabled.Equals("true", StringComparison.OrdinalIgnoreCase)
            : standard.BucketKey;
        KmsAccess.Check(x, bucket, item.KeyArn, "kms:GenerateDataKey", ContextOf(x.BucketName, x.Request.Target.Key!, item.BucketKey));
    }

    /// <summary>Checks that the caller can have an object decrypted.</summary>
    internal static void ForRead(Exchange x, StoredObject item, string bucketName, string key, Func<string, string?> value)
    {
        string? customerKeyMd5 = CustomerKey(value);
        if (item.Encryption == "SSE-C")
        {
            if (customerKeyMd5 is null)
            {
                throw Failures.SseCNeeded();
            }

            if (customerKeyMd5 != item.CustomerKeyMd5)
            {
                throw Failures.SseCWrongKey();
            }

            return;
        }

        if (customerKeyMd5 is not null)
        {
            throw Failures.SseCNotApplicable();
        }

        if (item.KeyArn is { } arn)
        {
            KmsAccess.Check(x, x.World.Buckets[bucketName], arn, "kms:Decrypt", ContextOf(bucketName, key, item.BucketKey));
        }
    }

    /// <summary>The headers that tell of it.</summary>
    internal static void Tell(Answer answer, StoredObject item)
    {
        if (item.Encryption == "SSE-C")
        {
            answer.With(Customer + "algorithm", "AES256").With(Customer + "key-MD5", item.CustomerKeyMd5);
            return;
        }

        answer
            .With(Sse, item.Encryption)
            .With(Sse + "-aws-kms-key-id", item.KeyArn)
            .With(Sse + "-bucket-key-enabled", item.BucketKey ? "true" : null);
    }

    private static string ContextOf(string bucket, string key, bool bucketKey) =>
        bucketKey ? $"arn:aws:s3:::{bucket}" : $"arn:aws:s3:::{bucket}/{key}";

    /// <summary>The MD5 of an SSE-C key, if there is one; the key itself is not kept.</summary>
    private static string? CustomerKey(Func<string, string?> value)
    {
        string? algorithm = value(Customer + "algorithm"), key = value(Customer + "key"), md5 = value(Customer + "key-MD5");
        if (algorithm is null && key is null && md5 is null)
        {
            return null;
        }

        if (algorithm is null)
        {
            throw Failures.SseCAlgorithm();
        }

        if (algorithm != "AES256")
        {
            throw Failures.EncryptionAlgorithm(algorithm);
        }

        if (key is null)
        {
            throw Failures.SseCKey();
        }

        if (md5 is null)
        {
            throw Failures.SseCMd5Missing();
        }

        byte[] bytes = new byte[64];
        if (!Convert.TryFromBase64String(key, bytes, out int written) || written != 32)
        {
            throw Failures.SseCKeyInvalid();
        }

        return Checksums.Md5Base64(bytes[..32]) == md5 ? md5 : throw Failures.SseCMd5();
    }
}
