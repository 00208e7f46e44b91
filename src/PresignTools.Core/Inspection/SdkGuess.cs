using System.Text;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>
/// Which program signed a URL, by the order in which it writes parameters: an observation about SDKs, not a rule of S3, which does not mind
/// the order. Tests hold it against URLs that these clients made, some of them in many versions: botocore, boto 2, the AWS CLI, the SDKs
/// for .NET, JavaScript, Go and Ruby, minio-js, minio-go, s3cmd and small signers. For PHP, Java and Rust it rests on how their signers are
/// known to write.
/// </summary>
internal static class SdkGuess
{
    /// <summary>The name, null if the order fits none; and what that rests on. Where several share an order, the name lists them.</summary>
    internal static (string? Sdk, string Evidence) Of(RawUrl url, SignatureVersion version) =>
        version == SignatureVersion.SigV2 ? OfV2(url) : OfV4(url);

    private static (string?, string) OfV4(RawUrl url)
    {
        string order = Order(url, static name => name switch
        {
            PresignedShape.Algorithm => 'A',
            PresignedShape.Credential => 'C',
            PresignedShape.Date => 'D',
            PresignedShape.Expires => 'E',
            PresignedShape.SignedHeaders => 'H',
            PresignedShape.Signature => 'S',
            PresignedShape.SecurityToken or PresignedShape.SessionToken => 'T',
            PresignedShape.ContentSha256 => 'P',
            PresignedShape.RegionSet => 'R',
            _ => '\0',
        });
        order = order.Replace("R", string.Empty);
        bool hasId = url.Find("x-id") is not null;
        bool othersFirst = IsOther(url.Parameters[0].Name);
        bool signatureLast = url.Parameters[url.Parameters.Count - 1].Name == PresignedShape.Signature;
        string shown = "Order of the parameters: " + Spell(order) + ".";
        switch (order)
        {
            case "APCDESH" or "APCDETSH" when IsSorted(url):
                return (
                    "AWS SDK for JavaScript v3",
                    $"All parameters are sorted, the signature among them, and X-Amz-Content-Sha256=UNSIGNED-PAYLOAD is in the "
                        + $"query{(hasId ? ", with x-id" : "")}.");
            case "ACDESH" or "ACDETSH" when IsSorted(url):
                return hasId
                    ? ("AWS SDK for JavaScript v3", "All parameters are sorted, the signature among them, with x-id.")
                    : (
                        "AWS SDK for JavaScript v2",
                        "All parameters are sorted, the signature among them, without x-id and X-Amz-Content-Sha256. Small signers that "
                            + "sort write the same.");
            case "EACDHS" or "ETACDHS":
                return ("AWS SDK for .NET (AWS Tools for PowerShell)", shown + " Only the .NET SDK writes X-Amz-Expires first.");
            case "ACDHES" or "TACDHES":
                return (
                    "AWS SDK for PHP, or botocore with awscrt (boto3[crt])",
                    shown + " The PHP SDK and the common runtime (awscrt) write X-Amz-SignedHeaders between date and expiry.");
            case "PACDHES" or "PTACDHES" or "TPACDHES":
                return (
                    "AWS SDK for PHP",
                    shown + " Only the PHP SDK writes X-Amz-SignedHeaders between date and expiry, with the credential before the date.");
            case "ADHECS" or "TADHECS":
                return ("AWS SDK for Java v1, or an early v2", shown);
            case "ADHCES" or "TADHCES":
                return ("AWS SDK for Java v2", shown);
            case "PTACDEHS" when url.Find("response-content-disposition") is not null:
                return (
                    "AWS console",
                    shown
                        + " The S3 console writes response-content-disposition, payload hash and token before the signature's own "
                        + "parameters.");
            case "ACDEHTS":
                return (
                    "botocore (boto3, AWS CLI), boto 2, or minio-js",
                    shown + " botocore, boto 2 and minio-js add the token after the signed headers.");
            case "ACDEHST":
                return ("AWS SDK for Rust", shown + " The Rust SDK adds the token after the signature.");
            case "ACDETHS" when othersFirst:
                return ("AWS SDK for Ruby", shown + " Parameters of the operation come first.");
            case "ACDETHS" or "ACDEHS" when hasId && !othersFirst && signatureLast && IsSortedButSignature(url):
                return ("AWS SDK for Go v2", "Parameters are sorted, with x-id among them, and the signature is appended.");
            case "ACDETHS" when signatureLast && IsSortedButSignature(url):
                return (
                    "AWS SDK for Go or Ruby, PresignTools, or a MinIO client in Go",
                    "Parameters are sorted and the signature is appended, without x-id.");
            case "ACDEHS" when othersFirst && hasId:
                return ("AWS SDK for Rust or Ruby", shown + " Parameters of the operation come first, with x-id.");
            case "ACDEHS" when othersFirst:
                return (
                    "botocore (boto3, AWS CLI), boto 2, minio-js or AWS SDK for Ruby",
                    shown + " Parameters of the operation come first.");
            case "ACDEHS" when signatureLast && url.Parameters.Count > 6 && IsSortedButSignature(url):
                return (
                    "AWS SDK for Go, PresignTools, or a MinIO client in Go",
                    "Parameters are sorted and the signature is appended, without x-id.");
            case "ACDEHS" when !hasId:
                return (
                    "botocore (boto3, AWS CLI), boto 2, AWS SDK for Go or Ruby, PresignTools, or a MinIO client",
                    shown + " It is the order of AWS's documents; these write it alike.");
            default:
                return (null, shown + " No known SDK writes this order: a signer of someone's own, or the URL was changed.");
        }
    }

