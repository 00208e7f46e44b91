using System.Text;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>The path was encoded otherwise, slashes were merged, dot segments removed, text appended.</summary>
internal static class PathHypotheses
{
    private const int MostPlaces = 24;

    internal static IEnumerable<Hypothesis> For(RequestParts received, string? bucket, string written)
    {
        string uri = received.Uri;

        // A %2F of the path is lost when S3 decodes and encodes it: it stood for %252F, or the signer put the path in as it was written.
        if (written.Contains("%2F", StringComparison.OrdinalIgnoreCase))
        {
            string again = written.Replace("%2F", "%252F", StringComparison.OrdinalIgnoreCase);
            yield return Encoding(again, "the received path was percent-decoded once more than the signed one");
        }

        yield return Of(CauseId.SdkSigningBug, written, "the signer put the path into the canonical request as it is written in the URL");

        yield return Encoding(
            uri.Replace("%25", "%"),
            "the received path is percent-encoded once more than the signed one",
            normalize: true);
        yield return Encoding(uri.Replace("%2B", "%20"), "a space in the key (%20) arrived as +");
        yield return Encoding(uri.Replace("%20", "%2B"), "a + in the key (%2B) arrived as a space");
        foreach (
            Hypothesis each in Each(uri, "%2B", "%20", "a space in the key (%20) arrived as +")
                .Concat(Each(uri, "%20", "%2B", "a + in the key (%2B) arrived as a space")))
        {
            yield return each;
        }

        foreach (Hypothesis slash in Slashes(uri, bucket))
        {
            yield return slash;
        }

        foreach (int length in Shortened(uri, 3))
        {
            yield return Of(CauseId.UrlMangledInTransit, uri[..length], $"'{Printable.Of(uri[length..])}' was appended", pairs: true);
        }

        yield return Of(CauseId.WrongBucketOrKey, uri.ToLowerInvariant().Replace("%2b", "%2B"), "letters of the path are in another case");
        if (bucket is not null)
        {
            string segment = "/" + UriEncoding.Encode(bucket);
            yield return Of(
                CauseId.SignedHostMismatch,
                segment + (uri == "/" ? string.Empty : uri),
                "the signed path begins with the bucket",
                pairs: true);
            if (uri.StartsWith(segment + "/", StringComparison.Ordinal))
            {
                yield return Of(
                    CauseId.SignedHostMismatch,
                    uri[segment.Length..],
                    "the received path has the bucket in front, the signed one has not",
                    pairs: true);
            }
        }

        foreach ((string form, string what) in Unicode(uri))
        {
            yield return Of(CauseId.KeyEncoding, form, what);
        }

        foreach (Hypothesis bug in SignerBugs(uri))
        {
            yield return bug;
        }
    }

    private static IEnumerable<Hypothesis> Slashes(string uri, string? bucket)
    {
        int places = 0;
        for (int i = uri.IndexOf('/'); i >= 0 && places < MostPlaces; i = uri.IndexOf('/', i + 1), places++)
        {
            yield return Of(CauseId.PathNormalized, uri.Insert(i, "/"), "the signed path has // where one / arrived", pairs: places < 4);
            yield return Of(CauseId.PathNormalized, uri.Insert(i, "/."), "a dot segment /./ of the signed path was removed");
            yield return Of(CauseId.PathNormalized, uri.Insert(i, "/.."), "a dot segment /../ of the signed path was removed");
            yield return Of(CauseId.PathNormalized, uri.Insert(i, "//"), "the signed path has /// where one / arrived");
            if (bucket is not null)
            {
                yield return Of(
                    CauseId.PathNormalized,
                    uri.Insert(i, "/" + UriEncoding.Encode(bucket) + "/.."),
                    "a dot segment /../ of the signed path was removed, with the bucket in front of it");
            }

            if (i + 1 < uri.Length && uri[i + 1] == '/')
            {
                yield return Of(
                    CauseId.PathNormalized,
                    uri.Remove(i, 1),
                    "the received path has // where the signed one has one /",
                    pairs: places < 4);
            }
        }

        yield return Of(CauseId.PathNormalized, uri + "/", "the / at the end of the path is missing", pairs: true);
        if (uri.Length > 1 && uri[^1] == '/')
        {
            yield return Of(CauseId.PathNormalized, uri[..^1], "a / was added at the end of the path", pairs: true);
            yield return Of(CauseId.PathNormalized, uri + ".", "the dot segment /. at the end of the path was removed");
            yield return Of(CauseId.PathNormalized, uri + "..", "the dot segment /.. at the end of the path was removed");
        }
        else if (uri == "/")
        {
            yield return Of(CauseId.PathNormalized, "/.", "the key is a dot segment, which was removed");
            yield return Of(CauseId.PathNormalized, "/..", "the key is a dot segment, which was removed");
        }

        while (uri.Contains("//"))
        {
            uri = uri.Replace("//", "/");
            yield return Of(CauseId.PathNormalized, uri, "the signed path has single slashes where // arrived");
        }

        yield return Of(CauseId.PathNormalized, uri.Replace("/", "//"), "the signed path has // everywhere");
    }

