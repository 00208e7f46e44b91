namespace PresignTools.Text.Masking;

internal sealed partial class ValueReader
{
    /// <summary>The end of what a value may go on with behind a stop: a wrapped line, or a character that got in between.</summary>
    internal int Continue(int start, int end)
    {
        for (; ; )
        {
            int next = end;
            bool isLine = false;
            while (next < view.Length && next - end < 80 && char.IsWhiteSpace(view[next]))
            {
                isLine |= view[next] is '\n' or '\r';
                next++;
            }

            bool isBlank = next > end;
            next += !isBlank && next < view.Length && view[next] is not ('&' or '?') ? 1 : 0;
            int nextEnd = TextEnd(next);
            if (isBlank && IsWholeSignature(start, end))
            {
                return end;
            }

            if (nextEnd == next || next == end)
            {
                int over = Bridge(start, end);
                if (over < 0)
                {
                    return end;
                }

                end = over;
                continue;
            }

            ReadOnlySpan<char> part = view.Slice(next, nextEnd);
            int equals = part.TrimEnd('=').IndexOf('=');
            bool isName = view[nextEnd] == ':' || (equals >= 0 && !HasRandomPiece(part[..equals], 8));
            bool isPart = IsValue(start, end) && (part.Length >= 16 || ((nextEnd == view.Length || view[nextEnd] == '&') && IsTail(part)));
            bool isTag = !isBlank && view[end] == '<' && part[0] == '/' && view[nextEnd] == '>';
            bool isStray = !isBlank && (Randomness.IsHex(part) ? part.Length >= 8 : (part.Length >= 6 && Randomness.IsMixed(part))
                || (part.Length >= 10 && Randomness.Changes(part) * 4 >= part.Length));
            bool isRest = (!isBlank || part.Length >= 16 || part.EndsWith("==") || IsValue(start, end)) && IsRest(part, nextEnd, isBlank);
            bool goesOn = !isName && !isTag && ((isLine && isPart) || isStray || isRest || HasRandomPiece(part, isLine ? 16 : 8));
            int goesOnTo = goesOn ? nextEnd : isTag ? -1 : Bridge(start, end);
            if (goesOnTo < 0)
            {
                return end;
            }

            end = goesOnTo;
        }
    }

    /// <summary>
    /// Whether a piece behind a stray character closes the value: the next parameter of the query follows at once, or it ends in the
    /// padding of Base64. A name before its own value does neither.
    /// </summary>
    private bool IsRest(ReadOnlySpan<char> part, int end, bool isBlank)
    {
        if (view[end] == '&' && IsEndOfParameter(end))
        {
            return true;
        }

        ReadOnlySpan<char> body = part.TrimEnd('=');
        bool isPadded = part.Length - body.Length == 2
            || (body.Length < part.Length && (end >= view.Length || view[end] is '\n' or '\r' or '&'));
        return isPadded && body.Length >= (isBlank ? 8 : 3) && IsTail(body) && SecretNames.Of(body) == NameKind.Other;
    }

    /// <summary>Whether a part of the text, between marks that may have got into it, looks drawn at random.</summary>
    private static bool HasRandomPiece(ReadOnlySpan<char> part, int shortest)
    {
        int start = 0;
        for (int i = 0; i <= part.Length; i++)
        {
            if (i == part.Length || !(char.IsAsciiLetterOrDigit(part[i]) || part[i] is '+' or '/'))
            {
                ReadOnlySpan<char> piece = part[start..i];
                if (Randomness.IsLikely(piece, Randomness.IsHex(piece) ? shortest : Math.Max(12, shortest)))
                {
                    return true;
                }

                start = i + 1;
            }
        }

        return HasHexRun(part);
    }

    /// <summary>Whether hexadecimal digits stand in a row that no word has, whatever got in between.</summary>
    private static bool HasHexRun(ReadOnlySpan<char> part)
    {
        int start = 0;
        for (int i = 0; i <= part.Length; i++)
        {
            if (i == part.Length || !char.IsAsciiHexDigit(part[i]))
            {
                if (Randomness.IsLikely(part[start..i], 16))
                {
                    return true;
                }

                start = i + 1;
            }
        }

        return false;
    }

    /// <summary>Whether a few characters can be the end of a wrapped value: a word cannot.</summary>
    private static bool IsTail(ReadOnlySpan<char> part) =>
        part.IndexOfAnyInRange('0', '9') >= 0 || part[^1] == '=' || part[1..].IndexOfAnyInRange('A', 'Z') >= 0 || Randomness.IsHex(part);

    private bool IsWholeSignature(int start, int end) => end - start == 64 && Randomness.IsHex(view.Slice(start, end));

    private bool IsValue(int start, int end) => end - start >= 12 && TextEnd(start) >= end - 1;
}
