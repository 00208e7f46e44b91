using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Policies.Operations;

/// <summary>
/// The key policy that AWS gives the managed key aws/s3, as far as S3's calls go. It is the same in every account and cannot be
/// changed. AWS's own text asks for kms:ViaService s3.REGION.amazonaws.com; here the region may be unknown, and all calls are S3's.
/// </summary>
internal static class ManagedKeyPolicy
{
    private const string Document = """
        {"Version":"2012-10-17","Statement":[{
        "Sid":"Allow access through S3 for all principals in the account that are authorized to use S3",
        "Effect":"Allow","Principal":{"AWS":"*"},
        "Action":["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*","kms:DescribeKey"],
        "Resource":"*","Condition":{"StringEquals":{"kms:CallerAccount":"ACCOUNT"},"Bool":{"aws:ViaAWSService":"true"}}}]}
        """;

    internal static Policy Of(string keyArn)
    {
        string account = keyArn.Split([':'], 6) is { Length: 6 } parts ? parts[4] : string.Empty;
        return PolicyParser.Parse(PolicyKind.Key, Document.Replace("ACCOUNT", account), "AWS managed policy of aws/s3").Policy!;
    }
}
