using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Intake.Fragments;
using PresignTools.Intake.Fragments.Cutting;
using PresignTools.Intake.Reading;
using PresignTools.Responses;
using PresignTools.Tests.Bounds;

namespace PresignTools.Tests.Text;

/// <summary>
/// Secrets in every kind of fragment that a text is cut into, and in every layer that fragments stand in: none comes out of what the readers
/// found (Reading, Places, Contrasts), of findings, of what else is needed, or of the answer.
/// </summary>
public sealed class PlantedFragmentTests
{
    private const int Piece = 16;

    private static readonly (FragmentKind Kind, string Text)[] Carriers =
    [
        (FragmentKind.Prose, "The upload fails with {url} since this morning; the secret access key is {key}, and the session token is {token}."),
        (FragmentKind.Command, "$ curl -u admin:{password} -H 'x-amz-security-token: {token}' -T a.bin \"{url}\""),
        (FragmentKind.Command, "PS C:\\> $env:AWS_SECRET_ACCESS_KEY = '{key}'; Invoke-WebRequest -Uri '{url}' -Method Put"),
        (FragmentKind.Output, "$ env\nAWS_SECRET_ACCESS_KEY={key}\nAWS_SESSION_TOKEN={token}\n$ curl '{url}'\ncurl: (22) The requested URL returned error: 403"),
        (FragmentKind.Code, "const client = new S3Client({ region: 'us-east-1', credentials: { accessKeyId: '{id}', secretAccessKey: '{key}', sessionToken: '{token}' } });"),
        (FragmentKind.Json, "{\n  \"AccessKeyId\": \"{id}\",\n  \"SecretAccessKey\": \"{key}\",\n  \"SessionToken\": \"{token}\",\n  \"url\": \"{url}\"\n}"),
        (FragmentKind.Xml, "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match</Message><AWSAccessKeyId>{id}</AWSAccessKeyId>"
            + "<SignatureProvided>{signature}</SignatureProvided><Token-0>{token}</Token-0></Error>"),
        (FragmentKind.Settings, "storage:\n  access_key: {id}\n  secret_key: {key}\n  password: {password}\n  bucket: files"),
        (FragmentKind.Settings, "AWS_REGION=us-east-1\nAWS_SECRET_ACCESS_KEY={key}\nAWS_SESSION_TOKEN={token}"),
        (FragmentKind.HttpExchange, "> PUT /a?X-Amz-Security-Token={etoken}&X-Amz-Signature={signature} HTTP/1.1\n> Host: b.s3.amazonaws.com\n> Authorization: Bearer {jwt}\n>\n< HTTP/1.1 403 Forbidden\n< Server: AmazonS3"),
        (FragmentKind.Headers, "Content-Type: image/png\nx-amz-security-token: {token}\nx-amz-server-side-encryption-customer-key: {customer}\nCookie: sid={password}"),
        (FragmentKind.LogLine, "2026-08-28T05:29:11Z ERROR upload to {url} failed: 403 token={jwt}"),
        (FragmentKind.StackTrace, "software.amazon.awssdk.services.s3.model.S3Exception: Forbidden {url}\n\tat a.b.C.d(C.java:12)\n\tat a.b.E.f(E.java:3)"),
        (FragmentKind.BrowserConsole, "Access to fetch at '{url}' from origin 'http://localhost:3000' has been blocked by CORS policy"),
        (FragmentKind.PowerShellLayout, "StatusCode        : 403\nStatusDescription : Forbidden\nHeaders           : {[Authorization, Bearer {jwt}]}"),
        (FragmentKind.Har, "{\n  \"log\": {\n    \"version\": \"1.2\",\n    \"entries\": [{\"request\":{\"method\":\"GET\",\"url\":\"{url}\",\"headers\":[{\"name\":\"authorization\",\"value\":\"Bearer {jwt}\"}]},\"response\":{\"status\":403}}]\n  }\n}"),
        (FragmentKind.Url, "{url}"),
        (FragmentKind.Prose, "Our gateway passes Bearer {opaque} on to S3, and Basic {basic} from the office; both uploads end in 403."),
        (FragmentKind.Command, "$ http PUT {url} 'User-Agent:sync (Bearer {opaque})' 'X-Forwarded-Auth:Basic {basic}'"),
        (FragmentKind.Output, "$ ./upload.sh\nsending with Bearer {opaque}\nfalling back to Basic {basic}\n403 Forbidden"),
        (FragmentKind.Code, "const headers = { 'X-Proxy-Auth': 'Bearer {opaque}', 'X-Other': `Basic {basic}` }; await fetch(url, { method: 'PUT', headers });"),
        (FragmentKind.Json, "{\n  \"userAgent\": \"sync/2 bearer {opaque}\",\n  \"referer\": \"https://a.example/?token={opaque}\",\n  \"proxy\": \"Basic {basic}\",\n  \"status\": 403\n}"),
        (FragmentKind.Xml, "<Error><Code>InvalidArgument</Code><Message>Unsupported Authorization Type</Message><ArgumentValue>Bearer {opaque}</ArgumentValue></Error>"),
        (FragmentKind.Xml, "<Error><Code>InvalidArgument</Code><Message>Unsupported Authorization Type</Message><ArgumentValue>Basic {basic}</ArgumentValue></Error>"),
        (FragmentKind.Settings, "AWS_REGION=us-east-1\nPROXY_SEND=Bearer {opaque}\nPROXY_ELSE=Basic {basic}"),
        (FragmentKind.HttpExchange, "> GET /a?X-Amz-Date=20261124T120000Z HTTP/1.1\n> Host: b.s3.amazonaws.com\n> User-Agent: app (Bearer {opaque})\n> Referer: https://a.example/?token={opaque}\n> X-Was: Basic {basic}\n>\n< HTTP/1.1 403 Forbidden"),
        (FragmentKind.Headers, "Content-Type: image/png\nUser-Agent: app Bearer {opaque}\nX-Original: Basic {basic}"),
        (FragmentKind.LogLine, "203.0.113.7 - - [24/Nov/2026:12:00:00 +0000] \"GET /files/a.bin HTTP/1.1\" 403 243 \"https://a.example/?token={opaque}\" \"app/2 (Bearer {opaque})\""),
        (FragmentKind.LogLine, "2026-08-28T05:29:11Z ERROR upload failed: sent Basic {basic} and Bearer {opaque}: 403"),
        (FragmentKind.StackTrace, "java.io.IOException: 403 for Bearer {opaque} or Basic {basic}\n\tat a.b.C.d(C.java:12)\n\tat a.b.E.f(E.java:3)"),
        (FragmentKind.PowerShellLayout, "StatusCode        : 403\nStatusDescription : Forbidden\nRawContent        : Bearer {opaque} Basic {basic}"),
    ];

