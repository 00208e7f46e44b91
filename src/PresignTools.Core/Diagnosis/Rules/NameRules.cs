using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>
/// What explains that an answer names another key, bucket or object than the URL: a request that was changed on the way, or another one. Which, the
/// answer does not say, so that nothing of it is proven.
/// </summary>
internal static class NameRules
{
    internal static IEnumerable<Suspect> Run(Evidence e) => e.Differences.SelectMany(d => d.Thing switch
    {
        NamedThing.AccessKey => OfAccessKey(e, d),
        NamedThing.Bucket => OfBucket(e, d),
        NamedThing.Key => OfKey(e, d),
        _ => OfHost(e, d),
    });

    private static IEnumerable<Suspect> OfAccessKey(Evidence e, NameDifference d)
    {
        if (e.Code == "InvalidAccessKeyId")
        {
            yield return Suspect.Likely(CauseId.InvalidOrDeletedAccessKey, 79, $"S3 does not know the key {Printable.Of(d.Seen, 40)}. {d.Sentence}",
                "Compare the URL that was sent with this one, and look which credentials signed it.");
        }

        yield return Suspect.Likely(CauseId.QueryChanged, e.IsSignatureRefusal ? 79 : 60, d.Sentence, "Use the URL as it was signed; X-Amz-Credential is a part of what is signed.").About("access-key");
    }

    private static IEnumerable<Suspect> OfBucket(Evidence e, NameDifference d)
    {
        yield return Suspect.Likely(CauseId.WrongBucketOrKey, 91, d.Sentence, "Compare host and path of the request that was sent with those of this URL.").About("host");
        if (e.IsSignatureRefusal || e.Code == "NoSuchBucket")
        {
            yield return Suspect.Possible(CauseId.SignedHostMismatch, 62, d.Sentence).About("host");
        }
    }

    private static IEnumerable<Suspect> OfKey(Evidence e, NameDifference d)
    {
        string sent = d.Sent.Trim('/'), seen = d.Seen.Trim('/');
        yield return PathRules.Encoded(sent, seen) ? Suspect.Likely(CauseId.KeyEncoding, 91, d.Sentence).About("path")
            : Plain(sent) == Plain(seen) ? Suspect.Likely(CauseId.PathNormalized, 91, d.Sentence).About("path")
            : e.IsSignatureRefusal ? Suspect.Likely(CauseId.UrlMangledInTransit, 80, d.Sentence).About("path")
            : Suspect.Likely(CauseId.WrongBucketOrKey, 89, d.Sentence, "Compare the path of the request that was sent with that of this URL.").About("path");
    }

    private static IEnumerable<Suspect> OfHost(Evidence e, NameDifference d) =>
        e.IsSignatureRefusal ? [Suspect.Likely(CauseId.SignedHostMismatch, 85, d.Sentence).About("host")] : [];

    /// <summary>The key as clients and proxies write a path: no empty parts, no dots.</summary>
    private static string Plain(string key)
    {
        var parts = new List<string>();
        foreach (string part in key.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