    /// <summary>Signers that encode as JavaScript, as a generic AWS service, or not at all.</summary>
    private static IEnumerable<Hypothesis> SignerBugs(string uri)
    {
        yield return Of(
            CauseId.SdkSigningBug,
            uri.Replace("%", "%25"),
            "the signer encoded the path twice in the canonical request, as for other AWS services; S3 encodes it once");
        string javascript = uri.Replace("%21", "!").Replace("%2A", "*").Replace("%27", "'").Replace("%28", "(").Replace("%29", ")");
        yield return Of(CauseId.SdkSigningBug, javascript, "the signer left !*'() unencoded in the canonical request");
        string uriForm = javascript
            .Replace("%24", "$")
            .Replace("%26", "&")
            .Replace("%2B", "+")
            .Replace("%2C", ",")
            .Replace("%3A", ":")
            .Replace("%3B", ";")
            .Replace("%3D", "=")
            .Replace("%40", "@");
        yield return Of(CauseId.SdkSigningBug, uriForm, "the signer left $&+,:;=@ unencoded in the canonical request");
        yield return Of(CauseId.SdkSigningBug, uri.Replace("%20", "+"), "the signer wrote + for a space in the canonical request");
        yield return Of(
            CauseId.SdkSigningBug,
            uri.Replace("%7E", "~").Replace("~", "%7E"),
            "the signer encoded ~ in the canonical request");
        var plain = new StringBuilder(PercentEncoding.Decode(uri));
        yield return Of(CauseId.SdkSigningBug, plain.ToString(), "the signer did not encode the path in the canonical request");
        yield return Of(CauseId.SdkSigningBug, LowerHex(uri), "the signer wrote escapes with lower-case digits in the canonical request");
    }

    private static IEnumerable<(string Form, string What)> Unicode(string uri)
    {
        if (uri.IndexOf("%C", StringComparison.Ordinal) < 0 && uri.IndexOf("%E", StringComparison.Ordinal) < 0)
        {
            yield break;
        }

        string decoded = PercentEncoding.Decode(uri);
        foreach (NormalizationForm form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            string? other = null;
            try
            {
                other = UriEncoding.Encode(decoded.Normalize(form), keepSlash: true);
            }
            catch (Exception e) when (e is ArgumentException or PlatformNotSupportedException)
            {
                // not valid Unicode, or a runtime without normalization: one hypothesis less
            }

            if (other is not null)
            {
                yield return (
                    other,
                    form == NormalizationForm.FormC
                        ? "accented letters arrived decomposed (as macOS writes file names) and were signed composed"
                        : "accented letters were signed decomposed (as macOS writes file names) and arrived composed");
            }
        }
    }

    private static IEnumerable<Hypothesis> Each(string uri, string from, string to, string what)
    {
        int places = 0;
        for (
            int i = uri.IndexOf(from, StringComparison.Ordinal);
            i >= 0 && places < MostPlaces;
            i = uri.IndexOf(from, i + 1, StringComparison.Ordinal), places++)
        {
            yield return Of(CauseId.KeyEncoding, uri.Remove(i, from.Length).Insert(i, to), what);
        }
    }

    /// <summary>The lengths that are left when one, two, … characters are taken off the end; an escape counts as one.</summary>
    internal static IEnumerable<int> Shortened(string encoded, int most)
    {
        int length = encoded.Length;
        for (int i = 0; i < most; i++)
        {
            length -= length >= 3 && encoded[length - 3] == '%' ? 3 : 1;
            if (length <= 0)
            {
                yield break;
            }

            yield return length;
        }
    }

    private static string LowerHex(string uri)
    {
        var text = new StringBuilder(uri);
        for (int i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] == '%')
            {
                text[i + 1] = char.ToLowerInvariant(text[i + 1]);
                text[i + 2] = char.ToLowerInvariant(text[i + 2]);
            }
        }

        return text.ToString();
    }

    private static Hypothesis Encoding(string uri, string what, bool normalize = false) =>
        Of(CauseId.KeyEncoding, normalize ? UriEncoding.Normalize(uri.AsSpan(), keepSlash: true) : uri, what, pairs: true);

    private static Hypothesis Of(string cause, string uri, string what, bool pairs = false) => new(
        cause, "path",
        p => p.Uri == uri ? null : p with { Uri = uri },
        () => $"Signed for path {Printable.Of(uri)}: {what}.")
    { Pairs = pairs, Part = "path" };
}
