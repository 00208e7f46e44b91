using System.Globalization;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Operations;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authorization;

/// <summary>The condition keys of a request: some come with whoever signed it, others with whoever sends it.</summary>
internal static class RequestConditions
{
    internal static RequestContext Of(Exchange x, string? resourceAccount, StoredObject? existing)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        void Set(string name, string? value)
        {
            if (value is not null)
            {
                keys[name] = [value];
            }
        }

        OfSigner(x.Caller, x.World, Set, x.Now);
        OfSender(x, Set);
        Set("s3express:SessionMode", x.SessionMode);
        Set("aws:ResourceOrgID", x.World.OrganizationOf(resourceAccount));
        foreach ((string name, string value) in existing?.Tags ?? [])
        {
            Set("s3:ExistingObjectTag/" + name, value);
        }

        RequestContext own = RequestContext.Of(keys).WithDefaults(TimeKeys.At(x.Now));
        IEnumerable<KeyValuePair<string, string>> query = x
            // S3 feeds the key from the header only
            .Request.Url.Parameters.Where(p => !p.Name.Equals("x-amz-content-sha256", StringComparison.OrdinalIgnoreCase))
            .Select(p => new KeyValuePair<string, string>(p.Name, p.Value));
        return own.WithDefaults(S3RequestKeys.Of(x.Request.Headers, query));
    }

    private static void OfSigner(Caller caller, World world, Action<string, string?> set, DateTimeOffset now)
    {
        set("aws:userid", caller.UserId);
        set("aws:PrincipalOrgID", world.OrganizationOf(caller.Account));
        set("s3:authType", caller.AuthType);
        set("s3:signatureversion", caller.SignatureVersion);
        set("s3:x-amz-content-sha256", caller.PayloadHash);
        if (caller.AuthType is not null)
        {
            double age = caller.SignedAt is { } signed ? Math.Max(0, (now - signed).TotalMilliseconds) : 0;
            set("s3:signatureAge", age.ToString("0", CultureInfo.InvariantCulture));
        }

        foreach ((string name, string value) in caller.Identity?.Tags ?? [])
        {
            set("aws:PrincipalTag/" + name, value);
        }

        // A long-lived key has neither key.
        if (caller.Session is { } session)
        {
            set("aws:TokenIssueTime", session.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            set("aws:MultiFactorAuthPresent", session.MultiFactor ? "true" : "false");
        }
    }

    private static void OfSender(Exchange x, Action<string, string?> set)
    {
        Network network = x.Network;
        set("aws:SecureTransport", network.SecureTransport ? "true" : "false");
        set("s3:TlsVersion", network.SecureTransport ? network.TlsVersion : null);
        if (network.VpcEndpoint is { } endpoint)
        {
            set("aws:SourceVpce", endpoint);
            set("aws:SourceVpc", x.World.VpcEndpoints.GetValueOrDefault(endpoint)?.Vpc);
            set("aws:VpcSourceIp", network.VpcSourceIp);
        }
        else
        {
            set("aws:SourceIp", network.SourceIp);
        }

        string? region =
            x.Request.Target.Bucket is { } name && x.World.Buckets.TryGetValue(name, out Bucket? bucket)
                ? bucket.Region
                : x.Request.Target.Location.Region;
        set("aws:RequestedRegion", region ?? x.World.Region);
    }
}
