using System.Globalization;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>If-Match and its relatives, by RFC 9110 for reads and by S3's rules for writes.</summary>
internal static class Conditions
{
    internal static void ForRead(SandboxRequest request, StoredObject item)
    {
        string etag = $"\"{item.ETag}\"";
        if (request.Header("if-match") is { } match)
        {
            if (!Matches(match, item.ETag!))
            {
                throw Failures.PreconditionFailed("If-Match");
            }
        }
        else if (Time(request.Header("if-unmodified-since")) is { } unmodified && Seconds(item.LastModified!.Value) > unmodified)
        {
            throw Failures.PreconditionFailed("If-Unmodified-Since");
        }

        if (request.Header("if-none-match") is { } none)
        {
            if (Matches(none, item.ETag!))
            {
                throw Failures.NotModified(etag);
            }
        }
        else if (Time(request.Header("if-modified-since")) is { } modified && Seconds(item.LastModified!.Value) <= modified)
        {
            throw Failures.NotModified(etag);
        }
    }

    internal static void ForWrite(Exchange x, StoredObject? existing)
    {
        StoredObject? live = existing is { DeleteMarker: false } ? existing : null;
        if (x.Request.Header("if-none-match") is { } none)
        {
            if (none.Trim() != "*")
            {
                throw Failures.NotImplemented("If-None-Match");
            }

            if (live is not null)
            {
                throw Failures.PreconditionFailed("If-None-Match");
            }
        }

        if (x.Request.Header("if-match") is { } match)
        {
            if (live is null)
            {
                throw Failures.NoSuchKey(x.Key);
            }

            if (!Matches(match, live.ETag!))
            {
                throw Failures.PreconditionFailed("If-Match");
            }
        }
    }

    internal static bool Matches(string header, string etag) => header.Split(',', StringSplitOptions.TrimEntries)
        .Any(t => t == "*" || t.Replace("W/", string.Empty, StringComparison.Ordinal).Trim('"') == etag);

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static DateTimeOffset Seconds(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));
}
