using PresignTools.Addressing;
using PresignTools.Errors;
using Xunit.Abstractions;

namespace PresignTools.Tests.Addressing;

/// <summary>
/// The whole grid of choices against the SDK's endpoint rules: the same host, path, signing region and service, or both refuse. Where
/// we differ on purpose stands in <see cref="Differences"/>, each with its reason; a row that nothing uses fails the test.
/// </summary>
public class OracleDifferentialTests(ITestOutputHelper output)
{
    private const string Account = "123456789012";
    private const string OutpostsAlias = "test-accessp-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3";
    private const string Ec2Alias = "test-accessp-e0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3";

    private static readonly string?[] Endpoints =
    [
        null, "https://s3.example.com", "http://minio.example.com:9000", "https://gw.example.com:8443/base", "http://127.0.0.1:9000/base/",
        "https://[2001:db8::1]:9000", "https://MixedCase.Example.COM", "https://bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com",
        "https://accesspoint.vpce-1a2b3c4d-5e6f.s3.us-west-2.vpce.amazonaws.com",
    ];

    /// <summary>A deliberate difference: which question, what the rules answer, and why ours is another.</summary>
    private sealed record Difference(string Name, string Reason, Func<Question, OracleAnswer, string?, string, bool> Covers)
    {
        public int Used { get; set; }
    }

    private sealed record Question(string? Bucket, S3EndpointOptions Options)
    {
        public bool HasArn => Bucket?.StartsWith("arn:", StringComparison.Ordinal) == true;

        public override string ToString() => $"{Bucket ?? "(none)"} {Options}";
    }

    private static string SigningRegion(Question q) => q.Options.Region == "aws-global" ? "us-east-1" : q.Options.Region;

    private static bool IsDotted(string? bucket) => bucket is "logs.example.com" or "mfzwi23gnjvgw.mrap";

    /// <summary>What the rules answer for a plain bucket in the same place.</summary>
    private static string AsPlainName(Question q) =>
        EndpointOracle.Ask("examplebucket", q.Options).ToString().Replace("examplebucket", q.Bucket, StringComparison.Ordinal).Replace("/base//", "/base/", StringComparison.Ordinal);

    private static bool IsMultiRegion(Question q) => q.HasArn && q.Bucket!.Contains(":s3::", StringComparison.Ordinal);

    private static bool IsDirectoryBucket(Question q) => q.Bucket is "logs--use1-az4--x-s3" or "ap--use1-az4--xa-s3" or "logs--usw2-lax1-az1--x-s3";

    private static bool SameButCase(string ours, string expected) => string.Equals(ours, expected, StringComparison.OrdinalIgnoreCase);

