using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>What botocore puts before S3's sentence: <c>An error occurred (CODE) when calling the OPERATION operation: </c>.</summary>
internal static class ToolIntro
{
    /// <summary>How it begins, without its blanks.</summary>
    internal const string Squeezed = "Anerroroccurred(";

    private const int LongestName = 80;

    /// <summary>Writes it; false where something else stands there.</summary>
    internal static bool Write(SentenceWriter writer, JoinedView view)
    {
        if (!writer.Take("An error occurred ("))
        {
            return false;
        }

        writer.TakeValue(Before(view, writer.At), isApart: false);
        if (!writer.Take(") when calling the"))
        {
            return false;
        }

        int name = writer.At;
        while (name < view.Length && name - writer.At < LongestName && !IsOperation(view, name, writer.At))
        {
            name++;
        }

        writer.TakeValue(name, isApart: true);
        if (!writer.Take(" operation"))
        {
            return false;
        }

        if (writer.Take(" (reached max retries:"))
        {
            writer.TakeValue(Before(view, writer.At), isApart: true);
            writer.Take(")");
        }

        return writer.Take(":");
    }

    private static bool IsOperation(JoinedView view, int at, int start) =>
        at > start && view.GapBefore(at) is Gap.Blank or Gap.Break && view.Behind(at, "operation") > 0;

    /// <summary>The place of the bracket that closes; the place itself where none does.</summary>
    private static int Before(JoinedView view, int from)
    {
        int end = from;
        while (end < view.Length && end - from < LongestName && view[end] != ')')
        {
            end++;
        }

        Work.Add(end - from);
        return end < view.Length && view[end] == ')' ? end : from;
    }
}
