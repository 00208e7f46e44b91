using PresignTools.Policies.Operations;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// What the signing side says of itself: the operation and the parameters that were signed, and the tool. Read from a line of code, a
/// command or a name, all of which are hints: a person may paste other code than what ran.
/// </summary>
internal sealed class SigningFacts
{
    /// <summary>Operations by their names as SDKs write them: alone, as a command of JavaScript, as a request of Java or .NET.</summary>
    private static readonly Dictionary<string, string> OperationNames = new(
        from name in S3Operations.Names
        from ending in (string[])[string.Empty, "command", "request"]
        select KeyValuePair.Create(name + ending, name),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>SDK parameters that become headers of the request, and so signed headers of a URL.</summary>
    private static readonly Dictionary<string, string> HeaderOfParameter = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ContentType"] = "content-type",
        ["ContentMD5"] = "content-md5",
        ["CacheControl"] = "cache-control",
        ["ContentDisposition"] = "content-disposition",
        ["ContentEncoding"] = "content-encoding",
        ["ContentLanguage"] = "content-language",
        ["ContentLength"] = "content-length",
        ["ACL"] = "x-amz-acl",
        ["CannedACL"] = "x-amz-acl",
        ["ServerSideEncryption"] = "x-amz-server-side-encryption",
        ["ServerSideEncryptionMethod"] = "x-amz-server-side-encryption",
        ["SSEKMSKeyId"] = "x-amz-server-side-encryption-aws-kms-key-id",
        ["SSECustomerAlgorithm"] = "x-amz-server-side-encryption-customer-algorithm",
        ["SSECustomerKey"] = "x-amz-server-side-encryption-customer-key",
        ["Tagging"] = "x-amz-tagging",
        ["StorageClass"] = "x-amz-storage-class",
        ["RequestPayer"] = "x-amz-request-payer",
        ["ExpectedBucketOwner"] = "x-amz-expected-bucket-owner",
        ["ChecksumMode"] = "x-amz-checksum-mode",
        ["ChecksumCRC32"] = "x-amz-checksum-crc32",
        ["ChecksumCRC32C"] = "x-amz-checksum-crc32c",
        ["ChecksumSHA1"] = "x-amz-checksum-sha1",
        ["ChecksumSHA256"] = "x-amz-checksum-sha256",
        ["IfNoneMatch"] = "if-none-match",
        ["IfMatch"] = "if-match",
        ["Range"] = "range",
        ["Metadata"] = "x-amz-meta-*",
        ["WebsiteRedirectLocation"] = "x-amz-website-redirect-location",
        ["ObjectLockMode"] = "x-amz-object-lock-mode",
    };

    private readonly Dictionary<string, string?> _headers = new(StringComparer.OrdinalIgnoreCase);

    private SigningFacts(string? text) => Text = text;

    /// <summary>The text itself.</summary>
    internal string? Text { get; }

    /// <summary>The operation that was signed; null if it is not known.</summary>
    internal string? Operation { get; private set; }

    /// <summary>Its HTTP method.</summary>
    internal string? Method => Operation is null ? null : Operation == "PostObject" ? "POST" : Facts.S3OperationTable.MethodOf(Operation);

    /// <summary>Whether the tool can sign nothing but this operation.</summary>
    internal bool IsOnlyOperation { get; private set; }

    /// <summary>Headers that were given to the signer, names in lower case; the value is null where it is not known.</summary>
    internal IReadOnlyDictionary<string, string?> Headers => _headers;

    /// <summary>Whether parameters are known at all: then a header that is not among them was not signed.</summary>
    internal bool KnowsHeaders { get; private set; }

    /// <summary>Whether the code shows the whole call, so that what it does not give was not signed.</summary>
    internal bool ShowsCall { get; private set; }

    /// <summary>Whether the text says that the credentials are temporary.</summary>
    internal bool IsTemporary { get; private set; }

    internal static SigningFacts Of(DiagnosisInput input)
    {
        string? text = input.SignedBy;
        var facts = new SigningFacts(text);
        if (text.ContainsAny("aws s3 presign", "s3 presign", "signurl") && text.ContainsAny("aws-cli", "aws s3", "awscli", "s3cmd"))
        {
            // The CLI's presign command has no option for another operation (aws/aws-cli#3050).
            facts.Operation = "GetObject";
            facts.IsOnlyOperation = true;
        }
        else
        {
            // A call that is written out says more than a name that was given for it.
            facts.Operation = CallIn(text) ?? Named(input.SignedOperation) ?? OperationIn(text);
        }

        foreach (KeyValuePair<string, string?> parameter in input.SignedParameters)
        {
            facts.Add(parameter.Key, parameter.Value);
            facts.KnowsHeaders = true;
        }

        bool isWhole = facts.ReadCalls(input);
        if (text is not null && !isWhole)
        {
            facts.ReadText(text);
        }

        facts.IsTemporary = text.ContainsAny(
            "temporary",
            "assumed role",
            "assumerole",
            "session token",
            "sessiontoken",
            "instance profile",
            "instance role",
            "task role",
            "lambda role",
            "irsa",
            "sso",
            "cognito",
            "web identity");
        return facts;
    }

