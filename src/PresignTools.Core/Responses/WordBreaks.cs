namespace PresignTools.Responses;

/// <summary>Whether the end of a line stands for a blank, by the two characters beside it.</summary>
internal static class WordBreaks
{
    private const string Opening = "([{/-_=<";
    private const string Closing = ".,;:!?)]}/-_=>";
    private const string Quotes = "'\"`";

    /// <summary>Whether a blank stood where the line ends before a character.</summary>
    internal static bool IsBlank(JoinedView view, int index)
    {
        char left = view[index - 1];
        char right = view[index];
        if (Quotes.Contains(right))
        {
            // An opening quote has its word behind it, and what closes has it in front.
            return char.IsLetterOrDigit(view[index + 1]) && view.GapBefore(index + 1) == Gap.None;
        }

        if (Quotes.Contains(left))
        {
            return index > 1 && char.IsLetterOrDigit(view[index - 2]) && view.GapBefore(index - 1) != Gap.Blank;
        }

        return !Opening.Contains(left) && !Closing.Contains(right);
    }
}
