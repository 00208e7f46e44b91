using System.Collections;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Credentials;
using PresignTools.Input;
using PresignTools.Live;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Commands;

/// <summary>Says whether a presigned URL is good, and if not, everything that is wrong with it.</summary>
[Cmdlet(
    VerbsDiagnostic.Test,
    "S3PresignedUrl",
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Test-S3PresignedUrl.md"
)]
[OutputType(typeof(PresignedUrlTest), typeof(bool))]
public sealed class TestS3PresignedUrlCommand : CredentialCmdlet
{
    private TestSession _session = null!;
    private LiveProbe? _probe;
    private SideBySide<string, LiveOutcome>? _sent;

    /// <summary>The URL: text, or the object that New-S3PresignedUrl gave, whose method and headers are then taken too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public object? Url { get; set; }

    /// <summary>The method that the client sends. Left out, every method is tried.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Verb")]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string? Method { get; set; }

    /// <summary>
    /// All headers that the client sends; an empty table says that it sends none of its own. Left out, headers are not judged.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Headers")]
    public IDictionary? Header { get; set; }

    /// <summary>The Host header as the server saw it, where a proxy or redirect may have changed it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("HostHeader")]
    public string? RequestHost { get; set; }

    /// <summary>The instant that expiry is judged for; default now. A time without an offset counts as local time.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>What S3 answered to this request: what ConvertFrom-S3ErrorResponse takes or gives.</summary>
    [Parameter]
    public PSObject? ErrorResponse { get; set; }

    /// <summary>Gives only $true or $false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Lets -Quiet give $true where the signature was not checked, because no secret was given.</summary>
    [Parameter]
    public SwitchParameter SkipSignature { get; set; }

    /// <summary>Sends one harmless request and judges the answer.</summary>
    [Parameter]
    public SwitchParameter Live { get; set; }

    /// <summary>Lets -Live send PUT and DELETE to AWS hosts, with an If-Match that cannot match.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How long -Live waits for the answer, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>How many requests -Live has under way at once. The results come in the order of the URLs.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 8;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _session = new TestSession(Cancellation) { MaySkipSignature = SkipSignature };
        if (ErrorResponse is not null)
        {
            OrTerminate("ErrorResponse", () => _session.Response = ResponseArgument.Read(ErrorResponse, SessionState, Cancellation));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForRecord("presigned URL", () =>
    {
        (string url, string? method, IDictionary? headers) = UrlArgument.Read(Url);
        var request = new ReceivedRequest
        {
            Url = url,
            Method = Given(nameof(Method)) ? Method : method,
            Headers = UrlArgument.Pairs(Given(nameof(Header)) ? Header : headers),
            Host = string.IsNullOrEmpty(RequestHost) ? null : RequestHost,
        };
        WriteTest(request, GivenCredentials(url));
    });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sent?.Dispose();
            _probe?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WriteTest(ReceivedRequest request, SigningCredentials? credentials)
    {
        DateTimeOffset asOf = AsOf ?? TimeProvider.System.GetUtcNow();
        if (Live)
        {
            Send(request, credentials, asOf);
        }
        else if (Quiet)
        {
            bool isGood = _session.IsGood(request, credentials, asOf);
            WriteNotice();
            WriteObject(isGood);
        }
        else
        {
            WriteTest(_session.Test(request, credentials, asOf));
        }
    }

    /// <summary>Begins to send; what comes of it is written in its turn.</summary>
    private void Send(ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf)
    {
        VerificationContext verification = _session.Before(request, credentials, asOf, Quiet);
        LiveProbe probe = _probe ??= new LiveProbe();
        SendingTerms terms = Terms;
        (_sent ??= new(ThrottleLimit, Cancellation)).Add(
            (_, token) => probe.RunAsync(verification, terms, TimeSpan.FromSeconds(TimeoutSec), token),
            static _ => { },
            outcome => ForRecord("presigned URL", () =>
                WriteTest(_session.After(verification, outcome.GetAwaiter().GetResult(), request, credentials, asOf, Quiet))));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_sent is not { } sent)
        {
            return;
        }

        OrTerminate(null, () =>
        {
            LiveProgress.Show(sent, "Sending URLs", MyInvocation.ExpectingInput ? WriteProgress : null);
            return true;
        });
    }

    private void WriteTest(PresignedUrlTest test)
    {
        Tell($"{test.Method} {test.Url}: tried {test.HypothesesTried} variants of the request.");
        object result = Quiet ? _session.IsGood(test) : test;
        WriteNotice();
        foreach (string warning in test.Live is { Sent: true } live ? WithheldNotice.Of(live) : [])
        {
            WriteWarning(warning);
        }

        WriteObject(result);
    }

    private void WriteNotice()
    {
        if (_session.TakeNotice() is { } notice)
        {
            WriteWarning(notice);
        }
    }

    // -Live asks for it, and everything here was given by name.
    private SendingTerms Terms =>
        new()
        {
            UrlSource = RequestSource.Named,
            HeaderSource = RequestSource.Named,
            IsAskedFor = true,
            Force = Force,
        };

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
