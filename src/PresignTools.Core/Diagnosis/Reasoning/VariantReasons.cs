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
