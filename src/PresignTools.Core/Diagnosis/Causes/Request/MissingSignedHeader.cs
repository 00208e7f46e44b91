using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A header that was signed is not sent.</summary>
internal sealed class MissingSignedHeader : CauseDefinition
{
    // Headers that an SDK signs by itself, and that whoever is given the URL, or the HTTP library below the SDK, does not send.
    private static readonly string[] OwnHeaders = ["amz-sdk-request", "amz-sdk-invocation-id", "content-length"];

    internal override CauseInfo Info { get; } = new("missing-signed-header", CheckLayer.Request)
    {
        Title = "A header that was signed is not sent",
        Why = "X-Amz-SignedHeaders lists what S3 puts into the canonical request. A header that does not arrive counts as empty.",
        Fix = "Send every header that X-Amz-SignedHeaders names, with the value that was signed.",
        Document = AwsDocuments.HeaderAuth,
        Stages = [S3CheckStage.Signature],
        Statuses = [400, 403],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        (e.SignedHeaderNames is { Count: > 0 } signed && signed.Concat(e.Input.SignedHeaderList).All(static n => n == "host"))
        || CodeAgreement.InHeaders(e) || AreAllSent(e);

    /// <summary>The request is known with its headers, and every one that the URL signs is among them.</summary>
    private static bool AreAllSent(FailureFacts e) =>
        e is { Headers.Count: > 0, IsPresigned: true, HasSignedHeadersInUrl: true, SignedHeaderNames: { Count: > 1 } signed }
        && e.Row != S3Answer.HeadersNotSigned && !e.Headers.Any(static h => h.Key.Contains('_'))
        && signed.Concat(e.Input.SignedHeaderList).All(n => n is "host" or "content-length" || e.IsSent(n));

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        foreach (Match match in FromAnswer(e))
        {
            yield return match;
        }

        if (!e.MayBeSignature || e.SignedHeaderNames is not { } signed || (e.IsSilentRefusal && e.Method == "HEAD"))
        {
            yield break;
        }

        string[] missing =
        [
            .. signed.Where(n =>
                n is not ("host" or "content-type" or "date" or "content-length") && !e.IsSent(n) && !e.InQuery(n)),
        ];
        if (missing.Length == 0)
        {
            foreach (Match match in OnlyInQuery(e, signed))
            {
                yield return match;
            }
        }
        else if (!missing.All(DefaultChecksums.IsHeader))   // nobody asked for those: checksum-default has them
        {
            yield return Missing(e, missing);
        }
    }

    private static Match Missing(FailureFacts e, string[] missing)
    {
        string names = Printable.Of(string.Join(", ", missing), 200);
        bool known = e.Headers is not null;
        EvidenceKind kind = known && (e.HasSignedHeadersInUrl || e.IsSignatureRefusal) ? EvidenceKind.SeenInRequest
            : e.IsSignatureRefusal || CodeAgreement.Signing(e) is not null ? EvidenceKind.Circumstance
            : EvidenceKind.CommonCause;
        string unsent = missing.Length == 1
            ? $"Header {names} was signed, but is not sent."
            : $"Headers {names} were signed, but are not sent.";
        return new Match(kind, known ? unsent : "Signed, so the client must send it: " + names + ".")
        {
            Fix = HeaderAdvice.Send(e, missing),
            Differs = [.. missing.Select(static n => "header:" + n)],

            // The signature is checked before the ACL is.
            Explains = missing.Contains("x-amz-acl") ? [CauseId.AclWithoutPermissionOrAclsDisabled] : [],
        };
    }

    /// <summary>A header in the query counts as sent at AWS (recorded there); older S3 and other servers want it as a header.</summary>
    private static IEnumerable<Match> OnlyInQuery(FailureFacts e, IReadOnlyList<string> signed)
    {
        string[] hoisted = [.. signed.Where(n => n.StartsWith("x-amz-", StringComparison.Ordinal) && e.Header(n) is null && e.InQuery(n))];
        if (hoisted.Length > 0 && e.IsSignatureRefusal && e.HasSignedHeadersInUrl && e.Headers is not null)
        {
            string evidence = $"{string.Join(", ", hoisted)} was signed as a header, is in the query, and is not sent as a header.";
            yield return Match.Circumstance(evidence, HeaderAdvice.Send(e, hoisted)).About([.. hoisted.Select(static n => "header:" + n)]);
        }
    }

