using System.Globalization;
using PresignTools.Addressing;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>Observations on a URL that is read all the same: what S3 will make of it. Free of secrets.</summary>
internal static class UrlNotes
{
    internal static IReadOnlyList<string> OfV4(
        RawUrl url,
        S3Location location,
        SignatureVersion version,
        CredentialScope? scope,
        DateTimeOffset? signedAt,
        long? expires,
        string[] headers,
        bool hasToken)
    {
        var notes = Common(url, location);
        string signature = url.Find(PresignedShape.Signature)!.Value;
        if (version == SignatureVersion.SigV4 && signature.Length != 64)
        {
            notes.Add(
                string.Format(
                    CultureInfo.InvariantCulture,
                    "The signature has {0} characters; one of SigV4 has 64: it was cut off or something was added.",
                    signature.Length
                ));
        }
        else if (!PresignedShape.HasItsForm(url.Find(PresignedShape.Signature)!))
        {
            notes.Add("The signature is not hexadecimal.");
        }

        if (url.Find("AWSAccessKeyId") is not null && url.Find("Signature") is not null)
        {
            notes.Add("The URL carries a SigV4 and a SigV2 signature; S3 allows one.");
        }

        if (scope is null)
        {
            notes.Add("X-Amz-Credential is not of the form KEYID/yyyyMMdd/REGION/s3/aws4_request; S3 refuses it.");
        }
        else
        {
            if (signedAt is { } date && date.ToString("yyyyMMdd", CultureInfo.InvariantCulture) != scope.Date)
            {
                notes.Add("The day in X-Amz-Credential differs from that of X-Amz-Date; S3 refuses that.");
            }

            if (scope.Service is not ("s3" or "s3express" or "s3-object-lambda" or "s3-outposts"))
            {
                notes.Add($"It is signed for the service {Printable.Of(scope.Service, 40)}, not for S3.");
            }

            if (scope.Region is { } region && location.Region is { } hostRegion && region != hostRegion)
            {
                notes.Add($"It is signed for region {Printable.Of(region, 40)}; the host is in {Printable.Of(hostRegion, 40)}.");
            }

            KeyAndToken(notes, scope.AccessKeyId, hasToken);
        }

        if (signedAt is null)
        {
            notes.Add("X-Amz-Date is not an instant of the form yyyyMMddTHHmmssZ.");
        }

        if (expires is null or < 1 or > 604800)
        {
            notes.Add("X-Amz-Expires is not a number from 1 to 604800 (7 days); S3 refuses it.");
        }

        if (!headers.Contains("host"))
        {
            notes.Add("host is not among the signed headers; S3 demands it.");
        }

        if (version == SignatureVersion.SigV4A && url.Find(PresignedShape.RegionSet) is null)
        {
            notes.Add("X-Amz-Region-Set is missing; SigV4A needs it.");
        }

        return notes;
    }

    internal static IReadOnlyList<string> OfV2(RawUrl url, S3Location location, string keyId, long? expires, bool hasToken)
    {
        var notes = Common(url, location);
        notes.Add("Signature Version 2: regions that opened after January 2014 refuse it.");
        if (!PresignedShape.HasItsForm(url.Find("Signature")!))
        {
            notes.Add("The signature is not 28 characters of Base64: it was cut off or something was added.");
        }

        if (expires is null or < 0)
        {
            notes.Add("Expires is not a number of seconds since 1970.");
        }

        KeyAndToken(notes, keyId, hasToken);
        return notes;
    }

    private static void KeyAndToken(List<string> notes, string keyId, bool hasToken)
    {
        switch (AccessKeyIds.KindOf(keyId))
        {
            case AccessKeyKind.Temporary when !hasToken:
                notes.Add("The key is a temporary one (ASIA…), and there is no session token: S3 will not know the key.");
                break;
            case AccessKeyKind.LongTerm when hasToken:
                notes.Add("The key is a long-term one (AKIA…), and there is a session token: S3 refuses the token.");
                break;
        }
    }

    private static bool IsOfS3(string name) =>
        name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("response-", StringComparison.Ordinal)
        || name
            is "Expires"
                or "AWSAccessKeyId"
                or "Signature"
                or "versionId"
                or "uploadId"
                or "partNumber"
                or "uploads"
                or "acl"
                or "tagging"
                or "torrent"
                or "prefix"
                or "list-type"
                or "delimiter"
                or "marker"
                or "max-keys"
                or "encoding-type"
                or "start-after"
                or "continuation-token"
                or "fetch-owner"
                or "versioning"
                or "location"
                or "content-type"
                or "content-md5"
                or "cache-control"
                or "content-encoding"
                or "content-disposition";

    private static List<string> Common(RawUrl url, S3Location location)
    {
        var notes = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        bool afterSignature = false;
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            if (afterSignature && !IsOfS3(parameter.Name))
            {
                notes.Add(
                    $"{Printable.Of(UrlMask.Mask(parameter.Name), 60)} is after the signature and is not a parameter of S3: if it was "
                        + $"added after signing, the signature is broken.");
            }

            afterSignature |= parameter.Name is PresignedShape.Signature or "Signature";
            if (!seen.Add(parameter.Name) && told.Add(parameter.Name))
            {
                notes.Add($"{Printable.Of(UrlMask.Mask(parameter.Name), 60)} is given more than once; S3 reads the first.");
            }

            if (parameter.HasMalformedEscape || parameter.HasInvalidUtf8)
            {
                notes.Add($"{Printable.Of(UrlMask.Mask(parameter.Name), 60)} has a percent escape in it that is broken or no UTF-8.");
            }

            if (
                parameter.Name is PresignedShape.SecurityToken or PresignedShape.SessionToken or "x-amz-security-token" or "Signature"
                && parameter.RawValue.Contains('+'))
            {
                notes.Add($"{parameter.Name} has an unencoded + in it, which servers may read as a space: it must be %2B.");
            }
        }

        if (location.IsKeyInexact)
        {
            notes.Add("The key has a percent escape in it that is broken or no UTF-8.");
        }

        if (location.HostKind == S3HostKind.Website)
        {
            notes.Add("The host is a static website endpoint: it ignores signatures.");
        }

        if (url.Fragment is not null)
        {
            notes.Add("What follows # is never sent to S3.");
        }

        if (url.Scheme == "http" && location.HostKind != S3HostKind.Custom)
        {
            notes.Add("The URL is http: signature and data travel unencrypted.");
        }

        return notes;
    }
}
