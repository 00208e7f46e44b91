using System.Collections;
using System.Management.Automation;
using PresignTools.Abstractions;
using PresignTools.Credentials;
using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Intake;
using PresignTools.Inspection;
using PresignTools.Live;
using PresignTools.Policies;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Verification;

namespace PresignTools.Commands;

/// <summary>Says why a presigned URL or S3 request fails, how sure that is, and what to do.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "PresignDiagnosis", HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Invoke-PresignDiagnosis.md")]
[OutputType(typeof(PresignDiagnosis), typeof(FileInfo))]
public sealed partial class InvokePresignDiagnosisCommand : CredentialCmdlet
{
    private readonly TestSession _session = new();
    private readonly List<PresignDiagnosis> _report = [];
    private PolicySet _policies = PolicySet.Empty;
    private BucketFacts _bucket = new();
    private IAwsEvidenceSource? _aws;
    private ResolvedSigner? _askedAs;
    private LiveProbe? _probe;
    private PresignDiagnosis? _held;
    private bool _isTable;
    private bool _isFaulty;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var reader = new PolicyReader(ResolvePolicyPath, (error, target) => WriteError(error.ToErrorRecord(target)));
        _bucket = OrTerminate(nameof(BucketConfiguration), () => BucketConfigurationReader.Read(BucketConfiguration));
        _policies = OrTerminate("policies", () => new PolicySet
        {
            Identity = reader.Read(PolicyKind.Identity, IdentityPolicy, nameof(IdentityPolicy)) ?? [],
            Bucket = reader.ReadOne(PolicyKind.Bucket, BucketPolicy, nameof(BucketPolicy)),
            AccessPoint = reader.ReadOne(PolicyKind.AccessPoint, AccessPointPolicy, nameof(AccessPointPolicy)),
            Key = reader.ReadOne(PolicyKind.Key, KeyPolicy, nameof(KeyPolicy)),
            PermissionsBoundary = reader.Read(PolicyKind.PermissionsBoundary, PermissionsBoundary, nameof(PermissionsBoundary)),
            Session = reader.Read(PolicyKind.Session, SessionPolicy, nameof(SessionPolicy)),
            ServiceControl = reader.ReadLevels(PolicyKind.ServiceControl, ServiceControlPolicy, nameof(ServiceControlPolicy)),
            ResourceControl = reader.ReadLevels(PolicyKind.ResourceControl, ResourceControlPolicy, nameof(ResourceControlPolicy)),
            VpcEndpoint = reader.Read(PolicyKind.VpcEndpoint, VpcEndpointPolicy, nameof(VpcEndpointPolicy)),
            RestrictPublicBuckets = _bucket.RestrictPublicBuckets == true,
        });
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
            DiagnosisInput input = Gather();
            if (IsLive)
            {
                input = AskAws(input);
            }

            PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(input, TimeProvider.System.GetUtcNow());
            if (AsReport is not null)
            {
                _report.Add(diagnosis);
                return;
            }

