using System.Text;
using PresignTools.Signing;

namespace PresignTools.Forms;

/// <summary>
/// The fields of a form, from a caller's options. Source: <see
/// href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html"/> and POST Object (S3 API reference).
/// </summary>
internal static class PostFieldList
{
    internal static List<KeyValuePair<string, string>> Of(PostOptions options)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach ((string name, string value) in Named(options).Concat(options.Fields))
        {
            Add(fields, FormFieldRules.CheckName(name.Length == 0 ? throw FormErrors.FormFieldNameMissing() : name), value);
        }

        return fields;
    }

    private static void Add(List<KeyValuePair<string, string>> fields, string name, string value)
    {
        string? why = name.ToLowerInvariant() switch
        {
            "key" => "the key has a setting of its own",
            "bucket" => "the bucket is in the form's address",
            "file" => "the sender adds the file",
            _ when FormFieldRules.IsOfSignature(name) => "it belongs to the signature",
            _ => null,
        };
        if (why is not null)
        {
            throw FormErrors.FormFieldReserved(name, why);
        }

        string text = FormFieldRules.CheckValue(name, value);
        int there = fields.FindIndex(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (there >= 0)
        {
            _ = fields[there].Value == text ? text : throw FormErrors.FormFieldTwice(name);
            return;
        }

        fields.Add(new(name, text));
    }

    private static IEnumerable<KeyValuePair<string, string>> Named(PostOptions options)
    {
        if (!string.IsNullOrEmpty(options.ContentType))
        {
            yield return new("Content-Type", options.ContentType);
        }

        if (!string.IsNullOrEmpty(options.Acl))
        {
            yield return new("acl", options.Acl);
        }

        if (!string.IsNullOrEmpty(options.SuccessStatus))
        {
            yield return options.SuccessStatus is "200" or "201" or "204" ? new("success_action_status", options.SuccessStatus)
                : throw FormErrors.FormStatusUnknown(options.SuccessStatus);
        }

        if (!string.IsNullOrEmpty(options.SuccessRedirect))
        {
            yield return IsWeb(options.SuccessRedirect) ? new("success_action_redirect", options.SuccessRedirect)
                : throw FormErrors.FormRedirectInvalid(options.SuccessRedirect);
        }

        foreach ((string name, string value) in options.Metadata)
        {
            yield return new(MetadataName(name), value ?? string.Empty);
        }

        if (options.Tags.Count > 0)
        {
            yield return new("tagging", Tagging(options.Tags));
        }

        foreach (KeyValuePair<string, string> field in Encryption(options))
        {
            yield return field;
        }

        foreach ((string algorithm, string value) in options.Checksums)
        {
            yield return new("x-amz-checksum-algorithm", algorithm.ToUpperInvariant());
            yield return new("x-amz-checksum-" + algorithm, BodyChecksum.Check(algorithm, value));
        }
    }

    private static bool IsWeb(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static string MetadataName(string name) =>
        name.Length == 0 || name.Equals(S3Limits.MetadataPrefix, StringComparison.OrdinalIgnoreCase)
            ? throw SigningErrors.MetadataNameMissing()
        : name.StartsWith(S3Limits.MetadataPrefix, StringComparison.OrdinalIgnoreCase) ? name
        : S3Limits.MetadataPrefix + name;

    private static IEnumerable<KeyValuePair<string, string>> Encryption(PostOptions options)
    {
        bool kms = options.ServerSideEncryption is "aws:kms" or "aws:kms:dsse";
        if (!string.IsNullOrEmpty(options.ServerSideEncryption))
        {
            yield return kms || options.ServerSideEncryption == "AES256"
                ? new("x-amz-server-side-encryption", options.ServerSideEncryption)
                : throw SigningErrors.EncryptionUnknown(options.ServerSideEncryption);
        }

        if (!string.IsNullOrEmpty(options.SseKmsKeyId))
        {
            yield return kms ? new("x-amz-server-side-encryption-aws-kms-key-id", options.SseKmsKeyId)
                : throw SigningErrors.KmsKeyWithoutKms();
        }
    }

    /// <summary>A form takes tags as XML, in the field tagging, and not as the header x-amz-tagging does.</summary>
    private static string Tagging(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (tags.Count > ObjectTags.Most)
        {
            throw SigningErrors.TooManyTags(tags.Count);
        }

        var xml = new StringBuilder("<Tagging><TagSet>");
        foreach ((string name, string value) in tags)
        {
            if (ObjectTags.Fault(UriEncoding.Encode(name) + "=" + UriEncoding.Encode(value ?? string.Empty)) is { } fault)
            {
                throw fault;
            }

            xml.Append("<Tag><Key>").Append(MarkupText.Encoded(name)).Append("</Key><Value>").Append(MarkupText.Encoded(value))
                .Append("</Value></Tag>");
        }

        return xml.Append("</TagSet></Tagging>").ToString();
    }
}
