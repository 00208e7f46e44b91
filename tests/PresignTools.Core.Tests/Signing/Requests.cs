using CsCheck;
using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

/// <summary>Random requests for property tests.</summary>
internal static class Requests
{
    internal static readonly SigningCredentials LongTerm = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    /// <summary>Any Unicode but control characters, with what breaks naive encoders over-represented.</summary>
    internal static readonly Gen<string> Key = Gen.OneOf<string>(
        Gen.OneOf("a", "b/", "/", "//", ".", "..", "/../", "/./", "%", "%2F", "%zz", "+", " ", "&", "=", "?", "#", "~", "*", "'", "(", ")", "!", ":", ";", "@", ",", "$", "\\", "\"", "<>", "|", "^", "é", "u\u0308", "日本", "😀", "\ud835\udcb3", "\u00a0", "X-Amz-Signature=0"),
        Gen.Char[' ', '~'].Select(static c => c.ToString()),
        Gen.Int[0xA1, 0x2FFFF].Where(static c => c is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32))
        .List[1, 12].Select(string.Concat);

    internal static readonly Gen<string> Bucket = Gen.OneOf("examplebucket", "my-bucket-2", "my.dotted.bucket", "UPPER", "abc", "1numeric");

    internal static readonly Gen<string> Region = Gen.OneOf("us-east-1", "eu-central-1", "eu-west-1", "us-west-2", "ap-northeast-1", "us-gov-west-1", "cn-north-1", "il-central-1");

    internal static readonly Gen<DateTimeOffset> Time = Gen.Long[0, 4_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds);

    internal static readonly Gen<int> Expires = Gen.OneOf<int>(Gen.Int[1, 604800], Gen.OneOf(1, 3600, 604800));

    internal static readonly Gen<SigningCredentials> Credentials = Gen.Select(Gen.Bool, Gen.String[Gen.Char["abcXYZ019+/="], 16, 60], static (temporary, text) => temporary
        ? new SigningCredentials("ASIAQNZGKIQY56JQ7WML", text, "IQoJ" + text + "//+=" + text)
        : new SigningCredentials("AKIARZPUZDIKGB2VALC4", text));

    internal static readonly Gen<CanonicalHeaders> Headers = Gen.Select(
        Gen.OneOf("content-type", "x-amz-meta-r&d#1%|+'*!$^`~", "Cache-Control", "x-amz-meta-note", "X-Amz-Acl", "x-amz-storage-class", "if-none-match", "range", "Expires"),
        Gen.String[Gen.Char["abc XYZ-/;=\"*,"], 1, 20].Select(static v => "v" + v + "v"),
        static (name, value) => new KeyValuePair<string, string>(name, value)).List[0, 3]
        .Select(static list => CanonicalHeaders.Create(list.DistinctBy(static h => h.Key, StringComparer.OrdinalIgnoreCase)));

    internal static readonly Gen<List<KeyValuePair<string, string>>> QueryPairs = Gen.Select(
        Gen.OneOf("response-content-type", "response-content-disposition", "x-id", "acl", "tagging", "partNumber", "uploadId", "list-type", "X-Amz-Content-Sha256", "Zoo", "A", "0", "é"),
        Key, static (name, value) => new KeyValuePair<string, string>(name, value)).List[0, 4]
        .Select(static list => list.DistinctBy(static p => p.Key).ToList());

    internal static readonly Gen<PresignRequest> Any =
        from bucket in Bucket
        from region in Region
        from style in Gen.Enum<AddressingStyle>()
        from method in Gen.OneOf("GET", "PUT", "HEAD", "DELETE", "POST")
        from key in Key
        from version in Gen.OneOf<string?>(null, "null", "3/L4kqtJlcpXroDTDmJ+rmSpXd3d")
        from headers in Headers
        from query in QueryPairs
        from time in Time
        from expires in Expires
        select new PresignRequest
        {
            Method = method,
            Address = S3AddressResolver.Resolve(bucket, new S3EndpointOptions { Region = region, AddressingStyle = style }),
            Key = key,
            VersionId = version,
            Headers = headers,
            Query = CanonicalQuery.Create(query),
            SignedAt = time,
            ExpiresInSeconds = expires,
        };
}