    /// <summary>The API's name of an operation, however it is spelled: put_object, putObject, PutObjectCommand.</summary>
    internal static string? Named(string? operation)
    {
        if (string.IsNullOrWhiteSpace(operation))
        {
            return null;
        }

        string plain = Plain(operation!);
        if (plain is "postobject" or "presignedpost" or "createpresignedpost")
        {
            return "PostObject";
        }

        if (OperationNames.TryGetValue(plain, out string? name))
        {
            return name;
        }

        return plain switch
        {
            "get" => "GetObject",
            "put" => "PutObject",
            "head" => "HeadObject",
            "delete" => "DeleteObject",
            "post" => "PostObject",
            _ => null,
        };
    }

    private static string Plain(string text) => text.Replace("_", string.Empty).Replace("-", string.Empty).ToLowerInvariant();

    /// <summary>
    /// The operation in <c>getSignedUrl('putObject', …)</c>, <c>presigned_url(:get)</c>, <c>generate_presigned_url('get_object')</c>; null
    /// without such a call.
    /// </summary>
    internal static string? CallIn(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return SigningCode.CalledOperation(text) is { } called ? Named(called) : Named(SigningCode.SpokenMethod(text));
    }

    internal static string? OperationIn(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (SigningCode.VerbSetting(text) is { } verb)
        {
            return Named(verb);
        }

        if (text.ContainsAny("createPresignedPost", "generate_presigned_post", "presigned_post", "post policy"))
        {
            return "PostObject";
        }

        string plain = Plain(text);
        return S3Operations.Names.Where(n => n.EndsWith("Object", StringComparison.Ordinal) || n is "UploadPart")
            .FirstOrDefault(n => plain.Contains(n, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The calls that sign, as they were read from code; of several only what they agree in. Whether one of them is whole: then the lines
    /// that it stands on say nothing more.
    /// </summary>
    private bool ReadCalls(DiagnosisInput input)
    {
        SigningCall[] calls = [.. input.SigningCalls.Where(static c => c.IsPresigning)];
        string?[] operations = [.. calls.Select(static c => c.Operation).Where(static o => o is not null).Distinct()];
        if (operations.Length != 1)
        {
            return false;
        }

        Operation = IsOnlyOperation ? Operation : operations[0];
        SigningCall call = Array.Find(calls, static c => c.IsComplete) ?? calls[0];
        foreach (KeyValuePair<string, string?> parameter in call.Parameters)
        {
            int before = _headers.Count;
            Add(parameter.Key, parameter.Value);
            string? header = _headers.Count > before ? _headers.Keys.Last() : null;
            if (header is not null && !SdkSigning.SignsHeader(call, header))
            {
                _headers.Remove(header);
            }
        }

        KnowsHeaders |= call.IsComplete || _headers.Count > 0;
        ShowsCall |= call.IsComplete;
        return call.IsComplete;
    }

    private void ReadText(string text)
    {
        ShowsCall = text.Contains('{') && text.IndexOf('}') > text.IndexOf('{') && text.IndexOf("...", StringComparison.Ordinal) < 0;
        foreach (string name in HeaderOfParameter.Keys)
        {
            if (SigningCode.TryFindParameter(text, name, out string? value, out bool isSet) && (name.Length > 5 || isSet))
            {
                Add(name, value);
                KnowsHeaders = true;
            }
        }

        KnowsHeaders |= ShowsCall;
    }

    private void Add(string name, string? value)
    {
        int equals = name.IndexOf('=');
        if (value is null && equals > 0)
        {
            (name, value) = (name[..equals], name[(equals + 1)..]);
        }

        string plain = name.Trim();
        if (HeaderOfParameter.TryGetValue(plain.Replace("_", string.Empty).Replace("-", string.Empty), out string? header))
        {
            _headers[header] = value ?? (_headers.TryGetValue(header, out string? before) ? before : null);
        }
        else if (
            plain.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
            || plain.Equals("host", StringComparison.OrdinalIgnoreCase)
            || plain.Equals("date", StringComparison.OrdinalIgnoreCase))
        {
            _headers[plain.ToLowerInvariant()] = value;
        }
    }
}
