using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Inspection;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A query parameter was added after signing.</summary>
internal sealed class ExtraQueryParameter : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("extra-query-parameter", CheckLayer.Request)
    {
        Title = "A query parameter was added after signing",
        Why = "All of the query except the signature is signed. A tracking parameter added later breaks it.",
        Fix = "Do not append anything to a presigned URL: every parameter is signed.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Signature],
        Statuses = [400, 403],
    };

    /// <summary>
    /// Signers write the signature last, or sort the parameters by name. A parameter behind the signature of a URL that is not sorted was
    /// put there by somebody else, even one that S3 knows.
    /// </summary>
    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.IsSignatureRefusal && !RequestKinds.IsOwn(e) && AppendedQuery.In(text) is { } added)
        {
            yield return Match.SeenInRequest(
                $"The code appends '{Printable.Of(added, 60)}' to a URL. Every parameter of a signed URL is signed.",
                "Use the URL as it was signed. What changes the answer (response-content-disposition) must be given to the signer.")
                .About("query");
        }

        bool isOfUrl = e.IsPresigned || e.Input.SigningCalls.Any(static c => c.IsPresigning) || Tellings.Presigned.IsIn(text);
        if (e.IsSignatureRefusal && isOfUrl && AppendedQuery.Told(text) is { } told)
        {
            yield return Match.SeenInRequest(
                $"By the text something is put behind the URL after it was signed ('{Printable.Of(told, 40)}'). Every parameter of a "
                    + "signed URL is signed.",
                "Give it to the signer (UploadId and PartNumber of UploadPart, versionId, response-content-disposition), and use the URL "
                    + "as it was signed.")
                .About("query")
                .Compared()
                .Explaining(CauseId.MissingSignedHeader, CauseId.WrongMethod);
        }

        foreach (Match match in InPieces(e))
        {
            yield return match;
        }
    }

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool isPresigned = e.IsPresigned || e.Input.SigningCalls.Any(static c => c.IsPresigning);
        if (e.MayBeSignature && isPresigned && e.Input.SendingCalls.FirstOrDefault(static c => c.AddsQuery) is { } call)
        {
            yield return Match
                .SeenInRequest(
                    $"The code sends the URL with {Printable.Of(call.Client ?? "a client", 40)} and parameters for the query: they are "
                        + $"appended, and every parameter is signed.",
                    "Send the signed URL as it is, without parameters of your own."
                )
                .About("query");
        }

        if (!e.MayBeSignature || !e.IsPresigned)
        {
            yield break;
        }

        // A second question mark is no separator: what comes after it has become part of the last value. Signers encode theirs.
        string given = e.Input.Url ?? string.Empty;
        int query = given.IndexOf('?');
        int second = query < 0 ? -1 : given.IndexOf('?', query + 1);
        if (second > 0)
        {
            yield return Match
                .SeenInRequest(
                    $"'{Printable.Of(given[second..], 80)}' was put behind the URL, which had a query already: it has become part of the "
                        + $"last value, and every value is signed.",
                    "Append nothing to a signed URL, not even for the browser's cache."
                )
                .About("query")
                .Explaining(CauseId.SignatureAltered);
            yield break;
        }

        string[] behind = BehindSignature(e);
        if (behind.Length > 0)
        {
            string evidence =
                $"'{Printable.Of(string.Join(", ", behind), 80)}' is behind the signature, which its signer writes last: it was added "
                    + $"afterwards.";
            bool isRefused = e.IsSignatureRefusal || e.IsMuteDenial || e.IsSilentRefusal;
            yield return (isRefused ? Match.SeenInRequest(evidence) : Match.CommonCause(evidence)).About("query");
        }
        else if (Unknown(e) is [_, ..] unknown)
        {
            yield return new Match(
                IsSorted(e.Raw!) ? EvidenceKind.CommonCause : EvidenceKind.SeenInRequest,
                $"'{Printable.Of(string.Join(", ", unknown), 80)}' is in the query, and S3 has no such parameter. If it was put "
                    + $"there after signing, the signature no longer fits.")
            {
                Fix = "Use the URL as it was signed, without that parameter.",
            }
            .About("query");
        }
    }

    /// <summary>
    /// The same where only a piece of the query is shown: what is behind the signature, and in the server's canonical query what S3 does
    /// not have.
    /// </summary>
    private static IEnumerable<Match> InPieces(FailureFacts e)
    {
        if (!e.IsSignatureRefusal || e.IsForm)
        {
            yield break;
        }

        string[] behind = [.. e.Pieces.SelectMany(static p => p.BehindSignature).Distinct()];
        string[] unknown =
        [
            .. e.Pieces.Where(static p => p.Value("X-Amz-SignedHeaders") is not null && p.Value("X-Amz-Signature") is null)
                .SelectMany(static p => p.Parameters.SkipWhile(static q => q.Key != "X-Amz-SignedHeaders").Skip(1))
                .Select(static p => p.Key).Where(IsOfNobody).Distinct(),
        ];
        if (behind.Length > 0)
        {
            yield return Match.SeenInRequest(
                $"'{Printable.Of(string.Join(", ", behind), 80)}' is behind the signature, which its signer writes last: it was added "
                    + "afterwards.",
                "Use the URL as it was signed, without what was put behind it.").About("query");
        }
        else if (unknown.Length > 0)
        {
            yield return Match.SeenInRequest(
                $"The query that was refused has '{Printable.Of(string.Join(", ", unknown), 80)}', and S3 has no such parameter: a client, "
                    + "a cache or a link tracker added it after signing.",
                "Send the URL as it was signed, with a client that adds nothing to the query.").About("query");
        }
    }

    private static bool IsOfNobody(string name) =>
        !SignatureParameters.IsOne(name) && !SuspiciousParameters.IsKnownToS3(name.ToLowerInvariant());

    /// <summary>
    /// Parameters before the signature that S3 does not have, where the signature was refused. A signer that sorts the query has them
    /// behind its own (capitals come first): there they may have been signed, and nothing is said.
    /// </summary>
    private static string[] Unknown(FailureFacts e)
    {
        if (!e.MayRefuseSignature || e.Url?.SignatureVersion != SignatureVersion.SigV4 || e.Raw is not { } raw)
        {
            return [];
        }

        string[] names = [.. raw.Parameters.Select(static p => p.Name)];
        int first = Array.FindIndex(names, SignatureParameters.IsOne);
        return [.. names.Take(first).Where(static n => !SuspiciousParameters.IsKnownToS3(n.ToLowerInvariant()))];
    }

    /// <summary>
    /// Whether all parameters stand in the order of their names: a signer that sorts them (the SDKs for JavaScript do) wrote them all, and
    /// signed them. What is put there later rarely falls into its place.
    /// </summary>
    private static bool IsSorted(RawUrl raw)
    {
        string[] names = [.. raw.Parameters.Select(static p => p.Name)];
        return names.SequenceEqual(names.Order(StringComparer.Ordinal));
    }

    private static string[] BehindSignature(FailureFacts e)
    {
        if (e.Url?.SignatureVersion != SignatureVersion.SigV4 || e.Raw is not { } raw || (e.IsSilentRefusal && e.Method == "HEAD"))
        {
            return [];
        }

        List<string> names = [.. raw.Parameters.Select(static p => p.Name)];
        int signature = names.IndexOf("X-Amz-Signature"), headers = names.IndexOf("X-Amz-SignedHeaders");
        return signature > headers && headers >= 0
            ? [.. names.Skip(signature + 1).Where(static n => !n.StartsWith("X-Amz-", StringComparison.Ordinal) && n != "x-id")] : [];
    }
}
