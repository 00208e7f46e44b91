using System.Globalization;
using System.Net.Http.Headers;
using PresignTools.Diagnosis;
using PresignTools.Inspection;
using PresignTools.Responses;
using PresignTools.Verification;

namespace PresignTools.Live;

/// <summary>
/// Sends the one request that a URL was made for, as it is written: System.Uri is kept from changing the path, redirects are told and not
/// followed (a followed redirect changes the host, which is signed), nothing is decompressed, no cookies, no credentials of the machine.
/// </summary>
internal sealed class LiveProbe : IDisposable
{
    /// <summary>S3's error bodies are a few thousand bytes.</summary>
    private const int LongestBody = 256 * 1024;

    // Of many URLs to a host that is not reached, one waits.
    private readonly Dictionary<string, LiveOutcome> _unreached = new(StringComparer.OrdinalIgnoreCase);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        PreAuthenticate = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="judgement">The request, judged offline.</param>
    /// <param name="force">Whether a request that could write may be sent, made harmless.</param>
    /// <param name="timeout">How long the whole exchange may take.</param>
    /// <param name="cancellation">Cancelled when the user stops the command.</param>
    internal async Task<LiveOutcome> RunAsync(Judgement judgement, bool force, TimeSpan timeout, CancellationToken cancellation)
    {
        LivePlan plan = LivePlan.Of(judgement, force);
        if (plan.Refusal is not null)
        {
            return LiveOutcome.NotSent(plan.Method, plan.Refusal);
        }

        string server = Judgement.HostAndPort(judgement.Url);
        if (_unreached.TryGetValue(server, out LiveOutcome? before))
        {
            return before;
        }

        if (!TryMakeRequest(judgement, plan, out HttpRequestMessage? request, out string? fault))
        {
            return LiveOutcome.NotSent(plan.Method, fault);
        }

        using (request)
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            limit.CancelAfter(timeout);
            try
            {
                return await SendAsync(request, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return _unreached[server] = LiveOutcome.NotReached(plan.Method, $"No whole answer came from {judgement.UrlHost} within {timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds.",
                    "Check route, firewall and proxy, or give more time with -TimeoutSec.");
            }
            catch (HttpRequestException e)
            {
                return _unreached[server] = ProbeFault.Explain(plan.Method, judgement.UrlHost, e);
            }
            catch (IOException e)
            {
                return LiveOutcome.NotReached(plan.Method, $"The connection to {judgement.UrlHost} broke while the answer was read: {e.Message}", "Try again; if it stays so, look at proxies on the way.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static bool TryMakeRequest(Judgement judgement, LivePlan plan, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HttpRequestMessage? request, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? fault)
    {
        request = null;
        fault = null;
        string text = judgement.Url.Text;
        int hash = text.IndexOf('#', StringComparison.Ordinal);
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        if (!Uri.TryCreate(hash < 0 ? text : text[..hash], in options, out Uri? uri))
        {
            fault = "Nothing was sent: no HTTP client can send this URL.";
            return false;
        }

        request = new HttpRequestMessage(new HttpMethod(plan.Method), uri) { Version = System.Net.HttpVersion.Version11 };
        bool write = plan.Method is "PUT" or "DELETE";
        IEnumerable<KeyValuePair<string, string>> headers = judgement.Headers ?? [];
        foreach ((string name, string value) in plan.ExtraHeader is { } extra ? headers.Append(extra) : headers)
        {
            if (name is "host" or "content-length" or "transfer-encoding" or "connection" or "expect")
            {
                continue;    // the client's own business
            }

            if (request.Headers.TryAddWithoutValidation(name, value))
            {
                continue;
            }

            // A content header: it needs a content, which is empty.
            request.Content ??= new ByteArrayContent([]);
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (write && plan.Method == "PUT")
        {
            request.Content ??= new ByteArrayContent([]);
        }

        if (request.Headers.UserAgent.Count == 0)
        {
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("PresignTools", typeof(LiveProbe).Assembly.GetName().Version?.ToString(3)));
        }

        return true;
    }

    private async Task<LiveOutcome> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
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
        string? location = answer.Headers.TryGetValues("Location", out IEnumerable<string>? locations) ? UrlMask.Mask(locations.First()) : null;
        var input = new S3ResponseInput { Status = status, BodyBytes = body, Headers = [.. answer.Headers.Concat(answer.Content.Headers).SelectMany(static h => h.Value.Select(v => new KeyValuePair<string, string>(h.Key, v)))] };
        string? unread = null;
        S3ErrorResponse? response = status >= 300 ? AnswerReader.Read(input, out unread) : null;
        string method = request.Method.Method;
        string code = response?.Code is { Length: > 0 } name ? $"{status} {name}" : status.ToString(CultureInfo.InvariantCulture);
        if (IsAccepted(status, method))
        {
            response = null;
            findings.Add(LiveOutcome.Finding(CauseId.SignatureMatches, FindingStatus.Pass, $"The server accepts the URL: it answered {method} with {code}{Accepted(status)}.", string.Empty));
        }
        else if (status is >= 300 and < 400)
        {
            findings.Add(LiveOutcome.Finding(CauseId.Redirected, FindingStatus.Fail,
                $"The server answered {code}{(location is null ? string.Empty : $" to {Short(location)}")}; it was not followed, because the host is signed."));
        }

        if (answer.Headers.Date is { } date && (date - DateTimeOffset.UtcNow).Duration() > TimeSpan.FromMinutes(5))
        {
            findings.Add(LiveOutcome.Finding(CauseId.ClockSkew, FindingStatus.Warning, $"The server's clock says {date.UtcDateTime:u}, this machine's {DateTimeOffset.UtcNow.UtcDateTime:u}."));
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

    /// <summary>412: the If-Match that cannot match was judged, which comes after signature and permission. 416: the object is empty, so that it has no first byte.</summary>
    private static bool IsAccepted(int status, string method) => status is >= 200 and < 300 or 304 || (status == 412 && method is "PUT" or "DELETE") || (status == 416 && method == "GET");

    private static string Accepted(int status) => status switch
    {
        412 => ", which comes after signature and permission; nothing was changed",
        416 => ": the object is empty",
        _ => string.Empty,
    };

    private static string? One(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    /// <summary>Scheme, host and path: the query is the user's own and long.</summary>
    private static string Short(string location)
    {
        int question = location.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? location : location[..question];
    }
}
