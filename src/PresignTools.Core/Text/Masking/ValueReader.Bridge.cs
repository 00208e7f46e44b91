namespace PresignTools.Text.Masking;

internal sealed partial class ValueReader
{
    private const int MostStops = 2;
    private const int ShortestEnd = 12;
    private const int ShortestPiece = 16;

    /// <summary>
    /// Where a value goes on behind two characters that got into it close to each other, with a piece between them that is too short to
    /// tell what it is. A name of its own, a closing bracket, or the closing quote of the value is no such character.
    /// </summary>
    /// <returns>The end of what it goes on with; -1 if it does not.</returns>
    private int Bridge(int start, int end)
    {
        if (end - start < 4 || (start > 0 && IsQuote(view[end]) && view[start - 1] == view[end]))
        {
            return -1;
        }

        int at = end;
        bool isBlank = false;
        bool isHex = Randomness.IsHex(view.Slice(start, end));
        for (int stops = 0; stops < MostStops;)
        {
            while (stops < MostStops && IsStop(at))
            {
                isBlank |= char.IsWhiteSpace(view[at]);
                at++;
                stops++;
            }

            int pieceEnd = PieceEnd(at);
            int padded = pieceEnd;
            while (padded - pieceEnd < 2 && view[padded] == '=')
            {
                padded++;
            }

            if (pieceEnd == at || view[padded] is ':' or '=' || (padded > pieceEnd && PieceEnd(padded) > padded))
            {
                return -1;
            }

            ReadOnlySpan<char> piece = view.Slice(at, pieceEnd);
            bool isRestOfHex = isHex && IsLineEnd(pieceEnd) && Randomness.IsHex(piece);
            bool isEnd = padded > pieceEnd || isRestOfHex || (view[pieceEnd] == '&' && IsEndOfParameter(pieceEnd));
            bool isPadded = padded > pieceEnd && piece.Length >= ShortestEnd && Randomness.Changes(piece) * 4 >= piece.Length;
            if (isPadded || ((isEnd || !isBlank) && Randomness.IsLikely(piece, isEnd ? ShortestEnd : ShortestPiece)))
            {
                return padded;
            }

            at = pieceEnd;
        }

        return -1;
    }

    private bool IsStop(int i) =>
        i < view.Length
        && PieceEnd(i) == i
        && view[i] is not ('=' or ':' or ')' or ']' or '}' or '*')
        && !(view[i] == '<' && view[i + 1] == '/');

    private bool IsLineEnd(int i) => i >= view.Length || view[i] is '\n' or '\r';

    private int PieceEnd(int start)
    {
        int i = start;
        while (i < view.Length && (char.IsAsciiLetterOrDigit(view[i]) || view[i] is '%' or '+' or '/' or '-' or '_' or '~' or '.'))
        {
            i++;
        }

        return i;
    }
}
