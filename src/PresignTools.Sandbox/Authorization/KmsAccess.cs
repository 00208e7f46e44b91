using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authorization;

/// <summary>What KMS says when S3 calls it for the caller: the key, the permission on it, and its state.</summary>
internal static class KmsAccess
{
    internal const string S3Alias = "alias/aws/s3";

    /// <summary>Checks that the caller may use a key through S3.</summary>
    /// <param name="x">The request.</param>
    /// <param name="bucket">Bucket of the object; the key must be in its region.</param>
    /// <param name="arn">ARN of the key.</param>
    /// <param name="action">kms:Decrypt or kms:GenerateDataKey.</param>
    /// <param name="encryptionContext">ARN of the object, or of the bucket with a Bucket Key.</param>
    /// <exception cref="Failure">AccessDenied, or one of the KMS errors that S3 passes on.</exception>
    internal static void Check(Exchange x, Bucket bucket, string arn, string action, string encryptionContext)
    {
        if (x.Caller.IsAnonymous || x.Caller.IsSigV2)
        {
            throw Failures.KmsNeedsV4();
        }

        if (!x.World.Keys.TryGetValue(arn, out KmsKey? key))
        {
            throw Failures.KmsNotFound($"Key '{arn}' does not exist");
        }

        string account = AccountOf(arn), region = arn.Split(':')[3];
        if (region != bucket.Region)
        {
            throw Failures.KmsNotFound($"Invalid arn {region}");
        }

        CheckPermission(x, arn, key, account, region, action, encryptionContext);
        if (key.State == "Disabled")
        {
            throw Failures.KmsDisabled(arn);
        }

        if (key.State == "PendingDeletion")
        {
            throw Failures.KmsPendingDeletion(arn);
        }
    }

    internal static string AccountOf(string arn) => arn.Split(':')[4];

    /// <summary>The ARN that a header or setting means: an ARN, a key id or an alias.</summary>
    /// <exception cref="Failure">KMS.NotFoundException.</exception>
    internal static string Resolve(Exchange x, Bucket bucket, string? keyId)
    {
        if (keyId is null)
        {
            string account = x.Caller.Account ?? bucket.Owner;
            foreach ((string arn, KmsKey key) in x.World.Keys)
            {
                if (key.Alias == S3Alias && AccountOf(arn) == account && arn.Split(':')[3] == bucket.Region)
                {
                    return arn;
                }
            }

            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(bucket.Region + account));
            string made = $"arn:aws:kms:{bucket.Region}:{account}:key/{new Guid(hash.AsSpan(0, 16))}";
            x.World.Keys[made] = new KmsKey
            {
                Alias = S3Alias,
                IsAwsManaged = true,
                Description = "Default key that protects my S3 objects when no other key is defined",
            };
            return made;
        }

        if (keyId.StartsWith("arn:", StringComparison.Ordinal) && keyId.Contains(":key/", StringComparison.Ordinal))
        {
            return keyId;
        }

        string name = keyId[(keyId.LastIndexOf(':') + 1)..];
        return x.World.Keys.FirstOrDefault(k => k.Key.EndsWith(":key/" + name, StringComparison.Ordinal) || k.Value.Alias == name).Key
            ?? throw Failures.KmsNotFound($"Invalid keyId '{keyId}'");
    }

    /// <summary>The key policy, or the one that KMS gives a key by default.</summary>
    internal static Policy PolicyOf(string arn, KmsKey key) =>
        PolicyDocuments.Parse(PolicyKind.Key, arn, key.Policy ?? DefaultPolicy(AccountOf(arn)));

    internal static JsonElement DefaultPolicy(string account) =>
        JsonDocument
            .Parse(
                $$"""
                {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow",
                "Principal":{"AWS":"arn:aws:iam::{{account}}:root"},"Action":"kms:*","Resource":"*"}]}
                """
            )
            .RootElement;

    private static void CheckPermission(
        Exchange x,
        string arn,
        KmsKey key,
        string account,
        string region,
        string action,
        string encryptionContext)
    {
        bool own = x.Caller.Account == account;
        if (key.IsAwsManaged)
        {
            // Its policy lets everybody of its account use it through S3, and nobody else.
            if (!own)
            {
                throw Failures.AccessDenied(CauseId.KmsKeyPolicy, Vague(x, action));
            }

            return;
        }

        PolicySet policies = CallerPolicies.Of(x, account) with { Key = PolicyOf(arn, key), VpcEndpoint = null };
        RequestContext context = RequestConditions.Of(x, account, null)
            .With("kms:ViaService", $"s3.{region}.amazonaws.com")
            .With("kms:EncryptionContext:aws:s3:arn", encryptionContext)
            .With("kms:EncryptionContextKeys", "aws:s3:arn")
            .With("aws:ViaAWSService", "true");
        AccessDecision decision = Authorizer.Decide(x, action, arn, account, policies, context);
        if (!decision.IsAllowed)
        {
            bool clear = own || decision.DecidedBy == PolicyKind.Identity;
            throw Denial.Refuse(decision, clear ? Denial.Text(decision, quoted: false) : Vague(x, action));
        }
    }

    /// <summary>What KMS tells other accounts.</summary>
    private static string Vague(Exchange x, string action) =>
        $"User: {x.Caller.Principal.Text} is not authorized to perform: {action} on "
            + $"{(action == "kms:Decrypt" ? "the resource associated with this ciphertext" : "this resource")} because the resource does "
            + $"not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";
}
