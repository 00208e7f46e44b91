using System.Globalization;
using System.Text;
using PresignTools.Addressing;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// First: is it a form that S3 can read? Its encoding, its order, its one file, and the fields that S3 cannot do without. S3 stops reading
/// at the file, so that what comes after it is as good as missing.
/// </summary>
internal static class FormShapeCheck
{
    internal static void Run(PostJudgment j)
    {
        CheckTarget(j);
        CheckFile(j);
        foreach (string name in j.Post.FieldsAfterFile)
        {
            j.Fail(
                CauseId.PostFormMalformed,
                $"Field {Printable.Of(name, 60)} comes after the file, where S3 ignores it.",
                "Make the file the last field of the form.",
                "field:" + name);
        }

        if (j.Post.Value("key") is null)
        {
            j.Fail(
                CauseId.PostFormMalformed,
                "Field key is missing. S3 answers \"Bucket POST must contain a field named 'key'\".",
                "Add the field key, before the file.",
                "field:key");
        }

        foreach (string missing in j.Signature.IsAny ? j.Signature.Missing : [])
        {
            j.Fail(
                CauseId.PostFormMalformed,
                (IsSignature(missing) ? "The signature's field is missing." : $"Field {missing} is missing.")
                    + $" S3 answers \"Bucket POST must contain a field named '{missing}'\".",
                "Send every field that the signer gave, all of them before the file.",
                "field:" + missing.ToLowerInvariant());
        }

        CheckRepeats(j);
        CheckSize(j);
    }

    private static bool IsSignature(string field) => field is "Signature" or "X-Amz-Signature";

    private static void CheckTarget(PostJudgment j)
    {
        if (j.Post.Encoding is { } encoding && !encoding.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            j.Fail(
                CauseId.PostFormMalformed,
                $"The form is sent as {Printable.Of(encoding, 60)}; S3 takes multipart/form-data only.",
                "Write enctype=\"multipart/form-data\" and method=\"post\" into the form element.");
        }

        if (j.Location is not { } location)
        {
            return;
        }

        if (!string.IsNullOrEmpty(location.Key))
        {
            j.Fail(
                CauseId.PostFormMalformed,
                $"The form is sent to an object, '{Printable.Of(location.Key, 80)}'; S3 takes forms at the address of the bucket only.",
                "Send it to the bucket. The key is a field of the form.",
                "path");
        }

        if (location.HostKind == S3HostKind.Website)
        {
            j.Fail(CauseId.WebsiteEndpoint, $"{location.EndpointHost} is a website host: it takes no uploads.", null, "host");
        }

        if (S3ServerGap.Lacks(location.Provider, S3Feature.PostForm))
        {
            j.Fail(CauseId.ProviderUnsupported, $"{location.Provider} does not support upload forms.", "Upload with a PUT URL.", "host");
        }
    }

    private static void CheckFile(PostJudgment j)
    {
        if (j.Post.Files is 0)
        {
            j.Fail(
                CauseId.PostFormMalformed,
                "The form has no file. S3 answers \"POST requires exactly one file upload per request\".",
                "Add the file as the last field, and call it file.",
                "field:file");
        }
        else if (j.Post.Files is > 1)
        {
            j.Fail(
                CauseId.PostFormMalformed,
                $"It has {j.Post.Files} files, and takes one.",
                "Send one form for each file.",
                "field:file");
        }

        if (j.Post.FilePart is { } part && !part.Equals("file", StringComparison.OrdinalIgnoreCase))
        {
            j.Fail(
                CauseId.PostFormMalformed,
                $"The part with the file is named '{Printable.Of(part, 60)}'. S3 looks for 'file', and takes any other part for a field.",
                "Name the part file.",
                "field:file");
        }
    }

    /// <summary>AWS says of repeated fields that their values must be joined by commas, so what S3 makes of two is open.</summary>
    private static void CheckRepeats(PostJudgment j)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> field in j.Post.Fields)
        {
            if (!seen.Add(field.Key))
            {
                j.Warn(
                    CauseId.PostFormMalformed,
                    $"Field {Printable.Of(field.Key, 60)} is sent twice. S3 joins the values with a comma, and compares that.",
                    "Send each field once.");
            }
        }
    }

    private static void CheckSize(PostJudgment j)
    {
        long bytes = j.Post.Fields.Sum(static f => (long)Encoding.UTF8.GetByteCount(f.Key) + Encoding.UTF8.GetByteCount(f.Value));
        if (bytes > FormFieldRules.MostBytes)
        {
            j.Fail(
                CauseId.PostFormMalformed,
                $"The fields before the file have {bytes.ToString(CultureInfo.InvariantCulture)} bytes; S3 takes at most "
                    + $"{FormFieldRules.MostBytes.ToString(CultureInfo.InvariantCulture)}.",
                "Use fewer or shorter fields.");
        }
    }
}
