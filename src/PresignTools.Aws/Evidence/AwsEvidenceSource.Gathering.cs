using Amazon.S3;
using PresignTools.Abstractions;
using PresignTools.Facts;
using PresignTools.Identity;

namespace PresignTools.Aws.Evidence;

/// <summary>All questions of one failure, those that need no other's answer side by side.</summary>
public sealed partial class AwsEvidenceSource
{
    /// <inheritdoc/>
    public async Task<AwsEvidence> GatherAsync(
        EvidenceQuestion question,
        Action<ProbeResult>? answered,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ProbeRunner.Enough = question.Enough;
        var teller = new Teller(answered);
        Task<ProbeResult<CallerIdentity>> identity = teller.Tell(_known.Once("identity", () => GetIdentityAsync(cancellationToken)));
        Task<AwsEvidence> who = IdentityPartAsync(identity, question, teller, cancellationToken);
        Task<AwsEvidence> what = string.IsNullOrEmpty(question.BucketName)
            ? KeyPartAsync(new AwsEvidence(), question, _connection.Region, teller, cancellationToken)
            : BucketPartAsync(question, identity, teller, cancellationToken);
        AwsEvidence about = await who.ConfigureAwait(false);
        return await what.ConfigureAwait(false) with
        {
            Identity = about.Identity,
            IdentityPolicies = about.IdentityPolicies,
            Simulation = about.Simulation,
        };
    }

