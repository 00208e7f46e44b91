using System.Globalization;
using PresignTools.Inspection;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Verification.Subject;

/// <summary>Which signature a query carries.</summary>
internal enum SignatureForm
{
    /// <summary>None.</summary>
    None,

    /// <summary>Signature Version 4.</summary>
    V4,

    /// <summary>Signature Version 4A.</summary>
    V4A,

    /// <summary>Signature Version 2.</summary>
    V2,
}

/// <summary>
/// The parameters of the signature as they stand in a query, faulty or not; each is the first of its name, which is the one that S3 reads.
/// </summary>
internal sealed class SignatureParameters
{
    internal const string AlgorithmName = "X-Amz-Algorithm";
    internal const string CredentialName = "X-Amz-Credential";
    internal const string DateName = "X-Amz-Date";
    internal const string ExpiresName = "X-Amz-Expires";
    internal const string SignedHeadersName = "X-Amz-SignedHeaders";
    internal const string SignatureName = "X-Amz-Signature";
    internal const string TokenName = "X-Amz-Security-Token";
    internal const string ExpressTokenName = "X-Amz-S3session-Token";
    internal const string RegionSetName = "X-Amz-Region-Set";
    internal const string ContentSha256Name = "X-Amz-Content-Sha256";

    /// <summary>The six that S3 demands.</summary>
    internal static readonly string[] RequiredV4 = [AlgorithmName, CredentialName, SignatureName, DateName, SignedHeadersName, ExpiresName];

    /// <summary>The three of SigV2.</summary>
    internal static readonly string[] RequiredV2 = ["Signature", "Expires", "AWSAccessKeyId"];

    /// <summary>Whether a name is that of a parameter of the signature, in any case of letters.</summary>
    internal static bool IsOne(string name) =>
        RequiredV4.Concat(RequiredV2).Append(TokenName).Append(RegionSetName).Contains(name, StringComparer.OrdinalIgnoreCase);

    internal SignatureParameters(RawUrl url)
    {
        bool anyV4 = false, anyV2 = false;
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            switch (parameter.Name)
            {
                case AlgorithmName:
                    Algorithm ??= parameter.Value;
                    anyV4 = true;
                    break;
                case CredentialName:
                    Credential ??= parameter.Value;
                    anyV4 = true;
                    break;
                case DateName:
                    Date ??= parameter.Value;
                    break;
                case ExpiresName:
                    Expires ??= parameter.Value;
                    anyV4 = true;
                    break;
                case SignedHeadersName:
                    SignedHeaders ??= parameter.Value;
                    anyV4 = true;
                    break;
                case SignatureName:
                    Signature ??= parameter.Value;
                    anyV4 = true;
                    break;
                case TokenName or "x-amz-security-token":
                    Token ??= parameter.Value;
                    break;
                case ExpressTokenName:
                    ExpressToken ??= parameter.Value;
                    break;
                case RegionSetName:
                    RegionSet ??= parameter.Value;
                    break;
                case "AWSAccessKeyId":
                    AccessKeyIdV2 ??= parameter.Value;
                    anyV2 = true;
                    break;
                case "Signature":
                    SignatureV2 ??= parameter.Value;
                    anyV2 = true;
                    break;
                case "Expires":
                    ExpiresV2 ??= parameter.Value;
                    break;
            }
        }

