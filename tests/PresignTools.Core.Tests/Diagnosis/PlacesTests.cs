using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Diagnosis.Causes;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>Where the fault stands in what was given: the exact piece of a URL, of a list of headers, of a policy.</summary>
public class PlacesTests
{
    private const string Region = "eu-central-1";
    private const string Refused = "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>";

    private static PresignDiagnosis Paste(string text, double hours = 0) =>
        Failure.ByRules(TextIntake.Read(text, out _), Signed.Time + TimeSpan.FromHours(hours));

    /// <summary>What is marked in the first finding: each mark's text and label.</summary>
    private static (string Piece, string Label)[] Marks(PresignDiagnosis diagnosis) =>
        [.. diagnosis.Findings[0].Places.Select(p => (p.Quote.Substring(p.Column - 1, p.Length), p.Label))];

    private static string Url(params string[] headers) => Signed.Url(method: "PUT", headers: [.. headers.Select(static h => (h, "x"))]);

    [Theory]
    [InlineData("with an explicit deny in a VPC endpoint policy", "explicit deny in a VPC endpoint policy")]
    [InlineData("with an explicit deny in a service control policy", "explicit deny in a service control policy")]
    [InlineData("because no identity-based policy allows the s3:GetObject action", "because no identity-based policy allows the s3:GetObject action")]
    public void Of_a_denial_the_words_that_name_the_policy_are_marked_first(string reason, string marked)
    {
        string sentence = $"User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::reports/a\" {reason}";
        Assert.Equal((marked, "S3's reason"), Marks(Paste(sentence))[0]);
        Assert.Equal((marked, "S3's reason"), Marks(Paste($"<Error><Code>AccessDenied</Code><Message>{sentence.Replace("\"", "&quot;", StringComparison.Ordinal)}</Message></Error>"))[0]);
    }

    [Theory]
    [InlineData("x-amz-acl")]
    [InlineData("x-amz-meta-owner")]
    public void A_signed_header_that_is_not_sent_is_marked_in_the_list(string header)
    {
        PresignDiagnosis diagnosis = Paste($"curl -T q3.csv '{Url(header)}'\n{Refused}");

        Assert.Equal(CauseId.MissingSignedHeader, diagnosis.RootCause);
        Assert.Contains((header, "signed, not sent"), Marks(diagnosis));
    }

    [Fact]
    public void The_name_is_not_found_inside_a_longer_one()
    {
        PresignDiagnosis diagnosis = Paste($"curl -T q3.csv -H 'x-amz-meta-owner-name: a' '{Url("x-amz-meta-owner", "x-amz-meta-owner-name")}'\n{Refused}");

        (string Piece, string Label) mark = Assert.Single(Marks(diagnosis), static m => m.Label == "signed, not sent");
        Assert.Equal("x-amz-meta-owner", mark.Piece);
        Assert.Contains("%3Bx-amz-meta-owner%3B", diagnosis.Findings[0].Places[0].Quote, StringComparison.Ordinal);
        Assert.Equal(diagnosis.Findings[0].Places[0].Quote.IndexOf("x-amz-meta-owner%3B", StringComparison.Ordinal) + 1, diagnosis.Findings[0].Places[0].Column);
    }

    [Fact]
    public void The_end_is_marked_at_the_parameter_that_sets_it()
    {
        PresignDiagnosis diagnosis = Paste(
            $"{Signed.Url(expires: 60)}\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>60</X-Amz-Expires><Expires>2026-03-01T12:01:00Z</Expires><ServerTime>2026-03-01T14:01:00Z</ServerTime></Error>", 2);

        Assert.Equal(CauseId.UrlExpired, diagnosis.RootCause);
        Assert.Equal(("X-Amz-Expires=60", "ended 2026-03-01T12:01:00Z"), Marks(diagnosis)[0]);
    }

    [Fact]
    public void A_wrong_region_is_marked_within_the_credential_scope()
    {
        PresignDiagnosis diagnosis = Paste(
            $"GET {Signed.Url()}\n<Error><Code>AuthorizationQueryParametersError</Code><Message>Error parsing the X-Amz-Credential parameter; the region '{Region}' is wrong; expecting 'ap-south-1'</Message><Region>ap-south-1</Region></Error>");

        Assert.Equal(CauseId.WrongRegion, diagnosis.RootCause);
        Assert.Equal((Region, "signed for this region"), Marks(diagnosis)[0]);
        Assert.Contains($"%2F{Region}%2Fs3", diagnosis.Findings[0].Places[0].Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void A_URL_that_was_not_in_a_text_is_quoted_too()
    {
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(new() { Url = Signed.Url(expires: 60), Method = "GET", Response = S3Says.Row("url-expired") }, Signed.Time.AddHours(2));

        Assert.Equal(CauseId.UrlExpired, diagnosis.RootCause);
        Assert.Equal("X-Amz-Expires=60", Marks(diagnosis)[0].Piece);
    }

    [Fact]
    public void A_condition_is_marked_in_its_own_statement_and_as_a_name()
    {
        PresignDiagnosis diagnosis = Paste("""
            An error occurred (AccessDenied) when calling the GetObject operation: Access Denied. bucket policy, aws:SourceIp is our office:
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ann" }, "Action": "s3:GetObject",
                  "Resource": "arn:aws:s3:::reports/*", "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } },
                {
                  "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*",
                  "Condition": {
                    "NotIpAddress": { "aws:SourceIp": ["198.51.100.0/24"] }
                  }
                }
              ]
            }
            """);

        Assert.Equal(CauseId.SourceIpCondition, diagnosis.RootCause);
        QuotedPlace place = diagnosis.Findings[0].Places.First(static p => p.Label == "this condition");
        Assert.Equal(10, place.Line);
        Assert.Equal("aws:SourceIp", place.Quote.Substring(place.Column - 1, place.Length));
    }

    [Fact]
    public void No_mark_shows_what_is_masked_and_none_stands_beside_its_piece()
    {
        string url = Url("x-amz-acl");
        string signature = url[(url.IndexOf("X-Amz-Signature=", StringComparison.Ordinal) + 16)..];
        PresignDiagnosis diagnosis = Paste($"AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYab curl -T q3.csv '{url}' # sent without x-amz-acl\n{Refused}");

        Assert.NotEmpty(Marks(diagnosis));
        foreach (QuotedPlace place in diagnosis.Findings.SelectMany(static f => f.Places))
        {
            Assert.DoesNotContain(signature, place.Quote, StringComparison.Ordinal);
            Assert.DoesNotContain("wJalrXUtnFEMI", place.Quote, StringComparison.Ordinal);
            Assert.InRange(place.Column - 1 + place.Length, 1, place.Quote.Length);
        }

        Assert.All(Marks(diagnosis).Where(static m => m.Label == "signed, not sent"), static m => Assert.Equal("x-amz-acl", m.Piece));
    }

    /// <summary>A fact may end where its line does; a masked line is searched for the piece, and an empty one is everywhere.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void A_place_at_the_end_of_a_masked_line_is_no_place(int beyond)
    {
        string line = "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYab # x";
        QuotedPlace? place = new QuotableText(line).Quote(1, line.Length + 1 + beyond, 4, "nothing");

        Assert.DoesNotContain("wJalr", place!.Quote, StringComparison.Ordinal);
        Assert.InRange(place.Column - 1 + place.Length, 1, place.Quote.Length);
    }
}
