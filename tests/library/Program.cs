// A user of the library: signs, verifies and diagnoses with nothing but the package. README.md of PresignTools.Core shows the same.
using PresignTools.Addressing;
using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

DateTimeOffset now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
var credentials = new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

S3Address reports = S3AddressResolver.Resolve("reports", new S3EndpointOptions { Region = "eu-central-1" });
PresignRequest request = new PresignTemplate(new PresignOptions()).For(reports, "2026/q3.pdf", null, now, TimeSpan.FromHours(1));
PresignedUrl link = new Signer().Sign(request, credentials);
Console.WriteLine(link.Url);

var received = new ReceivedRequest { Url = link.Url, Method = "GET", Headers = [] };
Console.WriteLine(PresignedUrlVerifier.Verify(received, credentials, now).IsValid);
Console.WriteLine(PresignedUrlVerifier.Verify(received with { Method = "PUT" }, credentials, now).IsValid);

string pasted = $"curl -T q3.pdf '{link.Url}'\n<Error><Code>SignatureDoesNotMatch</Code></Error>";
PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(TextIntake.Read(pasted, out _) with { Credentials = credentials }, now);
Console.WriteLine($"{diagnosis.RootCause} ({diagnosis.Certainty})");
