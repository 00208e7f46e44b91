using System.Globalization;
using System.Text;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authentication;

/// <summary>
/// Takes an aws-chunked body apart: chunks with a signature each (STREAMING-AWS4-HMAC-SHA256-PAYLOAD), or without, and trailing headers.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
/// </summary>
internal static class ChunkedBody
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private const int MostTrailers = 20;

    internal static void Decode(SandboxRequest request, string marker, V4Signature seed, string accessKeyId)
    {
        bool isSigned = marker.StartsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", StringComparison.Ordinal);
        if (!isSigned && marker != "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
        {
            throw Failures.Argument(
                "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, "
                    + "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
                "x-amz-content-sha256",
                marker,
                CauseId.PayloadHashMismatch);
        }

        byte[] body = request.Body;
        int at = 0;
        string previous = seed.Signature;
        using var decoded = new MemoryStream();
        while (true)
        {
            string line = Line(body, ref at);
            int semicolon = line.IndexOf(';', StringComparison.Ordinal);
            if (
                !int.TryParse(
                    semicolon < 0 ? line : line[..semicolon],
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out int size
                )
                || size < 0
                || size > body.Length - at)
            {
                throw Failures.IncompleteBody();
            }

            if (isSigned)
            {
                string given =
                    semicolon < 0
                        ? string.Empty
                        : line[(semicolon + 1)..].Replace("chunk-signature=", string.Empty, StringComparison.Ordinal);
                string hash = WorldJson.HashOf(body[at..(at + size)]);
                string text = $"AWS4-HMAC-SHA256-PAYLOAD\n{seed.Date}\n{seed.Scope}\n{previous}\n{EmptyHash}\n{hash}";
                previous = seed.Sign(text);
                if (previous != given)
                {
                    throw Failures.SignatureMismatch(accessKeyId, text, given, null, CauseId.PayloadHashMismatch);
                }
            }

            if (size == 0)
            {
                break;
            }

            decoded.Write(body, at, size);
            at += size;
            if (Line(body, ref at).Length != 0)
            {
                throw Failures.IncompleteBody();
            }
        }

        Trailers(request, body, at, isSigned, seed, previous, accessKeyId);
        request.Body = decoded.ToArray();
        if (request.Header("x-amz-decoded-content-length") is { } length && length != decoded.Length.ToString(CultureInfo.InvariantCulture))
        {
            throw Failures.IncompleteBody();
        }
    }

    private static void Trailers(
        SandboxRequest request,
        byte[] body,
        int at,
        bool isSigned,
        V4Signature seed,
        string previous,
        string accessKeyId)
    {
        var signedText = new StringBuilder();
        string? given = null;
        while (at < body.Length)
        {
            string line = Line(body, ref at);
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                continue;
            }

            string name = line[..colon].Trim().ToLowerInvariant(), value = line[(colon + 1)..].Trim();
            if (name == "x-amz-trailer-signature")
            {
                given = value;
                continue;
            }

            if (request.Trailers.Count == MostTrailers)
            {
                throw Failures.IncompleteBody();
            }

            request.Trailers[name] = value;
            signedText.Append(name).Append(':').Append(value).Append('\n');
        }

        if (isSigned && signedText.Length > 0)
        {
            string hash = WorldJson.HashOf(Encoding.UTF8.GetBytes(signedText.ToString()));
            string text = $"AWS4-HMAC-SHA256-TRAILER\n{seed.Date}\n{seed.Scope}\n{previous}\n{hash}";
            if (seed.Sign(text) != given)
            {
                throw Failures.SignatureMismatch(accessKeyId, text, given ?? string.Empty, null, CauseId.PayloadHashMismatch);
            }
        }
    }

    private static string Line(byte[] body, ref int at)
    {
        int end = Array.IndexOf(body, (byte)'\n', at);
        if (end < 0)
        {
            int rest = at;
            at = body.Length;
            return Encoding.ASCII.GetString(body, rest, body.Length - rest).TrimEnd('\r');
        }

        string line = Encoding.ASCII.GetString(body, at, end - at).TrimEnd('\r');
        at = end + 1;
        return line;
    }
}
