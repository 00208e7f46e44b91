using PresignTools.Errors;
using PresignTools.Responses;

namespace PresignTools.Transfer.Http;

/// <summary>
/// Reads what a server answered, and never gives up its status: of a body that cannot be read, as S3's own for keys with control characters
/// is no XML, the error code is taken if it stands there in plain letters, and else status and headers are explained without it.
/// </summary>
internal static class AnswerReader
{
    private const int LongestCode = 64;

    /// <param name="answer">Status, headers and body.</param>
    /// <param name="unread">Why the body could not be read; null if it was.</param>
    /// <returns>The error; null if not even status and headers make one.</returns>
    internal static S3ErrorResponse? Read(S3ResponseInput answer, out string? unread)
    {
        unread = null;
        try
        {
            return S3ErrorResponseReader.Read(answer);
        }
        catch (PresignException e)
        {
            unread = "The body of the answer could not be read: " + e.Message;
        }

        // A status that HTTP does not know (999 of some firewalls) explains nothing, but its headers may.
        int? status = answer.Status is >= 100 and <= 599 ? answer.Status : null;
        string? code = Code(answer.BodyBytes as byte[]);
        string? body = code is null ? null : $"<Error><Code>{code}</Code></Error>";
        return TryRead(answer with { Status = status, BodyBytes = null, Body = body })
            ?? TryRead(answer with { Status = status, BodyBytes = null, Body = null });
    }

    private static S3ErrorResponse? TryRead(S3ResponseInput answer)
    {
        try
        {
            return S3ErrorResponseReader.Read(answer);
        }
        catch (PresignException)
        {
            return null;
        }
    }

    /// <summary>
    /// The first error code in XML that is broken somewhere else: letters and digits between &lt;Code&gt; and &lt;/Code&gt;.
    /// </summary>
    private static string? Code(byte[]? body)
    {
        ReadOnlySpan<byte> text = body;
        int start = text.IndexOf("<Code>"u8);
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> rest = text[(start + 6)..];
        int end = rest[..Math.Min(rest.Length, LongestCode + 7)].IndexOf("</Code>"u8);
        if (end is <= 0 or > LongestCode)
        {
            return null;
        }

        foreach (byte c in rest[..end])
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c != (byte)'.')
            {
                return null;
            }
        }

        return System.Text.Encoding.ASCII.GetString(rest[..end]);
    }
}
