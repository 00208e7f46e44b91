using System.Text;
using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Responses;
using PresignTools.Tests.Diagnosis;

namespace PresignTools.Tests.Responses;

/// <summary>S3's sentences as terminals, mails, logs and error views break them: what is read of them is what is read of the whole line.</summary>
public class WrappedSentenceTests
{
    private const string Role = "arn:aws:sts::111122223333:assumed-role/nightly-export/i-0abc12de34f567890";
    private const string User = "arn:aws:iam::444455556666:user/partners/li.wei@example.com";
    private const string KeyArn = "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Scp = "arn:aws:organizations::777788889999:policy/o-exampleorgid/service_control_policy/p-examplepolicyid111";

    // The forms of "Troubleshoot access denied (403 Forbidden) errors in Amazon S3" and of the AWS KMS Developer Guide.
    private static readonly string[] s_sentences =
    [
        $"User: {Role} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/exports/2026/11/summary.parquet\" because no identity-based policy allows the s3:GetObject action",
        $"User: {User} is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/in/a_b.bin\" because no resource-based policy allows the s3:PutObject action",
        $"User: {Role} is not authorized to perform: s3:GetObjectVersion on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/x\" because no session policy allows the s3:GetObjectVersion action",
        $"User: {Role} is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::amzn-s3-demo-bucket\" because no VPC endpoint policy allows the s3:ListBucket action",
        $"User: {User} is not authorized to perform: s3:DeleteObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/old.log\" because no permissions boundary allows the s3:DeleteObject action",
        $"User: {User} is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/in/a.bin\" because no service control policy allows the s3:PutObject action",
        $"User: {Role} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/k\" with an explicit deny in a service control policy",
        $"User: {Role} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/k\" with an explicit deny in a resource control policy",
        $"User: {Role} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/k\" with an explicit deny in a VPC endpoint policy",
        $"User: {Role} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/k\" with an explicit deny in a permissions boundary",
        $"User: {User} is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/in/a.bin\" with an explicit deny in a session policy",
        $"User: {User} is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/in/a.bin\" with an explicit deny in a resource-based policy",
        $"User: {User} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/in/a.bin\" with an explicit deny in an identity-based policy",
        $"User: {User} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/in/a.bin\" with an explicit deny in a service control policy, with policy ARN: {Scp}",
        $"User: {User} is not authorized to perform: s3:PutObjectAcl on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/in/a.bin\" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.",
        $"User: {Role} is not authorized to perform: kms:Decrypt on resource: {KeyArn} because no identity-based policy allows the kms:Decrypt action",
        $"User: {Role} is not authorized to perform: kms:GenerateDataKey on resource: {KeyArn} because no resource-based policy allows the kms:GenerateDataKey action",
        $"User: {Role} is not authorized to perform: kms:Decrypt on resource: {KeyArn} with an explicit deny in an identity-based policy",
        $"User: {Role} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
    ];

    private static readonly (string Name, Func<string, int, string> Wrap)[] s_manners =
    [
        ("terminal", static (s, w) => Lines(Hard(s, w), "\n", static _ => string.Empty)),
        ("terminal, CRLF", static (s, w) => Lines(Hard(s, w), "\r\n", static _ => string.Empty)),
        ("terminal that loses the blank at a line's end", static (s, w) => Lines(Hard(s, w).Select(static l => l.TrimEnd(' ')), "\n", static _ => string.Empty)),
        ("words", static (s, w) => Lines(AtBlanks(s, w), "\n", static _ => string.Empty)),
        ("words, indented", static (s, w) => Lines(AtBlanks(s, w), "\n", static _ => "    ")),
        ("mail", static (s, w) => Lines(AtBlanks(s, w), "\r\n", static _ => "> ")),
        ("mail in a mail", static (s, w) => Lines(AtBlanks(s, w), "\n", static _ => ">> ")),
        ("shell comment", static (s, w) => Lines(AtBlanks(s, w), "\n", static _ => "# ")),
        ("code comment", static (s, w) => Lines(Hard(s, w), "\n", static _ => "// ")),
        ("PowerShell's gutter", static (s, w) => "Line |\n  41 |  Send-Report -To $target\n     |  ~~~~~~~~~~~~~~~~~~~~~~~\n" + Lines(AtBlanks(s, w), "\n", static _ => "     | ")),
        ("container's log", static (s, w) => Lines(AtBlanks(s, w), "\n", static _ => "exporter-1  | ")),
        ("log with times", static (s, w) => Lines(AtBlanks(s, w), "\n", static i => $"2026-11-30T04:12:{i:00}.{i * 37 % 1000:000}Z ERROR exporter ")),
        ("log with times, at full width", static (s, w) => Lines(Hard(s, w), "\n", static i => $"Nov 30 04:12:{i:00} host7 exporter[4111]: ")),
    ];

