using System.Globalization;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Ranking;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.PastReports;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Verification.Search;

namespace PresignTools.Diagnosis;

/// <summary>
/// Finds the cause of a failure from whatever is known of it. Pure: the same input at the same instant always gives the same diagnosis.
/// </summary>
public static class PresignDiagnoser
{
    private const int MostFindings = 24;
    private const int MostPlaced = 6;

    /// <summary>Where a text has neither an answer nor a fault to see, its words name a cause from this likelihood on.</summary>
    private const double Telling = 0.05;

    /// <summary>Diagnoses one failure.</summary>
    /// <param name="input">What is known.</param>
    /// <param name="now">The clock, used where neither the input nor S3's answer says when it happened.</param>
    /// <exception cref="PresignException"><c>DiagnosisNothingGiven</c> if there is nothing to go by.</exception>
    public static PresignDiagnosis Diagnose(DiagnosisInput input, DateTimeOffset now) => Diagnose(input, now, CancellationToken.None);

    /// <summary>Diagnoses one failure, until it is told to stop.</summary>
    /// <param name="input">What is known.</param>
    /// <param name="now">The clock, used where neither the input nor S3's answer says when it happened.</param>
    /// <param name="cancellation">Ends the search for what was signed.</param>
    /// <exception cref="PresignException"><c>DiagnosisNothingGiven</c> if there is nothing to go by.</exception>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static PresignDiagnosis Diagnose(DiagnosisInput input, DateTimeOffset now, CancellationToken cancellation) =>
        Diagnose(input, now, static () => ReportWords.Default, cancellation);

    /// <summary>Diagnoses one failure with words of other reports than the library's own.</summary>
    /// <param name="input">What is known.</param>
    /// <param name="now">The clock.</param>
    /// <param name="words">What the words of reports say; gives null where only rules are to speak.</param>
    /// <param name="cancellation">Ends the search for what was signed.</param>
    internal static PresignDiagnosis Diagnose(
        DiagnosisInput input, DateTimeOffset now, Func<ReportWords?> words, CancellationToken cancellation)
    {
        _ = input ?? throw new ArgumentNullException(nameof(input));
        if (
            string.IsNullOrWhiteSpace(input.Url)
            && input.Response is null
            && string.IsNullOrWhiteSpace(input.ClientMessage)
            && string.IsNullOrWhiteSpace(input.SignedBy)
            && !input.Policies.All.Any()
            && input.FormFields is null
            && input.SignedParameters.Count == 0
            && input.SigningCalls.Count == 0
            && input.Settings.Count == 0
            && input.OtherService is null
            && string.IsNullOrWhiteSpace(input.FullText))
        {
            throw IntakeErrors.DiagnosisNothingGiven();
        }

        SearchEffort effort = input.Credentials is null ? SearchEffort.None : SearchEffort.Full;
        var evidence = new FailureFacts(input, FailureClock.Of(input, now), effort, cancellation) { OtherReports = words };
        if (
            evidence.Raw is null
            && evidence.UrlFault is not null
            && input.Response is null
            && string.IsNullOrWhiteSpace(input.ClientMessage))
        {
            throw evidence.UrlFault;
        }

        IReadOnlyList<RankedCause> ranked = WordOrder.Apply(CauseRanker.Rank(CauseFinder.Run(evidence), evidence), evidence);
        return DiagnosisMask.Shown(Compose(evidence, ranked), DiagnosisMask.For(input));
    }

    private static PresignDiagnosis Compose(FailureFacts e, IReadOnlyList<RankedCause> ranked)
    {
        RankedCause? root = ranked.FirstOrDefault(static r => r.FitsAnswer) ?? (e.Response is null || ranked.Count == 0 ? null : ranked[0]);
        if (root is not null && e.Response is null && (!root.FitsAnswer || !HasTrouble(e, root)))
        {
            root = null;
        }

        string? cause = root?.Cause;
        EvidenceKind? kind = root is null ? null : root.FitsAnswer ? root.Match.Kind : AtMost(EvidenceKind.Circumstance, root.Match.Kind);
        Certainty? certainty = kind?.ToCertainty();
        List<Finding> findings = Findings(e, ranked, root);
        return new PresignDiagnosis
        {
            RootCause = cause,
            Outcome = OutcomeOf(e, cause),
            Certainty = certainty,
            EvidenceKind = kind,
            Title = cause is null ? (e.IsOnlyTold ? "What the server answered is not in the text" : "No fault found")
                : cause == CauseId.Other ? TitleOf(e) : CauseCatalogue.Get(cause).Title,
            Explanation = Explain(e, ranked, root),
            Background = cause is null ? string.Empty : CauseCatalogue.Get(cause).Explanation,
            Remedy = root is null ? string.Empty : root.Match.Fix ?? CauseCatalogue.Get(root.Cause).Remedy,
            PossibleCauses = root is null ? [] : [.. ranked.Where(static r => r.FitsAnswer).Select(static r => r.Cause)],
            Findings = findings,
            Checklist = ChecklistBuilder.Build(e, findings, root),
            Needs = (root is null && !e.IsOnlyTold) || certainty == Catalogue.Certainty.Established ? [] : NeedsList.Of(e, ranked),
            Url = e.Raw is null ? null : UntoldHost.Without(e.Input.Url),
            Method = e.Method,
            Operation = e.Operation,
            BucketName = e.BucketName,
            Key = e.Key,
            ErrorCode = e.Code,
            AnswerKind = e.AnswerKey,
            StatusCode = e.Status,
            RequestId = e.Response?.RequestId,
            HostId = e.Response?.HostId,
            Recognized = e.Input.Recognized,
            Reading = e.Input.Reading,
            Asked = e.Input.Asked,
            Live = e.Input.Live,
            AsOf = e.AsOf,
        };
    }

