using System.Collections.Concurrent;
using System.Globalization;
using PresignTools.Addressing;
using PresignTools.Inspection;
using PresignTools.Responses;
using PresignTools.Transfer.Http;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Live;

/// <summary>
/// Sends the one request that a URL was made for, as it is written: System.Uri is kept from changing the path, redirects are told and not
/// followed (a followed redirect changes the host, which is signed), nothing is decompressed, no cookies, no credentials of the machine.
/// Several may be under way at once.
/// </summary>
internal sealed class LiveProbe : IDisposable
{
    private readonly HttpClients _clients = new();

    // Of many URLs to a host that is not reached, one waits.
    private readonly ConcurrentDictionary<(string Server, AddressKinds Reachable), LiveOutcome> _unreached = new();

    /// <param name="verification">The request, judged offline.</param>
    /// <param name="terms">Where the request came from, and what the user allows.</param>
    /// <param name="timeout">How long the whole exchange may take.</param>
    /// <param name="cancellation">Cancelled when the user stops the command.</param>
    internal async Task<LiveOutcome> RunAsync(
        VerificationContext verification,
        SendingTerms terms,
        TimeSpan timeout,
        CancellationToken cancellation)
    {
        SendingDecision decision = SendingPolicy.Decide(verification, terms with { Proxy = _clients.Proxy });
        if (!decision.IsSent)
        {
            return LiveOutcome.NotSent(decision);
        }

        (string, AddressKinds) server = (decision.Address!.GetLeftPart(UriPartial.Authority), decision.Reachable);
        if (_unreached.TryGetValue(server, out LiveOutcome? before))
        {
            return before;
        }

        using HttpRequestMessage request = RequestMaker.Make(decision);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            LiveOutcome outcome = await SendAsync(request, _clients.For(decision), IsAws(verification), limit.Token)
                .ConfigureAwait(false);
            return outcome.Without(decision.Withheld);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            string seconds = timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return _unreached[server] = LiveOutcome.NotReached(
                decision.Method,
                $"No whole answer came from {verification.UrlHost} within {seconds} seconds.",
                "Check route, firewall and proxy, or give more time with -TimeoutSec.");
        }
        catch (HttpRequestException e) when (e.InnerException is UnjudgedAddressException led)
        {
            return _unreached[server] = LiveOutcome.NotSent(
                SendingPolicy.LedElsewhere(decision, led.Address.ToString(), AddressClassifier.Of(led.Address)));
        }
        catch (HttpRequestException e)
        {
            return _unreached[server] = ProbeFault.Explain(decision.Method, verification.UrlHost, e);
        }
        catch (IOException e)
        {
            return LiveOutcome.NotReached(
                decision.Method,
                $"The connection to {verification.UrlHost} broke while the answer was read: {e.Message}",
                "Try again; if it stays so, look at proxies on the way.");
        }
    }

    /// <summary>Forgets which servers were not reached: they may have come back.</summary>
    internal void Forget() => _unreached.Clear();

    /// <inheritdoc/>
    public void Dispose() => _clients.Dispose();

    private static bool IsAws(VerificationContext verification) => verification.Location is { HostKind: not S3HostKind.Custom };

    private static async Task<LiveOutcome> SendAsync(
        HttpRequestMessage request,
        HttpClient client,
        bool isAws,
        CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
            .ConfigureAwait(false);
        int status = (int)answer.StatusCode;
        bool isRead = request.Method != HttpMethod.Head && (status >= 300 || AnswerBody.MayHoldError(answer));
        byte[] body = isRead ? await AnswerBody.ReadAsync(answer, null, cancellation).ConfigureAwait(false) : [];
        return Judge(request, answer, status, body, isAws);
    }

    private static LiveOutcome Judge(HttpRequestMessage request, HttpResponseMessage answer, int status, byte[] body, bool isAws)
    {
        var findings = new List<Finding>();
        string? location = answer.Headers.TryGetValues("Location", out IEnumerable<string>? locations)
            ? UrlMask.Mask(locations.First())
            : null;
        var input = new S3ResponseInput
        {
            Status = status,
            BodyBytes = body,
            Headers = AnswerBody.Headers(answer),
        };
        string? unread = null;
        S3ErrorResponse? response = status >= 300 || AnswerBody.IsError(body) ? AnswerReader.Read(input, out unread) : null;
        string method = request.Method.Method;
        string code = response?.Code is { Length: > 0 } name ? $"{status} {name}" : status.ToString(CultureInfo.InvariantCulture);
        AcceptedAnswer accepted = AcceptedAnswer.Of(status, method, input.Headers, isAws, response?.Code);
        if (accepted.IsAccepted)
        {
            response = null;
            unread = null;
            findings.Add(
                LiveOutcome.Finding(
                    CauseId.SignatureMatches,
                    FindingStatus.Pass,
                    $"The server accepts the URL: it answered {method} with {code}{Accepted(status)} ({accepted.Seen}).",
                    string.Empty));
        }
        else if (status is >= 300 and < 400)
        {
            findings.Add(
                LiveOutcome.Finding(
                    CauseId.Redirected,
                    FindingStatus.Fail,
                    $"The server answered {code}{(location is null ? string.Empty : $" to {Short(location)}")}; it was not followed, "
                        + $"because the host is signed."));
        }

        if (answer.Headers.Date is { } date && (date - DateTimeOffset.UtcNow).Duration() > TimeSpan.FromMinutes(5))
        {
            findings.Add(
                LiveOutcome.Finding(
                    CauseId.ClockSkew,
                    FindingStatus.Warning,
                    $"The server's clock says {date.UtcDateTime:u}, this machine's {DateTimeOffset.UtcNow.UtcDateTime:u}."));
        }

        var result = new LiveProbeResult
        {
            Sent = true,
            Method = method,
            StatusCode = status,
            IsAccepted = accepted.IsAccepted,
            ErrorCode = response?.Code,
            RequestId = One(answer, "x-amz-request-id"),
            BucketRegion = One(answer, "x-amz-bucket-region"),
            Location = location,
            ServerTime = answer.Headers.Date,
            Reason = accepted is { IsAccepted: false, Seen.Length: > 0 } ? accepted.Seen : unread,
        };
        return new LiveOutcome(result, response, findings);
    }

    private static string Accepted(int status) => status switch
    {
        412 => ", which comes after signature and permission; nothing was changed",
        416 => ": the object is empty",
        _ => string.Empty,
    };

    private static string? One(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    /// <summary>Scheme, host and path: the query is the user's own and long.</summary>
    private static string Short(string location)
    {
        int question = location.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? location : location[..question];
    }
}
