using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Intake;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// The closed list of explanations for a signature that does not fit. Each is ruled out by named evidence, supported by named evidence,
/// or open. What is not known is never filled in. The canonical request that a server reports is made of what it received: that it
/// agrees with the request as sent excludes damage after that point and nothing else, so it rules out none of these.
/// </summary>
internal sealed class SignatureDoubt
{
    private static readonly SignedElement[] FixedByKeys =
        [SignedElement.Query, SignedElement.Signature, SignedElement.Signer];

    private readonly Dictionary<SignedElement, string> _excluded = [];
    private readonly Dictionary<SignedElement, List<string>> _support = [];
    private readonly Dictionary<SignedElement, string> _against = [];

    private SignatureDoubt()
    {
    }

    /// <summary>How unusual the method is for the URL; how much its being sent says.</summary>
    internal MethodDoubt Method { get; private set; }

    /// <summary>Goes through the list with everything that is known.</summary>
    internal static SignatureDoubt Of(FailureFacts e)
    {
        var doubt = new SignatureDoubt();
        if (e.Verification is { SignatureMatches: true })
        {
            const string keys = "the key pair given fits the URL";
            foreach (SignedElement part in FixedByKeys)
            {
                doubt._excluded[part] = keys;
            }

            // Where nothing changed on the way, the server may know another secret for the key; where something did, that explains it.
            if (IsChangedOnTheWire(e))
            {
                doubt._excluded[SignedElement.Secret] = keys;
            }
        }

        if (e.Verification is { SignatureMatches: false } && e.Has(CauseId.SignatureMismatch) && !e.IsOtherKeyGiven)
        {
            doubt.Supports(SignedElement.Secret, "the key pair given does not fit");
            doubt.Supports(SignedElement.Secret, "no single change of the request explains it");
            doubt.Supports(SignedElement.Secret, "thousands of variants were tried");
        }

        if (e.IsOtherKeyGiven)
        {
            doubt.Supports(SignedElement.KeyId, "the credentials given have another key id");
            doubt.Supports(SignedElement.KeyId, "the server does not say whether it knows the one in the URL");
        }

        doubt.JudgeMethod(e);
        doubt.JudgeHost(e);
        doubt.JudgeHeaders(e);
        doubt.JudgeOwn(e);
        if (e.Raw is { } raw && (OddSpelling.Of(raw.Path) is not null || ObjectKeys.HasDots(raw.Path)))
        {
            doubt.Supports(SignedElement.Path, "the path has characters that clients write in different ways");
        }

        return doubt;
    }

    /// <summary>By what it is ruled out; null if it is not.</summary>
    internal string? WhyNot(SignedElement element) => _excluded.GetValueOrDefault(element);

    internal bool IsExcluded(SignedElement element) => _excluded.ContainsKey(element);

    /// <summary>How many pieces of evidence speak for the element that a cause is about; one less where one speaks against it.</summary>
    /// <param name="cause">Id of the cause.</param>
    internal int SupportOf(string cause)
    {
        SignedElement? element = ElementOf(cause);
        int support = element is { } one && _support.TryGetValue(one, out List<string>? all) ? all.Count : 0;
        return element is { } other && _against.ContainsKey(other) ? support - 1 : support;
    }

    /// <summary>
    /// What is ruled out beside a cause, and by what, in a sentence with a blank before it; empty if nothing is, or if other evidence
    /// speaks for the very element that is ruled out.
    /// </summary>
    /// <param name="cause">Id of the cause that is named.</param>
    internal string SentenceBeside(string cause) =>
        _excluded.Count == 0 || (ElementOf(cause) is { } named && IsExcluded(named))
            ? string.Empty
            : " Ruled out: " + string.Join("; ", _excluded.GroupBy(static x => x.Value)
                .Select(static g => $"{string.Join(", ", g.Select(static x => Name(x.Key)))} ({g.Key})")) + ".";

    /// <summary>Whether a cause is about what a URL signs and an upload form does not: a form signs its policy alone.</summary>
    /// <param name="cause">Id of the cause.</param>
    internal static bool IsOfUrlAlone(string cause) =>
        ElementOf(cause) is SignedElement.Method or SignedElement.Host or SignedElement.Path or SignedElement.Header
        || cause is CauseId.UrlMangledInTransit or CauseId.ExtraQueryParameter or CauseId.QueryChanged or CauseId.PayloadHashMismatch
            or CauseId.ChecksumDefault or CauseId.WrongEndpointGlobalRedirect;

    /// <summary>The element of the signature that a cause is about; null for one that is about several, or none.</summary>
    private static SignedElement? ElementOf(string cause) => cause switch
    {
        CauseId.WrongMethod or CauseId.HeadWithGetUrl => SignedElement.Method,
        CauseId.SignedHostMismatch => SignedElement.Host,
        CauseId.WrongSecretKey => SignedElement.Secret,
        CauseId.InvalidOrDeletedAccessKey => SignedElement.KeyId,
        CauseId.KeyEncoding or CauseId.PathNormalized => SignedElement.Path,
        CauseId.ContentTypeMismatch or CauseId.SignedHeaderChanged or CauseId.MissingSignedHeader => SignedElement.Header,
        _ => null,
    };

