using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>The request reached the server under another name: a proxy, a redirect, another endpoint of the same bucket, a port.</summary>
internal static class HostHypotheses
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]", "host.docker.internal"];

    internal static IEnumerable<Hypothesis> For(VerificationContext j, RequestParts received)
    {
        string given = received.Host;
        yield return Host(given, j.UrlHost, "the server saw another host than the one of the URL", pairs: true);
        foreach (string forwarded in new[] { "x-forwarded-host", "x-original-host", "x-forwarded-server" })
        {
            if (j.HeaderOrNull(forwarded) is { Length: > 0 } value)
            {
                yield return Host(
                    given,
                    VerificationContext.CanonicalHost(value.Split(',')[0], j.Url.Scheme),
                    $"a proxy replaced the host; {forwarded} shows the signed one",
                    pairs: true);
            }
        }

        string bare = WithoutPort(given);
        yield return Host(given, bare, "the signed host has no port", pairs: true);
        yield return Host(
            given,
            VerificationContext.HostAndPort(j.Url),
            "it was signed with its letters in another case, or with the scheme's default port",
            pairs: true);
        foreach (string usual in S3Servers.Ports)
        {
            yield return Host(given, bare + ":" + usual, $"port {usual} was signed with the host");
        }

        foreach (Hypothesis form in OtherForms(j))
        {
            yield return form;
        }

        if (j.Location is null or { HostKind: S3HostKind.Custom })
        {
            string port = given[bare.Length..];
            foreach (string name in OwnNames)
            {
                yield return Host(given, name + port, "it was signed for another name of the same machine");
            }

            foreach (string local in S3Servers.LocalHosts)
            {
                yield return Host(given, local, "it was signed for the server's internal name");
            }
        }
    }

    /// <summary>Other endpoints of the same bucket, with the path that goes with them.</summary>
    private static IEnumerable<Hypothesis> OtherForms(VerificationContext j)
    {
        foreach ((string host, string prefix, string what) in Addresses(j).Distinct())
        {
            string uri =
                prefix
                + (
                    j.Location!.RawKey is { } key ? "/" + UriEncoding.Normalize(key.AsSpan(), keepSlash: true)
                    : prefix.Length == 0 ? "/"
                    : string.Empty);
            bool slash = uri.Length > 0 && j.Location.RawKey is null && EndsInSlash(j.Url.Path) && !EndsInSlash(uri);
            string path = slash ? uri + "/" : uri;
            yield return new Hypothesis(
                CauseId.SignedHostMismatch, "host",
                p => p.Host == host ? null : p with { Host = host, Uri = path },
                () => $"Signed for {what}, {Printable.Of(host)}; received {Printable.Of(j.Host)}.")
            { Part = "host" };
            yield return Host(j.Host, host, $"{what}, with the same path");
        }
    }

    private static IEnumerable<(string Host, string Prefix, string What)> Addresses(VerificationContext j)
    {
        if (j.Location?.Bucket is not { } bucket)
        {
            yield break;
        }

        string?[] regions = [j.Parameters.Region, j.Location.Region, "us-east-1"];
        foreach (string region in regions.Where(static r => r is not null && S3Partitions.FindPartition(r) is not null).Distinct()!)
        {
            var plain = new S3EndpointOptions { Region = region! };
            (S3EndpointOptions Options, string What)[] forms =
            [
                (plain, "the regional host"),
                (plain with { AddressingStyle = AddressingStyle.Path }, "the path-style host"),
                (plain with { UseGlobalEndpoint = true }, "the legacy global host"),
                (plain with { UseGlobalEndpoint = true, AddressingStyle = AddressingStyle.Path }, "the legacy global host in path style"),
                (plain with { UseDualstackEndpoint = true }, "the dualstack host"),
                (plain with { UseDualstackEndpoint = true, AddressingStyle = AddressingStyle.Path }, "the dualstack host in path style"),
                (plain with { UseFipsEndpoint = true }, "the FIPS host"),
                (plain with { UseFipsEndpoint = true, UseDualstackEndpoint = true }, "the FIPS dualstack host"),
                (plain with { UseAccelerateEndpoint = true }, "the acceleration host"),
                (plain with { UseAccelerateEndpoint = true, UseDualstackEndpoint = true }, "the dualstack acceleration host"),
            ];
            foreach ((S3EndpointOptions options, string what) in forms)
            {
                if (TryResolve(bucket, options) is { } address)
                {
                    yield return (address.HostHeader, address.PathPrefix, what);
                }
            }

            if (bucket.IndexOf(':') < 0)
            {
                yield return ($"{bucket}.s3-{region}.amazonaws.com", string.Empty, "the old host s3-REGION");
                yield return ($"s3-{region}.amazonaws.com", "/" + UriEncoding.Encode(bucket), "the old host s3-REGION in path style");
            }
        }
    }

    private static S3Address? TryResolve(string bucket, S3EndpointOptions options)
    {
        try
        {
            return S3AddressResolver.Resolve(bucket, options);
        }
        catch (PresignException)
        {
            return null;    // S3 has no such host for this bucket
        }
    }

    private static bool EndsInSlash(string text) => text.Length > 0 && text[^1] == '/';

    private static string WithoutPort(string host)
    {
        int colon = host.LastIndexOf(':');
        return colon < 0 || host[^1] == ']' ? host : host[..colon];
    }

    private static Hypothesis Host(string given, string host, string what, bool pairs = false) => new(
        CauseId.SignedHostMismatch, "host",
        p => p.Host == host || host.Length == 0 ? null : p with { Host = host },
        () => $"Signed for host {Printable.Of(host)}, received {Printable.Of(given)}: {what}.")
    { Pairs = pairs, Part = "host" };
}
