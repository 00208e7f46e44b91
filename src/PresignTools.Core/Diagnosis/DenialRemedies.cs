using System.Globalization;
using PresignTools.Policies;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using PresignTools.Text;

namespace PresignTools.Diagnosis;

/// <summary>What to do about a refusal by policies: a command that is ready to be run, or the part of the policy that has to change.</summary>
internal static class DenialRemedies
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The remedy; null where the general one of the catalogue or of the evaluator is as good.</summary>
    internal static string? For(DenialCause cause, Evidence e)
    {
        if (cause.Condition is not { } condition)
        {
            return Principals(cause);
        }

        bool wants = ConditionCause.WantsItsValues(condition, cause.IsExplicit);
        string where = Where(cause);
        string values = Printable.Of(condition.Wanted, 160);
        string Sign(string more) => SigningCommand.Of(e.BucketName, e.Key, Method(e), more);
        return cause.Id switch
        {
            CauseId.SignatureAgeCondition => Age(condition, where, Sign),
            CauseId.AuthTypeCondition => $"No presigned URL can pass {where}. Send the request signed in its header (Read-S3Object, Write-S3Object), or let query signatures in there: "
                + (wants ? Addition(condition, "REST-QUERY-STRING") : $"take {values} out of its condition on s3:authType."),
            CauseId.PayloadHashCondition => $"Sign the hash of the body, and let the client send it as x-amz-content-sha256: {Sign("-PayloadHash " + (e.IsUpload ? "(Get-FileHash ./FILE -Algorithm SHA256).Hash" : $"'{EmptyHash}'"))}",
            CauseId.SourceIpCondition => Network(e, condition, wants, where, values),
            CauseId.VpceCondition => wants
                ? $"Use the URL where {condition.Key} is {values}: through that endpoint, inside its VPC. Or add the user's network in {where}: {Addition(condition, e.Input.VpcEndpointId ?? "vpce-...")}"
                : $"The network of whoever uses the URL counts: change the condition on {condition.Key} in {where}.",
            CauseId.SecureTransportCondition => condition.Key.Equals("aws:SecureTransport", StringComparison.OrdinalIgnoreCase)
                ? $"Use the URL with https; New-S3PresignedUrl makes it so without -UseHttp and with an https endpoint."
                : "Use a client with a newer TLS version: Invoke-WebRequest $url -SslProtocol 'Tls12, Tls13', or curl --tlsv1.2.",
            CauseId.SseHeaderRequiredByPolicy or CauseId.HeaderRequiredByPolicy or CauseId.AclWithoutPermissionOrAclsDisabled => Headers(cause, condition, where, Sign),
            CauseId.MfaCondition => Mfa(cause, condition, where, Sign),
            CauseId.RefererCondition => Referer(condition, wants, where, values),
            CauseId.SessionRevoked => $"The sessions of that time were revoked. Get new credentials of {Printable.Of(cause.Refusal.Request.Principal.RoleArn ?? "the role", 120)}, and sign again: {Sign(string.Empty)}",
            CauseId.SigV2OnV4OnlyRegionOrKms => $"Sign with Signature Version 4: {Sign(string.Empty)}",
            CauseId.SseCBlocked => $"Leave the x-amz-server-side-encryption-customer-* headers out and sign another encryption, or except the upload in {where}: {Sign("-ServerSideEncryption AES256")}",
            _ => null,
        };
    }

    private static string? Method(Evidence e) => e.Method is { } sent and not "OPTIONS" ? sent : e.IsUpload ? "PUT" : null;

    private static string Age(Condition condition, string where, Func<string, string> sign)
    {
        bool known = condition.Values.Count == 1 && NumericOperator.TryParse(condition.Values[0].Text, out decimal _);
        if (!known || !NumericOperator.TryParse(condition.Values[0].Text, out decimal ms) || ms < 1000)
        {
            return $"Use the URL sooner after signing than the limit in {where} allows, whatever X-Amz-Expires says.";
        }

        string Text(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
        long seconds = (long)(ms / 1000m);
        return $"Use the URL within {Text(ms / 60000m)} minutes of signing, whatever X-Amz-Expires says, or raise s3:signatureAge (milliseconds) in {where}. A new one: {sign($"-ExpiresIn {seconds.ToString(CultureInfo.InvariantCulture)}s")}";
    }

    private static string Network(Evidence e, Condition condition, bool wants, string where, string values)
    {
        string seen = e.Input.SourceIp is { } ip && ip.IndexOf('/') < 0 ? ip + (ip.IndexOf(':') < 0 ? "/32" : "/128") : "ADDRESS/32";
        return wants
            ? $"The address of whoever uses the URL counts, not the signer's: use it from {values}, or add the address in {where} (through a VPC endpoint a request has no aws:SourceIp): {Addition(condition, seen)}"
            : $"The address of whoever uses the URL counts, not the signer's: use it from an address outside {values}, or change {where}.";
    }

    private static string Headers(DenialCause cause, Condition condition, string where, Func<string, string> sign)
    {
        IReadOnlyList<HeaderDemand> demands = cause.Demands;
        string header = HeaderDemand.HeaderOf(condition.Key)!;
        if (demands.Count == 0)
        {
            // The value that is sent is one of those that are refused.
            string instead = header == "x-amz-server-side-encryption" ? sign("-ServerSideEncryption " + (condition.Values.Any(static v => v.Text == "AES256") ? "aws:kms" : "AES256")) : sign(string.Empty);
            return $"Send {header} with another value than {Printable.Of(condition.Wanted, 120)}, or not at all ({where}): {instead}";
        }

        string names = string.Join(", ", demands.Select(static d => d.Header).Distinct());
        string send = demands.All(static d => d.Header is "If-None-Match" or "If-Match")
            ? $"Let the client send {names}{(demands[0].Header == "If-None-Match" ? ": *" : string.Empty)}, which need not be signed; signed it cannot be forgotten"
            : $"Sign {names} as the policy wants, and let the client send it";
        string note = demands.Any(static d => d.Header.StartsWith("x-amz-server-side-encryption", StringComparison.Ordinal)) ? "; the bucket's default encryption does not count as sent" : string.Empty;
        return $"{send}{note}: {sign(SigningCommand.Parameters(demands))}";
    }

    private static string Mfa(DenialCause cause, Condition condition, string where, Func<string, string> sign)
    {
        string change = !cause.IsExplicit ? $"Long-term keys have no {condition.Key}; with BoolIfExists {where} would let them in. "
            : condition.IfExists || condition.Operator == NullOperator.Instance ? $"Long-term keys have no {condition.Key}: they pass only if {where} asks with Bool instead of {condition.OperatorText}. "
            : string.Empty;
        return $"Sign with a new session that used MFA. {change}$c = Get-STSSessionToken -SerialNumber arn:aws:iam::ACCOUNT:mfa/NAME -TokenCode 123456; {sign("-Credential $c")}";
    }

    private static string Referer(Condition condition, bool wants, string where, string values)
    {
        bool referer = condition.Key.Equals("aws:Referer", StringComparison.OrdinalIgnoreCase);
        string header = referer ? "Referer" : "User-Agent";
        string parameter = referer ? "-Headers @{ Referer = 'URL' }" : "-UserAgent 'TEXT'";
        return (wants ? $"Let the client send {header} as {where} wants it ({values}): Invoke-WebRequest $url {parameter}." : $"Let the client send another {header} than {values}: Invoke-WebRequest $url {parameter}.")
            + " Anybody can send it: for a presigned URL the condition protects nothing, and can go.";
    }

    /// <summary>Who is let in is the signer's matter, whoever uses the URL.</summary>
    private static string? Principals(DenialCause cause)
    {
        if (cause is not { Id: CauseId.BucketPolicyExplicitDeny, Statement: { } deny })
        {
            return null;
        }

        Condition? condition = deny.Statement.Conditions.FirstOrDefault(static c => ContextKeySources.Of(c.Key) == ContextKeySource.Signer);
        if (condition is null)
        {
            return null;
        }

        string where = Where(cause);
        string has = cause.Refusal.Request.Context[condition.Key] is { } value ? $"'{Printable.Of(value, 120)}'" : "no such key";
        return ConditionCause.WantsItsValues(condition, cause.IsExplicit)
            ? $"Sign as somebody whose {condition.Key} is {Printable.Of(condition.Wanted, 160)} (the signer has {has}), or add the signer in {where}: {Addition(condition, cause.Refusal.Request.Context[condition.Key] ?? "VALUE")}"
            : $"Sign as somebody else: {where} denies by {condition.Key} (the signer has {has}), or except the signer there.";
    }

    private static string Where(DenialCause cause)
    {
        PolicyStatement statement = cause.Statement!.Value.Statement;
        return $"statement {statement.Index}{(statement.Sid is { } sid ? $" '{Printable.Of(sid)}'" : string.Empty)} of the {PolicyKinds.Name(cause.Layer!.Value)}";
    }

    /// <summary>The condition as it would read with one value more; dots for values that are left out here.</summary>
    private static string Addition(Condition condition, string value)
    {
        string[] all = [.. condition.Values.Select(static v => v.Text).Distinct().Where(v => v != value)];
        IEnumerable<string> shown = all.Take(all.Length > 6 ? 2 : 6).Append(value).Select(static v => $"\"{Printable.Of(v, 120)}\"");
        string list = string.Join(", ", shown);
        return $$"""{ "{{condition.OperatorText}}": { "{{Printable.Of(condition.Key, 80)}}": [{{(all.Length > 6 ? "..., " : string.Empty)}}{{list}}] } }""";
    }
}
