using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Diagnosis;

namespace PresignTools.Tests.Intake.Readers;

/// <summary>Lists of buckets and keys beside a request for what is not in them; settings that the AWS CLI prints as text and tables.</summary>
public class ListingTests
{
    private const string NoBucket = "\nAn error occurred (NoSuchBucket) when calling the GetObject operation: The specified bucket does not exist";
    private const string NoKey = "\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>#</Key></Error>";

    [Theory]
    [InlineData("$ aws s3 ls\n2025-01-02 10:11:12 acme-invoices-prod\n2025-03-02 10:11:12 acme-logs\n$ aws s3 cp s3://acme-invoice-prod/q3.pdf ." + NoBucket, "acme-invoices-prod")]
    [InlineData("$ aws s3api list-buckets --query 'Buckets[].Name'\n[\n    \"acme-invoices\",\n    \"acme-logs\"\n]\n$ aws s3api get-object --bucket acme_invoices --key a out" + NoBucket, "acme-invoices")]
    [InlineData("$ aws s3api list-buckets --query 'Buckets[].Name' --output text\nInvoices2025\tacme-logs\n\n$ aws s3 presign s3://invoices2025/a" + NoBucket, "Invoices2025")]
    [InlineData("$ mc ls local\n[2025-01-02 10:11:12 UTC]     0B invoices/\n$ mc cat local/invoice/q3.pdf\nmc: <ERROR> Unable to read. The specified bucket does not exist.", "invoices")]
    [InlineData("$ rclone lsd remote:\n          -1 2025-01-02 10:11:12        -1 invoices-eu\n\n$ aws s3 cp s3://invoices/a ." + NoBucket, "invoices-eu")]
    [InlineData("$ gsutil ls\ngs://acme-invoices/\ngs://acme-logs/\n\nurl for s3://acme-invoice/a" + NoBucket, "acme-invoices")]
    [InlineData("$ s3cmd ls\n2025-01-02 10:11  s3://acme.invoices\n\n$ s3cmd get s3://acme-invoices/a" + NoBucket, "acme.invoices")]
    public void A_bucket_that_is_not_in_the_list(string text, string listed) => Has(text, listed);

    [Theory]
    [InlineData("$ aws s3 ls s3://acme/2025/\n2025-01-02 10:11:12    1234 Q3-Report.pdf\n2025-01-02 10:11:12    1234 Q2-Report.pdf\n", "2025/q3-report.pdf", "2025/Q3-Report.pdf")]
    [InlineData("$ aws s3api list-objects-v2 --bucket acme --query 'Contents[].Key' --output text\nuploads/2025/q3.pdf\tuploads/2025/q2.pdf\n", "2025/q3.pdf", "uploads/2025/q3.pdf")]
    [InlineData("$ aws s3api list-objects-v2 --bucket acme\n{\n    \"Contents\": [\n        {\n            \"Key\": \"in/photo_1.jpg\",\n            \"Size\": 3\n        }\n    ]\n}\n", "in/photo-1.jpg", "in/photo_1.jpg")]
    [InlineData("$ mc ls --recursive play/acme\n[2025-01-02 10:11:12 UTC]  12KiB STANDARD data/table.parquet\n", "data/table.parquett", "data/table.parquet")]
    [InlineData("$ gsutil ls gs://acme/\ngs://acme/Data.csv\n", "data.csv", "Data.csv")]
    public void A_key_that_is_not_in_the_list(string list, string asked, string listed) => Has(list + NoKey.Replace("#", asked, StringComparison.Ordinal), listed);