            Show(diagnosis);
        });
    }

    /// <summary>One diagnosis is shown as a picture, many as a table: the first is held back until it is known whether a second one comes.</summary>
    private void Show(PresignDiagnosis diagnosis)
    {
        if (Detailed)
        {
            WriteObject(Tagged(diagnosis, "Detailed"));
        }
        else if (!MyInvocation.ExpectingInput || _isTable)
        {
            WriteObject(_isTable ? Tagged(diagnosis, "Row") : diagnosis);
        }
        else if (_held is null)
        {
            _held = diagnosis;
        }
        else
        {
            _isTable = true;
            WriteObject(Tagged(_held, "Row"));
            WriteObject(Tagged(diagnosis, "Row"));
            _held = null;
        }
    }

    private static PSObject Tagged(PresignDiagnosis diagnosis, string view)
    {
        var shown = new PSObject(diagnosis);
        shown.TypeNames.Insert(0, typeof(PresignDiagnosis).FullName + "#" + view);
        return shown;
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_held is not null)
        {
            WriteObject(_held);
        }

        if (AsReport is null || _report.Count == 0)
        {
            return;
        }

        string path = GetUnresolvedProviderPathFromPSPath(AsReport);
        try
        {
            File.WriteAllText(path, DiagnosisReport.Write(_report));
            WriteObject(new FileInfo(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteError(new ErrorRecord(e, "DiagnosisReportNotWritten", ErrorCategory.WriteError, path));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aws?.Dispose();
            _probe?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Whether AWS may be asked: with whole credentials that were given by parameter. A secret alone only recomputes.</summary>
    private bool IsLive => !Offline && (!string.IsNullOrEmpty(AccessKey) || !string.IsNullOrEmpty(ProfileName) || Credential is not null);

    /// <summary>Asks as the signer what bears on the failure, side by side, and S3 itself by a harmless request where its answer is not known.</summary>
    private DiagnosisInput AskAws(DiagnosisInput input)
    {
        ResolvedSigner who = ResolveSigner();
        (PresignedUrlInfo? url, Judgement? judgement) = PresignDiagnoser.Look(input, TimeProvider.System.GetUtcNow());
        if (_aws is null || !ReferenceEquals(_askedAs, who))
        {
            _aws?.Dispose();
            string region = url is { EndpointKind: not Addressing.S3HostKind.Custom, Region: { } signed } ? signed : who.Region;
            (_aws, _askedAs) = (OpenEvidence(who, new AwsConnection { Region = region, S3EndpointUrl = NullIfEmpty(EndpointUrl) }), who);
        }

        var question = new EvidenceQuestion { BucketName = url?.BucketName ?? input.Bucket.Name ?? input.Response?.BucketName, Key = url?.Key ?? input.Response?.Key, VersionId = url?.VersionId };
        var progress = new ProgressRecord(0, "Diagnosing", "Asking AWS") { PercentComplete = 10 };
        WriteProgress(progress);
        Task<LiveOutcome>? live = input.Response is null && judgement is not null
            ? Task.Run(() => (_probe ??= new LiveProbe()).Run(judgement, false, TimeSpan.FromSeconds(15), Cancellation), Cancellation)
            : null;
        AwsEvidence evidence = Await(token => _aws.GatherAsync(question, null, token));
        foreach (ProbeResult answer in evidence.All)
        {
            Tell("Asked AWS: " + answer);
        }

        LiveOutcome? outcome = live?.GetAwaiter().GetResult();
        progress.RecordType = ProgressRecordType.Completed;
        WriteProgress(progress);
        bool isSigner = url?.AccessKeyId is null || url.AccessKeyId == who.Credentials.AccessKeyId || (url.AccountId is { } account && account == evidence.Identity.Value?.AccountId && url.HasSessionToken);
        DiagnosisInput asked = AwsFacts.Add(input, evidence, isSigner);
        Finding? unreached = outcome?.Findings.FirstOrDefault(static f => f.Cause == Causes.DnsOrTls && f.Status == FindingStatus.Fail);
        return asked with
        {
            Response = asked.Response ?? outcome?.Response,
            Method = asked.Method ?? (outcome?.Response is null ? null : judgement!.EffectiveMethod),
            ClientMessage = unreached is null ? asked.ClientMessage : $"{asked.ClientMessage} host unreachable: {unreached.Evidence}".Trim(),
        };
    }

    /// <summary>Parameters by name go before what the input object says.</summary>
    private DiagnosisInput Gather()
    {
        DiagnosisInput input = Named();
        if (InputObject is not null && !(InputObject is string text && text.Length == 0))
        {
            DiagnosisInput read = FailureReader.Read(InputObject, SessionState, Cancellation, out IReadOnlyList<string> recognized);
            WriteVerbose("Found in the input: " + string.Join(", ", recognized) + ".");

            // An answer with its body says more than a status that came with it, or that bound to its own property.
            input = (ErrorResponse is null && read.Response is not null ? input with { Response = read.Response } : input).WithDefaults(read);
        }

        if (AnyCredential && input.Url is { } url)
        {
            input = input with { Credentials = Signer(url) };
        }

        return input with { Policies = _policies, Bucket = _bucket.WithDefaults(input.Bucket) };
    }

    private DiagnosisInput Named()
    {
        DiagnosisInput answer = Answer();
        return new DiagnosisInput
        {
            Url = NullIfEmpty(Url),
            Method = NullIfEmpty(Method),
            Headers = UrlArgument.Pairs(Header),
            Host = NullIfEmpty(RequestHost),
            SentPath = NullIfEmpty(RequestPath),
            Client = NullIfEmpty(Client),
            ClientMessage = NullIfEmpty(Message),
            Origin = NullIfEmpty(Origin),
            SignedBy = NullIfEmpty(SignedBy),
            SignedOperation = NullIfEmpty(SignedOperation),
            SignedParameters = SignedParameters(),
            FormFields = UrlArgument.Pairs(FormField),
            FormFiles = FormFileCount == 0 ? null : FormFileCount,
            AsOf = AsOf,
            Principal = NullIfEmpty(Principal),
            SourceIp = NullIfEmpty(SourceIp),
            VpcEndpointId = NullIfEmpty(VpcEndpointId),
        }.WithDefaults(answer);
    }

    /// <summary>The answer by its parts. Text that is no error of S3 is what the client says.</summary>
    private DiagnosisInput Answer()
    {
        object? body = ErrorResponse is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : ErrorResponse;
        if (body is not (null or string))
        {
            return body is ErrorRecord ? FailureReader.Read(body, SessionState, Cancellation, out _) : new DiagnosisInput { Response = ResponseArgument.Read(PSObject.AsPSObject(body), SessionState, Cancellation) };
        }

        var parts = new S3ResponseInput { Body = body as string, Status = StatusCode == 0 ? null : StatusCode, Headers = ResponseAdapter.Headers(ResponseHeader) };
        if (string.IsNullOrWhiteSpace(parts.Body) && parts.Status is null && parts.Headers.Count == 0)
        {
            return new DiagnosisInput();
        }

        if (parts.Body is { } output && output.Contains("HTTP/", StringComparison.Ordinal) && TranscriptReader.Read(output) is { Response: not null } exchange)
        {
            return exchange;
        }

        try
        {
            return new DiagnosisInput { Response = S3ErrorResponseReader.Read(parts) };
        }
        catch (PresignException e) when (e.ErrorId is nameof(Errors.ResponseIsSuccess) or nameof(Errors.ResponseNotRecognized))
        {
            return new DiagnosisInput { ClientMessage = parts.Body };
        }
    }

    private IReadOnlyList<KeyValuePair<string, string?>> SignedParameters()
    {
        object? bare = SignedParameter is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : SignedParameter;
        return bare switch
        {
            null => [],
            IDictionary table => [.. UrlArgument.Pairs(table)!.Select(static p => new KeyValuePair<string, string?>(p.Key, p.Value))],
            string name => [.. name.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(static n => new KeyValuePair<string, string?>(n, null))],
            IEnumerable names => [.. names.Cast<object?>().Select(static n => new KeyValuePair<string, string?>(LanguagePrimitives.ConvertTo<string>(n) ?? string.Empty, null))],
            _ => [],
        };
    }

    private bool AnyCredential => !string.IsNullOrEmpty(AccessKey) || !string.IsNullOrEmpty(SecretKey) || !string.IsNullOrEmpty(SessionToken) || !string.IsNullOrEmpty(ProfileName) || !string.IsNullOrEmpty(ProfileLocation) || Credential is not null;

    private SigningCredentials? Signer(string url) => !string.IsNullOrEmpty(SecretKey) && string.IsNullOrEmpty(AccessKey)
        ? _session.OfSecret(url, SecretKey, SessionToken)
        : ResolveSigner().Credentials;

    private string ResolvePolicyPath(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _) is var resolved
        && provider.Name == "FileSystem" ? resolved : throw Errors.PolicyFileNotFound(path);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
