using System.Management.Automation;
using System.Net;
using System.Security;
using System.Threading.Channels;
using PresignTools.Abstractions;
using PresignTools.Commands;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Text.Masking;

namespace PresignTools.Credentials;

/// <summary>
/// A cmdlet that signs: it has the credential and region parameters of AWS.Tools, with their names, aliases and order of precedence.
/// Unlike there, keys and profile do not bind by property name: for every record PowerShell would look for each of them and its aliases,
/// which takes longer than signing does, and secrets have no place in the objects of a listing.
/// </summary>
public abstract partial class CredentialCmdlet : PresignCmdlet
{
    private static readonly string[] SecretVariables = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"];

    // Records may each name a region or profile of their own; more different ones than this are not kept.
    private const int MaximumSigners = 256;

    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private ICredentialSource? _source;
    private SignerResolver? _resolver;
    private readonly Dictionary<SignerQuery, ResolvedSigner> _signers = [];
    private readonly SecretAlone _secretAlone = new();
    private SignerQuery _lastQuery;
    private ResolvedSigner? _lastSigner;
    private bool _isNobodyThere;
    private bool _mustNotPrompt;
    private SecretMask? _mask;
    private SigningCredentials? _maskedFor;

    /// <summary>Whether the user named credentials; else they are the session's or the machine's own, which may be anybody's.</summary>
    private protected bool NamesCredentials =>
        !string.IsNullOrEmpty(AccessKey)
        || !string.IsNullOrEmpty(_secretKey)
        || !string.IsNullOrEmpty(_sessionToken)
        || !string.IsNullOrEmpty(ProfileName)
        || !string.IsNullOrEmpty(ProfileLocation)
        || Credential is not null
        || !string.IsNullOrEmpty(RoleArn);

    /// <summary>Whether only a secret was given, which goes with the access key id of a URL.</summary>
    private protected bool NamesSecretAlone => !string.IsNullOrEmpty(_secretKey) && string.IsNullOrEmpty(AccessKey);

