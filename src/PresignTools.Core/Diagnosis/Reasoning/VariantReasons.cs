using PresignTools.Diagnosis.Known;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What follows where one line was tried in two ways and one of them works: the cause is in the value that differs. It points, by what the
/// value is and how it is written; a person may have changed more than shows.
/// </summary>
internal static class VariantReasons
{
    private static readonly string[] OfKeys = ["key", "object", "path", "file", "name", "blob", "prefix"];

    internal static IEnumerable<(string Cause, Match Match)> Of(FailureFacts e)
    {
        if (e.IsSignatureRefusal && e.Input.FullText is { } whole && SharedSignature.In(whole) is { } shared)
        {
            yield return OfShared(shared);
        }

        if (e.Input.FullText is not { } text || !(e.IsSignatureRefusal || e.IsSilentRefusal))
        {
            yield break;
        }

        foreach (Variant variant in Variants.In(text))
        {
            if (CauseOf(variant) is { } cause)
            {
                yield return (cause, Match.Circumstance(
                    $"The text says that '{Printable.Of(variant.Works, 80)}' works and '{Printable.Of(variant.Fails, 80)}' does not. "
                        + "Nothing else differs between the two."));
            }
        }
    }

    /// <summary>What was changed after signing, between two URLs with one signature.</summary>
    private static (string Cause, Match Match) OfShared(SharedSignature d)
    {
        (string cause, string about) = d.Element switch
        {
            "host" => (CauseId.SignedHostMismatch, "host"),
            "path" when ObjectKeys.IsSamePath(d.One!, d.Other!) => (CauseId.KeyEncoding, "path"),
            "path" => (CauseId.PathNormalized, "path"),
            _ when d.One is null || d.Other is null => (CauseId.ExtraQueryParameter, "query"),
            _ => (CauseId.QueryChanged, "query"),
        };
        string Shown(string? value) => value is null ? "not there" : $"'{Printable.Of(Text.Masking.SecretMask.Of(value), 100)}'";
        string evidence = $"The text has two URLs with the same signature, and they differ in {Printable.Of(d.Element, 60)}: "
            + $"{Shown(d.One)} in one, {Shown(d.Other)} in the other. It was changed after signing.";
        string host = cause == CauseId.SignedHostMismatch ? CauseId.QueryChanged : CauseId.SignedHostMismatch;
        return (cause, Match.SeenInRequest(evidence).About(about).Explaining(CauseId.UrlMangledInTransit, CauseId.WrongMethod, host));
    }

    private static string? CauseOf(Variant v)
    {
        bool isBucket = v.Name.ContainsAny("bucket") && !v.Name.ContainsAny("key", "prefix", "object");
        if (isBucket)
        {
            return v.Fails.Contains('/') && !v.Fails.Contains("://", StringComparison.Ordinal) ? CauseId.PathInBucketName : null;
        }

        if ((v.Name + v.Fails + v.Works).ContainsAny("content-type", "contenttype", "content_type"))
        {
            return CauseId.ContentTypeMismatch;
        }

        if (v.Fails.Length == 0 || v.Fails.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        bool isTidied = v.Fails.TrimStart('/') == v.Works
            || (v.Fails.Contains("//", StringComparison.Ordinal) && !v.Works.Contains("//", StringComparison.Ordinal));
        if (isTidied)
        {
            return CauseId.PathNormalized;
        }

        bool isOdd = OddSpelling.OfKey(v.Fails) is not null || OddSpelling.Of(v.Fails) is not null;
        bool isPlain = OddSpelling.OfKey(v.Works) is null && OddSpelling.Of(v.Works) is null;
        bool isDeeper = v.Name.ContainsAny(OfKeys) && v.Fails.Count(static c => c == '/') > v.Works.Count(static c => c == '/');
        return (isOdd && isPlain && !v.Name.ContainsAny("meta")) || isDeeper ? CauseId.KeyEncoding : null;
    }
}
