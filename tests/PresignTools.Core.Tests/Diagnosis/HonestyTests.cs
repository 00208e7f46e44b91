using CsCheck;
using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

public class HonestyTests
{
    private static readonly S3ErrorResponse[] Answers =
    [
        Failure.Bare, Failure.Mismatch, Failure.Status(403), Failure.Status(400), Failure.Status(404),
        Failure.Denied("with an explicit deny in a resource-based policy"), Failure.Denied("because no identity-based policy allows the s3:GetObject action"),
        Failure.Denied("because no identity-based policy allows the kms:Decrypt action", "kms:Decrypt"),
        Failure.Answer("ExpiredToken", "The provided token has expired.", 400), Failure.Answer("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."),
        Failure.Answer("AccessDenied", "Request has expired"), Failure.Answer("NoSuchKey", "The specified key does not exist.", 404),
        Failure.Answer("AccessDenied", "There were headers present in the request which were not signed", extra: "<HeadersNotSigned>x-amz-acl</HeadersNotSigned>"),
        Failure.Answer("AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-central-1'", 400, "<Region>eu-central-1</Region>"),
        Failure.Answer("SlowDown", "Please reduce your request rate.", 503), Failure.Answer("SomethingNew", "Nobody has seen this before.", 418),
    ];

    private static readonly string[] Urls =
    [
        Signed.Url(), Signed.Url(method: "PUT", headers: [("content-type", "text/csv"), ("x-amz-acl", "private")]), Signed.Url(by: Signed.Session), Signed.Url(expires: 60),
        Signed.Url(key: "a b+c/d'e.txt"), Signed.Url().Replace("s3.eu-central-1.", "s3.", StringComparison.Ordinal), Signed.Url() + "&v=1", Signed.Url().Replace("&", "&amp;", StringComparison.Ordinal),
        Signed.Url().Split("&X-Amz-Date")[0], "https://examplebucket.s3.eu-central-1.amazonaws.com/k",
    ];

    internal static readonly Gen<DiagnosisInput> Inputs =
        from url in Pick<string?>([null, .. Urls])
        from answer in Pick<S3ErrorResponse?>([null, .. Answers])
        from method in Pick<string?>([null, "GET", "PUT", "HEAD", "OPTIONS", "POST"])
        from headers in Gen.Int[0, 3]
        from policy in Gen.Int[0, 2]
        from code in Pick<string?>([null, "s3.getSignedUrl('putObject', { ContentType: 'image/png' })", "aws-cli: aws s3 presign s3://b/k", "boto3; temporary (role)"])
        from minutes in Gen.Int[-60, 60 * 48]
        select new DiagnosisInput
        {
            Url = url,
            Response = answer,
            Method = method,
            Headers = headers switch { 0 => null, 1 => [], 2 => Failure.Pairs(("Content-Type", "image/jpeg")), _ => Failure.Pairs(("x-amz-acl", "public-read"), ("Authorization", "Bearer x")) },
            Policies = policy switch
            {
                0 => PolicySet.Empty,
                1 => new PolicySet { Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"s3:List*","Resource":"*"}""")] },
                _ => new PolicySet { Bucket = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""") },
            },
            SignedBy = code,
            AsOf = Signed.Time + TimeSpan.FromMinutes(minutes),
        };

    [Fact]
    public void What_S3_had_accepted_is_never_blamed() => Inputs.Sample(input =>
    {
        if (Diagnose(input) is not { RootCause: { } cause } diagnosis || input.Response is not { } answer || diagnosis.Certainty == Certainty.Possible)
        {
            return;
        }

        // Of a stage that S3 passed, nothing may be the root; of one that it had not come to, neither.
        if (answer.Code == "SignatureDoesNotMatch")
        {
            Assert.NotEqual(CheckLayer.Permission, CauseCatalogue.Get(cause).Layer);
            Assert.NotEqual(CheckLayer.Policy, CauseCatalogue.Get(cause).Layer);
        }

        if (answer.Accepted.Contains(S3CheckStage.Signature))
        {
            Assert.DoesNotContain(cause, new[] { CauseId.WrongSecretKey, CauseId.WrongMethod, CauseId.MissingSignedHeader, CauseId.SignedHostMismatch, CauseId.ContentTypeMismatch, CauseId.UrlExpired });
        }
    }, iter: 1500);

    [Fact]
    public void Every_diagnosis_is_whole_and_without_secrets() => Inputs.Sample(input =>
    {
        if (Diagnose(input) is not { } diagnosis)
        {
            return;
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], diagnosis.Checklist.Select(c => c.Number));
        Assert.All(diagnosis.Findings, f => Assert.NotEmpty(f.Evidence));
        Assert.Equal(diagnosis.RootCause is null, diagnosis.Certainty is null);
        if (diagnosis.RootCause is not null)
        {
            Assert.NotEmpty(diagnosis.Explanation);
            Assert.True(CauseCatalogue.TryFind(diagnosis.RootCause, out _));
        }

        if (diagnosis.Certainty == Certainty.Possible)
        {
            Assert.NotEmpty(diagnosis.Needs);
        }

        string all = string.Join("\n", Texts(diagnosis));
        foreach (string secret in Secrets(input.Url))
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        }
    }, iter: 1500);

    [Fact]
    public void Healthy_requests_have_nothing_wrong()
    {
        string[] keys = ["a.txt", "dir/sub/b.pdf", "a b.txt", "\u00E9t\u00E9.txt", "x+y.txt", "q(1).txt", "a=b&c.txt", "%41.txt", "deep/1/2/3/4.bin", "it's.txt"];
        foreach (string key in keys)
        {
            foreach (string method in new[] { "GET", "PUT", "HEAD" })
            {
                PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(key, method), Method = method, Headers = [], AsOf = Signed.Time + TimeSpan.FromMinutes(5), Credentials = Signed.Credentials }.Diagnose();
                Assert.Null(diagnosis.RootCause);
                Assert.DoesNotContain(diagnosis.Findings, f => f.Status == FindingStatus.Fail);
            }
        }
    }

    [Fact]
    public void The_same_input_gives_the_same_diagnosis() => Inputs.Sample(input =>
        Assert.Equal(Diagnose(input) is { } a ? Texts(a) : [], Diagnose(input) is { } b ? Texts(b) : []), iter: 300);

    private static Gen<T> Pick<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static PresignDiagnosis? Diagnose(DiagnosisInput input)
    {
        try
        {
            return input.Diagnose();
        }
        catch (PresignException e) when (e.ErrorId is "DiagnosisNothingGiven" or "UrlNotSigned" or "UrlIncomplete")
        {
            return null;
        }
    }

    private static List<string> Texts(PresignDiagnosis d) =>
    [
        d.ToString(), d.Explanation, d.Remedy, d.Title, d.Url ?? "", .. d.PossibleCauses, .. d.Findings.SelectMany(f => new[] { f.ToString(), f.Remedy }), .. d.Checklist.Select(c => c.ToString()), .. d.Needs.SelectMany(n => new[] { n.What, n.Why, n.Command }),
    ];

    private static IEnumerable<string> Secrets(string? url)
    {
        foreach (string name in new[] { "X-Amz-Signature=", "X-Amz-Security-Token=" })
        {
            int at = url?.IndexOf(name, StringComparison.Ordinal) ?? -1;
            if (at >= 0)
            {
                string value = url!.Substring(at + name.Length).Split('&')[0];
                if (value.Length > 20)
                {
                    yield return value;
                    yield return value.Substring(0, 24);
                }
            }
        }
    }
}
