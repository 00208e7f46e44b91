using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Diagnosis;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Intake;

/// <summary>What is a complaint of CORS, and what has the word in a name.</summary>
public class CorsWordsTests
{
    public static TheoryData<string> Names() =>
    [
        "$ aws s3api put-bucket-cors --bucket reports --cors-configuration file://cors.json",
        "CORS_ALLOWED_ORIGINS=https://app.example.com",
        "CORS_ALLOW_ALL_ORIGINS = True",
        "app.use(cors());\nconst cors = require('cors');",
        "from flask_cors import CORS_ORIGINS",
        "  corsRules:\n    - allowedMethods: [PUT]",
        "cors:\n  enabled: true",
        "\"cors\": {\"rules\": []}",
        "resource \"aws_s3_bucket_cors_configuration\" \"b\" {",
        "fetch(url, { mode: 'cors' })",
        "Referrer Policy: strict-origin-when-cross-origin",
        "cross-origin-resource-policy: same-site",
        "< Access-Control-Allow-Origin: *",
        "mc cors set local/reports rules.xml --cors-file a",
        "<CORSConfiguration><CORSRule/></CORSConfiguration>",
        "new s3.CfnBucket.CorsRuleProperty(corsRules)",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_no_complaint(string name)
    {
        string text = name + "\n$ curl '" + Signed.Url() + "'\ncurl: (22) The requested URL returned error: 403";
        PresignDiagnosis diagnosis = (TextIntake.Read(text, out _) with { AsOf = Failure.Now }).Diagnose();
        Assert.DoesNotContain(diagnosis.Findings, f => f.Cause == CauseId.CorsMisconfigured && f.EvidenceKind != EvidenceKind.CommonCause);
        Assert.NotEqual(CauseId.CorsMisconfigured, diagnosis.RootCause);
    }

    [Theory]
    [InlineData("has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.")]
    [InlineData("Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource (Reason: CORS header missing).")]
    [InlineData("Origin https://app.example.com is not allowed by Access-Control-Allow-Origin.")]
    [InlineData("Response to preflight request doesn't pass access control check")]
    [InlineData("CORS error")]
    [InlineData("Wir bekommen einen CORS-Fehler beim Hochladen.")]
    [InlineData("CORS: the upload is refused by the browser")]
    [InlineData("I did put-bucket-cors with corsRules from cors.json, and the browser still says CORS error")]
    [InlineData("It is a CORS-related failure.")]
    [InlineData("CORSError: Failed to load")]
    public void A_sentence_is_one(string sentence) => Assert.Equal(
        CauseId.CorsMisconfigured,
        (TextIntake.Read(sentence + "\nPUT " + Signed.Url(method: "PUT"), out _) with { AsOf = Failure.Now }).Diagnose().RootCause);

    [Fact]
    public void What_is_left_is_as_long_as_it_was_said() =>
        Assert.Equal("  says CORS, not put-bucket- ", CorsWords.WithoutNames("  says CORS, not put-bucket-cors"));
}