    // Covers(question, oracle's answer, id of our error or null, our answer). Where both answer, the row says what ours must be.
    private static List<Difference> Differences() =>
    [
        new("unknown region", "The rules take any text for a region of partition aws; on AWS's own hosts it can only be a typing error.",
            (q, o, e, ours) => e == "RegionUnknown" && S3Partitions.ToSignFor(q.Options.Region) is null),
        new("global host beside another endpoint form", "The rules read UseGlobalEndpoint as a wish and drop it; ours is a demand, and no such host exists.",
            (q, o, e, ours) => e == "EndpointOptionConflict" && q.Options.UseGlobalEndpoint && o.Refusal is null
                && (q.Options.UseFipsEndpoint || q.Options.UseDualstackEndpoint || q.Options.UseAccelerateEndpoint || q.Options.EndpointUrl is not null)),
        new("global host outside partition aws", "The rules drop the wish; s3.amazonaws.com knows no bucket of another partition.",
            (q, o, e, ours) => e == "EndpointOptionConflict" && q.Options.UseGlobalEndpoint && o.Refusal is null && S3Partitions.FindPartition(q.Options.Region)?.Id != "aws"),
        new("multi-region access point on a custom endpoint", "The rules ignore the endpoint, and would send elsewhere than the user said; for ours the alias is a label before it.",
            (q, o, e, ours) => IsMultiRegion(q) && q.Options.EndpointUrl is { } url
                && (e == "MultiRegionAccessPointNotSupported" || (e is null && SameButCase(ours, $"{url.TrimEnd('/').Replace("://", "://mfzwi23gnjvgw.mrap.", StringComparison.Ordinal)} [*/s3]")))),
        new("multi-region access point by its name", "The rules take any label; ARNs of AWS have the alias, which ends in .mrap, and the name's host does not exist.",
            (q, o, e, ours) => e == "BucketArnInvalid" && IsMultiRegion(q) && q.Bucket!.EndsWith("/name", StringComparison.Ordinal) && o.Refusal is null),
        new("global host for a multi-region access point", "The rules drop the wish; a multi-region access point has one host.",
            (q, o, e, ours) => e == "EndpointOptionConflict" && IsMultiRegion(q) && q.Options.UseGlobalEndpoint && o.Refusal is null),
        new("directory bucket for aws-global", "The rules forget to translate aws-global.",
            (q, o, e, ours) => e is null && IsDirectoryBucket(q) && q.Options.Region == "aws-global"
                && ours == o.ToString().Replace("aws-global", "us-east-1", StringComparison.Ordinal)),
        new("directory bucket with an option that it lacks", "The rules ignore the global host and path style there; a user's demand is not dropped unasked.",
            (q, o, e, ours) => e == "EndpointOptionConflict" && IsDirectoryBucket(q) && o.Refusal is null
                && (q.Options.UseGlobalEndpoint || q.Options.AddressingStyle == AddressingStyle.Path)),
        new("directory bucket on a VPC endpoint of S3", "The rules write the name before any host; the endpoints of service s3 serve no directory buckets.",
            (q, o, e, ours) => e == "DirectoryBucketNotSupported" && S3DirectoryBucket.Looks(q.Bucket) && q.Options.EndpointUrl?.Contains(".vpce.", StringComparison.Ordinal) == true),
        new("global host for an access point", "The rules drop the wish; access points have regional hosts only.",
            (q, o, e, ours) => e == "EndpointOptionConflict" && q.Options.UseGlobalEndpoint && o.Refusal is null && (q.HasArn || q.Bucket is OutpostsAlias or Ec2Alias)),
        new("global host for a region other than us-east-1", "The rules know the global host for us-east-1 only; presigned URLs of botocore and old SDKs use it with any region of aws, so it can be asked for.",
            (q, o, e, ours) => e is null && q.Options.UseGlobalEndpoint && q.Options.Region is not ("us-east-1" or "aws-global") && o.Refusal is null
                && ours == o.ToString().Replace("s3." + q.Options.Region + ".", "s3.", StringComparison.Ordinal)),
        new("acceleration without a bucket", "The rules ignore Accelerate for ListBuckets; acceleration does not serve it.",
            (q, o, e, ours) => e == "EndpointOptionConflict" && q.Bucket is null && q.Options.UseAccelerateEndpoint && o.Refusal is null),
        new("acceleration in dualstack form for aws-global", "The rules make s3-accelerate.dualstack.us-east-1, a host that does not exist.",
            (q, o, e, ours) => e is null && q.Options.Region == "aws-global" && q.Options.UseAccelerateEndpoint && ours == o.ToString().Replace("dualstack.us-east-1.", "dualstack.", StringComparison.Ordinal)),
        new("letter case of a custom host", "The rules lower-case it; DNS does not care, and the URL shows what the user wrote.",
            (q, o, e, ours) => e is null && q.Options.EndpointUrl == "https://MixedCase.Example.COM" && o.Refusal is null && SameButCase(ours, o.ToString())),
        new("dotted name with a short label", "Over http the SDK wants three characters of every label, botocore of the whole name, which is the rule for names.",
            (q, o, e, ours) => e is null && q.Bucket == "my.bucket" && q.Options.EndpointUrl?.StartsWith("http:", StringComparison.Ordinal) == true
                && ours == $"http://my.bucket.{o.Authority}{o.Path![..^"/my.bucket".Length]} [{o.Region}/s3]"),
        new("dotted name on an IP address", "The SDK's rule for dotted names over http forgets to look for an IP address, and makes a host that no resolver finds.",
            (q, o, e, ours) => e is null && IsDotted(q.Bucket) && o.Refusal is null && o.Authority == q.Bucket + ".127.0.0.1:9000"
                && ours == $"http://127.0.0.1:9000/base/{q.Bucket} [{SigningRegion(q)}/s3]"),
        new("trailing slash of a base path", "The SDK's rules double it; botocore's do not, and a doubled slash is another path.",
            (q, o, e, ours) => e is null && q.Options.EndpointUrl?.EndsWith("/base/", StringComparison.Ordinal) == true && o.Refusal is null
                && ours == o.ToString().Replace("/base//", "/base/", StringComparison.Ordinal)),
        new("multi-region access point alias", "The rules take NAME.mrap for a dotted bucket; AWS reserves the suffix.",
            (q, o, e, ours) => e == "MultiRegionAccessPointNotSupported" && q.Bucket == "mfzwi23gnjvgw.mrap" && o.Refusal is null),
        new("Outposts alias with a custom endpoint", "The rules ignore the endpoint (but for beta), and would send elsewhere than the user said; for ours it is a name like any other.",
            (q, o, e, ours) => e is null && q.Bucket is OutpostsAlias or Ec2Alias && q.Options.EndpointUrl is not null && o.Service == "s3-outposts" && SameButCase(ours, AsPlainName(q))),
        new("Outposts alias for aws-global", "The rules forget to translate aws-global.",
            (q, o, e, ours) => e is null && q.Bucket is OutpostsAlias or Ec2Alias && q.Options.Region == "aws-global"
                && ours == o.ToString().Replace("aws-global", "us-east-1", StringComparison.Ordinal)),
        new("dotted name over http for aws-global", "The rules forget to translate aws-global.",
            (q, o, e, ours) => e is null && IsDotted(q.Bucket) && q.Options.Region == "aws-global"
                && ours == o.ToString().Replace("aws-global", "us-east-1", StringComparison.Ordinal)),
        new("name like a directory bucket's on a custom endpoint", "The rules want a CreateSession token of any server; one that is not AWS's may have buckets of such names.",
            (q, o, e, ours) => e is null && q.Bucket!.EndsWith("-s3", StringComparison.Ordinal) && q.Options.EndpointUrl is not null && (o.Service == "s3express" || o.Refusal?.StartsWith("S3Express bucket name", StringComparison.Ordinal) == true) && SameButCase(ours, AsPlainName(q))),
        new("Outposts alias with an option that Outposts lack", "The rules ignore FIPS, dualstack and Accelerate there; a user who demands FIPS must not get another host unasked.",
            (q, o, e, ours) => e == "EndpointOptionConflict" && q.Bucket is OutpostsAlias or Ec2Alias && o.Refusal is null),
        new("Outposts alias in path style", "The rules ignore the wish.",
            (q, o, e, ours) => e == "ArnNeedsVirtualHost" && q.Bucket is OutpostsAlias or Ec2Alias && o.Refusal is null),
        new("broken Outposts alias", "The rules take it for a bucket; AWS reserves the suffix.",
            (q, o, e, ours) => e == "OutpostsAliasInvalid" && o.Refusal is null),
        new("Outposts ARN and the endpoint's scheme and base path", "The rules force https and drop the base path; the endpoint is the user's word.",
            (q, o, e, ours) => e is null && q.HasArn && q.Bucket!.Contains("s3-outposts", StringComparison.Ordinal) && q.Options.EndpointUrl is { } url && o.Refusal is null
                && SameButCase(ours, $"{url[..url.IndexOf(':', StringComparison.Ordinal)]}://{o.Authority}{(url.EndsWith("/base", StringComparison.Ordinal) ? "/base" : "")} [{o.Region}/{o.Service}]")),
        new("ARN on an IP address", "The rules write a label before an IP address, which no resolver finds.",
            (q, o, e, ours) => e == "EndpointTakesNoName" && q.HasArn && o.Refusal is null),
        new("ARN on the bucket. name of a VPC endpoint", "The rules do not know VPC endpoints, whose access points are under accesspoint.vpce-….",
            (q, o, e, ours) => e == "EndpointOptionConflict" && q.HasArn && q.Options.EndpointUrl?.StartsWith("https://bucket.vpce", StringComparison.Ordinal) == true && o.Refusal is null),
        new("ARN whose partition text belies its region", "The rules look at the region only.",
            (q, o, e, ours) => e == "BucketArnInvalid" && q.HasArn && q.Bucket!.StartsWith("arn:aws-cn:", StringComparison.Ordinal) && q.Bucket.Contains(":us-west-2:", StringComparison.Ordinal) && o.Refusal is null),
        new("ARN on a custom endpoint with a region outside AWS", "The rules count it to partition aws; we cannot tell, and let the ARN decide.",
            (q, o, e, ours) => e is null && q.HasArn && S3Partitions.FindPartition(q.Options.Region) is null && o.Refusal is not null
                && !IsMultiRegion(q) && S3AddressResolver.Resolve(q.Bucket, q.Options with { Region = q.Bucket!.Split(':')[3] }) is { } same && ours == $"{same.Scheme}://{same.Authority}{same.PathPrefix} [{same.SigningRegion}/{same.SigningService}]"),
        new("name that is no bucket's", "The rules percent-encode anything into the path; the API refuses such names, and mostly it is BUCKET/KEY.",
            (q, o, e, ours) => e == "BucketNameInvalid" && o.Refusal is null),
        new("account that is not twelve digits", "The rules accept any host label; no such account exists.",
            (q, o, e, ours) => e == "BucketArnInvalid" && q.Bucket!.Contains(":12345:", StringComparison.Ordinal) && o.Refusal is null),
    ];

    private static IEnumerable<string?> Buckets()
    {
        yield return null;
        string[] names =
        [
            "examplebucket", "my.bucket", "logs.example.com", "MyBucket", "under_score", "-dash", "dash-", "ab", "192.168.1.1", "a..b", "a.-b", "xn--bucket", new string('a', 63), new string('a', 64),
            "my-ap-abcdefghijkl0123456789use1a-s3alias", "my-olap-abcdefghijkl0123456789use1a--ol-s3", OutpostsAlias, Ec2Alias, "short--op-s3",
            "logs--use1-az4--x-s3", "ap--use1-az4--xa-s3", "logs--usw2-lax1-az1--x-s3", "logs--x-s3", "mfzwi23gnjvgw.mrap", "examplebucket/prefix", "b\u00fccket",
        ];
        foreach (string name in names)
        {
            yield return name;
        }

        (string Partition, string Region)[] arnRegions =
        [
            ("aws", "us-west-2"), ("aws", "us-east-1"), ("aws", "eu-new-9"), ("aws-cn", "cn-north-1"), ("aws-us-gov", "us-gov-west-1"), ("aws-iso", "us-iso-east-1"),
            ("aws-iso-b", "us-isob-east-1"), ("aws-iso-e", "eu-isoe-west-1"), ("aws-iso-f", "us-isof-south-1"), ("aws-eusc", "eusc-de-east-1"), ("aws-cn", "us-west-2"),
        ];
        foreach ((string partition, string region) in arnRegions)
        {
            yield return $"arn:{partition}:s3:{region}:{Account}:accesspoint/mine";
            yield return $"arn:{partition}:s3:{region}:{Account}:accesspoint:mine";
            yield return $"arn:{partition}:s3-object-lambda:{region}:{Account}:accesspoint/mine";
            yield return $"arn:{partition}:s3-outposts:{region}:{Account}:outpost/op-01234567890123456/accesspoint/mine";
        }

        string[] broken =
        [
            $"arn:aws:s3::{Account}:accesspoint:mfzwi23gnjvgw.mrap", $"arn:aws:s3::{Account}:accesspoint/mfzwi23gnjvgw.mrap", $"arn:aws:s3::{Account}:accesspoint/name",
            $"arn:aws-cn:s3::{Account}:accesspoint/mfzwi23gnjvgw.mrap", $"arn:aws:s3:us-west-2::accesspoint/x", $"arn:aws:s3:us-west-2:{Account}:bucket/x", $"arn:aws:sqs:us-west-2:{Account}:x",
            "arn:aws:s3:::examplebucket", "arn:aws:s3", $"arn:aws:s3:us-west-2:{Account}:accesspoint/a/b", $"arn:aws:s3:us-west-2:{Account}:accesspoint/", $"arn:aws:s3:us-west-2:{Account}:accesspoint/a_b",
            $"arn:aws:s3-outposts:us-west-2:{Account}:outpost/op-1/bucket/x", $"arn:aws:s3-outposts:us-west-2:{Account}:outpost/op-1", $"arn:aws:s3-object-lambda:us-west-2:{Account}:bucket/x",
            "arn:aws:s3:us-west-2:12345:accesspoint/mine", $"arn:aws:s3-object-lambda::{Account}:accesspoint/mine",
        ];
        foreach (string arn in broken)
        {
            yield return arn;
        }
    }

    private static IEnumerable<string> Regions() => S3Partitions.All
        .SelectMany(p => p.Id == "aws" ? ["us-east-1", "us-west-2", "eu-central-1", "il-central-1"] : p.Regions)
        .Concat(["aws-global", "aws-cn-global", "eu-new-9", "cn-new-1", "us-gov-new-1", "nz-south-1", "US-EAST-1", "auto", "nowhere"]);

    [Fact]
    public void Every_question_has_the_SDK_s_answer_or_a_named_difference()
    {
        List<Difference> differences = Differences();
        var misses = new List<string>();
        int asked = 0;
        foreach (Question question in Grid())
        {
            asked++;
            OracleAnswer oracle = EndpointOracle.Ask(question.Bucket, question.Options);
            string? errorId = null;
            string ours;
            try
            {
                S3Address address = S3AddressResolver.Resolve(question.Bucket, question.Options);
                ours = new OracleAnswer(address.Scheme, address.Authority, address.PathPrefix, address.SigningRegion, address.SigningService, null).ToString();
            }
            catch (PresignException e)
            {
                errorId = e.ErrorId;
                ours = "refused";
            }

            if (oracle.Refusal is null ? ours == oracle.ToString() : ours == "refused")
            {
                continue;
            }

            Difference? difference = differences.Find(d => d.Covers(question, oracle, errorId, ours));
            if (difference is not null)
            {
                difference.Used++;
            }
            else if (misses.Count < 6)
            {
                misses.Add($"{question}\n   ours {ours} {errorId}\n   SDK  {oracle}");
            }
        }

        foreach (Difference difference in differences)
        {
            output.WriteLine($"{difference.Used,7}  {difference.Name}: {difference.Reason}");
        }

        output.WriteLine($"{asked,7}  questions");
        Assert.True(misses.Count == 0, string.Join("\n", misses));
        Assert.All(differences, d => Assert.True(d.Used > 0, $"No question uses the difference '{d.Name}'."));
        Assert.True(asked > 50_000, $"{asked} questions");
    }

    private static IEnumerable<Question> Grid()
    {
        foreach (string? bucket in Buckets())
        {
            foreach (string region in Regions())
            {
                foreach (string? endpoint in Endpoints)
                {
                    // A custom endpoint asks the region only for its partition, if that.
                    if (endpoint is not null && region is not ("us-east-1" or "us-west-2" or "cn-north-1" or "us-gov-west-1" or "aws-global" or "auto" or "eu-new-9"))
                    {
                        continue;
                    }

                    foreach (AddressingStyle style in Enum.GetValues<AddressingStyle>())
                    {
                        // Auto is Virtual but on a custom endpoint.
                        if (style == AddressingStyle.Auto && endpoint is null && region is not ("us-east-1" or "aws-global"))
                        {
                            continue;
                        }

                        for (int flags = 0; flags < 32; flags++)
                        {
                            // FIPS, dualstack and acceleration are refused on a custom endpoint before anything else is looked at: a few combinations suffice.
                            if (endpoint is not null && (flags & 7) is not (0 or 1 or 2 or 4))
                            {
                                continue;
                            }

                            // The global host beside another form is refused before region and bucket are looked at.
                            if ((flags & 8) != 0 && ((flags & 7) != 0 || endpoint is not null) && region != "us-east-1")
                            {
                                continue;
                            }

                            // UseArnRegion is for ARNs.
                            if ((flags & 16) != 0 && bucket?.StartsWith("arn:", StringComparison.Ordinal) != true)
                            {
                                continue;
                            }

                            yield return new Question(bucket, new S3EndpointOptions
                            {
                                Region = region,
                                EndpointUrl = endpoint,
                                AddressingStyle = style,
                                UseFipsEndpoint = (flags & 1) != 0,
                                UseDualstackEndpoint = (flags & 2) != 0,
                                UseAccelerateEndpoint = (flags & 4) != 0,
                                UseGlobalEndpoint = (flags & 8) != 0,
                                UseArnRegion = (flags & 16) == 0,
                            });
                        }
                    }
                }
            }
        }
    }
}
