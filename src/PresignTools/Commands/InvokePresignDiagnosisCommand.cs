using System.Management.Automation;
using PresignTools.Credentials;
using PresignTools.Diagnosis;
using PresignTools.Forms;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Input;
using PresignTools.Live;
using PresignTools.Logs;
using PresignTools.Policies.Decisions;
using PresignTools.Reports;
using PresignTools.Signing;
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
    private UserLine? _line;
    private FailureGatherer _gatherer = null!;
    private PipedLines _lines = new(isOutput: false);
    private DiagnosisWriter _writer = null!;
    private LiveInquiry? _inquiry;
    private PolicySet _policies = PolicySet.Empty;
    private BucketFacts _bucket = new();
    private bool _isFaulty;
    private RequestSource _textSource;
    private HashSet<string> _arguments = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _gatherer = new FailureGatherer(SessionState, Cancellation);

        _lines = new PipedLines(UpstreamCommand.GivesLines(MyInvocation, InvokeCommand));

        // Only arguments are bound by now. What comes through the pipeline is written by others as a rule: lines of a file, of a log.
        _arguments = [.. MyInvocation.BoundParameters.Keys];
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

        if (HasParts() && (InputObject is null || !MyInvocation.ExpectingInput))
        {
            Diagnose(InputObject);
            return;
        }

        IEnumerable<object?> complete = [];
        ForRecord("failure", () => complete = _lines.Add(Pasted()));
        foreach (object? pasted in complete)
        {
            DiagnoseText(pasted);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        PastedText? rest = null;
        ForRecord("failure", () => rest = _lines.Flush());
        if (rest is not null)
        {
            DiagnoseText(rest);
        }

        FinishAsking();
        ForRecord(AsReport, _writer.End);
    }

    /// <summary>What was piped in belongs to what was given by name, if anything was.</summary>
    private void DiagnoseText(object? pasted)
    {
        if (HasParts())
        {
            Diagnose(pasted);
            return;
        }

        DiagnoseEach(pasted);
    }

    /// <summary>Diagnoses what was given; a text with several failures is as many.</summary>
    private void DiagnoseEach(object? pasted)
    {
        IReadOnlyList<object?> failures = [];
        ForRecord("failure", () =>
        {
            failures = FailureReader.Each(pasted, SessionState, out int leftOut);
            if (leftOut > 0)
            {
                WriteWarning($"The text has {leftOut} more failures than the {failures.Count} that are diagnosed. Pipe it in by records.");
            }
        });
        foreach (object? failure in failures)
        {
            Diagnose(failure);
        }
    }

    private void Diagnose(object? pasted) =>

        // What was given may hold a URL, which is a secret: it does not go into an error record.
        ForRecord("failure", () =>
        {
            DiagnosisInput input = IsLogRecord(pasted)
                ? _gatherer.Gather(NamedOnly(), new DiagnosisInput(), pasted, _textSource)
                : _gatherer.Gather(Named(), _gatherer.Answer(ErrorResponse, StatusCode, ResponseHeader), pasted, _textSource);
            if (input.Recognized.Count > 0)
            {
                Tell("Found in the input: " + string.Join(", ", input.Recognized) + ".");
            }

            if (input.Recognized.Contains(TextIntake.SeveralUrls))
            {
                WriteWarning(
                    "The text has more than one presigned URL, and not each has an answer of its own. The first is diagnosed; give them "
                        + "one by "
                        + "one, each with its own answer.");
            }

            input = input with
            {
                Policies = Of(input.Bucket).WithDefaults(input.Policies),
                Bucket = _bucket.WithDefaults(input.Bucket),
                Credentials = CredentialsOf(input),
                Secrets = KnownSecrets,
            };
            Ask(input, _inquiry);
        });

    private static bool IsLogRecord(object? pasted) => ((pasted as PSObject)?.BaseObject ?? pasted) is IS3LogRecord;

    /// <summary>A record of a log has properties by these names; what it shows in them is masked, and what it holds says more.</summary>
    private DiagnosisInput NamedOnly() => Named() with
    {
        Url = _arguments.Contains(nameof(Url)) ? NullIfEmpty(Url) : null,
        Method = _arguments.Contains(nameof(Method)) ? NullIfEmpty(Method) : null,
    };

    /// <summary>The credentials that were given; of an upload form, its fields have the access key id.</summary>
    private SigningCredentials? CredentialsOf(DiagnosisInput input) =>
        input.FormFields is { } fields ? CredentialsForForm(new FormSignature(new ReceivedPost { Fields = fields }).AccessKeyId)
        : input.Url is { } url ? GivenCredentials(url)
        : null;

    /// <summary>Whether parts of the failure were given by name: then what is piped in is the rest of it.</summary>
    private bool HasParts() =>
        OfFailure.Any(n => n != nameof(InputObject) && MyInvocation.BoundParameters.ContainsKey(n));

    private void Diagnose(DiagnosisInput input)
    {
        TellWhatWasNotSent(input.Live);
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(input, TimeProvider.System.GetUtcNow(), Cancellation);
        if (diagnosis.Needs.Count > 0)
        {
            diagnosis.Needs = (_line ??= new UserLine(MyInvocation)).Needs(diagnosis.Needs);
        }

        _writer.Add(diagnosis);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _asked?.Dispose();
            _inquiry?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>
    /// The policies that were given by name; what the text says of Block Public Access counts where no parameter says it.
    /// </summary>
    private PolicySet Of(BucketFacts told) =>
        _policies.RestrictPublicBuckets || _bucket.RestrictPublicBuckets is not null || told.RestrictPublicBuckets != true
            ? _policies
            : _policies with { RestrictPublicBuckets = true };

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
        IsMethodSigned = Method is not null && UrlArgument.SignedMethod(InputObject) == Method,
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
