using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What the words of a text do to a diagnosis, and what they do not.</summary>
public sealed class WordOrderTests
{
    private const string Told = "Since we upgraded the SDK last week every upload to our own object storage fails with a 400, "
        + "the old version works. The log of the server complains about a checksum header that it has never heard of. Nothing else changed: same keys, same bucket.\n"
        + "software.amazon.awssdk.services.s3.model.S3Exception: (Service: S3, Status Code: 400)";

    private static PresignDiagnosis Diagnose(string text) => PresignDiagnoser.Diagnose(TextIntake.Read(text, out _), Signed.Time);

    [Fact]
    public void A_cause_that_only_words_point_to_is_possible_and_says_which_words()
    {
        PresignDiagnosis d = Diagnose(Told);
        Assert.Contains("checksum-default", d.PossibleCauses.Take(3));
        Finding words = d.Findings.First(static f => f.EvidenceKind == EvidenceKind.SimilarReports);
        Assert.Equal(Certainty.Possible, words.Certainty);
        Assert.StartsWith("The words of the text are those of reports with this cause (", words.Evidence, StringComparison.Ordinal);
        Assert.Contains("'", words.Evidence, StringComparison.Ordinal);
        Assert.InRange(d.Findings[0].Likelihood!.Value, 0.05, 1);
    }

    /// <summary>Words that reports of no cause have more often make none likelier: then the frequent one is first, as without them.</summary>
    [Fact]
    public void Words_that_make_nothing_likely_order_nothing()
    {
        PresignDiagnosis d = Diagnose($"lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod tempor: 403\n{Signed.Url()}");
        Assert.All(d.Findings, static f => Assert.Null(f.Likelihood));
    }

    /// <summary>Without words it is what rules make of it.</summary>
    [Fact]
    public void Nothing_is_ever_established_or_likely_by_words() =>
        Assert.All(Diagnose(Told).Findings.Where(static f => f.EvidenceKind == EvidenceKind.SimilarReports), static f => Assert.Equal(Certainty.Possible, f.Certainty));

    [Fact]
    public void What_S3_stated_stays()
    {
        string sentence = "User: arn:aws:iam::111122223333:user/etl is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::examplebucket/reports/q3.pdf\" "
            + "with an explicit deny in a service control policy";
        string text = $"The browser shows a CORS error, preflight and Access-Control-Allow-Origin are missing, fetch fails in Chrome:\nGET {Signed.Url()} 403\n"
            + $"<Error><Code>AccessDenied</Code><Message>{sentence}</Message></Error>";
        PresignDiagnosis d = Diagnose(text);
        Assert.Equal(("scp-or-rcp-deny", Certainty.Established), (d.RootCause, d.Certainty));
        Assert.All(d.Findings, static f => Assert.Null(f.Likelihood));
    }

    /// <summary>An answer alone is judged by what it says: its words are the server's, in every report.</summary>
    [Fact]
    public void An_answer_alone_is_not_weighed() => Assert.All(
        Diagnose($"<?xml version=\"1.0\"?>\n<Error><Code>SignatureDoesNotMatch</Code><Message>{Failure.SignatureMessage}</Message><CanonicalRequest>GET\n/k\n\nhost:h\n\nhost\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>").Findings,
        static f => Assert.Null(f.Likelihood));

    [Fact]
    public void What_the_server_accepted_is_not_accused()
    {
        PresignDiagnosis d = Diagnose($"The old version of the SDK had trouble with a checksum header, so I tried the same upload and download by hand and compared.\n$ curl -i '{Signed.Url()}'\nHTTP/1.1 200 OK\nContent-Length: 3\n\nabc");
        Assert.Equal((DiagnosisOutcome.Accepted, null), (d.Outcome, d.RootCause));
    }

    /// <summary>With the credentials the signature is recomputed, which words cannot do.</summary>
    [Fact]
    public void Where_the_credentials_are_known_words_say_nothing()
    {
        PresignDiagnosis d = PresignDiagnoser.Diagnose(TextIntake.Read(Told + "\n" + Signed.Url(), out _) with { Credentials = Signed.Credentials }, Signed.Time);
        Assert.All(d.Findings, static f => Assert.Null(f.Likelihood));
    }

    [Theory]
    [InlineData("Our sales people send download links to customers. In the evening everybody is happy, the next morning the customer says that the link has a token problem, "
        + "no word of it being too old. If they log in again with single sign-on and make a new link, it is good for the rest of the day. Links of the build user with fixed keys live on.")]
    [InlineData("The payroll portal has a download button. I had saved the address behind the button as a bookmark. It was good for a day, then there was grey text about a request that has expired. "
        + "From the portal itself it opens. My nephew says it is Amazon, I never signed up for anything there.")]
    public void A_failure_that_is_all_words_is_read(string text)
    {
        PresignDiagnosis d = Diagnose(text);
        Assert.NotNull(d.RootCause);
        Assert.Equal(Certainty.Possible, d.Certainty);
    }

    [Theory]
    [InlineData("My car does not start in the morning when it is cold. The garage changed the battery and the starter, the error light is on, and the neighbour says that it is the alternator. What else may fail?")]
    [InlineData("fatal: could not read from remote repository. Please make sure you have the correct access rights and the project exists; the branch main has no upstream, and the push was rejected by the hook of the team")]
    [InlineData("npm ERR! code ERESOLVE could not resolve dependency tree: peer react 17 from material-ui, found react 18. Fix the upstream dependency conflict, or retry this command with force or legacy peer deps.")]
    [InlineData("TypeError: Cannot read properties of undefined (reading 'map') at Table.render in the browser console, the list is empty on the first load and the page stays white until it is refreshed again")]
    public void A_text_about_something_else_is_not(string text) =>
        Assert.Equal("DiagnosisTextNotRecognized", Assert.Throws<PresignException>(() => Diagnose(text)).ErrorId);
}