        Form =
            anyV4 ? (Algorithm == SignatureV4A.Algorithm ? SignatureForm.V4A : SignatureForm.V4)
            : anyV2 ? SignatureForm.V2
            : SignatureForm.None;
        ReadCredential();
        if (long.TryParse(Expires, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds))
        {
            ExpiresSeconds = seconds;
        }
    }

    internal SignatureForm Form { get; }

    internal string? Algorithm { get; }

    internal string? Credential { get; }

    internal string? Date { get; }

    internal string? Expires { get; }

    internal string? SignedHeaders { get; }

    internal string? Signature { get; }

    internal string? Token { get; }

    internal string? ExpressToken { get; }

    /// <summary>The regions of a SigV4A signature.</summary>
    internal string? RegionSet { get; }

    internal string? AccessKeyIdV2 { get; }

    internal string? SignatureV2 { get; }

    internal string? ExpiresV2 { get; }

    /// <summary>X-Amz-Date, if it has its form.</summary>
    internal AmzTime? Time => AmzTime.TryParse(Date, out AmzTime time) ? time : null;

    /// <summary>X-Amz-Expires, if it is a number.</summary>
    internal long? ExpiresSeconds { get; }

    /// <summary>Number of parts of the credential's scope, without the key id; SigV4 has four, SigV4A three.</summary>
    internal int ScopeParts { get; private set; }

    internal string? AccessKeyId { get; private set; }

    /// <summary>The access key id as a text may show it: a secret or a token that is in its place is masked.</summary>
    internal string? ShownKeyId => SecretMask.KeyId(AccessKeyId);

    internal string? ScopeDay { get; private set; }

    internal string? Region { get; private set; }

    internal string? Service { get; private set; }

    internal string? Terminal { get; private set; }

    /// <summary>The credential scope as it goes into the string to sign.</summary>
    internal string? Scope { get; private set; }

    /// <summary>Whether the credential has the right number of parts and none is empty.</summary>
    internal bool HasWholeCredential { get; private set; }

    /// <summary>Whether the day of the scope is written as yyyyMMdd.</summary>
    internal bool HasScopeDay => ScopeDay is { Length: 8 } && AmzTime.TryParse(ScopeDay + "T000000Z", out _);

    /// <summary>Names in X-Amz-SignedHeaders, lower case.</summary>
    internal IReadOnlyList<string> SignedHeaderNames { get; private set; } = [];

    /// <summary>The last second in which S3 takes the URL; null if date or expiry do not say.</summary>
    internal DateTimeOffset? ExpiresAt
    {
        get
        {
            if (Form == SignatureForm.V2)
            {
                return long.TryParse(ExpiresV2, NumberStyles.None, CultureInfo.InvariantCulture, out long epoch) && epoch < 253402300800
                    ? DateTimeOffset.FromUnixTimeSeconds(epoch) : null;
            }

            return Time is { } time && ExpiresSeconds is { } seconds and > -100_000_000_000 and < 100_000_000_000
                && (time.Instant.UtcTicks / TimeSpan.TicksPerSecond) + seconds is > 0 and < 315537897600
                ? time.Instant.AddSeconds(seconds) : null;
        }
    }

    /// <summary>Reads from the right: key ids of S3-compatible servers may hold slashes.</summary>
    private void ReadCredential()
    {
        SignedHeaderNames = string.IsNullOrEmpty(SignedHeaders)
            ? []
            : SignedHeaders!.ToLowerInvariant().Split([';'], StringSplitOptions.RemoveEmptyEntries);
        if (Form == SignatureForm.V2)
        {
            AccessKeyId = AccessKeyIdV2;
            return;
        }

        if (Credential is null)
        {
            return;
        }

        int wanted = Form == SignatureForm.V4A ? 3 : 4;
        string[] parts = Credential.Split('/');
        ScopeParts = parts.Length - 1;
        int first = Math.Max(parts.Length - wanted, 1);
        AccessKeyId = string.Join("/", parts, 0, Math.Min(first, parts.Length));
        if (ScopeParts < wanted)
        {
            ScopeDay = parts.Length > 1 ? parts[1] : null;
            return;
        }

        ScopeDay = parts[first];
        Region = wanted == 4 ? parts[first + 1] : null;
        Service = parts[^2];
        Terminal = parts[^1];
        Scope = string.Join("/", parts, first, wanted);
        HasWholeCredential =
            AccessKeyId.Length > 0 && ScopeDay.Length > 0 && Region is not { Length: 0 } && Service.Length > 0 && Terminal.Length > 0;
    }
}