    private static string Name(SignedElement element) => element switch
    {
        SignedElement.Method => "the method",
        SignedElement.Host => "the host",
        SignedElement.Path => "the path",
        SignedElement.Query => "the query",
        SignedElement.Header => "signed headers",
        SignedElement.Payload => "the payload hash",
        SignedElement.Signature => "the signature itself",
        SignedElement.Secret => "the secret key",
        SignedElement.KeyId => "the access key id",
        _ => "the way the signer computes it",
    };

    private static bool IsChangedOnTheWire(FailureFacts e) =>
        e.Verification is { } j && (j.Host != j.UrlHost || (e.Input.SentPath is { } sent && SentLine.Path(sent) != j.Url.Path));

    private void Supports(SignedElement element, string evidence)
    {
        if (!_support.TryGetValue(element, out List<string>? all))
        {
            _support.Add(element, all = []);
        }

        all.Add(evidence);
    }

    private void JudgeMethod(FailureFacts e)
    {
        Method = MethodDoubts.Of(e);
        if (Method == MethodDoubt.SaidByUrl)
        {
            _excluded[SignedElement.Method] = $"the URL was made for {Printable.Of(e.Method, 10)}";
        }
        else if (e.Method is { } sent && e.Signing.Method == sent)
        {
            _against[SignedElement.Method] = "what signs and what sends name the same method";
        }
        else if (e is { Method: null, IsPresigned: true })
        {
            Supports(SignedElement.Method, "the URL does not say for which method it was made");
            Supports(SignedElement.Method, "nobody told which method was sent");
        }
        else if (Method is MethodDoubt.Unusual or MethodDoubt.NoOperation or MethodDoubt.Open)
        {
            Supports(SignedElement.Method, "most URLs are made for another method");
        }
    }

    private void JudgeHost(FailureFacts e)
    {
        if (e.IsForm)
        {
            _excluded[SignedElement.Host] = "an upload form does not sign the host";
            return;
        }

        // Other keys of the same host work: the host is what does not differ.
        if (e.IsSignatureRefusal && e.Input.Contrasts.Any(static c => c.Dimension == ContrastDimension.Key))
        {
            _excluded[SignedElement.Host] = "other keys work";
            return;
        }

        if (Topics.Proxies.IsIn(e.AllText) || e.Input.Intermediaries.Any(static i => !i.Answered))
        {
            Supports(SignedElement.Host, "something stands between client and server");
        }

        // The wire shows that the host of the URL is what was sent; then only the URL itself can have been given another one.
        bool isSeen = e.Input.SentPath is not null && e.Header("host") is { } sent && e.Raw is { } raw
            && sent.Equals(VerificationContext.HostAndPort(raw), StringComparison.OrdinalIgnoreCase);
        if (e.Location is { HostKind: S3HostKind.Custom, Provider: null } && !isSeen)
        {
            Supports(SignedElement.Host, "the host has a name of its own");
        }

        // Reports of another host are reports of names of one's own, of containers and of proxies.
        bool isOfS3 = e.Location is { HostKind: not S3HostKind.Custom } && e.IsAws;
        bool isSame = e.Header("host") is not { } told || string.Equals(told, e.Raw?.Host, StringComparison.OrdinalIgnoreCase);
        if (isOfS3 && isSame && !_support.ContainsKey(SignedElement.Host))
        {
            _against[SignedElement.Host] = "the host is one of S3's own, and no proxy is known";
        }
    }

    /// <summary>
    /// A client of AWS that signs what it sends: nobody uses its request after it, and nothing is known to stand in between. A secret that
    /// is not the one of the key is then the plainest explanation.
    /// </summary>
    private void JudgeOwn(FailureFacts e)
    {
        if (e.IsSignatureRefusal && RequestKinds.IsOwn(e) && e.IsAws && !IsExcluded(SignedElement.Secret)
            && !_support.ContainsKey(SignedElement.Host) && e.Input.Intermediaries.Count == 0)
        {
            Supports(SignedElement.Secret, "the client signs what it sends itself");
        }
    }

    private void JudgeHeaders(FailureFacts e)
    {
        if (e.SignedHeaderNames is not { } signed || !e.HasSignedHeadersInUrl)
        {
            return;
        }

        if (signed.All(static n => n == "host"))
        {
            _excluded[SignedElement.Header] = "the URL signs host alone";
        }
        else
        {
            Supports(SignedElement.Header, "the URL signs headers beside host");
            Supports(SignedElement.Header, "clients set headers by themselves");
            if (e.Verification?.SignatureMatches == false)
            {
                Supports(SignedElement.Header, "the URL does not show their values");
                Supports(SignedElement.Header, "no search can guess them");
            }
        }
    }
}