    public static TheoryData<string> Kinds() => [.. Enum.GetNames<FragmentKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_a_kind(string name)
    {
        FragmentKind kind = Enum.Parse<FragmentKind>(name);
        string[] carriers = [.. Carriers.Where(c => c.Kind == kind).Select(static c => c.Text)];
        Assert.NotEmpty(carriers);
        for (uint run = 0; run < Nightly.Times(12); run++)
        {
            Planted planted = Planted.Any.Generate(new CsCheck.PCG(run, 20261130), null, out _);
            foreach (string carrier in carriers)
            {
                string text = Filled(carrier, planted);
                if (run == 0)
                {
                    Assert.Contains(Segmenter.Cut(new SourceText(text)), f => f.Kind == kind);
                }

                Check(planted, text + "\n\nstatus code: 403");
            }
        }
    }

    [Fact]
    public void Of_every_kind_in_every_layer()
    {
        uint run = 0;
        foreach ((string _, Func<string, string> around) in HostileLayers.All)
        {
            foreach ((FragmentKind _, string carrier) in Carriers)
            {
                Planted planted = Planted.Any.Generate(new CsCheck.PCG(++run, 20261130), null, out _);
                Check(planted, around(Filled(carrier, planted)) + "\n\nstatus code: 403");
            }
        }
    }

    private static string Filled(string carrier, Planted p) => carrier
        .Replace("{url}", p.Url, StringComparison.Ordinal).Replace("{id}", "ASIAQNZGKIQY56JQ7WML", StringComparison.Ordinal)
        .Replace("{key}", p.Key, StringComparison.Ordinal).Replace("{token}", p.Token, StringComparison.Ordinal)
        .Replace("{etoken}", Uri.EscapeDataString(p.Token), StringComparison.Ordinal).Replace("{signature}", p.Signature, StringComparison.Ordinal)
        .Replace("{customer}", p.Customer, StringComparison.Ordinal).Replace("{password}", p.Password, StringComparison.Ordinal)
        .Replace("{jwt}", p.Jwt, StringComparison.Ordinal).Replace("{opaque}", p.Opaque, StringComparison.Ordinal)
        .Replace("{basic}", p.Basic, StringComparison.Ordinal);

    private static void Check(Planted planted, string text)
    {
        var pieces = new HashSet<string>(planted.All.SelectMany(static s => new[] { s, Uri.EscapeDataString(s) }).SelectMany(Pieces), StringComparer.Ordinal);
        foreach (object result in Results(text))
        {
            foreach (string shown in PublicText.Of(result))
            {
                string? leak = Pieces(shown).FirstOrDefault(pieces.Contains);
                Assert.True(leak is null, $"{result.GetType().Name} shows '{leak}':\n{shown}\nof\n{text}");
            }
        }
    }

    private static IEnumerable<object> Results(string text)
    {
        yield return Tried(() => PresignDiagnoser.Diagnose(
            TextIntake.Read(text, out IReadOnlyList<string> recognized) with { Recognized = recognized }, DateTimeOffset.UnixEpoch.AddYears(57)));
        yield return Tried(() => S3ErrorResponseReader.Read(new S3ResponseInput { Body = text }));
        foreach (string failure in TextIntake.Failures(text, out _).Skip(1))
        {
            yield return Tried(() => PresignDiagnoser.Diagnose(TextIntake.Read(failure, out _), DateTimeOffset.UnixEpoch.AddYears(57)));
        }
    }

    private static object Tried(Func<object> run)
    {
        try
        {
            return run();
        }
        catch (PresignException e)
        {
            return new { e.Message, e.Advice };
        }
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (int i = 0; i + Piece <= text.Length; i++)
        {
            yield return text.Substring(i, Piece);
        }
    }
}