    /// <summary>What is known to be secret here: the keys that were given, that signed last, and that the environment has.</summary>
    private protected IReadOnlyList<string> KnownSecrets =>
    [
        .. new[] { _secretKey == AccessKey ? null : _secretKey, _sessionToken }.OfType<string>(),
        .. Signing.SecretMasks.OfCredentials(_lastSigner?.Credentials).OfType<string>(),
        .. SecretVariables.Select(Environment.GetEnvironmentVariable)
            .Where(static v => v != Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID")).OfType<string>(),
    ];

    /// <inheritdoc/>
    private protected override SecretMask Mask
    {
        get
        {
            if (_mask is null || !ReferenceEquals(_maskedFor, _lastSigner?.Credentials))
            {
                (_mask, _maskedFor) = (new SecretMask(KnownSecrets), _lastSigner?.Credentials);
            }

            return _mask;
        }
    }

    /// <summary>The credentials that the user named for a URL; null if none were named.</summary>
    /// <exception cref="PresignException">They cannot be had; see Errors.Credentials. <c>CredentialsIncomplete</c> for an empty secret:
    /// a question about the signature must not be answered as if none had been asked.</exception>
    private protected SigningCredentials? GivenCredentials(string url) => GivenCredentials(url, null);

    /// <summary>The same for an upload form, whose access key id was read from its fields.</summary>
    private protected SigningCredentials? CredentialsForForm(string? accessKeyId) => GivenCredentials(null, accessKeyId);

    private SigningCredentials? GivenCredentials(string? url, string? accessKeyId)
    {
        if (!NamesCredentials && MyInvocation.BoundParameters.ContainsKey(nameof(SecretKey)))
        {
            throw SigningErrors.CredentialsIncomplete("secret access key");
        }

        if (NamesSecretAlone)
        {
            return url is null
                ? _secretAlone.For(accessKeyId ?? string.Empty, _secretKey!, _sessionToken)
                : _secretAlone.With(url, _secretKey!, _sessionToken);
        }

        return NamesCredentials ? ResolveSigner().Credentials : null;
    }

    /// <summary>
    /// Who may ask AWS, where that is a help and no need: null, and a verbose line, if nobody can. Credentials that the user named must be
    /// there; for others nobody is asked for a code.
    /// </summary>
    /// <exception cref="PresignException">Credentials that were named cannot be had.</exception>
    private protected ResolvedSigner? SignerOrNone()
    {
        if (NamesCredentials)
        {
            return ResolveSigner();
        }

        if (_isNobodyThere)
        {
            return null;
        }

        _mustNotPrompt = true;
        try
        {
            return ResolveSigner();
        }
        catch (PresignException e)
        {
            _isNobodyThere = true;
            Tell("There are no credentials to ask AWS with: " + e.Message);
            return null;
        }
        finally
        {
            _mustNotPrompt = false;
        }
    }

    /// <summary>
    /// Says who signs and for which region. The same parameters give the same answer for the whole command, without asking again.
    /// </summary>
    /// <exception cref="PresignException">Nobody can sign; see Errors.Credentials.</exception>
    private protected ResolvedSigner ResolveSigner()
    {
        var query = new SignerQuery
        {
            AccessKey = AccessKey,
            SecretKey = _secretKey,
            SessionToken = _sessionToken,
            ProfileName = ProfileName,
            ProfileLocation = ProfileLocation,
            Credential = Credential,
            Region = Region,
            RoleArn = RoleArn,
            RoleSessionName = RoleSessionName,
            ExternalId = ExternalId,
            MfaSerial = MfaSerial,
        };

        // The last one first: its texts are the same objects, so that nothing is hashed for each of many records.
        if ((_lastQuery == query && _lastSigner is { } known) || _signers.TryGetValue(query, out known))
        {
            // A long pipeline can outlive a role's session: then the source is asked for fresh keys.
            if (!(known.Credentials.Expiration is DateTimeOffset ends && ends <= TimeProvider.System.GetUtcNow()))
            {
                (_lastQuery, _lastSigner) = (query, known);
                return known;
            }
        }

        _resolver ??= new SignerResolver(
            OpenSource,
            name => SessionState.PSVariable.GetValue(name),
            Environment.GetEnvironmentVariable,
            TimeProvider.System);
        ResolvedSigner signer = _resolver.Resolve(query with { ProfileLocation = FullPath(ProfileLocation) }, Cancellation);
        Tell(
            $"Signing as {signer.Credentials.AccessKeyId} from {signer.Credentials.Source}, for region {signer.Region} from "
                + $"{signer.RegionSource}.");
        if (_signers.Count >= MaximumSigners)
        {
            _signers.Clear();
        }

        _signers[query] = signer;
        (_lastQuery, _lastSigner) = (query, signer);
        return signer;
    }

    /// <summary>The endpoints of S3 that the user has set in variables, or in the profile that is in force.</summary>
    private protected IReadOnlyList<string> ConfiguredEndpoints() =>
        new ProfileIndex(Environment.GetEnvironmentVariable).ConfiguredEndpoints(ProfileName, FullPath(ProfileLocation));

    /// <summary>Writes the signer's warnings, each only once a command.</summary>
    /// <param name="signer">Who signs.</param>
    /// <param name="regionMatters">False for an endpoint of the user's own, which seldom minds the region.</param>
    private protected void WarnAbout(ResolvedSigner signer, bool regionMatters = true)
    {
        Warn(regionMatters ? signer.Warnings : signer.Warnings.Where(w => w != signer.RegionWarning));
    }

    /// <summary>Writes warnings, each only once a command.</summary>
    private protected void Warn(IEnumerable<string> warnings)
    {
        foreach (string warning in warnings)
        {
            if (_warned.Add(warning))
            {
                WriteWarning(warning);
            }
        }
    }

    /// <summary>Asks AWS as the signer. The caller disposes of it.</summary>
    private protected IAwsEvidenceSource OpenEvidence(ResolvedSigner signer, AwsConnection connection)
    {
        WriteDebug(AwsAdapter.Describe());
        return AwsAdapter.CreateEvidenceSource(signer.Credentials, connection);
    }

    /// <summary>Waits for an answer of AWS on the pipeline's thread, until Ctrl-C.</summary>
    private protected T Await<T>(Func<CancellationToken, Task<T>> ask) =>
        Task.Run(() => ask(Cancellation), Cancellation).GetAwaiter().GetResult();

    /// <summary>The same, hearing on the pipeline's thread what is told meanwhile: only there may a cmdlet show progress.</summary>
    private protected T Await<TNews, T>(Func<Action<TNews>, CancellationToken, Task<T>> ask, Action<TNews> hear)
    {
        var news = Channel.CreateUnbounded<TNews>();
        Task<T> asked = Task.Run(() => ask(item => news.Writer.TryWrite(item), Cancellation), Cancellation);
        _ = asked.ContinueWith(_ => news.Writer.Complete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        foreach (TNews item in news.Reader.ReadAllAsync(Cancellation).ToBlockingEnumerable(Cancellation))
        {
            hear(item);
        }

        return asked.GetAwaiter().GetResult();
    }

    private ICredentialSource OpenSource()
    {
        if (_source is null)
        {
            _source = AwsAdapter.CreateCredentialSource(AskMfaCode);
            WriteDebug(AwsAdapter.Describe());
        }

        return _source;
    }

    // Under -Debug the engine stops a compiled cmdlet at each verbose line to ask whether to go on; a debug line it just writes.
    private protected void Tell(string text)
    {
        if (MyInvocation.BoundParameters.TryGetValue("Debug", out object? debug) && debug is SwitchParameter { IsPresent: true })
        {
            WriteDebug(text);
        }
        else
        {
            WriteVerbose(text);
        }
    }

    private string? AskMfaCode(string serial)
    {
        if (_mustNotPrompt)
        {
            return null;
        }

        try
        {
            // Not shown and not kept in a transcript: until it is used it is as good as a password.
            Host.UI.Write($"Code of MFA device {serial}: ");
            using SecureString code = Host.UI.ReadLineAsSecureString();
            return code is null ? null : new NetworkCredential(string.Empty, code).Password;
        }
        catch (Exception e)
            when (e is PSInvalidOperationException or NotImplementedException or System.Management.Automation.Host.HostException)
        {
            return null;   // a host that cannot ask (-NonInteractive, a job)
        }
    }

    private string? FullPath(string? path) => string.IsNullOrEmpty(path) ? null : GetUnresolvedProviderPathFromPSPath(path);
}
