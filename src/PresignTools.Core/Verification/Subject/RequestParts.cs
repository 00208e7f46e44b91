using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Verification.Subject;

/// <summary>
/// A request taken apart into what its signature is made of, each part in canonical form. A hypothesis is such a request with one part
/// replaced; the others are shared.
/// </summary>
internal sealed record RequestParts
{
    internal required string Method { get; init; }

    internal required string Uri { get; init; }

    internal required CanonicalQuery Query { get; init; }

    internal required CanonicalHeaders Headers { get; init; }

    internal required string Host { get; init; }

    internal required string Payload { get; init; }

    internal required string Algorithm { get; init; }

    internal required string AccessKeyId { get; init; }

    internal required string Date { get; init; }

    internal required string Day { get; init; }

    /// <summary>Null in SigV4A.</summary>
    internal required string? Region { get; init; }

    internal required string Service { get; init; }

    internal required string Terminal { get; init; }

    internal required string Secret { get; init; }

    /// <summary>Day, region (SigV4 only), service and terminal.</summary>
    internal string Scope => Region is null ? $"{Day}/{Service}/{Terminal}" : $"{Day}/{Region}/{Service}/{Terminal}";

    /// <summary>The parts of a request; null if date, scope or signed headers are so faulty that nothing can be computed.</summary>
    internal static RequestParts? Of(VerificationContext j)
    {
        SignatureParameters p = j.Parameters;
        if (
            p.Form is not (SignatureForm.V4 or SignatureForm.V4A)
            || !p.HasWholeCredential
            || p.Date is null
            || !p.SignedHeaderNames.Contains("host"))
        {
            return null;
        }

        string? hash = j.HeaderOrNull("x-amz-content-sha256");
        if (hash is null && p.SignedHeaderNames.Contains("x-amz-content-sha256"))
        {
            hash = j.SemiHeader("x-amz-content-sha256");
        }

        return new RequestParts
        {
            Method = j.EffectiveMethod,
            Uri = j.Url.Path.Length == 0 ? "/" : UriEncoding.Normalize(j.Url.Path.AsSpan(), keepSlash: true),
            Query = CanonicalQuery.OfRaw(j.Url.Parameters, SignatureParameters.SignatureName),
            Headers = CanonicalHeaders.OfReceived(p.SignedHeaderNames.Where(static n => n != "host").Distinct()
                .Select(n => new KeyValuePair<string, string>(n, j.HeaderOrNull(n) ?? j.SemiHeader(n) ?? string.Empty))),
            Host = j.Host,
            Payload = string.IsNullOrEmpty(hash) ? CanonicalRequest.UnsignedPayload : hash!,
            Algorithm = p.Form == SignatureForm.V4A ? SignatureV4A.Algorithm : SignatureV4.Algorithm,
            AccessKeyId = p.AccessKeyId!,
            Date = p.Date,
            Day = p.ScopeDay!,
            Region = p.Region,
            Service = p.Service!,
            Terminal = p.Terminal!,
            Secret = j.Credentials?.SecretAccessKey ?? string.Empty,
        };
    }

    /// <summary>Writes the canonical request.</summary>
    internal void Write(Utf8Buffer buffer)
    {
        buffer.Append(Method);
        buffer.Append((byte)'\n');
        buffer.Append(Uri);
        buffer.Append((byte)'\n');
        buffer.Append(Query.Text);
        CanonicalRequest.AppendEnd(buffer, Headers, Host, Payload);
    }

    internal string CanonicalText()
    {
        Utf8Buffer buffer = Utf8Buffer.Rent();
        Write(buffer);
        string text = buffer.Utf8Text();
        buffer.Return();
        return text;
    }

    internal string StringToSign()
    {
        Utf8Buffer canonical = Utf8Buffer.Rent(), text = Utf8Buffer.Rent();
        Write(canonical);
        SignatureV4.AppendStringToSign(text, Algorithm, Date, Scope, canonical);
        string result = text.Utf8Text();
        text.Return();
        canonical.Return();
        return result;
    }

    /// <summary>The same request with another value of a query parameter; null if it has no such parameter or already that value.</summary>
    internal RequestParts? WithQuery(string name, string encodedValue)
    {
        string encodedName = UriEncoding.Encode(name);
        bool changed = false;
        var list = new List<KeyValuePair<string, string>>();
        foreach (KeyValuePair<string, string> parameter in Query.Encoded)
        {
            if (parameter.Key == encodedName && parameter.Value != encodedValue)
            {
                list.Add(new(encodedName, encodedValue));
                changed = true;
            }
            else
            {
                list.Add(parameter);
            }
        }

        return changed ? this with { Query = CanonicalQuery.OfEncoded(list) } : null;
    }

    /// <summary>
    /// The same request without the parameters for which <paramref name="drop"/> holds (encoded names); null if there are none.
    /// </summary>
    internal RequestParts? WithoutQuery(Func<string, bool> drop)
    {
        KeyValuePair<string, string>[] all = [.. Query.Encoded];
        KeyValuePair<string, string>[] kept = [.. all.Where(p => !drop(p.Key))];
        return kept.Length == all.Length ? null : this with { Query = CanonicalQuery.OfEncoded(kept) };
    }

    /// <summary>The same request with each parameter once, the first of its name; null if none stands twice.</summary>
    internal RequestParts? WithEachOnce()
    {
        KeyValuePair<string, string>[] all = [.. Query.Encoded];
        KeyValuePair<string, string>[] once = [.. all.DistinctBy(static p => p.Key)];
        return once.Length == all.Length ? null : this with { Query = CanonicalQuery.OfEncoded(once) };
    }

    /// <summary>The same request with one more parameter, given plain; null if it has one of that name.</summary>
    internal RequestParts? PlusQuery(string name, string value)
    {
        string encoded = UriEncoding.Encode(name);
        return Query.Encoded.Any(p => p.Key == encoded) ? null : this with { Query = Query.With(name, value) };
    }

    /// <summary>The same request with another value of a signed header.</summary>
    internal RequestParts? WithHeader(string name, string value)
    {
        string? now = Headers.Find(name);
        return now is null || now == value
            ? null
            : this with
            {
                Headers = CanonicalHeaders.OfReceived(
                    Headers.Headers.Select(h => h.Key == name ? new KeyValuePair<string, string>(name, value) : h)),
                Payload = name == "x-amz-content-sha256" && value.Length > 0 ? value : Payload,
            };
    }

    /// <summary>The same request with another scope, which also stands in X-Amz-Credential.</summary>
    internal RequestParts? WithScope(string? day = null, string? region = null, string? service = null, string? accessKeyId = null)
    {
        RequestParts scoped = this with
        {
            Day = day ?? Day,
            Region = Region is null ? null : region ?? Region,
            Service = service ?? Service,
            AccessKeyId = accessKeyId ?? AccessKeyId,
        };
        return scoped.WithQuery(SignatureParameters.CredentialName, UriEncoding.Encode(scoped.AccessKeyId + "/" + scoped.Scope));
    }

    /// <summary>The same request with another X-Amz-Date.</summary>
    internal RequestParts? WithDate(string date) =>
        (this with { Date = date }).WithQuery(SignatureParameters.DateName, UriEncoding.Encode(date));

    /// <summary>Nothing: it holds a secret.</summary>
    public override string ToString() => nameof(RequestParts);
}
