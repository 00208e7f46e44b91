using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Tests.Policies;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Text;

/// <summary>
/// What each cmdlet gives, read off by reflection through every public property and <c>ToString()</c>: neither key, token nor signature is
/// in it. Only the two types whose purpose is the URL, PresignedUrl and PresignedUrlInfo, show theirs.
/// </summary>
public sealed class PublicOutputTests
{
    private static readonly string Url = Signed.Url(by: Signed.Session);
    private static readonly string Signature = Url[(Url.IndexOf("X-Amz-Signature=", StringComparison.Ordinal) + 16)..];

    public static TheoryData<string> Names { get; } = [.. Outputs().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Shows_no_secret(string name)
    {
        IReadOnlyList<string> texts = PublicText.Of(Outputs()[name]());
        Assert.NotEmpty(texts);
        string[] secrets = [Signed.Secret, Signed.Session.SessionToken!, Uri.EscapeDataString(Signed.Session.SessionToken!), Signature];
        foreach (string text in texts)
        {
            Assert.All(secrets, secret => Assert.DoesNotContain(secret[..20], text, StringComparison.Ordinal));
        }
    }

    private static Dictionary<string, Func<object>> Outputs() => new()
    {
        ["a test that is right"] = () => Signed.Test(Url, with: Signed.Session),
        ["a test of a damaged URL"] = () => Signed.Test(Url.Replace("Signature=", "Signatur e=", StringComparison.Ordinal), with: Signed.Session),
        ["a test with the URL twice"] = () => Signed.Test(Url + "?" + Url, with: Signed.Session),
        ["a diagnosis"] = () => PresignDiagnoser.Diagnose(new DiagnosisInput { Url = Url, Method = "GET" }, Signed.Time),
        ["a diagnosis with the credentials"] = () =>
            PresignDiagnoser.Diagnose(new DiagnosisInput { Url = Url + "x", Method = "GET", Credentials = Signed.Session }, Signed.Time),
        ["a plan of a diagnosis"] = () => DiagnosisPlan.Of(new DiagnosisInput { Url = Url, Method = "GET" }, Signed.Time),
        ["a decision"] = () => Decision().Request,
        ["a decision's explanations"] = () => Decision(),
        ["credentials"] = () => Signed.Session.ToString()!,
    };

    private static AccessDecision Decision() => PolicyEvaluator.Evaluate(
        Given.Request(Given.Alice, context: [("aws:Referer", Url), ("aws:UserAgent", Signed.Session.SessionToken!)]),
        new PolicySet
        {
            Identity =
            [
                Given.Statement(
                    PolicyKind.Identity,
                    "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringLike':{'aws:Referer':'x*'}}}"),
            ],
        });
}
