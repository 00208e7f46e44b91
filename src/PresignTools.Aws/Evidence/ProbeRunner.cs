using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using PresignTools.Abstractions;
using PresignTools.Text;

namespace PresignTools.Aws.Evidence;

/// <summary>Runs one question to AWS: with a time limit, and so that every failure becomes a result that holds no secret.</summary>
internal sealed class ProbeRunner
{
    private readonly TimeSpan _limit;
    private readonly TimeProvider _clock;

    internal ProbeRunner(TimeSpan limit, TimeProvider clock)
    {
        _limit = limit;
        _clock = clock;
    }

    // All questions of one failure, and the answers that are kept for others, hear of it without each having to be told.
    private static readonly AsyncLocal<CancellationToken> EnoughKnown = new();

    /// <summary>For the questions that follow in this call: when nothing is waited for any more.</summary>
    internal static CancellationToken Enough
    {
        set => EnoughKnown.Value = value;
    }

    /// <summary>For questions that only add to the answer: they get less time than what it rests on.</summary>
    internal ProbeRunner Aside() => new(_limit * 0.6, _clock);

    // AWS's words for "there is none", service by service.
    private static readonly Dictionary<string, string> Absent = new(StringComparer.Ordinal)
    {
        ["NoSuchBucket"] = "there is no such bucket",
        ["NoSuchKey"] = "there is no such object",
        ["NoSuchVersion"] = "there is no such version",
        ["NoSuchBucketPolicy"] = "the bucket has no policy",
        ["NoSuchPublicAccessBlockConfiguration"] = "the bucket has no Block Public Access configuration",
        ["OwnershipControlsNotFoundError"] = "the bucket has no ownership controls",
        ["ServerSideEncryptionConfigurationNotFoundError"] = "the bucket has no default encryption",
        ["NoSuchCORSConfiguration"] = "the bucket has no CORS rules",
        ["NotFoundException"] = "there is no such KMS key",
        ["NoSuchEntity"] = "IAM knows none of that name",
    };

    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "AccessDenied",
        "AccessDeniedException",
        "UnauthorizedOperation",
        "AllAccessDisabled",
        "Forbidden",
    };

    /// <summary>Asks.</summary>
    /// <param name="action">The IAM action that it needs.</param>
    /// <param name="ask">Sends the request and reads the answer.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="refused">Reads what a refusal tells by its headers and status; null leaves it to the error code.</param>
    internal async Task<ProbeResult<T>> RunAsync<T>(
        string action,
        Func<CancellationToken, Task<ProbeResult<T>>> ask,
        CancellationToken cancellationToken,
        Func<Refusal, ProbeResult<T>?>? refused = null
    )
        where T : class
    {
        CancellationToken enough = EnoughKnown.Value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enough);
        limit.CancelAfter(_limit);
        try
        {
            return await ask(limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            return Probe.Failed<T>(action, "no answer had come when the one to the URL itself was there");
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            return Probe.Failed<T>(action, $"no answer within {_limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s");
        }
        catch (AmazonServiceException e)
        {
            var refusal = new Refusal(e, _clock.GetUtcNow());
            return With(refused?.Invoke(refusal) ?? ByCode<T>(action, refusal), refusal);
        }
        catch (Exception e)
        {
            return Probe.Failed<T>(action, Unreachable(e));
        }
    }

    /// <summary>Status and request id of a good answer, and AWS's clock where its headers were seen.</summary>
    internal static ProbeResult<T> Answered<T>(
        string action,
        T value,
        AmazonWebServiceResponse response,
        (DateTimeOffset Server, TimeSpan Skew)? clock = null
    )
        where T : class =>
        new(ProbeStatus.Known, action, value, null)
        {
            StatusCode = (int)response.HttpStatusCode,
            RequestId = response.ResponseMetadata?.RequestId,
            ServerTime = clock?.Server,
            ClockSkew = clock?.Skew,
        };

    /// <summary>
    /// AWS's clock by a Date header, and how far this machine is off. The header has whole seconds, so half of one is added.
    /// </summary>
    internal static (DateTimeOffset Server, TimeSpan Skew)? Clock(string? dateHeader, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(
            dateHeader,
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset server
        )
            ? (server, TimeSpan.FromSeconds(Math.Round((now - server).TotalSeconds - 0.5)))
            : null;

    private static ProbeResult<T> ByCode<T>(string action, Refusal refusal)
        where T : class
    {
        if (refusal.Code is { } code && Absent.TryGetValue(code, out string? absent))
        {
            return Probe.Absent<T>(action, absent);
        }

        if (refusal.Code is null ? refusal.Status == HttpStatusCode.Forbidden : Refused.Contains(refusal.Code))
        {
            return Probe.NotAllowed<T>(action);
        }

        string status = "HTTP " + ((int)refusal.Status).ToString(CultureInfo.InvariantCulture);
        return Probe.Failed<T>(
            action,
            refusal.Code is null ? $"AWS answered {status} without a reason" : $"AWS answered {Printable.Of(refusal.Code)} ({status})");
    }

    private static ProbeResult<T> With<T>(ProbeResult<T> result, Refusal refusal)
        where T : class => new(result.Status, result.Action, result.Value, result.Reason)
        {
            ErrorCode = refusal.Code,
            StatusCode = (int)refusal.Status,
            RequestId = refusal.RequestId,
            ServerTime = refusal.Clock?.Server,
            ClockSkew = refusal.Clock?.Skew,

            // Other texts may quote the request: a signature error holds the canonical request with the token in it.
            AccessDeniedMessage =
                refusal.Code is "AccessDenied" or "AccessDeniedException" && !string.IsNullOrWhiteSpace(refusal.Message)
                    ? Printable.Of(refusal.Message, 1000)
                    : null,
        };

    private static string Unreachable(Exception e)
    {
        Exception cause = e;
        while (cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return cause switch
        {
            SocketException socket => $"the server could not be reached ({socket.SocketErrorCode})",
            NotForThisServerException unsent => $"nothing was sent, because {unsent.Message}",
            HttpRequestException http => $"the server could not be reached ({http.HttpRequestError})",
            _ => $"the answer could not be had ({cause.GetType().Name})",   // never its text: it may quote the request
        };
    }

    /// <summary>What AWS refused with.</summary>
    internal sealed class Refusal
    {
        private readonly IWebResponseData? _response;

        internal Refusal(AmazonServiceException exception, DateTimeOffset now)
        {
            // The SDK makes a code of the status's name where the answer had no body, as with HEAD. NotImplemented is also a code of S3.
            Status = exception.StatusCode;
            _response = (exception.InnerException as HttpErrorResponseException)?.Response;
            Code =
                string.IsNullOrEmpty(exception.ErrorCode)
                || (exception.ErrorCode == Status.ToString() && Status != HttpStatusCode.NotImplemented)
                    ? null
                    : exception.ErrorCode;
            Message = exception.Message;
            RequestId = string.IsNullOrEmpty(exception.RequestId) ? null : exception.RequestId;
            Clock = ProbeRunner.Clock(Header("Date"), now);
        }

        internal HttpStatusCode Status { get; }

        internal string? Code { get; }

        internal string Message { get; }

        internal string? RequestId { get; }

        internal (DateTimeOffset Server, TimeSpan Skew)? Clock { get; }

        internal string? Header(string name) =>
            _response is not null && _response.IsHeaderPresent(name) && _response.GetHeaderValue(name) is { Length: > 0 } value
                ? value
                : null;
    }
}
