using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PresignTools.Inspection;
using PresignTools.Sandbox.Answers;

namespace PresignTools.Sandbox.Http;

/// <summary>Reads requests off the wire, within bounds of size and of what all bodies together may take.</summary>
internal sealed class RequestReader(SandboxOptions options)
{
    /// <summary>
    /// S3 takes lists of objects and parts up to 2 MB. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
    /// </summary>
    private const long LongestList = 2 * 1024 * 1024;
    private const long LongestCall = 1024 * 1024;
    private const int FirstRoom = 64 * 1024;

    private long _held;

    /// <summary>The request without its body; null if its target or host is none that can be read.</summary>
    internal static SandboxRequest? Head(HttpContext context)
    {
        string raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string host = context.Request.Headers.Host.ToString();
        if (!raw.StartsWith('/'))
        {
            // "GET http://host/path": proxies and some old clients
            int scheme = raw.IndexOf("://", StringComparison.Ordinal);
            int slash = scheme < 0 ? -1 : raw.IndexOf('/', scheme + 3);
            if (slash < 0)
            {
                return null;
            }

            raw = raw[slash..];
        }

        int question = raw.IndexOf('?', StringComparison.Ordinal);
        string path = question < 0 ? raw : raw[..question];
        if (Target.Of(host, path) is not { } target || !RawUrl.TryParse($"{target.Scheme}://{host}{raw}", out RawUrl? url, out _))
        {
            return null;
        }

        var headers = new List<KeyValuePair<string, string>>();
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in context.Request.Headers)
        {
            foreach (string? value in values)
            {
                headers.Add(new(name, value ?? string.Empty));
            }
        }

        if (target.Service == TargetService.S3 && target.IsAnyRegion)
        {
            target = Target.ScopeService(context.Request.Headers.Authorization.ToString(), url) switch
            {
                "sts" => target.As(TargetService.Sts),
                "kms" => target.As(TargetService.Kms),
                "iam" => target.As(TargetService.Iam),
                _ => target,
            };
        }

        return new SandboxRequest
        {
            Method = context.Request.Method,
            Host = host,
            Headers = headers,
            Url = url,
            Target = target,
            LocalPort = context.Connection.LocalPort,
        };
    }

    /// <summary>Region of the credential scope, for services whose endpoint here names none.</summary>
    internal static string? ScopeRegion(SandboxRequest request)
    {
        string? authorization = request.Header("authorization");
        int at = authorization?.IndexOf("Credential=", StringComparison.Ordinal) ?? -1;
        string[] parts = at < 0 ? [] : authorization![at..].Split(',')[0].Split('/');
        return parts.Length >= 5 ? parts[^3] : null;
    }

    /// <summary>Reads the body. What it holds is counted until <see cref="Release"/>.</summary>
    /// <exception cref="Failure">S3's answer to a body that is missing, too long, too slow or cut off.</exception>
    internal async Task BodyAsync(HttpContext context, SandboxRequest request)
    {
        long? length = context.Request.ContentLength;
        bool chunked = request.Header("transfer-encoding") is not null;
        if (
            chunked
            && (request.Header("x-amz-content-sha256") ?? string.Empty).StartsWith("STREAMING-", StringComparison.Ordinal) is false
            && request.Target.Service == TargetService.S3)
        {
            throw Failures.NotImplemented("Transfer-Encoding");
        }

        if (request.Method is "PUT" && length is null && !chunked && request.Target.Service == TargetService.S3)
        {
            throw Failures.MissingLength();
        }

        long most = Most(request);
        if (length > most)
        {
            throw TooLong(request, length.Value, most);
        }

        if (length is 0 or null && !chunked)
        {
            return;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        deadline.CancelAfter(options.BodyTimeout);
        byte[] body = new byte[Math.Min(length ?? FirstRoom, FirstRoom)];
        int filled = 0;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer, deadline.Token).ConfigureAwait(false)) > 0)
            {
                if (filled + read > most)
                {
                    throw TooLong(request, filled + read, most);
                }

                request.Held += read;
                if (Interlocked.Add(ref _held, read) > options.MaxHeldBytes)
                {
                    throw Failures.SlowDown();
                }

                if (filled + read > body.Length)
                {
                    // Room for what came, not for what was announced; in the end just as much as the body has.
                    Array.Resize(
                        ref body,
                        (int)Math.Min(Math.Max(2L * body.Length, filled + read), Math.Max(length ?? most, filled + read)));
                }

                buffer.AsSpan(0, read).CopyTo(body.AsSpan(filled));
                filled += read;
            }
        }
        catch (OperationCanceledException)
        {
            throw Failures.BodyTimeout();
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException e)
        {
            throw e.StatusCode == StatusCodes.Status408RequestTimeout ? Failures.BodyTimeout() : Failures.IncompleteBody();
        }
        catch (IOException)
        {
            throw Failures.IncompleteBody();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        Array.Resize(ref body, filled);
        request.Body = body;
    }

    /// <summary>Longest body of a request: that of an object, of a list in XML, or of a call to one of the small services.</summary>
    private long Most(SandboxRequest request) => request.Target.Service is TargetService.Sts or TargetService.Iam or TargetService.Kms
        ? Math.Min(LongestCall, options.MaxBodyBytes)
        : PreparedBody.IsList(request) ? Math.Min(LongestList, options.MaxBodyBytes) : options.MaxBodyBytes;

    private static Failure TooLong(SandboxRequest request, long size, long most) =>
        PreparedBody.IsList(request) ? Failures.MalformedXml() : Failures.TooLarge(size, most);

    internal void Release(SandboxRequest request) => Interlocked.Add(ref _held, -request.Held);
}
