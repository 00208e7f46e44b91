using System.Globalization;
using System.Management.Automation;
using PresignTools.Abstractions;
using PresignTools.Credentials;
using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Input;
using PresignTools.Live;
using PresignTools.Policies.Decisions;
using PresignTools.Reports;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Commands;

/// <summary>Says why a presigned URL or S3 request fails, how sure that is, and what to do.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "PresignDiagnosis",
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Invoke-PresignDiagnosis.md"
)]
[OutputType(typeof(PresignDiagnosis), typeof(FileInfo))]
public sealed partial class InvokePresignDiagnosisCommand : CredentialCmdlet, IPolicyParameters
{
    private FailureGatherer _gatherer = null!;
    private DiagnosisWriter _writer = null!;
    private LiveInquiry? _inquiry;
    private PolicySet _policies = PolicySet.Empty;
    private BucketFacts _bucket = new();
    private bool _isFaulty;
    private RequestSource _textSource;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _gatherer = new FailureGatherer(SessionState, Cancellation);

        // Only arguments are bound by now. What comes through the pipeline is written by others as a rule: lines of a file, of a log.
        _textSource = MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)) ? RequestSource.Named : RequestSource.Text;
        _writer = new DiagnosisWriter(WriteObject)
        {
            IsDetailed = Detailed,
            ExpectsMany = MyInvocation.ExpectingInput,
            ReportPath = AsReport is null ? null : OrTerminate(nameof(AsReport), () => DiagnosisWriter.ReportFile(AsReport, SessionState)),
        };
        if (Offline && Live)
        {
            ThrowTerminatingError(CommandErrors.DiagnosisOfflineAndLive().ToErrorRecord(nameof(Live)));
        }

        _inquiry = Offline ? null : new LiveInquiry(OpenEvidence, NullIfEmpty(EndpointUrl), ConfiguredEndpoints, Live,
            TimeSpan.FromSeconds(TimeoutSec));
        _bucket = OrTerminate(nameof(BucketConfiguration), () => BucketConfigurationReader.Read(BucketConfiguration));
        PolicyReader reader = PolicyParameters.Reader(this);
        _policies = OrTerminate("policies", () => reader.Read(this) with { RestrictPublicBuckets = _bucket.RestrictPublicBuckets == true });
        _isFaulty = reader.HasErrors;      // a diagnosis without one of the documents would be a wrong one
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_isFaulty)
        {
            return;
        }

        // What was given may hold a URL, which is a secret: it does not go into an error record.
        ForRecord("failure", () =>
        {
            DiagnosisInput answer = _gatherer.Answer(ErrorResponse, StatusCode, ResponseHeader);
            DiagnosisInput input = _gatherer.Gather(Named(), answer, InputObject, _textSource);
            if (input.Recognized.Count > 0)
            {
                Tell("Found in the input: " + string.Join(", ", input.Recognized) + ".");
            }

            if (input.Recognized.Contains(TextIntake.SeveralUrls))
            {
                WriteWarning(
                    "The text has more than one presigned URL. The first is diagnosed; give them one by one, each with its own answer.");
            }

            input = input with
            {
                Policies = _policies,
                Bucket = _bucket.WithDefaults(input.Bucket),
                Credentials = input.Url is { } url ? GivenCredentials(url) : null,
                Secrets = KnownSecrets,
            };
            input = _inquiry is null ? input : Asked(input, _inquiry) with { Secrets = KnownSecrets };
            TellWhatWasNotSent(input.Live);
            _writer.Add(PresignDiagnoser.Diagnose(input, TimeProvider.System.GetUtcNow(), Cancellation));
        });
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => ForRecord(AsReport, _writer.End);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inquiry?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The input with what AWS and the URL's own server say.</summary>
    private DiagnosisInput Asked(DiagnosisInput input, LiveInquiry inquiry)
    {
        DiagnosisPlan plan = DiagnosisPlan.Of(input, TimeProvider.System.GetUtcNow(), Live, Cancellation);
        ResolvedSigner? who =
            NamesSecretAlone ? ResolvedSigner.Of(input.Credentials, plan.Region)
            : NamesCredentials || inquiry.IsWorthAsking(plan) ? SignerOrNone()
            : null;
        if (who is not null && inquiry.WhyNot(plan, who) is { } why)
        {
            Tell(why);
            who = null;
        }

        if (who is null && plan.Probe is null)
        {
            return input;
        }

        if (who is not null && who.Credentials.AccessKeyId == plan.AccessKeyId)
        {
            input = input with { Credentials = input.Credentials ?? who.Credentials };
        }

        LiveInquiry.Asker? asker = who is null ? null : inquiry.Open(plan, who);
        int answers = 0;
        var progress = new ProgressRecord(0, "Diagnosing " + (plan.Question.BucketName ?? "the request"), "Asking") { PercentComplete = 0 };
        WriteProgress(progress);
        try
        {
            return Await<ProbeResult, DiagnosisInput>(
                (told, token) => inquiry.AskAsync(input, plan, asker, NamesCredentials, told, token),
                answer =>
                {
                    progress.PercentComplete = Math.Min(100, 100 * ++answers / LiveInquiry.Answers);
                    progress.StatusDescription = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{answers} of {LiveInquiry.Answers}: {answer.Action}");
                    WriteProgress(progress);
                    Tell("Asked AWS: " + answer);
                });
        }
        finally
        {
            progress.RecordType = ProgressRecordType.Completed;
            WriteProgress(progress);
        }
    }

    /// <summary>What the user can have sent all the same. That uploads are never sent is no news.</summary>
    private void TellWhatWasNotSent(LiveProbeResult? live)
    {
        if (live is { Sent: false, Remedy: { } how })
        {
            Warn([live.Reason + " " + how]);
        }
        else if (live is { WithheldHeaders.Count: > 0 })
        {
            Warn(WithheldNotice.Of(live));
        }
    }

    private DiagnosisInput Named() => new()
    {
        Url = NullIfEmpty(Url),
        UrlSource = RequestSource.Named,
        Method = NullIfEmpty(Method),
        Headers = UrlArgument.Pairs(Header),
        HeaderSource = RequestSource.Named,
        Host = NullIfEmpty(RequestHost),
        SentPath = NullIfEmpty(RequestPath),
        Client = NullIfEmpty(Client),
        ClientMessage = NullIfEmpty(Message),
        Origin = NullIfEmpty(Origin),
        SignedBy = NullIfEmpty(SignedBy),
        SignedOperation = NullIfEmpty(SignedOperation),
        SignedParameters = FailureGatherer.SignedParameters(SignedParameter),
        FormFields = UrlArgument.Pairs(FormField),
        FormFiles = FormFileCount == 0 ? null : FormFileCount,
        AsOf = AsOf,
        Principal = NullIfEmpty(Principal),
        SourceIp = NullIfEmpty(SourceIp),
        VpcEndpointId = NullIfEmpty(VpcEndpointId),
        Context = ContextReader.Read(Context),
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
