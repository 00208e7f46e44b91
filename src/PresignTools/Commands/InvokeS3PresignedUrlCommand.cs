using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;
using PresignTools.Credentials;
using PresignTools.Input;
using PresignTools.Text;
using PresignTools.Transfer;
using PresignTools.Transfer.Running;
using PresignTools.Transfer.Uploads;
using PresignTools.Transferring;
using PresignTools.Transfers;
using PresignTools.Verification.Sending;

namespace PresignTools.Commands;

/// <summary>Uses a presigned URL: sends exactly what was signed, and says what went wrong.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "S3PresignedUrl",
    SupportsShouldProcess = true,
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Invoke-S3PresignedUrl.md"
)]
[OutputType(typeof(TransferResult), typeof(string), typeof(byte[]))]
public sealed partial class InvokeS3PresignedUrlCommand : PresignCmdlet
{
    /// <summary>What goes into the pipeline is in memory, more than once.</summary>
    private const long LongestContent = 256L * 1024 * 1024;

    private TransferEngine? _engine;
    private Pace? _pace;
    private string? _howToGoOn;
    private bool _isUrlArgument;
    private bool _isFileArgument;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _isUrlArgument = MyInvocation.BoundParameters.ContainsKey(nameof(Url));
        _isFileArgument = MyInvocation.BoundParameters.ContainsKey(nameof(InFile));
        _pace = LimitRate > 0 ? new Pace(LimitRate) : null;
        OrTerminate(null, () =>
        {
            CheckParameters();
            return _engine = new TransferEngine(Proxy is null ? null : new WebProxy(Proxy));
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            ForRecord("presigned URL", Transfer);
        }
        finally
        {
            if (!_isFileArgument)
            {
                InFile = null;      // that of a record must not be sent to the URL of the next
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _engine?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CheckParameters()
    {
        if (InFile is not null && InputObject is not null)
        {
            throw CommandErrors.TransferBodiesContradict();
        }

        if (PassThru && OutFile is not null)
        {
            throw CommandErrors.TransferTargetsContradict();
        }
    }

    private void Transfer()
    {
        BodySource? body = InFile is not null ? BodyArgument.OfFile(InFile, SessionState)
            : InputObject is not null ? BodyArgument.OfInput(InputObject, SessionState)
            : null;
        if (SetArgument.IsSet(Url))
        {
            UploadSet(SetArgument.ReadSet(Url), body ?? throw TransferErrors.TransferSetIsForUpload());
            return;
        }

        if (SetArgument.ReadForm(Url) is { } form)
        {
            UploadForm(form, body ?? throw TransferErrors.TransferSetIsForUpload());
            return;
        }

        (string url, string? method, IDictionary? headers) = UrlArgument.Read(Url);
        PlannedRequest request = TransferPlan.Of(
            new TransferInput
            {
                Url = url,
                Method = string.IsNullOrEmpty(Method) ? method : Method,
                Headers = Headers(headers),
                BodyLength = body?.Length,
                Terms = Terms(),
            },
            DateTimeOffset.UtcNow);
        if (body is not null)
        {
            Upload(request, body);
        }
        else if (request.Method == "GET")
        {
            Download(request);
        }
        else if (request.Method == "HEAD" || ShouldProcess(request.Shown, request.Method))
        {
            Write(Run(
                (settings, progress) => _engine!.SendAsync(request, settings, progress, Cancellation),
                $"{request.Method} {request.Shown}"));
        }
    }

    private void Upload(PlannedRequest request, BodySource body)
    {
        if (ShouldProcess(request.Shown, $"{request.Method} of {Printable.Of(body.Name, 200)}, {TransferErrors.Count(body.Length)}"))
        {
            Write(Run(
                (settings, progress) => _engine!.UploadAsync(request, body, settings, progress, Cancellation),
                "Uploading " + Path.GetFileName(body.Name)));
        }
    }

    private void Download(PlannedRequest request)
    {
        string activity = "Downloading " + request.Shown[(request.Shown.LastIndexOf('/') + 1)..];
        if (PassThru)
        {
            using var content = new MemoryStream();
            TransferResult? read = Run(
                (settings, progress) => _engine!.ReadAsync(request, content, LongestContent, settings, progress, Cancellation), activity);
            if (read is not null)
            {
                WriteObject(ContentShape.Of(content.ToArray(), read.ContentType));
            }

            return;
        }

        string place = FilePath.Full(OutFile ?? ".", SessionState);
        bool isFolder = FilePath.IsFolder(place, OutFile ?? ".");
        if (isFolder && !Directory.Exists(place))
        {
            throw TransferErrors.TransferFolderMissing(place);
        }

        if (ShouldProcess(place, $"Save {request.Shown}"))
        {
            Write(Run(
                (settings, progress) => _engine!.DownloadAsync(request, place, isFolder, settings, progress, Cancellation), activity));
        }
    }

    /// <summary>Runs a transfer, and writes its refusal; null if it was refused.</summary>
    private TransferResult? Run(Func<TransferSettings, TransferProgress, Task<TransferResult>> work, string activity)
    {
        var settings = new TransferSettings
        {
            Patience = TimeSpan.FromSeconds(TimeoutSec),
            Retries = MaximumRetryCount,
            Parallel = Parallel,
            Checksum = Checksum,
            Pace = _pace,
            Force = Force,
            Resume = Resume,
        };
        var progress = new TransferProgress();
        try
        {
            return new TransferRunner(WriteProgress).Wait(Task.Run(() => work(settings, progress)), progress, Printable.Of(activity, 100));
        }
        catch (RefusedException e)
        {
            WriteError(RefusalRecord.Of(e.Refusal, e.Advice, Mask, Cancellation));
            return null;
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            SayHowToGoOn(progress);
            throw;
        }
    }

    /// <summary>The pipeline is being stopped and takes nothing any more, but the user must know what is left.</summary>
    private void SayHowToGoOn(TransferProgress progress)
    {
        string how = _howToGoOn
            ?? $"{TransferErrors.Count(progress.Done)} are kept beside {progress.Target}. The same command with -Resume goes on.";
        if (progress.Done == 0 || (_howToGoOn is null && progress.Target is null))
        {
            return;
        }

        try
        {
            Host.UI.WriteWarningLine(Printable.Line("Stopped. " + how));
        }
        catch (Exception e) when (e is HostException or NotImplementedException or InvalidOperationException)
        {
            // nobody is there to read it
        }
    }

    private void Write(TransferResult? result)
    {
        if (result is not null)
        {
            WriteVerbose(result.ToString());
            WriteObject(result);
        }
    }

    /// <summary>The signed headers that the object knows, and those that were given, which go first.</summary>
    private List<KeyValuePair<string, string>> Headers(IDictionary? known)
    {
        IReadOnlyList<KeyValuePair<string, string>> given = UrlArgument.Pairs(Header) ?? [];
        var names = new HashSet<string>(given.Select(static h => h.Key.Trim()), StringComparer.OrdinalIgnoreCase);
        return [.. given, .. (UrlArgument.Pairs(known) ?? []).Where(h => !names.Contains(h.Key.Trim()))];
    }

    /// <summary>
    /// A URL that is piped in as text was written by others, as a rule. Where the pipeline has files, the URL is the user's own.
    /// </summary>
    private SendingTerms Terms()
    {
        bool isText = !_isUrlArgument && Url?.BaseObject is string && (_isFileArgument || InFile is null);
        return new SendingTerms
        {
            UrlSource = isText ? RequestSource.Text : RequestSource.Named,
            HeaderSource = RequestSource.Named,
            IsAskedFor = true,
            OwnEndpoints = isText ? new ProfileIndex(Environment.GetEnvironmentVariable).ConfiguredEndpoints(null, null) : [],
            Proxy = _engine!.Proxy,
        };
    }
}
