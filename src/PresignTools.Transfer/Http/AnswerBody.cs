using System.Text;
using PresignTools.Text;

namespace PresignTools.Transfer.Http;

/// <summary>The body of an answer that may be an error: how much of it is read, and whether it is one.</summary>
internal static class AnswerBody
{
    /// <summary>S3's error bodies are a few thousand bytes.</summary>
    private const int Longest = 256 * 1024;

    /// <summary>
    /// S3 begins its answer to a copy, or to the end of a multipart upload, before it knows how it ends: 200 with an error in the body. A
    /// part of an object, 206, is none.
    /// </summary>
    internal static bool MayHoldError(HttpResponseMessage answer) =>
        (int)answer.StatusCode is not 206
        && answer.Content.Headers.ContentLength is not 0
        && (answer.Content.Headers.ContentType?.MediaType is not { } type || type.ContainsAny("xml", "text/plain"));

    /// <summary>The beginning of the body, long enough for every error. A connection that breaks meanwhile ends it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="moved">Hears that something came: S3 sends white space while it joins the parts of an upload.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static async Task<byte[]> ReadAsync(HttpResponseMessage answer, Action? moved, CancellationToken cancellation) =>
        (await ReadWholeAsync(answer, moved, cancellation).ConfigureAwait(false)).Body;

    /// <summary>The same, and whether it came whole, or as far as it is read.</summary>
    internal static async Task<(byte[] Body, bool IsWhole)> ReadWholeAsync(
        HttpResponseMessage answer,
        Action? moved,
        CancellationToken cancellation)
    {
        bool isWhole = true;
        Stream stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        byte[] buffer = new byte[Longest];
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
                isWhole = false;    // status and headers came whole, and still say that it is no success
                break;
            }

            if (read == 0)
            {
                break;
            }

            moved?.Invoke();
            length += read;
        }

        return (buffer[..length], isWhole);
    }

    /// <summary>Whether the body is S3's form of an error; white space may come first, which keeps the connection open meanwhile.</summary>
    internal static bool IsError(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body).TrimStart('\ufeff', ' ', '\r', '\n', '\t');
        int end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        return text[end..].TrimStart().StartsWith("<Error", StringComparison.Ordinal);
    }

    /// <summary>All headers of an answer.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Headers(HttpResponseMessage answer) =>
    [
        .. answer
            .Headers.Concat(answer.Content.Headers)
            .SelectMany(static h => h.Value.Select(v => new KeyValuePair<string, string>(h.Key, v))),
    ];
}
