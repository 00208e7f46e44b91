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
            if (nextEnd == next || next == end || (isBlank && IsWholeSignature(start, end)))
            {
                return end;
            }

            ReadOnlySpan<char> part = view.Slice(next, nextEnd);
            int equals = part.TrimEnd('=').IndexOf('=');
            bool isName = view[nextEnd] == ':' || (equals >= 0 && !HasRandomPiece(part[..equals], 8));
            bool isPart = IsValue(start, end) && (part.Length >= 16 || ((nextEnd == view.Length || view[nextEnd] == '&') && IsTail(part)));
            bool isTag = !isBlank && view[end] == '<' && part[0] == '/';
            bool isStray = !isBlank && (Randomness.IsHex(part) ? part.Length >= 8 : part.Length >= 10 && (Randomness.IsMixed(part)
                || Randomness.Changes(part) * 20 >= part.Length * 7));
            bool goesOn = !isName && !isTag && ((isLine && isPart) || isStray || HasRandomPiece(part, isLine ? 16 : 8));
            if (!goesOn)
            {
                return end;
            }

            end = nextEnd;
        }
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

        return false;
    }

    /// <summary>Whether a few characters can be the end of a wrapped value: a word cannot.</summary>
    private static bool IsTail(ReadOnlySpan<char> part) =>
        part.IndexOfAnyInRange('0', '9') >= 0 || part[^1] == '=' || part[1..].IndexOfAnyInRange('A', 'Z') >= 0 || Randomness.IsHex(part);

    private bool IsWholeSignature(int start, int end) => end - start == 64 && Randomness.IsHex(view.Slice(start, end));

    private bool IsValue(int start, int end) => end - start >= 12 && TextEnd(start) >= end - 1;
}
