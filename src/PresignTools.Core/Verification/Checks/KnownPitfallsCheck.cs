using PresignTools.Addressing;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>Last: what is legal, but known to go wrong: traps of SDKs, of clients, of encodings.</summary>
internal static class KnownPitfallsCheck
{
    internal static void Run(VerificationContext j)
    {
        if (j.Parameters.Form == SignatureForm.None)
        {
            return;
        }

        Method(j);
        Checksums(j);
        Hoisted(j);
        Encoding(j);
        ForeignParameters(j);
        DirectoryBucketCheck.Unsupported(j);
        if (j.Parameters.Form == SignatureForm.V2)
        {
            SigV2(j);
        }
    }

    private static void Method(VerificationContext j)
    {
        if (j.SignatureMatches == true || j.GivenMethod is not { } method)
        {
            return;
        }

        if (
            j.Hint.Methods.Count <= 2
            && !j.Hint.Methods.Contains(method)
            && !j.Findings.Any(static f => f.Status == FindingStatus.Fail && f.Differs.Contains("method")))
        {
            string hinted = string.Join(" or ", j.Hint.Methods);
            j.Add(
                method == "HEAD" && hinted == "GET" ? CauseId.HeadWithGetUrl : CauseId.WrongMethod,
                FindingStatus.Fail,
                EvidenceKind.SeenInRequest,
                $"Sent with {Printable.Of(method, 20)}, but the URL is for {hinted} ({Printable.Of(j.Hint.Why, 80)}).",
                null,
                "method");
        }
        else if (method == "HEAD" && j.SignatureMatches is null && !j.Findings.Any(static f => f.Cause == CauseId.HeadWithGetUrl))
        {
            j.Warn(
                CauseId.HeadWithGetUrl,
                "HEAD works only with a URL that was signed for HEAD; most are signed for GET. S3's refusal has no body.");
        }
    }

