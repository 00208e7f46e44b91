using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Ranking;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;
using PresignTools.Verification.Search;

namespace PresignTools.Tests.Diagnosis.Causes;

/// <summary>
/// The tests of one cause, as three tables of failures. How a cause is known is asked of whoever finds it; which cause comes first, of the
/// whole diagnosis. So a row fails where the definition finds nothing, and where the ranking puts something else first.
/// </summary>
public abstract class CauseTests
{
    /// <summary>The cause.</summary>
    private protected abstract string Cause { get; }

    /// <summary>
    /// Failures that it is the root cause of, unless the row names another root: one row at least for each way in which it is recognized.
    /// </summary>
    private protected abstract CauseRow[] Recognized { get; }

    /// <summary>Failures that look like it and have another cause, or none. Nothing speaks for it, unless the row says how.</summary>
    private protected abstract CauseRow[] LooksAlike { get; }

    /// <summary>
    /// The same requests with an answer of S3 that comes from elsewhere: the cause is not even possible, unless the row says so.
    /// </summary>
    private protected abstract CauseRow[] OtherAnswers { get; }

    [Theory]
    [Rows(nameof(Recognized))]
    public void It_is_recognized(CauseRow row)
    {
        Assert.NotEmpty(row.Says);
        Match match = Assert.Single(
            Found(row.Input, row.By), m => m.Kind == row.Kind && m.Evidence.Contains(row.Says, StringComparison.Ordinal));
        Assert.Contains(row.Fix ?? string.Empty, match.Fix ?? string.Empty, StringComparison.Ordinal);

        PresignDiagnosis diagnosis = row.Input.Diagnose();
        HasRoot(row.Root ?? Cause, diagnosis);
        Assert.Contains(Cause, diagnosis.PossibleCauses);
        Finding finding = Assert.Single(
            diagnosis.Findings, f => f.Cause == Cause && f.Status is FindingStatus.Fail or FindingStatus.Unknown);
        Assert.Equal(row.Weighed ?? row.Kind, finding.EvidenceKind);
        Assert.Contains(row.Root is null ? row.Says : string.Empty, finding.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [Rows(nameof(LooksAlike))]
    public void What_looks_like_it_is_not_it(CauseRow row)
    {
        // With a signature that does not fit, the checks list all that may differ; that is no evidence.
        IEnumerable<Match> seen = Found(row.Input, FoundBy.Checks).Where(static m => m.Kind != EvidenceKind.CommonCause);
        Match[] found = [.. Found(row.Input, FoundBy.Definition), .. seen];
        Assert.Equal(row.Kind, found.Select(static m => (EvidenceKind?)m.Kind).Max());

        PresignDiagnosis diagnosis = row.Input.Diagnose();
        HasRoot(row.Root, diagnosis);
        Assert.NotEqual(Cause, diagnosis.RootCause);
    }

    [Theory]
    [Rows(nameof(OtherAnswers))]
    public void Another_answer_is_not_put_down_to_it(CauseRow row)
    {
        PresignDiagnosis diagnosis = row.Input.Diagnose();

        Assert.NotNull(row.Input.Response);
        HasRoot(row.Root, diagnosis);
        Assert.NotEqual(Cause, diagnosis.RootCause);
        Assert.Equal(row.IsPossible, diagnosis.PossibleCauses.Contains(Cause));
    }

    /// <summary>A download, as a client without headers of its own sends it.</summary>
    private protected static DiagnosisInput Get(S3ErrorResponse? answer = null) => new()
    {
        Url = Signed.Url(),
        Method = "GET",
        Headers = [],
        Response = answer,
    };

    /// <summary>An upload, with the headers that the client sends.</summary>
    private protected static DiagnosisInput Put(S3ErrorResponse? answer = null, params (string Name, string Value)[] headers) => new()
    {
        Url = Signed.Url(method: "PUT"),
        Method = "PUT",
        Headers = Failure.Pairs(headers),
        Response = answer,
    };

    /// <summary>A failure as somebody pastes it.</summary>
    private protected static DiagnosisInput Pasted(string text) => PresignTools.Intake.Reading.TextIntake.Read(text, out _);

    /// <summary>The same request with answers from before S3 looks at policies, and from after it.</summary>
    private protected static CauseRow[] NotOfPolicies(DiagnosisInput input) =>
    [
        new("S3 judged the time, before the policies", input with { Response = S3Says.Row("url-expired") }) { Root = CauseId.UrlExpired },
        new("S3 judged the token, before the policies", input with { Response = S3Says.Row("token-expired") })
        {
            Root = CauseId.CredentialsExpiredBeforeUrl,
        },
        new("S3 allowed it, and the KMS key is disabled", input with { Response = S3Says.Row("kms-disabled") })
        {
            Root = CauseId.KmsKeyDisabledOrMissing,
        },
    ];

    private static void HasRoot(string? root, PresignDiagnosis diagnosis)
    {
        if (root == CauseRow.Undecided)
        {
            Assert.Equal(Certainty.Possible, diagnosis.Certainty);
        }
        else
        {
            Assert.Equal(root, diagnosis.RootCause);
        }
    }

    private List<Match> Found(DiagnosisInput input, FoundBy by)
    {
        SearchEffort effort = input.Credentials is null ? SearchEffort.None : SearchEffort.Full;
        var evidence = new FailureFacts(input, FailureClock.Of(input, Failure.Now), effort);
        CauseDefinition cause = CauseBook.Get(Cause);
        return by switch
        {
            FoundBy.Checks => [.. CheckMatches.Of(evidence).Where(m => m.Cause == cause).Select(static m => m.Match)],
            FoundBy.Answer => [.. AnswerMatches.Of(evidence).Where(m => m.Cause == cause).Select(static m => m.Match)],
            FoundBy.Words => [.. cause.Told(evidence, input.FullText ?? string.Empty)],
            _ => [.. cause.Find(evidence)],
        };
    }
}
