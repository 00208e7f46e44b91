using System.Globalization;
using PresignTools.Inspection;
using PresignTools.Responses;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Live;

/// <summary>
/// Sends the one request that a URL was made for, as it is written: System.Uri is kept from changing the path, redirects are told and not
/// followed (a followed redirect changes the host, which is signed), nothing is decompressed, no cookies, no credentials of the machine.
/// </summary>
internal sealed class LiveProbe : IDisposable
{
    /// <summary>S3's error bodies are a few thousand bytes.</summary>
    private const int LongestBody = 256 * 1024;

    private readonly ProxyRoute _proxy = new(static () => HttpClient.DefaultProxy);

    // Of many URLs to a host that is not reached, one waits.
    private readonly Dictionary<(string Server, AddressKinds Reachable), LiveOutcome> _unreached = [];

    // A connection that is kept was judged for what its client may reach.
    private readonly Dictionary<AddressKinds, HttpClient> _clients = [];

    /// <param name="judgement">The request, judged offline.</param>
    /// <param name="terms">Where the request came from, and what the user allows.</param>
    /// <param name="timeout">How long the whole exchange may take.</param>
    /// <param name="cancellation">Cancelled when the user stops the command.</param>
    internal async Task<LiveOutcome> RunAsync(Judgement judgement, SendingTerms terms, TimeSpan timeout, CancellationToken cancellation)
    {
        SendingDecision decision = SendingPolicy.Decide(judgement, terms with { Proxy = _proxy });
        if (!decision.IsSent)
        {
            return LiveOutcome.NotSent(decision);
        }

        (string, AddressKinds) server = (decision.Address!.GetLeftPart(UriPartial.Authority), decision.Reachable);
        if (_unreached.TryGetValue(server, out LiveOutcome? before))
        {
            return before;
        }

        using HttpRequestMessage request = MakeRequest(decision);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            return (await SendAsync(request, Client(decision.Reachable), limit.Token).ConfigureAwait(false)).Without(decision.Withheld);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            string seconds = timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return _unreached[server] = LiveOutcome.NotReached(
                decision.Method,
                $"No whole answer came from {judgement.UrlHost} within {seconds} seconds.",
                "Check route, firewall and proxy, or give more time with -TimeoutSec.");
        }
        catch (HttpRequestException e) when (e.InnerException is UnjudgedAddressException led)
        {
            return _unreached[server] = LiveOutcome.NotSent(
                SendingPolicy.LedElsewhere(decision, led.Address.ToString(), AddressClassifier.Of(led.Address)));
        }
        catch (HttpRequestException e)
        {
            return _unreached[server] = ProbeFault.Explain(decision.Method, judgement.UrlHost, e);
        }
        catch (IOException e)
        {
            return LiveOutcome.NotReached(
                decision.Method,
                $"The connection to {judgement.UrlHost} broke while the answer was read: {e.Message}",
                "Try again; if it stays so, look at proxies on the way.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (HttpClient client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private HttpClient Client(AddressKinds reachable)
    {
        if (!_clients.TryGetValue(reachable, out HttpClient? client))
        {
            _clients[reachable] = client = new HttpClient(GuardedConnection.Handler(reachable, _proxy))
            {
                Timeout = Timeout.InfiniteTimeSpan,
            };
        }

        return client;
    }

    private static HttpRequestMessage MakeRequest(SendingDecision decision)
    {
        var request = new HttpRequestMessage(new HttpMethod(decision.Method), decision.Address)
        {
            Version = System.Net.HttpVersion.Version11,
        };
        foreach ((string name, string value) in decision.Headers)
        {
            if (request.Headers.TryAddWithoutValidation(name, value))
            {
                continue;
            }

            // A content header: it needs a content, which is empty.
            request.Content ??= new ByteArrayContent([]);
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (decision.Method == "PUT")
        {
            request.Content ??= new ByteArrayContent([]);
        }

        if (!decision.Headers.Any(static h => h.Key == "user-agent"))
        {
            request.Headers.TryAddWithoutValidation(
                "User-Agent",
                "PresignTools/" + typeof(LiveProbe).Assembly.GetName().Version?.ToString(3));
        }

        return request;
    }

    private static async Task<LiveOutcome> SendAsync(HttpRequestMessage request, HttpClient client, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
            .ConfigureAwait(false);
        int status = (int)answer.StatusCode;
        byte[] body = status >= 300 && request.Method != HttpMethod.Head ? await ReadAsync(answer, cancellation).ConfigureAwait(false) : [];
        return Judge(request, answer, status, body);
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        Stream stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        byte[] buffer = new byte[LongestBody];
        int length = 0;
        while (length < buffer.Length)
        {
            int read;
            try
            {
                read = await stream.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or HttpRequestException)
            {
                break;    // the body was cut off: status and headers, which came whole, still say that it is no success
            }

            if (read == 0)
            {
                break;
            }

            length += read;
        }

        return buffer[..length];
    }

    private static LiveOutcome Judge(HttpRequestMessage request, HttpResponseMessage answer, int status, byte[] body)
    {
        var findings = new List<Finding>();
        string? location = answer.Headers.TryGetValues("Location", out IEnumerable<string>? locations)
            ? UrlMask.Mask(locations.First())
            : null;
        var input = new S3ResponseInput
        {
            Status = status,
            BodyBytes = body,
            Headers =
            [
                .. answer
                    .Headers.Concat(answer.Content.Headers)
                    .SelectMany(static h => h.Value.Select(v => new KeyValuePair<string, string>(h.Key, v))),
            ],
        };
        string? unread = null;
        S3ErrorResponse? response = status >= 300 ? AnswerReader.Read(input, out unread) : null;
        string method = request.Method.Method;
        string code = response?.Code is { Length: > 0 } name ? $"{status} {name}" : status.ToString(CultureInfo.InvariantCulture);
        if (IsAccepted(status, method))
        {
            response = null;
            findings.Add(
                LiveOutcome.Finding(
                    CauseId.SignatureMatches,
                    FindingStatus.Pass,
                    $"The server accepts the URL: it answered {method} with {code}{Accepted(status)}.",
                    string.Empty
                ));
        }
        else if (status is >= 300 and < 400)
        {
            findings.Add(
                LiveOutcome.Finding(
                    CauseId.Redirected,
                    FindingStatus.Fail,
                    $"The server answered {code}{(location is null ? string.Empty : $" to {Short(location)}")}; it was not followed, "
                        + $"because the host is signed."
                ));
        }

        if (answer.Headers.Date is { } date && (date - DateTimeOffset.UtcNow).Duration() > TimeSpan.FromMinutes(5))
        {
            findings.Add(
                LiveOutcome.Finding(
                    CauseId.ClockSkew,
                    FindingStatus.Warning,
                    $"The server's clock says {date.UtcDateTime:u}, this machine's {DateTimeOffset.UtcNow.UtcDateTime:u}."
                ));
        }

        var result = new LiveProbeResult
        {
            Sent = true,
            Method = method,
            StatusCode = status,
            IsAccepted = IsAccepted(status, method),
            ErrorCode = response?.Code,
            RequestId = One(answer, "x-amz-request-id"),
            BucketRegion = One(answer, "x-amz-bucket-region"),
            Location = location,
            ServerTime = answer.Headers.Date,
            Reason = response is null && IsAccepted(status, method) ? null : unread,
        };
        return new LiveOutcome(result, response, findings);
    }

    /// <summary>
    /// 412: the If-Match that cannot match was judged, which comes after signature and permission. 416: the object is empty, so that it has
    /// no first byte.
    /// </summary>
    private static bool IsAccepted(int status, string method) =>
        status is >= 200 and < 300 or 304 || (status == 412 && method is "PUT" or "DELETE") || (status == 416 && method == "GET");

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