    private static void Checksums(VerificationContext j)
    {
        foreach (string name in j.Parameters.SignedHeaderNames)
        {
            if (name is "x-amz-checksum-mode" or "x-amz-sdk-checksum-algorithm" && j.SemiHeader(name) is null)
            {
                j.Warn(
                    CauseId.ChecksumDefault,
                    $"{name} is signed as a header: an SDK's default checksum setting did that, and plain clients do not send it.");
                break;
            }
        }

        RawQueryParameter? checksum = j.Url.Parameters.FirstOrDefault(static p =>
            p.Name.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase) && p.Name != "x-amz-checksum-mode");
        if (checksum is not null)
        {
            j.Warn(
                CauseId.ChecksumDefault,
                checksum.Value is "AAAAAA==" or "AAAAAAAAAAA="
                    ? $"{checksum.Name}={checksum.Value} is the checksum of an empty body, put there by an SDK's default. AWS ignores it; "
                        + $"S3-compatible servers may answer BadDigest."
                    : $"{checksum.Name} is in the query; AWS ignores its value there, S3-compatible servers may check it.");
        }
    }

    private static void Hoisted(VerificationContext j)
    {
        var signed = new HashSet<string>(j.Parameters.SignedHeaderNames, StringComparer.Ordinal);
        string[] names =
        [
            .. j
                .Url.Parameters.Select(static p => p.Name.ToLowerInvariant())
                .Where(n =>
                    (
                        n is "x-amz-acl" or "x-amz-tagging" or "x-amz-storage-class" or "x-amz-website-redirect-location"
                        || n.StartsWith("x-amz-grant-", StringComparison.Ordinal)
                        || n.StartsWith("x-amz-server-side-encryption", StringComparison.Ordinal)
                        || n.StartsWith("x-amz-object-lock-", StringComparison.Ordinal)
                    ) && !signed.Contains(n)
                )
                .Distinct(),
        ];
        if (names.Length > 0)
        {
            j.Warn(
                CauseId.HoistedHeader,
                $"{Printable.Of(string.Join(", ", names), 160)} is in the query instead of a header. S3 applies most such parameters; "
                    + $"x-amz-tagging was ignored until a few years ago, and policies on headers may not see it.");
        }

        if (j.Url.Find("Content-Type") is not null || j.Url.Find("content-type") is not null)
        {
            j.Warn(
                CauseId.HoistedHeader,
                "Content-Type is in the query, where S3 does not look for it; the stored object gets the type that the client sends.");
        }
    }

    private static void Encoding(VerificationContext j)
    {
        if (DoubleEncoded(j.Url.Path) && !j.Has(CauseId.KeyEncoding))
        {
            j.Warn(
                CauseId.KeyEncoding,
                "The path holds %25 before two hexadecimal digits: the key was percent-encoded twice, or its name really has a percent "
                    + "sign in it.",
                "Give the key to the signer as plain text; it does the encoding.");
        }

        if (j.Url.Path.Contains('+') && !j.Has(CauseId.KeyEncoding))
        {
            j.Warn(
                CauseId.KeyEncoding,
                "The path holds a bare +. It stands for a plus, not for a space; where a space was meant it must be %20.",
                "Write %2B for a plus and %20 for a space.");
        }

        RawQueryParameter? plus = j.Url.Parameters.FirstOrDefault(static p =>
            p.RawValue.Contains('+') && p.Name != SignatureParameters.TokenName);
        if (plus is not null && !j.Has(CauseId.KeyEncoding))
        {
            j.Warn(
                CauseId.KeyEncoding,
                $"Parameter '{Printable.Of(plus.Name, 40)}' holds a bare +, which S3 reads as a plus and many clients write for a space.",
                "Write %2B for a plus and %20 for a space.");
        }

        string path = "/" + j.Url.Path.TrimStart('/') + "/";
        bool odd = j.Url.Path.Contains("//") || path.Contains("/./") || path.Contains("/../");
        if (odd && !j.Has(CauseId.PathNormalized))
        {
            j.Warn(
                CauseId.PathNormalized,
                "The path has //, . or .. in it, which S3 takes as part of the key, but browsers, System.Uri, curl and many proxies "
                    + "remove before they send.");
        }
    }

    /// <summary>
    /// Parameters that S3 does not know and signers do not write, found where nothing signed stands: behind the signature.
    /// </summary>
    private static void ForeignParameters(VerificationContext j)
    {
        if (j.SignatureMatches is not null || j.Findings.Any(static f => f.Cause == CauseId.ExtraQueryParameter))
        {
            return;    // then the computation knows better
        }

        string[] names = [.. SuspiciousParameters.Of(j.Url).Select(static p => p.Name)];
        if (names.Length > 0)
        {
            j.Add(
                CauseId.ExtraQueryParameter,
                j.SignatureKnownWrong ? FindingStatus.Fail : FindingStatus.Warning,
                EvidenceKind.SeenInRequest,
                $"{Printable.Of(string.Join(", ", names), 120)} looks as if it was appended after signing: S3 has no such parameter.",
                null,
                "query");
        }
    }

    private static bool DoubleEncoded(string path)
    {
        for (
            int i = path.IndexOf("%25", StringComparison.Ordinal);
            i >= 0 && i + 4 < path.Length;
            i = path.IndexOf("%25", i + 3, StringComparison.Ordinal))
        {
            if (UriEncoding.HexValue(path[i + 3]) >= 0 && UriEncoding.HexValue(path[i + 4]) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void SigV2(VerificationContext j)
    {
        bool kms = (j.HeaderOrNull("x-amz-server-side-encryption") ?? j.SemiHeader("x-amz-server-side-encryption") ?? string.Empty)
            .StartsWith("aws:kms", StringComparison.OrdinalIgnoreCase);
        if (kms)
        {
            j.Fail(CauseId.SigV2OnV4OnlyRegionOrKms, "The upload asks for SSE-KMS, which works with Signature Version 4 only.");
        }
        else if (j.Location is { HostKind: not S3HostKind.Custom, Region: { } region } && !S3Regions.TakesSigV2(region))
        {
            j.Fail(
                CauseId.SigV2OnV4OnlyRegionOrKms,
                $"Region {region} opened after January 2014 and takes Signature Version 4 only.",
                null,
                "region");
        }
        else
        {
            j.Warn(
                CauseId.SigV2OnV4OnlyRegionOrKms,
                "The URL is signed with Signature Version 2: AWS takes it only in regions older than 2014 and never for SSE-KMS objects. "
                    + "Some SDKs fall back to it for an expiry of more than 7 days.");
        }
    }
}