    public static TheoryData<int> Manners()
    {
        var data = new TheoryData<int>();
        for (int i = 0; i < s_manners.Length; i++)
        {
            data.Add(i);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public void The_sentence_is_read_as_on_one_line(int manner)
    {
        (string name, Func<string, int, string> wrap) = s_manners[manner];
        var wrong = new List<string>();
        foreach (string sentence in s_sentences)
        {
            string whole = "An error occurred (AccessDenied) when calling the GetObject operation: " + sentence;
            string expected = Shown(S3ErrorResponseReader.Read(new S3ResponseInput { Body = whole }));
            string xml = $"<Error><Code>AccessDenied</Code><Message>{sentence}</Message><RequestId>AQIXIUGPMS07ZB7C</RequestId></Error>";
            for (int width = 40; width <= 120; width++)
            {
                foreach (string text in (string[])[wrap(whole, width), wrap(xml, width), wrap("AccessDenied: " + sentence, width)])
                {
                    string read = Tried(text);
                    if (read != expected)
                    {
                        wrong.Add($"{name}, {width}:\n{text}\n-> {read}\n== {expected}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong, the first:\n" + wrong.FirstOrDefault());
    }

    [Theory]
    [MemberData(nameof(Manners))]
    public void The_diagnosis_is_that_of_one_line(int manner)
    {
        (string name, Func<string, int, string> wrap) = s_manners[manner];
        var wrong = new List<string>();
        foreach (string sentence in s_sentences)
        {
            string whole = "fatal error: An error occurred (AccessDenied) when calling the GetObject operation: " + sentence;
            string expected = Cause(whole);
            for (int width = 40; width <= 120; width += 20 + (sentence.Length % 7))
            {
                string text = wrap(whole, width);
                string read = Cause(text);
                if (read != expected)
                {
                    wrong.Add($"{name}, {width}:\n{text}\n-> {read}\n== {expected}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong, the first:\n" + wrong.FirstOrDefault());
    }

    [Theory]
    [InlineData("The request signature we calculated does not match the signature you provided. Check your key and signing method.", "SignatureDoesNotMatch")]
    [InlineData("The AWS Access Key Id you provided does not exist in our records.", "InvalidAccessKeyId")]
    [InlineData("The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'", "AuthorizationHeaderMalformed")]
    [InlineData("The provided token is malformed or otherwise invalid.", "InvalidToken")]
    [InlineData("The difference between the request time and the current time is too large.", "RequestTimeTooSkewed")]
    [InlineData("The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.", "PermanentRedirect")]
    public void Other_sentences_have_their_answer_too(string sentence, string code)
    {
        string whole = $"upload failed: ./b.tar to s3://amzn-s3-demo-bucket/b.tar An error occurred ({code}) when calling the PutObject operation: {sentence}";
        S3ErrorResponse expected = S3ErrorResponseReader.Read(new S3ResponseInput { Body = whole });
        foreach ((string name, Func<string, int, string> wrap) in s_manners)
        {
            for (int width = 40; width <= 120; width++)
            {
                S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { Body = wrap(whole, width) });
                Assert.True((expected.Code, expected.Row) == (read.Code, read.Row), $"{name}, {width}: {read.Code} {read.Row}, not {expected.Code} {expected.Row}\n{wrap(whole, width)}");
                Assert.True(read.Message!.StartsWith(sentence.Split('.')[0], StringComparison.Ordinal), $"{name}, {width}: {read.Message}\n{wrap(whole, width)}");
            }
        }
    }

    [Theory]
    [InlineData("first\nAccess Denied\nlast")]
    [InlineData("is not\nauthorized")]
    [InlineData("User: a\n\nis not authorized to perform: s3:GetObject\n\non resource: x")]
    [InlineData("one\ntwo\r\nthree\n")]
    public void A_text_without_a_broken_sentence_stays_as_it_is(string text) =>
        Assert.Equal(text, WrappedSentence.Mend(text));

    [Theory]
    [InlineData("a key with blanks in it.pdf")]
    [InlineData("2026/Q3 final (2).xlsx")]
    public void A_key_with_blanks_keeps_them(string key)
    {
        string sentence = $"User: {User} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/{key}\" because no identity-based policy allows the s3:GetObject action";
        for (int width = 60; width <= 80; width++)
        {
            AccessDeniedStatement words = S3ErrorResponseReader.Read(new S3ResponseInput { Body = "AccessDenied: " + Lines(AtBlanks(sentence, width), "\n", static _ => string.Empty) }).AccessDenied!;
            Assert.Equal("arn:aws:s3:::amzn-s3-demo-bucket/" + key, words.Resource);
        }
    }

    [Theory]
    [InlineData("User: | is not authorized to perform: | on resource: db")]
    [InlineData("User: the app is not authorized to perform: that on resource: it because no identity-based policy allows the action")]
    public void What_has_not_its_form_is_not_taken(string sentence)
    {
        AccessDeniedStatement statement = S3ErrorResponseReader.Read(new S3ResponseInput { Body = "AccessDenied: " + sentence }).AccessDenied!;

        Assert.Equal((null, null, null), (statement.Principal, statement.Action, statement.Resource));
        Assert.DoesNotContain("\"Action\":\"|\"", TextIntake.Read("AccessDenied: " + sentence, out _).Diagnose().Remedy ?? string.Empty, StringComparison.Ordinal);
    }

    private static string Tried(string text)
    {
        try
        {
            return Shown(S3ErrorResponseReader.Read(new S3ResponseInput { Body = text }));
        }
        catch (PresignTools.Errors.PresignException e)
        {
            return e.Message;
        }
    }

    private static string Shown(S3ErrorResponse read) =>
        $"{read.Code} {read.Row} {read.AccessDenied?.Principal} {read.AccessDenied?.Action} {read.AccessDenied?.Resource} {read.AccessDenied?.Denial} "
            + $"{read.AccessDenied?.PolicyType} {read.AccessDenied?.PolicyArn} {(read.LikelyCauses.Count > 0 ? read.LikelyCauses[0] : null)}";

    private static string Cause(string text)
    {
        DiagnosisInput input = TextIntake.Read(text, out _);
        PresignDiagnosis diagnosis = input.Diagnose();
        return $"{diagnosis.RootCause} {diagnosis.Certainty} {Shown(input.Response!)}";
    }

    private static string Lines(IEnumerable<string> lines, string end, Func<int, string> margin) =>
        string.Join(end, lines.Select((l, i) => margin(i) + l));

    private static IEnumerable<string> Hard(string text, int width)
    {
        for (int i = 0; i < text.Length; i += width)
        {
            yield return text[i..Math.Min(text.Length, i + width)];
        }
    }

    private static List<string> AtBlanks(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (string word in text.Split(' '))
        {
            string left = word;
            if (line.Length > 0 && line.Length + 1 + left.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            while (left.Length > width)
            {
                lines.Add(left[..width]);
                left = left[width..];
            }

            line.Append(line.Length > 0 ? " " : string.Empty).Append(left);
        }

        lines.Add(line.ToString());
        return lines;
    }
}