    private async Task<AwsEvidence> BucketPartAsync(
        EvidenceQuestion question,
        Task<ProbeResult<CallerIdentity>> identity,
        Teller teller,
        CancellationToken cancellationToken)
    {
        string bucket = question.BucketName!;
        Task<ProbeResult<BucketHead>> head = _known.Once("head " + bucket, () =>
            _buckets.HeadAsync(_clients.S3(_connection.Region), bucket, cancellationToken));
        ProbeResult<BucketHead> here = await head.ConfigureAwait(false);
        // ten more questions to the same server would wait in vain too
        bool unreached = here is { Status: ProbeStatus.Failed, StatusCode: 0 };
        if (here.Status == ProbeStatus.Absent || unreached)
        {
            return await KeyPartAsync(
                    new AwsEvidence { Bucket = await teller.Tell(head).ConfigureAwait(false) },
                    question,
                    _connection.Region,
                    teller,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        string region = here.Value?.Region ?? _connection.Region;
        AmazonS3Client s3 = _clients.S3(region);
        head = teller.Tell(
            IsElsewhere(here) is null
                ? head
                : _known.Once("head there " + bucket, () => AskedAgain(here, bucket, region, cancellationToken)));
        var owner = teller.Tell(_known.Once("owner " + bucket, () => OwnerAsync(head, identity, cancellationToken)));
        var policy = teller.Tell(_known.Once("policy " + bucket, () => _buckets.PolicyAsync(s3, bucket, cancellationToken)));
        var status = teller.Tell(_known.Once("status " + bucket, () => _aside.PolicyStatusAsync(s3, bucket, cancellationToken)));
        var block = teller.Tell(_known.Once("block " + bucket, () => _aside.PublicAccessBlockAsync(s3, bucket, cancellationToken)));
        var ownership = teller.Tell(_known.Once("ownership " + bucket, () => _aside.OwnershipAsync(s3, bucket, cancellationToken)));
        var encryption = teller.Tell(_known.Once("encryption " + bucket, () => _aside.EncryptionAsync(s3, bucket, cancellationToken)));
        var cors = teller.Tell(_known.Once("cors " + bucket, () => _aside.CorsAsync(s3, bucket, cancellationToken)));
        var payment = teller.Tell(_known.Once("payment " + bucket, () => _aside.RequestPaymentAsync(s3, bucket, cancellationToken)));
        var accelerate = teller.Tell(_known.Once("accelerate " + bucket, () => _aside.AccelerateAsync(s3, bucket, cancellationToken)));
        var found = string.IsNullOrEmpty(question.Key)
            ? Task.FromResult(Probe.NotAsked<ObjectHead>("s3:GetObject", "no key was named"))
            : teller.Tell(ObjectProbe.HeadAsync(s3, question, _runner, cancellationToken));

        // The key is looked at as soon as it is known which one it is, not when the last setting is there.
        await Task.WhenAll(encryption, found).ConfigureAwait(false);
        var evidence = new AwsEvidence { Encryption = await encryption.ConfigureAwait(false), Object = await found.ConfigureAwait(false) };
        evidence = await KeyPartAsync(evidence, question, region, teller, cancellationToken).ConfigureAwait(false);
        return evidence with
        {
            Bucket = await head.ConfigureAwait(false),
            BucketOwner = await owner.ConfigureAwait(false),
            BucketPolicy = await policy.ConfigureAwait(false),
            PolicyStatus = await status.ConfigureAwait(false),
            PublicAccessBlock = await block.ConfigureAwait(false),
            Ownership = await ownership.ConfigureAwait(false),
            Cors = await cors.ConfigureAwait(false),
            RequestPayment = await payment.ConfigureAwait(false),
            Accelerate = await accelerate.ConfigureAwait(false),
        };
    }

    private async Task<ProbeResult<BucketOwner>> OwnerAsync(
        Task<ProbeResult<BucketHead>> head,
        Task<ProbeResult<CallerIdentity>> identity,
        CancellationToken cancellationToken)
    {
        BucketHead? bucket = (await head.ConfigureAwait(false)).Value;
        string? account = (await identity.ConfigureAwait(false)).Value?.AccountId;
        return bucket is null || string.IsNullOrEmpty(account)
            ? Probe.NotAsked<BucketOwner>("s3:ListBucket", "it is not known whose account the signer's is, or where the bucket is")
            : await GetBucketOwnerAsync(bucket, account, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AwsEvidence> KeyPartAsync(
        AwsEvidence evidence,
        EvidenceQuestion question,
        string region,
        Teller teller,
        CancellationToken cancellationToken)
    {
        string? key = KeyOf(evidence, question);
        string? why = key is null ? "no KMS key is involved, as far as is known" : _clients.WhyNotAsked("KMS");
        if (why is not null)
        {
            return evidence with
            {
                KmsKey = Probe.NotAsked<KmsKey>("kms:DescribeKey", why),
                KmsKeyPolicy = Probe.NotAsked<PolicyText>("kms:GetKeyPolicy", why),
            };
        }

        // arn:aws:kms:REGION:ACCOUNT:key/ID; an id or alias is one of the bucket's region.
        string[] arn = key!.Split(':');
        // The ARN may have come from a header in a text: what is no region of AWS names no host either.
        string home = arn.Length >= 6 && S3Partitions.FindPartition(arn[3]) is not null ? arn[3] : region;
        var kms = _clients.Kms(home);
        var described = teller.Tell(_known.Once($"key {key} {home}", () => KmsProbes.DescribeAsync(kms, key, _runner, cancellationToken)));

        // GetKeyPolicy takes no alias.
        bool isAlias = key.StartsWith("alias/", StringComparison.Ordinal) || key.Contains(":alias/", StringComparison.Ordinal);
        string? id = isAlias ? (await described.ConfigureAwait(false)).Value?.KeyId : key;
        var policy = id is null
            ? Task.FromResult(Probe.NotAsked<PolicyText>("kms:GetKeyPolicy", "the alias could not be resolved to a key"))
            : teller.Tell(_known.Once($"key policy {id} {home}", () => KmsProbes.PolicyAsync(kms, id, _runner, cancellationToken)));
        return evidence with { KmsKey = await described.ConfigureAwait(false), KmsKeyPolicy = await policy.ConfigureAwait(false) };
    }

    private static string? KeyOf(AwsEvidence evidence, EvidenceQuestion question)
    {
        if (!string.IsNullOrEmpty(question.KmsKeyId))
        {
            return question.KmsKeyId;
        }

        if (evidence.Object.Value is { ServerSideEncryption: not null } found)
        {
            return found.KmsKeyId;
        }

        return evidence.Encryption.Value is { } settings && settings.Algorithm.StartsWith("aws:kms", StringComparison.Ordinal)
            ? settings.KmsKeyId ?? "alias/aws/s3"
            : null;
    }

    private async Task<AwsEvidence> IdentityPartAsync(
        Task<ProbeResult<CallerIdentity>> identity,
        EvidenceQuestion question,
        Teller teller,
        CancellationToken cancellationToken)
    {
        var evidence = new AwsEvidence { Identity = await identity.ConfigureAwait(false) };
        PrincipalArn? who = evidence.Identity.Value?.Principal;
        string? why =
            who is null ? "it is not known who the signer is"
            : who.Kind is not (PrincipalKind.User or PrincipalKind.Role or PrincipalKind.AssumedRole)
                ? $"a principal of this kind ({who.Kind}) has no policies of its own that IAM could show"
            : _clients.WhyNotAsked("IAM");
        if (why is not null)
        {
            return evidence with
            {
                IdentityPolicies = Probe.NotAsked<IdentityPolicies>("iam:GetRole", why),
                Simulation = Probe.NotAsked<SimulatedDecisions>("iam:SimulatePrincipalPolicy", why),
            };
        }

        Task<ProbeResult<IamEntity>> entity = _known.Once("entity", () => _iam.EntityAsync(who!, cancellationToken));
        var policies = teller.Tell(_known.Once("policies", () => _iam.PoliciesAsync(who!, entity, cancellationToken)));
        var simulation = teller.Tell(SimulateAsync(who!, entity, evidence.Identity.Value!.Arn, question, cancellationToken));
        return evidence with
        {
            IdentityPolicies = await policies.ConfigureAwait(false),
            Simulation = await simulation.ConfigureAwait(false),
        };
    }

    private async Task<ProbeResult<SimulatedDecisions>> SimulateAsync(
        PrincipalArn who,
        Task<ProbeResult<IamEntity>> entity,
        string arn,
        EvidenceQuestion question,
        CancellationToken cancellationToken)
    {
        const string action = "iam:SimulatePrincipalPolicy";
        if (question.Actions.Count == 0 || string.IsNullOrEmpty(question.BucketName))
        {
            return Probe.NotAsked<SimulatedDecisions>(action, "no action on a bucket was named");
        }

        // The ARN of a session does not tell the role's path; IAM wants the role's own.
        string principal = who.Kind == PrincipalKind.User ? arn : (await entity.ConfigureAwait(false)).Value?.Arn ?? who.RoleArn!;
        return await _simulation.AskAsync(principal, question, S3Partitions.ById(who.Partition)?.Id ?? "aws", cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Tells of answers as they come.</summary>
    private sealed class Teller(Action<ProbeResult>? answered)
    {
        internal async Task<ProbeResult<T>> Tell<T>(Task<ProbeResult<T>> asked)
            where T : class
        {
            ProbeResult<T> result = await asked.ConfigureAwait(false);
            answered?.Invoke(result);
            return result;
        }
    }
}
