using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using PresignTools.Abstractions;

namespace PresignTools.Aws.Evidence;

/// <summary>What KMS tells of a key. Of a key in another account it refuses the policy to everybody.</summary>
internal static class KmsProbes
{
    internal static Task<ProbeResult<KmsKey>> DescribeAsync(
        AmazonKeyManagementServiceClient kms,
        string keyId,
        ProbeRunner runner,
        CancellationToken cancellationToken)
    {
        const string action = "kms:DescribeKey";
        return runner.RunAsync(
            action,
            async token =>
            {
                DescribeKeyResponse answer = await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId }, token)
                    .ConfigureAwait(false);
                return answer.KeyMetadata is not { } key
                    ? Probe.Failed<KmsKey>(action, "the answer is not one of KMS")
                    : ProbeRunner.Answered(
                        action,
                        new KmsKey
                        {
                            KeyId = key.KeyId,
                            Arn = key.Arn ?? string.Empty,
                            AccountId = key.AWSAccountId,
                            State = key.KeyState?.Value ?? (key.Enabled == true ? "Enabled" : "Disabled"),
                            IsAwsManaged = key.KeyManager?.Value == "AWS",
                            Usage = key.KeyUsage?.Value,
                            Spec = key.KeySpec?.Value,
                            DeletionDate = key.DeletionDate is { Year: > 1 } date ? new DateTimeOffset(date.ToUniversalTime()) : null,
                        },
                        answer);
            },
            cancellationToken);
    }

    internal static Task<ProbeResult<PolicyText>> PolicyAsync(
        AmazonKeyManagementServiceClient kms,
        string keyId,
        ProbeRunner runner,
        CancellationToken cancellationToken)
    {
        const string action = "kms:GetKeyPolicy";
        return runner.RunAsync(
            action,
            async token =>
            {
                // The policy's name can only be this one.
                GetKeyPolicyResponse answer = await kms.GetKeyPolicyAsync(
                        new GetKeyPolicyRequest { KeyId = keyId, PolicyName = "default" },
                        token
                    )
                    .ConfigureAwait(false);
                return string.IsNullOrEmpty(answer.Policy)
                    ? Probe.Absent<PolicyText>(action, "the key has no policy")
                    : ProbeRunner.Answered(action, new PolicyText(answer.Policy), answer);
            },
            cancellationToken);
    }
}