    private static DiagnosisOutcome OutcomeOf(FailureFacts e, string? cause)
    {
        if (cause is null && e.IsAccepted)
        {
            return DiagnosisOutcome.Accepted;
        }

        return cause is not null || e.Response is not null ? DiagnosisOutcome.Refused : DiagnosisOutcome.NothingKnown;
    }

    /// <summary>
    /// Without an answer, weak suspicions against a URL that may well work are none. Where people tell a failure and show no URL, what they
    /// tell is all that there is.
    /// </summary>
    private static bool HasTrouble(FailureFacts e, RankedCause root) =>
        root.Match.Kind.IsFault() || !string.IsNullOrWhiteSpace(e.Input.ClientMessage)
        || (root.Likelihood >= Telling && !e.IsAccepted && (!e.IsForm || e.Input.IsFailureTold))    // a form was judged whole
        || (e.IsOnlyTold && root.Match.Kind == EvidenceKind.Circumstance);

    private static List<Finding> Findings(FailureFacts e, IReadOnlyList<RankedCause> ranked, RankedCause? root)
    {
        var findings = new List<Finding>();
        foreach (RankedCause entry in ranked)
        {
            Match match = entry.Match;
            Certainty certainty = match.Kind.ToCertainty();
            Cause cause = CauseCatalogue.Get(entry.Cause);
            bool fault =
                match.IsDefect
                && (match.Kind.IsFault() || match.Later is not null)
                && !(e.IsAccepted && !entry.FitsAnswer)
                && !entry.IsRefuted;
            bool isTheCause = ReferenceEquals(entry, root) && certainty >= Catalogue.Certainty.Likely && entry.FitsAnswer;
            FindingStatus status = fault || isTheCause ? FindingStatus.Fail : FindingStatus.Unknown;
            if ((root is null && !fault) || entry.IsRefuted)
            {
                status = FindingStatus.Warning;
            }

            string evidence = match.Evidence + (entry.FitsAnswer ? string.Empty : Misfit.Why(entry.Definition, e));
            EvidenceKind kind = entry.FitsAnswer ? match.Later ?? match.Kind : AtMost(EvidenceKind.SeenInRequest, match.Kind);
            string remedy = match.Fix ?? cause.Remedy;
            findings.Add(new Finding(entry.Cause, cause.Layer, status, kind, evidence, remedy, cause.DocumentationUri, match.Differs)
            {
                Likelihood = entry.Likelihood is { } likelihood ? Math.Round(likelihood, 2) : null,
                PublicReports = entry.FitsAnswer ? PublicReports.Words(e.AnswerKey, entry.Cause) : string.Empty,
                Places = findings.Count < MostPlaced ? FindingPlaces.Of(e, entry.Definition, match) : [],
            });
        }

        List<Finding> shown = [.. findings.Take(MostFindings)];
        foreach (Finding finding in e.Verification?.SortedFindings() ?? [])
        {
            bool worth = finding.Status is FindingStatus.Warning or FindingStatus.Pass && e.IsPresigned;
            if (worth && !shown.Exists(f => f.Cause == finding.Cause && f.Status is FindingStatus.Fail))
            {
                shown.Add(finding);
            }
        }

        return shown;
    }

    /// <summary>A fault that cannot give the answer is seen all the same; that it is the cause of the answer is not.</summary>
    private static EvidenceKind AtMost(EvidenceKind most, EvidenceKind kind) => kind < most ? kind : most;