    private static IEnumerable<Match> FromAnswer(FailureFacts e)
    {
        if (e.Row != S3Answer.HeadersNotSigned || e.Response!.HeadersNotSigned.Count > 0)
        {
            yield break;
        }

        if (Underscored(e) is { } dropped)
        {
            yield return Match
                .NamedByAnswer(
                    $"'{Printable.Of(dropped, 60)}' has an underscore in its name: nginx drops such headers (underscores_in_headers is "
                        + $"off by default), so a signed header does not arrive.",
                    "Name the metadata with dashes, or set underscores_in_headers on in nginx."
                )
                .About("header:" + dropped)
                .Explaining(CauseId.UnsignedExtraHeader);
            yield break;
        }

        // MinIO answers the same where a signed header is not sent, and names none.
        string[] unsent = e.IsAws || e.Headers is null ? []
            : [.. e.SignedHeaderNames?.Where(n => n is not ("host" or "content-length") && !e.IsSent(n)) ?? []];
        if (unsent.Length > 0)
        {
            yield return Match
                .NamedByAnswer(
                    $"Signed, but not sent: {Printable.Of(string.Join(", ", unsent), 200)}. This server gives this answer where a signed "
                        + $"header is missing.",
                    HeaderAdvice.Send(e, unsent)
                )
                .About([.. unsent.Select(static n => "header:" + n)])
                .Explaining(CauseId.UnsignedExtraHeader);
        }
    }

    /// <summary>A header that nginx, in front of a server that is not AWS's, does not let through; null without one.</summary>
    private static string? Underscored(FailureFacts e)
    {
        bool nginx = e.AllText.ContainsAny("nginx") || e.Element("server").ContainsAny("nginx");
        return nginx || !e.IsAws
            ? e
                .Headers?.Select(static h => h.Key)
                .FirstOrDefault(static n => n.StartsWith("x-amz-", StringComparison.Ordinal) && n.IndexOf('_') > 0)
            : null;
    }

    /// <summary>
    /// MinIO says "headers not signed" also where a signed header is not sent (cmd/signature-v4-utils.go, extractSignedHeaders).
    /// </summary>
    internal override bool AlsoGives(FailureFacts e) => e.Row == S3Answer.HeadersNotSigned && (!e.IsAws || Underscored(e) is not null);

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isCode = e.IsSignatureRefusal && e.HasSignedHeadersInUrl
            && e.Input.SendingCalls.Any(static c => c.Client is not ("curl" or "wget"));
        string? left = !isCode ? null : e.SignedHeaderNames!.FirstOrDefault(n =>
            n.StartsWith("x-amz-", StringComparison.Ordinal) && !e.InQuery(n) && CommandHeaders.HasAlone(text, n));
        if (left is not null)
        {
            yield return Match
                .SeenInRequest(
                    $"{Printable.Of(left, 60)} is signed. A command in the text sends it, and the code that sends does not.",
                    $"Let the code send {Printable.Of(left, 60)} with the value that was signed.")
                .About("header:" + left)
                .Explaining(CauseId.SignedHeaderChanged, CauseId.ContentTypeMismatch);
        }

        string[] own = e.IsSignatureRefusal ? [.. SignedList(e, text).Where(h => OwnHeaders.Contains(h) && e.Header(h) is null)] : [];
        if (own.Length > 0)
        {
            yield return Match
                .SeenInRequest(
                    $"Signed, but sent by nobody who is given the URL or by the HTTP library below the SDK: {string.Join(", ", own)}.",
                    $"Keep {string.Join(", ", own)} out of what is signed: an older or newer release of the SDK, or its setting for "
                        + $"signed headers."
                )
                .About([.. own.Select(static h => "header:" + h)]);
        }
    }

    private static IReadOnlyList<string> SignedList(FailureFacts e, string text)
    {
        IReadOnlyList<string> listed = e.SignedHeaderNames ?? e.Input.SignedHeaderList;
        bool isStreamed = e.Input.SendingCalls.Any(static c => c.Body == SentBody.Chunked)
            || text.ContainsAny("io.Pipe", "no Content-Length");
        return
        [
            .. listed
                .Concat(e.Input.SignedHeaderList)
                .Distinct()
                .Where(h => h == "content-length" ? isStreamed : !e.Input.IsSignedByHeader),
        ];
    }
}
