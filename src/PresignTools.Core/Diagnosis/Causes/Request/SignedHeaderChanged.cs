using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A signed header is sent with another value.</summary>
internal sealed class SignedHeaderChanged : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signed-header-changed", CheckLayer.Request)
    {
        Title = "A signed header is sent with another value",
        Why = "The exact value of a signed header is part of what is signed.",
        Fix = "Send the header with exactly the value that was signed.",
        Document = AwsDocuments.HeaderAuth,
        Stages = [S3CheckStage.Signature],
        Statuses = [403],
    };

    /// <summary>Every header that is signed is known with both values, and they are the same.</summary>
    internal override bool IsRuledOut(FailureFacts e) =>
        e is { IsPresigned: true, HasSignedHeadersInUrl: true, SignedHeaderNames: { Count: > 1 } signed }
        && signed.All(n => n is "host" || (Sent(e, n) is { } sent && e.Signing.Headers.TryGetValue(n, out string? given)
            && given is { Length: > 0 } && string.Equals(given.Trim(), sent.Trim(), StringComparison.Ordinal)));

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (!e.MayBeSignature || Signed(e) is not { Count: > 0 } signed)
        {
            yield break;
        }

        string[] changed = [.. signed.Where(n => n is not ("host" or "content-type" or "x-amz-content-sha256") && IsChanged(e, n))];
        if (changed.Length > 0)
        {
            string name = changed[0];
            yield return Match
                .SeenInRequest(
                    $"{Printable.Of(name, 60)} was signed as '{Printable.Of(e.Signing.Headers[name], 80)}' and is sent as "
                        + $"'{Printable.Of(Sent(e, name), 80)}'.",
                    HeaderAdvice.Send(e, changed)
                )
                .About([.. changed.Select(static n => "header:" + n)]);
        }
        else if (e.MayRefuseSignature && Fragile(e, signed) is { } match)
        {
            yield return match;
        }
        else if (e.MayRefuseSignature && Open(e, signed) is [var first, ..] open)
        {
            string sent = e.Header(first) is { } value ? $" It is sent as '{Printable.Of(value, 80)}'." : string.Empty;
            yield return new Match(
                e.IsMuteDenial && e.Headers is null ? EvidenceKind.CommonCause : EvidenceKind.Circumstance,
                $"{Printable.Of(first, 60)} was signed, and the URL does not show with which value.{sent}")
                .About([.. open.Select(static n => "header:" + n)]);
        }
    }

    /// <summary>The list of the URL or of a log; without one, what the code gives to the one call that signs.</summary>
    private static IReadOnlyList<string> Signed(FailureFacts e)
    {
        IReadOnlyList<string> listed = e.SignedHeaderNames ?? e.Input.SignedHeaderList;
        return listed.Count == 0 && e.Input.SigningCalls is [{ IsPresigning: true }]
            ? [.. e.Signing.Headers.Keys.Where(static n => n.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !n.Contains('*'))]
            : listed;
    }

    /// <summary>Signed headers that seldom arrive as they were signed.</summary>
    private static Match? Fragile(FailureFacts e, IReadOnlyList<string> signed)
    {
        if (signed.Contains("accept-encoding"))
        {
            const string evidence =
                "accept-encoding is among the signed headers. Proxies, CDNs and tunnels rewrite it, and then the signature no longer fits.";
            bool isRewritten = e.Header("accept-encoding") is { } sent
                && !sent.Trim().Equals("identity", StringComparison.OrdinalIgnoreCase);
            return (isRewritten ? Match.SeenInRequest(evidence, AcceptEncodingFix) : Match.Circumstance(evidence, AcceptEncodingFix))
                .About("header:accept-encoding");
        }

        if (signed.Contains("range"))
        {
            string? sent = e.Header("range") ?? (e.Input.FullText is { } text ? Intake.HeaderInText.Value(text, "Range") : null);
            const string why = "range is among the signed headers. Players and browsers set Range by themselves, as they need it.";
            return (sent is null ? Match.Circumstance(why) : Match.SeenInRequest($"{why} It is sent as '{Printable.Of(sent, 60)}'."))
                .About("header:range");
        }

        return signed.Contains("content-length") && e.IsPresigned | e.Input.SigningCalls.Any(static c => c.IsPresigning)
            ? Match.Circumstance(
                "content-length is among the signed headers: only a body of exactly the length that was given at signing fits. A file "
                    + "that was "
                    + "compressed or changed afterwards does not.",
                "Sign without Content-Length, or sign with the length of the bytes that are sent."
            ).About("header:content-length")
            : null;
    }

    private const string AcceptEncodingFix =
        "Let the proxy pass Accept-Encoding on unchanged, send past it, or use a client that does not sign Accept-Encoding.";

    /// <summary>Signed headers whose values nobody can compare: the URL has their names only.</summary>
    private static string[] Open(FailureFacts e, IReadOnlyList<string> signed) =>
        !e.HasSignedHeadersInUrl || e.Verification?.SignatureMatches == true ? []
        :
        [
            .. signed.Where(n =>
                n is not ("host" or "content-type" or "content-length" or "x-amz-content-sha256" or "date")
                && !e.InQuery(n)
                && !e.Signing.Headers.ContainsKey(n) && (e.Headers is null || e.IsSent(n))),
        ];

    /// <summary>The value as sent: of the request, else of the one call that sends.</summary>
    private static string? Sent(FailureFacts e, string name) => e.Header(name)
        ?? (e.Headers is null && e.Input.SendingCalls is [var call]
            ? call.Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value : null);

    private static bool IsChanged(FailureFacts e, string name) =>
        Sent(e, name) is { } sent && e.Signing.Headers.TryGetValue(name, out string? given) && given is { Length: > 0 }
        && !string.Equals(given.Trim(), sent.Trim(), StringComparison.Ordinal);

    /// <summary>
    /// Google's front end writes Accept-Encoding anew, and the SDK for Go 2 signs it. Its messages begin in a way of their own.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isGoogle = e.Server == "Google Cloud Storage" || e.EndpointHost == "storage.googleapis.com";
        bool isSeen = text.ContainsAny("accept-encoding", "gzip(gfe)");      // intermediary-changes-request
        bool isOwn = e.IsSignatureRefusal && !e.IsPresigned && isGoogle && !isSeen;
        if (isOwn && text.FirstContained("aws-sdk-go-v2", "operation error S3:", "aws sdk for go v2", "aws sdk go v2") is { } client)
        {
            yield return Match
                .SeenInAccount(
                    $"The client is the AWS SDK for Go 2 ('{client}'), which signs Accept-Encoding, and Google Cloud Storage writes that "
                        + "header anew before it checks the signature.",
                    "Take Accept-Encoding out of what is signed: a middleware in front of the SDK's signing step, or a release of the "
                        + "program that has one for Google.")
                .About("header:accept-encoding")
                .Explaining(CauseId.SignedHostMismatch, CauseId.SdkSigningBug, CauseId.ProviderUnsupported,
                    CauseId.IntermediaryChangesRequest, CauseId.WrongSecretKey);
        }
    }
}
