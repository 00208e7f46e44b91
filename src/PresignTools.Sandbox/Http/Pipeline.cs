using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using PresignTools.Sandbox.Admin;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Iam;
using PresignTools.Sandbox.Kms;
using PresignTools.Sandbox.Logging;
using PresignTools.Sandbox.Operations;
using PresignTools.Sandbox.Sts;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Http;

/// <summary>From a request to its answer: read, authenticate, authorize and do, write. Whatever goes wrong is an answer too.</summary>
internal sealed class Pipeline(SandboxState state, SandboxOptions options)
{
    /// <summary>Header of an answer that names the cause that made it deny. For tests; no client needs it.</summary>
    internal const string CauseHeader = "x-sandbox-cause";

    /// <summary>Header that says what denied, for a denial by policies.</summary>
    internal const string DeniedByHeader = "x-sandbox-denied-by";

    /// <summary>Header of a request that says which network it comes from.</summary>
    internal const string NetworkHeader = "x-sandbox-network";

    private readonly RequestReader _reader = new(options);

    internal async Task HandleAsync(HttpContext context)
    {
        SandboxRequest? request = RequestReader.Head(context);
        if (request is null)
        {
            Answer refused = Failures.InvalidUri().ToAnswer(NewRequestId(), NewHostId());
            await WriteAsync(context, null, refused, Ids(refused)).ConfigureAwait(false);
            return;
        }

        DateTimeOffset received = state.Now;
        var watch = System.Diagnostics.Stopwatch.StartNew();

        if (options.Latency > TimeSpan.Zero && request.Target.Service != TargetService.Admin)
        {
            await Task.Delay(options.Latency, context.RequestAborted).ConfigureAwait(false);
        }

        Exchange? exchange = null;
        Answer answer;
        try
        {
            await _reader.BodyAsync(context, request).ConfigureAwait(false);
            Form? form = PostForm.IsForm(request) ? await PostForm.ReadAsync(request).ConfigureAwait(false) : null;
            answer = request.Target.Service == TargetService.Admin ? AdminApi.Run(request, state) : Decide(request, form, out exchange);
        }
        catch (Failure failure)
        {
            answer = ToAnswer(failure, request);
        }
#pragma warning disable CA1031 // a fault of the sandbox is an answer, not the end of it; the message goes to the console
        catch (Exception e) when (e is not OperationCanceledException)
        {
            options.Report?.Invoke($"{request.Method} {request.Path}: {e}");
            answer = ToAnswer(Failures.Internal(), request);
        }
#pragma warning restore CA1031
        finally
        {
            _reader.Release(request);
        }

        (string RequestId, string HostId) ids = Ids(answer);
        if (request.Target.Service == TargetService.S3)
        {
            ExchangeLog.Write(options, request, answer, exchange, state.World, received, watch.Elapsed, ids);
        }

        if (request.Target.Service != TargetService.Admin)
        {
            state.Record(
                new LogEntry(
                    state.Now,
                    request.Method,
                    request.Host,
                    request.Path,
                    exchange?.Operation,
                    exchange?.Caller.Principal.Text,
                    answer.Status,
                    answer.Code,
                    answer.Cause,
                    answer.DeniedBy
                ));
        }

        await WriteAsync(context, request, answer, ids).ConfigureAwait(false);
    }

    private Answer Decide(SandboxRequest request, Form? form, out Exchange? exchange)
    {
        World world = state.World;
        request.Target = request.Target.In(world);
        Exchange x = exchange = new Exchange
        {
            Request = request,
            State = state,
            World = world,
            Network = NetworkOf(request, world),
            Caller = Caller.Anonymous,
            Now = state.Now,
        };
        try
        {
            if (request.Method == "OPTIONS" && request.Target.Service == TargetService.S3)
            {
                x.Operation = "Preflight";
                return Cors.Preflight(request, world);
            }

            x.Caller = form is null
                ? Authenticator.Authenticate(request, world, x.Now)
                : PostForm.Authenticate(request, form, world, x.Now);
            Answer answer = request.Target.Service switch
            {
                TargetService.Sts => StsService.Run(x),
                TargetService.Kms => KmsService.Run(x),
                TargetService.Iam => IamService.Run(x),
                _ => OnS3(x, form),
            };
            Cors.Answer(answer, request, world);
            return answer;
        }
        catch (Failure failure)
        {
            Answer answer = ToAnswer(failure, request);
            Cors.Answer(answer, request, world);
            bool isAboutBucket = failure.Status is 403 or 404 && request.Target.Service == TargetService.S3;
            if (isAboutBucket && request.Target.Bucket is { } name && world.Buckets.TryGetValue(name, out Bucket? bucket))
            {
                answer.With("x-amz-bucket-region", bucket.Region);
            }

            return answer;
        }
    }

