using System.Collections;
using System.Management.Automation;
using PresignTools.Credentials;
using PresignTools.Input;
using PresignTools.Text;
using PresignTools.Transfer;
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
            BeginRunning();
            return _engine = new TransferEngine(ProxyArgument.Of(Proxy, ProxyCredential, ProxyUseDefaultCredentials, NoProxy));
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
    protected override void EndProcessing() => ForRecord("presigned URL", _runner!.WaitForAll);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            EndRunning();
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

        if (SetArgument.ReadForm(Url, (body as FileBody)?.Name) is { } form)
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
            Run(
                (settings, progress, stop) => _engine!.SendAsync(request, settings, progress, stop),
                $"{request.Method} {request.Shown}",
                request.Shown);
        }
    }

    private void Upload(PlannedRequest request, BodySource body)
    {
        if (ShouldProcess(request.Shown, $"{request.Method} of {Printable.Of(body.Name, 200)}, {TransferErrors.Count(body.Length)}"))
        {
            Run(
                (settings, progress, stop) => _engine!.UploadAsync(request, body, settings, progress, stop),
                "Uploading " + Path.GetFileName(body.Name),
                request.Shown,
                howToGoOn: "The server stores an upload in one request whole or not at all. The same command sends it again.");
        }
    }

    private void Download(PlannedRequest request)
    {
        string activity = "Downloading " + request.Shown[(request.Shown.LastIndexOf('/') + 1)..];
        if (PassThru)
        {
            var content = new MemoryStream();
            Run(
                (settings, progress, stop) => _engine!.ReadAsync(request, content, LongestContent, settings, progress, stop),
                activity,
                request.Shown,
                read => WriteObject(ContentShape.Of(content.ToArray(), read.ContentType)),
                "Nothing of it was kept. The same command reads it again.");
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
            Run(
                (settings, progress, stop) => _engine!.DownloadAsync(request, place, isFolder, settings, progress, stop),
                activity,
                request.Shown);
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
            Force = Force,
            OwnEndpoints = isText ? new ProfileIndex(Environment.GetEnvironmentVariable).ConfiguredEndpoints(null, null) : [],
            Proxy = _engine!.Proxy,
        };
    }
}
