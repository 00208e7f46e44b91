using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;
using PresignTools.Signing;

namespace PresignTools.Sandbox.Operations;

/// <summary>
/// An upload by an HTML form: fields, then one file. The string to sign is the base64 text of the form's policy.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
/// </summary>
internal static class PostForm
{
    private const int MostFormBytes = 20 * 1024;
    private const int MostFields = 500;

    internal static bool IsForm(SandboxRequest request) =>
        request is { Method: "POST", Target: { Service: TargetService.S3, Bucket: not null, Key: null } }
        && !request.Has("delete")
        && (request.Header("content-type") ?? string.Empty).StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the form; its fields stand for headers and key of the upload.</summary>
    internal static async Task<Form> ReadAsync(SandboxRequest request)
    {
        string boundary = HeaderUtilities
            .RemoveQuotes(
                MediaTypeHeaderValue.TryParse(request.Header("content-type"), out MediaTypeHeaderValue? type)
                    ? type.Boundary
                    : StringSegment.Empty
            )
            .Value
            ?? string.Empty;
        if (boundary.Length is 0 or > 200)
        {
            throw Failures.PostMalformed();
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        byte[]? file = null;
        string fileName = string.Empty;
        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(request.Body))
            {
                HeadersLengthLimit = 16 * 1024,
                BodyLengthLimit = null,
            };
            int total = 0;
            while (file is null && await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
            {
                ContentDispositionHeaderValue? disposition = section.GetContentDispositionHeader();
                string name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? StringSegment.Empty).Value ?? string.Empty;
                using var content = new MemoryStream();
                bool isFile = name.Equals("file", StringComparison.OrdinalIgnoreCase);
                await CopyAsync(section.Body, content, isFile ? int.MaxValue : MostFormBytes).ConfigureAwait(false);
                if (isFile)
                {
                    file = content.ToArray();
                    fileName = HeaderUtilities.RemoveQuotes(disposition!.FileName).Value ?? string.Empty;
                    break;
                }

                total += (int)content.Length;
                if (total > MostFormBytes || fields.Count == MostFields)
                {
                    throw Failures.PostPreDataTooLong();
                }

                fields[name.ToLowerInvariant()] = Encoding.UTF8.GetString(content.ToArray());
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw Failures.PostMalformed();
        }

        if (!fields.TryGetValue("key", out string? key))
        {
            throw Failures.PostFieldMissing("key");
        }

        if (file is null)
        {
            throw Failures.PostFiles();
        }

        fields["key"] = key.Replace("${filename}", fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..], StringComparison.Ordinal);
        return new Form(fields, file);
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, int most)
    {
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            if (to.Length + read > most)
            {
                throw Failures.PostPreDataTooLong();
            }

            to.Write(buffer, 0, read);
        }
    }

    internal static Caller Authenticate(SandboxRequest request, Form form, World world, DateTimeOffset now)
    {
        Scope.CheckLocation(request, world);
        IReadOnlyDictionary<string, string> fields = form.Fields;
        if (!fields.ContainsKey("policy") && !fields.ContainsKey("x-amz-signature") && !fields.ContainsKey("signature"))
        {
            return Caller.Anonymous;
        }

        string policy = Field("policy");
        bool v2 = fields.ContainsKey("awsaccesskeyid");
        string? token = fields.GetValueOrDefault("x-amz-security-token");
        if (v2)
        {
            string keyId = Field("AWSAccessKeyId"), given = Field("Signature");
            FoundKey key = KeyRing.Find(world, keyId, token, now);
            return SignatureV2.Sign(key.Secret, policy) == given ? Judged(key, "AWS")
                : throw Failures.SignatureMismatch(keyId, policy, given, null, CauseId.SignatureMismatch);
        }

        if (Field("X-Amz-Algorithm") != SignatureV4.Algorithm)
        {
            throw Failures.Argument(
                "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"",
                "X-Amz-Algorithm",
                fields["x-amz-algorithm"],
                CauseId.PostPolicyMismatch);
        }

        string credential = Field("X-Amz-Credential"), signature = Field("X-Amz-Signature");
        string[] scope = credential.Split('/');
        if (scope.Length < 5 || scope[^4].Length != 8 || !scope[^4].All(char.IsAsciiDigit))
        {
            throw Failures.CredentialMalformed(CauseId.PostPolicyMismatch);
        }

        if (Scope.ExpectedRegion(request, world) is { } expected && expected != scope[^3])
        {
            throw Failures.WrongRegion(true, scope[^3], expected);
        }

        string id = string.Join('/', scope[..^4]);
        FoundKey found = KeyRing.Find(world, id, token, now);
        byte[] text = Encoding.UTF8.GetBytes(policy);
        byte[] signingKey = SigningKeyCache.Derive(
            found.Secret,
            int.Parse(scope[^4], System.Globalization.CultureInfo.InvariantCulture),
            scope[^3],
            scope[^2]);
        return Convert.ToHexStringLower(Hashing.HmacSha256(signingKey, text, 0, text.Length)) == signature
            ? Judged(found, SignatureV4.Algorithm)
            : throw Failures.SignatureMismatch(id, policy, signature, null, CauseId.SignatureMismatch);

        string Field(string name) =>
            fields.TryGetValue(name.ToLowerInvariant(), out string? value) ? value : throw Failures.PostFieldMissing(name);

        Caller Judged(FoundKey key, string version)
        {
            KeyRing.CheckUnneededToken(key, token);
            var parsed = PostPolicy.Parse(policy);
            parsed.Check(fields, request.BucketName, now);
            if (parsed.Range is { } range)
            {
                _ = form.File.Length > range.Maximum ? throw Failures.TooLargeForPolicy(form.File.Length, range.Maximum)
                    : form.File.Length < range.Minimum ? throw Failures.TooSmallForPolicy(form.File.Length, range.Minimum) : 0;
            }

            bool dated = AmzTime.TryParse(fields.GetValueOrDefault("x-amz-date"), out AmzTime time);
            return key.Caller with { AuthType = "POST", SignatureVersion = version, SignedAt = dated ? time.Instant : null };
        }
    }

    /// <summary>The PutObject that a form stands for: from here on its fields are headers.</summary>
    internal static SandboxRequest Upload(SandboxRequest request, Form form)
    {
        string path =
            (request.Target.Location.IsPathStyle ? "/" + request.BucketName : string.Empty)
            + "/"
            + UriEncoding.Encode(form.Fields["key"], keepSlash: true);
        SandboxRequest upload = request.AsUpload(path, form);
        upload.Prepared.Prepare(upload);
        return upload;
    }

    internal static Answer Run(Exchange x, Form form, SandboxRequest upload)
    {
        string path = upload.Path;
        var inner = new Exchange
        {
            Request = upload,
            State = x.State,
            World = x.World,
            Network = x.Network,
            Caller = x.Caller,
            Now = x.Now,
        };
        _ = PutObject.Run(inner);
        x.Operation = "PostObject";

        StoredObject stored = x.Bucket.Current(inner.Key)!;
        string location = $"{x.Request.Target.Scheme}://{x.Request.Host}{path}";
        string? redirect = form.Fields.GetValueOrDefault("success_action_redirect") ?? form.Fields.GetValueOrDefault("redirect");
        Answer answer;
        if (redirect is not null && redirect.StartsWith("http", StringComparison.Ordinal))
        {
            string join = redirect.Contains('?', StringComparison.Ordinal) ? "&" : "?";
            string stands = $"bucket={UriEncoding.Encode(x.BucketName)}&key={UriEncoding.Encode(inner.Key)}";
            string etag = UriEncoding.Encode($"\"{stored.ETag}\"");
            answer = new Answer(303).With("Location", $"{redirect}{join}{stands}&etag={etag}");
        }
        else if (form.Fields.GetValueOrDefault("success_action_status") == "201")
        {
            var xml = new XmlText("PostResponse");
            xml.Add("Location", location).Add("Bucket", x.BucketName).Add("Key", inner.Key).Add("ETag", $"\"{stored.ETag}\"");
            answer = Answer.Xml(xml.ToString(), 201).With("Location", location);
        }
        else
        {
            answer = new Answer(form.Fields.GetValueOrDefault("success_action_status") == "200" ? 200 : 204).With("Location", location);
        }

        return answer.With("ETag", $"\"{stored.ETag}\"").With("x-amz-version-id", x.Bucket.IsVersioned ? stored.VersionId : null);
    }
}

/// <summary>The fields of a form, names in lower case, and its file.</summary>
internal sealed record Form(IReadOnlyDictionary<string, string> Fields, byte[] File);
