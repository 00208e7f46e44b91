using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>Faults of a signer that show in what it writes: a token that it puts behind the signature, the hash of an empty body.</summary>
internal static class SignerOrder
{
    private const string EmptyBody = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    internal static IEnumerable<Match> Of(FailureFacts e, string text)
    {
        bool mayBe = e.MayRefuseSignature || e.IsSilentRefusal || (e.Response is null && !e.IsAccepted);
        if (mayBe && (IsTokenLast(NamesOf(e)) || e.Pieces.Any(static p => IsTokenLast([.. p.Parameters.Select(static q => q.Key)])))
            && (e.IsSignatureRefusal || e.IsSilentRefusal || text.ContainsAny("=> 403", "-> 403", " 403")))
        {
            yield return Match
                .SeenInRequest(
                    "X-Amz-Security-Token is behind the signature: the signer appended it, and did not sign it.",
                    "Use a release of the signer that puts the token among the parameters before it signs.")
                .About("query")
                .Explaining(CauseId.WrongMethod, CauseId.UrlExpired, CauseId.SignedHostMismatch);
        }

        if (mayBe && e.Code is null or "SignatureDoesNotMatch" && HashesEmptyBody(text))
        {
            yield return Match
                .SeenInRequest(
                    "The client's canonical request has its signature in the query, and its last line is the hash of an empty body. S3 "
                        + "takes "
                        + "UNSIGNED-PAYLOAD there.",
                    "Sign with UNSIGNED-PAYLOAD as the payload hash, or give the signer no body.")
                .Explaining(CauseId.PayloadHashMismatch);
        }
    }

    private static string[] NamesOf(FailureFacts e) => [.. (e.Raw?.Parameters ?? []).Select(static p => p.Name)];

    /// <summary>
    /// A signer that sorts has the list of signed headers behind the signature; then the token is in its place before both.
    /// </summary>
    private static bool IsTokenLast(string[] names)
    {
        int signature = Array.IndexOf(names, "X-Amz-Signature"), headers = Array.IndexOf(names, "X-Amz-SignedHeaders");
        int token = Array.IndexOf(names, "X-Amz-Security-Token"), date = Array.IndexOf(names, "X-Amz-Date");
        return signature > headers && headers >= 0 && signature > date && date >= 0 && token > signature;
    }

    /// <summary>The query of a signature, and not far below it the hash as a line of its own behind the list of headers.</summary>
    private static bool HashesEmptyBody(string text)
    {
        const string Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&";
        const int Longest = 3000;
        int query = Scan.Find(text, Query, 0);
        int hash = query < 0 ? -1 : Scan.Find(text, EmptyBody, query);
        return hash > 0 && hash - query < Longest && text[hash - 1] is '\n' or 'n' or ' '
            && text[query..hash].ContainsAny("\nhost", "\\nhost")
                && !text[query..hash].ContainsAny("x-amz-content-sha256", "<CanonicalRequest>");
    }
}