    private static (string?, string) OfV2(RawUrl url)
    {
        string order = Order(url, static name => name switch
        {
            "AWSAccessKeyId" => 'K',
            "Expires" => 'E',
            "Signature" => 'S',
            "x-amz-security-token" => 'T',
            _ => '\0',
        });
        bool othersFirst = IsOther(url.Parameters[0].Name);
        string shown = "Signature Version 2; order of the parameters: " + Spell(order) + ".";
        return order switch
        {
            "KSE" or "KSTE" or "KSET" => ("botocore (boto3, AWS CLI)", shown + " botocore writes the signature before the expiry."),
            "SEK" or "SETK" or "SEKT" or "TSEK" => ("boto 2", shown + " boto 2 writes the signature first."),
            "KETS" => ("AWS SDK for .NET (AWS Tools for PowerShell)", shown + " The .NET SDK writes the token before the signature."),
            "KES" when othersFirst => (
                "AWS SDK for .NET (AWS Tools for PowerShell)",
                shown + " Parameters of the operation come first."),
            "KEST" when IsSorted(url) => (
                "AWS SDK for JavaScript v2",
                shown + " All parameters are sorted; small signers that sort write the same."),
            "KES" => (
                null,
                shown
                    + " It is the order of AWS's documents: s3cmd, the .NET SDK and the JavaScript SDK v2 write it alike, and many "
                    + "scripts."),
            _ => (null, shown + " No known SDK writes this order."),
        };
    }

    private static string Order(RawUrl url, Func<string, char> code)
    {
        var order = new StringBuilder();
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            if (code(parameter.Name) is var c and not '\0')
            {
                order.Append(c);
            }
        }

        return order.ToString();
    }

    private static string Spell(string order) => string.Join(", ", order.Select(static c => c switch
    {
        'A' => "algorithm",
        'C' => "credential",
        'D' => "date",
        'E' => "expiry",
        'H' => "signed headers",
        'S' => "signature",
        'T' => "token",
        'P' => "payload hash",
        _ => "access key",
    }));

    private static bool IsOther(string name) =>
        !name.StartsWith("X-Amz-", StringComparison.Ordinal)
        && name is not ("AWSAccessKeyId" or "Expires" or "Signature" or "x-amz-security-token");

    private static bool IsSorted(RawUrl url) => IsSorted(url.Parameters.Select(static p => p.Name));

    private static bool IsSortedButSignature(RawUrl url) =>
        IsSorted(url.Parameters.Select(static p => p.Name).Where(static n => n != PresignedShape.Signature));

    private static bool IsSorted(IEnumerable<string> names)
    {
        string? last = null;
        foreach (string name in names)
        {
            if (last is not null && string.CompareOrdinal(last, name) > 0)
            {
                return false;
            }

            last = name;
        }

        return true;
    }
}