    [Theory]
    [InlineData("$ aws s3 ls\n2025-01-02 10:11:12 acme-invoices\n$ aws s3 cp s3://acme-invoices/a ." + NoBucket)]        // it is in the list
    [InlineData("$ aws s3 ls\n2025-01-02 10:11:12 acme-invoices\n$ aws s3 cp s3://photos/a ." + NoBucket)]               // nothing near
    [InlineData("$ aws s3 ls s3://acme/\n                           PRE 2025/\n$ aws s3 cp s3://photos/a ." + NoBucket)]  // a list of keys
    public void Other_names_are_not_likened(string text) =>
        Assert.DoesNotContain(TextIntake.Read(text, out _).Diagnose().Findings, static f => f.Evidence.Contains("list of", StringComparison.Ordinal));

    [Theory]
    [InlineData("$ aws kms describe-key --key-id k --output text\nKEYMETADATA\t111122223333\tarn:aws:kms:eu-central-1:111122223333:key/1\tFalse\tDisabled\tENCRYPT_DECRYPT", "KMS key Disabled")]
    [InlineData("$ aws kms describe-key --key-id k --query KeyMetadata.KeyState --output text\nPendingDeletion", "KMS key PendingDeletion")]
    [InlineData("-----------------\n|  DescribeKey  |\n+---------------+\n|| KeyMetadata ||\n||  Enabled   |  False   ||\n||  KeyState  |  Disabled ||\n-----------------", "KMS key Disabled")]
    [InlineData("$ aws s3api get-public-access-block --bucket b --output text\nPUBLICACCESSBLOCKCONFIGURATION\tTrue\tTrue\tTrue\tTrue", "Block Public Access")]
    [InlineData("|  GetPublicAccessBlock  |\n+---+\n||  BlockPublicAcls        | True ||\n||  RestrictPublicBuckets  | True ||", "Block Public Access")]
    [InlineData("$ aws s3api get-bucket-encryption --bucket b --output text\nRULES\tTrue\nAPPLYSERVERSIDEENCRYPTIONBYDEFAULT\tarn:aws:kms:eu-central-1:111122223333:key/1\taws:kms", "Default encryption aws:kms")]
    [InlineData("$ aws s3api get-bucket-ownership-controls --bucket b --output text\nRULES\tBucketOwnerEnforced", "Object Ownership BucketOwnerEnforced")]
    [InlineData("$ aws s3api get-bucket-request-payment --bucket b --output text\nRequester", "Requests are paid by Requester")]
    [InlineData("$ aws s3api get-bucket-location --bucket b --output text\neu-west-3", "Bucket region")]
    [InlineData("$ aws s3api list-object-versions --bucket b --prefix a --output text\nDELETEMARKERS\tTrue\ta\t2025-01-02T00:00:00\tv1", "a delete marker")]
    public void What_the_CLI_prints_is_read(string text, string what) =>
        Assert.Contains(TextIntake.Read(text + "\n\nAccessDenied: Access Denied", out _).Reading, f => f.What == what);

    [Fact]
    public void A_marker_explains_a_missing_key() => Assert.Equal(CauseId.DeleteMarker, TextIntake.Read(
        "$ aws s3api list-object-versions --bucket b --prefix a.bin --output text\nDELETEMARKERS\tTrue\ta.bin\t2025-01-02T00:00:00\tv1\n"
        + NoKey.Replace("#", "a.bin", StringComparison.Ordinal), out _).Diagnose().RootCause);

    [Fact]
    public void A_public_policy_does_not_count_behind_the_setting() => Assert.Equal(CauseId.PublicAccessBlock, TextIntake.Read(
        "|  GetPublicAccessBlock  |\n+---+\n||  BlockPublicAcls        | True ||\n||  RestrictPublicBuckets  | True ||\n\nThe policy has Principal * but\n"
        + "https://acme.s3.eu-central-1.amazonaws.com/a.png\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", out _).Diagnose().RootCause);

    private static void Has(string text, string listed)
    {
        PresignDiagnosis diagnosis = TextIntake.Read(text, out _).Diagnose();
        Assert.Equal(CauseId.WrongBucketOrKey, diagnosis.RootCause);
        Assert.Contains(diagnosis.Findings, f => f.Evidence.Contains($"has '{listed}'", StringComparison.Ordinal));
    }
}
