using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// Code that takes the key of an object out of an event of S3. Events have keys form-encoded (a space is +), so the key must be decoded
/// before it is asked for.
/// </summary>
internal static class EventKeyClues
{
    // How languages reach the key in a record of the event.
    private static readonly string[] Keys =
    [
        "s3.object.key", "S3.Object.Key", "['s3']['object']['key']", "[\"s3\"][\"object\"][\"key\"]", "s3?.object?.key",
        "getS3().getObject().getKey()", "S3().object().key()", "s3.getObject().getKey()", "S3.S3Object.Key", "['object']['key']",
        "[\"object\"][\"key\"]",
    ];

    // What decodes it.
    private static readonly string[] Decoders =
    [
        "unquote", "decodeURI", "QueryUnescape", "PathUnescape", "UrlDecodedKey", "URLDecode", "urlDecode", "UrlDecode", "unescape",
        "Uri.decode", "UnescapeDataString", "removingPercentEncoding", "URLDecodedKey", "decode_www_form", "replace('+'", "replace(\"+\"",
        "replace(/\\+/",
    ];

    /// <summary>Whether something in the code decodes names.</summary>
    internal static bool Decodes(string text) => Array.Exists(Decoders, d => text.Contains(d, StringComparison.Ordinal));

    internal static IEnumerable<Clue> Find(string text)
    {
        foreach (string key in Keys)
        {
            int i = Scan.Find(text, key, 0);
            if (i >= 0)
            {
                Work.Add(text.Length);
                if (!Decodes(text))
                {
                    yield return new Clue(ClueKind.EventKeyRaw, key, i, key.Length);
                }

                yield break;
            }
        }
    }
}
