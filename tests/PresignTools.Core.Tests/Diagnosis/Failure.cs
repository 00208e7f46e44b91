using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>Makes failures for the tests, in the wording of AWS's documents.</summary>
internal static class Failure
{
    internal const string SignatureMessage = "The request signature we calculated does not match the signature you provided. Check your key and signing method.";

    internal static readonly DateTimeOffset Now = Signed.Time + TimeSpan.FromMinutes(10);

    internal static S3ErrorResponse Answer(string code, string message, int status = 403, string extra = "") =>
        S3ErrorResponseReader.Read(new S3ResponseInput { Status = status, Body = $"<Error><Code>{code}</Code><Message>{System.Security.SecurityElement.Escape(message)}</Message>{extra}</Error>" });

    internal static S3ErrorResponse Bare => Answer("AccessDenied", "Access Denied");

    internal static S3ErrorResponse Mismatch => Answer("SignatureDoesNotMatch", SignatureMessage);

    internal static S3ErrorResponse Denied(string reason, string action = "s3:GetObject") =>
        Answer("AccessDenied", $"User: arn:aws:sts::111122223333:assumed-role/app/session is not authorized to perform: {action} on resource: \"arn:aws:s3:::examplebucket/reports/q3.pdf\" {reason}");

    internal static S3ErrorResponse Status(int status, params (string, string)[] headers) =>
        S3ErrorResponseReader.Read(new S3ResponseInput { Status = status, Headers = Pairs(headers) });

    internal static IReadOnlyList<KeyValuePair<string, string>> Pairs(params (string Name, string Value)[] pairs) => [.. pairs.Select(p => new KeyValuePair<string, string>(p.Name, p.Value))];

    internal static Policy Policy(PolicyKind kind, string statement) =>
        PolicyParser.Parse(kind, $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", "test").Policy ?? throw new InvalidOperationException("The policy of the test is faulty.");

    internal static PresignDiagnosis Diagnose(this DiagnosisInput input) => ByRules(input, Now);

    /// <summary>What the rules say, whatever words of other reports say: so that a test of a rule is about that rule.</summary>
    internal static PresignDiagnosis ByRules(DiagnosisInput input, DateTimeOffset now) =>
        PresignDiagnoser.Diagnose(input, now, static () => null, CancellationToken.None);
}