    /// <summary>Runs an operation on S3. What its body says is read first; only then the gate is taken.</summary>
    private Answer OnS3(Exchange x, Form? form)
    {
        SandboxRequest request = x.Request;
        if (form is null && request is { Method: "POST", Target: { Bucket: not null, Key: null } } && request.Has("delete"))
        {
            CheckBucket(x);
            return DeleteObject.RunMany(x);
        }

        SandboxRequest? upload = form is null ? null : PostForm.Upload(request, form);
        if (form is null)
        {
            request.Prepared.Prepare(request);
        }

        lock (state.Gate)
        {
            x.World = state.World;
            if (request.Method is not ("GET" or "HEAD"))
            {
                state.Changed();
            }

            CheckBucket(x);
            return form is null ? OperationTable.Run(x) : PostForm.Run(x, form, upload!);
        }
    }

    /// <summary>What holds for every request to a bucket.</summary>
    private static void CheckBucket(Exchange x)
    {
        if (x.Request.Target.Bucket is null)
        {
            return;
        }

        Bucket bucket = x.Bucket;
        if (x.Request.Amz("x-amz-expected-bucket-owner") is { } expected && expected != bucket.Owner)
        {
            throw expected.Length == 12 && expected.All(char.IsAsciiDigit)
                ? Failures.AccessDenied(CauseId.WrongBucketOrKey)
                : Failures.InvalidBucketOwner(expected);
        }

        if (bucket.SlowDown)
        {
            throw Failures.SlowDown();
        }

        if (
            bucket.RequesterPays
            && x.Caller.Account != bucket.Owner
            && (x.Caller.IsAnonymous || !"requester".Equals(x.Request.Amz("x-amz-request-payer"), StringComparison.OrdinalIgnoreCase)))
        {
            throw Failures.AccessDenied(CauseId.RequesterPays);
        }
    }

    private static Network NetworkOf(SandboxRequest request, World world)
    {
        string? name = request.Header(NetworkHeader)
            ?? world.Networks.FirstOrDefault(n => n.Value.Port == request.LocalPort).Key
            ?? world.DefaultNetwork;
        return name is null
            ? new Network { SourceIp = "127.0.0.1" }
            : world.Networks.GetValueOrDefault(name)
                ?? throw Failures.Argument($"The world has no network '{name}'.", NetworkHeader, name, null);
    }

    private static Answer ToAnswer(Failure failure, SandboxRequest request) => request.Target.Service switch
    {
        TargetService.Sts => QueryApi.Error(failure, StsService.Namespace),
        TargetService.Iam => QueryApi.Error(failure, IamService.Namespace),
        TargetService.Kms => KmsService.Error(failure),
        _ => failure.ToAnswer(NewRequestId(), NewHostId()),
    };

    private async Task WriteAsync(HttpContext context, SandboxRequest? request, Answer answer, (string RequestId, string HostId) ids)
    {
        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        bool isS3 = request is null || request.Target.Service == TargetService.S3;

        // Clients set their clock by it, and a diagnosis takes it for the time of the failure.
        response.Headers.Date = state.Now.UtcDateTime.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        foreach (KeyValuePair<string, string> header in answer.Headers)
        {
            response.Headers.Append(header.Key, new string([.. header.Value.Select(c => char.IsControl(c) ? ' ' : c)]));
        }

        if (isS3)
        {
            response.Headers["x-amz-request-id"] = ids.RequestId;
            response.Headers["x-amz-id-2"] = ids.HostId;
            response.Headers.Server = "AmazonS3";
        }

        if (answer.Cause is not null)
        {
            response.Headers[CauseHeader] = answer.Cause;
        }

        if (answer.DeniedBy is { } denied)
        {
            response.Headers[DeniedByHeader] = new string([.. denied.Select(static c => c is >= ' ' and < '\x7F' ? c : '?')]);
        }

        bool isHead = context.Request.Method == "HEAD";
        bool hasNoBody = isHead || answer.Status is 204 or 304;
        if (!hasNoBody)
        {
            response.ContentLength = answer.Body.Length;
            await response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        }
        else if (isHead && answer.Length is { } length)
        {
            response.ContentLength = length;
        }
    }

    /// <summary>The ids that stand in an error's body, else new ones.</summary>
    private static (string RequestId, string HostId) Ids(Answer answer)
    {
        if (answer.Code is not null)
        {
            string body = System.Text.Encoding.UTF8.GetString(answer.Body.Span);
            int at = body.LastIndexOf("<RequestId>", StringComparison.Ordinal),
                end = body.LastIndexOf("</RequestId>", StringComparison.Ordinal);
            int host = body.LastIndexOf("<HostId>", StringComparison.Ordinal),
                hostEnd = body.LastIndexOf("</HostId>", StringComparison.Ordinal);
            if (at >= 0 && end > at && host >= 0 && hostEnd > host)
            {
                return (body[(at + 11)..end], body[(host + 8)..hostEnd]);
            }
        }

        return (NewRequestId(), NewHostId());
    }

    private static string NewRequestId() => new(RandomNumberGenerator.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 16));

    private static string NewHostId() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(56));
}
