using CsCheck;

namespace PresignTools.Tests.Inspection;

/// <summary>Presigned URLs in the shapes that the SDKs write, with random content.</summary>
internal static class SampleUrls
{
    internal const string Signature = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    internal const string Token = "IQoJb3JpZ2luX2VjEJr%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FwEaCXVzLWVhc3QtMSJHMEUCIQDfakefake%2BFAKE%2FfakeFAKE%3D%3D";

    internal const string Botocore = "https://examplebucket.s3.eu-west-1.amazonaws.com/a/b%20c.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=3600"
        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=" + Signature;

    internal const string JavaScript = "https://examplebucket.s3.eu-west-1.amazonaws.com/a.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Content-Sha256=UNSIGNED-PAYLOAD"
        + "&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20261124%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=900"
        + "&X-Amz-Security-Token=" + Token + "&X-Amz-Signature=" + Signature + "&X-Amz-SignedHeaders=host&x-amz-checksum-mode=ENABLED&x-id=GetObject";

    internal const string Version2 = "https://bucket.s3.amazonaws.com/fred's%20image.jpg?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1416405527&Signature=FAKEfakeFAKEfakeFAKEfakeFAK%3D";

    private static readonly Gen<string> Segment = Gen.String[Gen.OneOf("abcXYZ019-_.~ é+&'()!$,;@=%\"<|".ToCharArray()), 0, 12].Select(Uri.EscapeDataString);

    /// <summary>A key with anything in it, encoded as SDKs do; the few characters that some SDKs leave raw are left raw at times.</summary>
    private static readonly Gen<string> KeyPath = Gen.Select(Segment.Array[1, 4], Gen.Bool, (parts, raw) =>
        "/" + (raw ? string.Join("/", parts).Replace("%28", "(", StringComparison.Ordinal).Replace("%29", ")", StringComparison.Ordinal).Replace("%27", "'", StringComparison.Ordinal) : string.Join("/", parts)));

    private static readonly Gen<string> Origin = Gen.OneOf(
        "https://examplebucket.s3.us-west-2.amazonaws.com", "https://s3.eu-central-1.amazonaws.com/my.bucket", "http://localhost:9000/bucket",
        "https://b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com", "https://gw.example.com");

    private static readonly Gen<string> Hex = Gen.String[Gen.OneOf("0123456789abcdef".ToCharArray()), 64, 64];

    private static readonly Gen<string> TokenText = Gen.String[Gen.OneOf("ABCabc019/+".ToCharArray()), 40, 300].Select(t => Uri.EscapeDataString("IQoJ" + t + "=="));

    private static readonly Gen<(string Name, string Value)> Extra = Gen.OneOf(
        ("versionId", "3%2FL4kqtJlcpXroDTDmJ%2BrmSpXd3dIbrHY"), ("response-content-type", "text%2Fplain"), ("partNumber", "3"),
        ("response-content-disposition", "attachment%3B%20filename%3D%22100%25.txt%22"), ("uploadId", "VXBs.b2Fk"));

    /// <summary>A URL in good shape.</summary>
    internal static readonly Gen<string> Any = Gen.Select(
        Gen.Select(Origin, KeyPath, (origin, path) => origin + path), Hex, Gen.Select(Gen.Bool, TokenText, (has, token) => has ? token : null), Gen.Select(Gen.Bool, Extra), Gen.Int[0, 6],
        (place, signature, token, extra, shape) => Compose(place, signature, token, extra.Item1 ? $"{extra.Item2.Name}={extra.Item2.Value}" : null, shape));

    private static string Compose(string place, string signature, string? token, string? extra, int shape)
    {
        string key = token is null ? "AKIAIOSFODNN7EXAMPLE" : "ASIAIOSFODNN7EXAMPLE";
        const string A = "X-Amz-Algorithm=AWS4-HMAC-SHA256", D = "X-Amz-Date=20261124T120000Z", E = "X-Amz-Expires=3600", H = "X-Amz-SignedHeaders=content-type%3Bhost", P = "X-Amz-Content-Sha256=UNSIGNED-PAYLOAD";
        string c = $"X-Amz-Credential={key}%2F20261124%2Fus-west-2%2Fs3%2Faws4_request", s = "X-Amz-Signature=" + signature;
        string? t = token is null ? null : "X-Amz-Security-Token=" + token;
        string?[] parts = shape switch
        {
            0 => [extra, A, c, D, E, H, t, s],
            1 => [A, P, c, D, E, t, s, H, extra, "x-id=GetObject"],
            2 => [extra, E, t, A, c, D, H, s],
            3 => [t, A, D, H, c, E, s],
            4 => ["x-id=PutObject", A, c, D, E, H, s, t],
            5 => [P, t, A, c, D, H, E, s],
            _ => [extra, "AWSAccessKeyId=" + key, "Expires=1796000000", "Signature=" + "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg%3D"],
        };
        return place + "?" + string.Join("&", parts.Where(p => p is not null));
    }
}