    private static string Explain(FailureFacts e, IReadOnlyList<RankedCause> ranked, RankedCause? root)
    {
        if (root is null)
        {
            if (e.IsAccepted)
            {
                return $"The server accepts the URL: it {e.AcceptedHow}{(e.Input.SuccessStatus is null ? " just now" : string.Empty)}. If "
                    + $"it fails elsewhere, what differs there decides: the network (aws:SourceIp, a VPC endpoint), headers that the "
                    + $"client adds, a proxy on the way, the time.";
            }

            if (e.IsOnlyTold)
            {
                return "The text reports a failure, but has neither the URL nor the server's answer. The code in the answer decides "
                    + "where to look.";
            }

            string notSent = e.Input.Live is { Sent: false, Reason: { } why } unsent ? $" {why} {unsent.Remedy}".TrimEnd()
                : e.Input.Live is { IsAccepted: false, StatusCode: { } got, Reason: { } seen }
                    ? string.Create(CultureInfo.InvariantCulture, $" Sent from here just now, it was answered with {got}. {seen}")
                : string.Empty;
            return notSent.Length > 0 ? "Nothing is wrong with the URL that can be seen from here." + notSent
                : e.IsPresigned
                    ? "Nothing is wrong with the URL that can be seen from here. Whether its signature is right takes the credentials, "
                        + "whether it is allowed takes S3's answer."
                : "Nothing is wrong that can be seen from here.";
        }

        NameDifference[] unsaid =
            [.. e.Differences.Where(d => !root.Match.Evidence.Contains(d.Sentence, StringComparison.Ordinal))];
        string accepted =
            (e.Response is { } answer && !e.IsForeignAnswer && root.Cause != CauseId.AssumeRoleDenied ? Accepted(e, answer) : string.Empty)
            + (unsaid.Length == 0 ? string.Empty : " " + NameDifference.Sentences(unsaid))
            + (
                e.Input.Live is { IsAccepted: true } live && e.Response is not null
                    ? $" Sent from here just now, the URL is accepted ({live.StatusCode}): method, headers, network or time differ where "
                        + $"it fails."
                    : string.Empty)
            + RecordedRequest.Sentence(e);
        string doubt = e.IsSignatureRefusal && root.Match.Kind.ToCertainty() != Catalogue.Certainty.Established
            ? e.Doubt.SentenceBeside(root.Cause)
            : string.Empty;
        if (root.Match.Kind.ToCertainty() != Catalogue.Certainty.Possible)
        {
            return $"{root.Match.Evidence}{doubt}{accepted}";
        }

        string[] others = [.. ranked.Where(r => r.FitsAnswer && !ReferenceEquals(r, root)).Take(3).Select(static r => r.Cause)];
        string list = others.Length == 0 ? string.Empty : $" Also fitting: {string.Join(", ", others)}.";
        return $"The evidence does not decide it. First of what fits: "
            + $"{Continued(root.Cause == CauseId.Other ? TitleOf(e) : CauseCatalogue.Get(root.Cause).Title)}. "
            + $"{root.Match.Evidence}{list}{doubt}{accepted}";
    }

    /// <summary>What is in no catalogue is best called by what the server says.</summary>
    private static string TitleOf(FailureFacts e) =>
        e.Code is { } code ? "The server answered " + Printable.Of(code, 60)
        : e.Status is { } status ? string.Format(CultureInfo.InvariantCulture, "The server answered {0}", status)
        : CauseCatalogue.Get(CauseId.Other).Title;

    /// <summary>A title in the middle of a sentence; abbreviations and names such as Content-Type stay as they are.</summary>
    private static string Continued(string title) =>
        title.Length > 0 && !title.Skip(1).TakeWhile(static c => c != ' ').Any(char.IsUpper)
            ? char.ToLowerInvariant(title[0]) + title[1..]
            : title;

    private static string Accepted(FailureFacts e, S3ErrorResponse answer)
    {
        if (
            answer.Stage is S3CheckStage.Authorization or S3CheckStage.Target or S3CheckStage.Encryption
            && e.Passed.Contains(S3CheckStage.Signature))
        {
            return " Key, token and signature were accepted.";
        }

        if (!e.HasOrderOfAws)
        {
            return string.Empty;
        }

        return answer.Stage switch
        {
            S3CheckStage.Signature => " S3 had accepted region, time and access key; it had looked at no policy, and not at the object.",
            S3CheckStage.Credential => " S3 had accepted region and time; it had not looked at the signature, nor at any policy.",
            S3CheckStage.Time => " Time is judged before key and signature: whether those are good is still open.",
            S3CheckStage.Scope or S3CheckStage.Format or S3CheckStage.Parameters or S3CheckStage.Mechanism =>
                " S3 had not looked at key, signature or permission.",
            S3CheckStage.Routing => " Nothing of the signature was judged yet.",
            S3CheckStage.Preflight => " A preflight carries no signature; nothing of the URL was judged.",
            _ => string.Empty,
        };
    }
}
