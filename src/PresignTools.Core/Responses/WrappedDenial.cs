namespace PresignTools.Responses;

/// <summary>
/// S3's sentence about a denial, with its lines broken anywhere: <c>User: … is not authorized to perform: … on resource: … because …</c>.
/// The words of the sentence say where each of its values ends.
/// </summary>
internal static class WrappedDenial
{
    /// <summary>What every such sentence has, without its blanks.</summary>
    internal const string Squeezed = "isnotauthorizedtoperform:";

    private const string Verb = " is not authorized to perform:";
    private const string User = "User:";
    private const int LongestPrincipal = 400;
    private const int LongestValue = 400;
    private const int LongestResource = 1300;

    private static readonly string[] Continuations =
        ["on resource:", "on this resource", "on the resource associated", "because", "with an explicit deny in"];

    private static readonly string[] Reasons = ["because", "with an explicit deny in"];

    private static readonly string[] Types =
    [
        " identity-based policy", " resource-based policy", " service control policy", " resource control policy", " VPC endpoint policy",
        " permissions boundary", " session policy", " role trust policy",
    ];

    private static readonly string[] OtherReasons =
    [
        " because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy"
            + " explicitly denies access",
        " because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access",
        " because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access",
        " because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C)",
        " because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys",
    ];

    private static readonly string[] OnNameless = [" on the resource associated with this ciphertext", " on this resource"];
    private static readonly string[] Articles = [" an", " a", " the"];
    private static readonly string[] ArnMarks = [" with policy ARN:", " policy ARN:", " policy:", ":"];

    private const string Details =
        " for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id:";

    /// <summary>Where the sentence begins whose verb stands at a place: at its user, where it names one.</summary>
    internal static int Start(JoinedView view, int verb, int floor)
    {
        int from = Math.Max(floor, verb - LongestPrincipal);
        int user = view.FindLast(User, from, verb);
        for (int i = user + 1; user >= 0 && i <= verb; i++)
        {
            user = view.GapBefore(i) == Gap.Paragraph ? -1 : user;
        }

        return user < 0 ? verb : user;
    }

    /// <summary>Writes the sentence as far as its words are known.</summary>
    internal static bool Write(SentenceWriter writer, JoinedView view, int verb)
    {
        if (writer.At < verb)
        {
            if (!writer.Take(writer.At == writer.Start ? User : " " + User))
            {
                return false;
            }

            writer.TakeValue(verb, isApart: true);
        }

        if (!writer.Take(Verb))
        {
            return false;
        }

        writer.TakeValue(ActionEnd(view, writer.At), isApart: true);
        if (writer.Take(" on resource:"))
        {
            int end = ResourceEnd(view, writer.At);
            writer.TakeName(end, isApart: true);
        }
        else
        {
            writer.TakeOne(OnNameless);
        }

        _ = writer.Take(",") || writer.Take(".");
        Reason(writer, view);
        return true;
    }

    private static void Reason(SentenceWriter writer, JoinedView view)
    {
        if (writer.Take(" because no"))
        {
            if (writer.TakeOne(Types) is not null && writer.Take(" allows the"))
            {
                writer.TakeValue(BeforeWord(view, writer.At, "action"), isApart: true);
                writer.Take(" action");
            }
        }
        else if (writer.Take(" with an explicit deny in"))
        {
            if (writer.TakeOne(Articles) is not null && writer.TakeOne(Types) is not null)
            {
                PolicyArn(writer, view);
            }
        }
        else
        {
            writer.TakeOne(OtherReasons);
        }

        writer.Take(".");
        if (writer.Take(" Go to"))
        {
            writer.TakeValue(BeforeWord(view, writer.At, "for complete details"), isApart: true);
            if (writer.Take(Details))
            {
                writer.TakeValue(ValueEnd(writer, view, HasNoForm), isApart: true);
            }
        }
    }

    private static void PolicyArn(SentenceWriter writer, JoinedView view)
    {
        writer.Take(",");
        if (writer.TakeOne(ArnMarks) is not null)
        {
            writer.TakeValue(ValueEnd(writer, view, DenialForms.IsArn), isApart: true);
        }
    }

    private static bool HasNoForm(string value) => value.Length > 0;

    /// <summary>
    /// The end of a value with which the sentence ends. It goes on behind a break that fell within it: what stands before is no whole
    /// value, or lines are broken within words and this one is full.
    /// </summary>
    private static int ValueEnd(SentenceWriter writer, JoinedView view, Func<string, bool> isWhole)
    {
        var value = new System.Text.StringBuilder();
        int at = writer.At;

        // A value that is longer than a line begins one, and is broken where that is full.
        bool isBrokenAnywhere = writer.BreaksWords || writer.HasEvenLines || view.GapBefore(at) == Gap.Break;
        for (; at < view.Length && at - writer.At < LongestValue && view[at] is not ('<' or '"'); at++)
        {
            Gap gap = at == writer.At ? Gap.None : view.GapBefore(at);
            bool goesOn = gap == Gap.None
                || (gap == Gap.Break && (!isWhole(value.ToString()) || (isBrokenAnywhere && writer.IsFullLine(at)
                    && IsLastWord(view, at))));
            if (!goesOn || (gap == Gap.Break && view.Behind(at, "Go to") > 0))
            {
                break;
            }

            isBrokenAnywhere |= gap == Gap.Break;
            value.Append(view[at]);
        }

        return at;
    }

    /// <summary>Whether a word stands at a place, and nothing behind it on its line.</summary>
    private static bool IsLastWord(JoinedView view, int at)
    {
        int end = at + 1;
        while (end < view.Length && end - at < LongestValue && view[end] != '<' && view.GapBefore(end) == Gap.None)
        {
            end++;
        }

        return view[end] == '<' || view.GapBefore(end) != Gap.Blank;
    }

    private static int ActionEnd(JoinedView view, int start)
    {
        var action = new System.Text.StringBuilder();
        int at = start;
        for (; at < view.Length && at - start < LongestValue && DenialForms.IsOfAction(view[at]); at++)
        {
            Gap gap = at == start ? Gap.None : view.GapBefore(at);
            bool isWhole = gap == Gap.Break && DenialForms.IsAction(action.ToString());
            bool isEnd = gap is Gap.Blank or Gap.Paragraph || (gap == Gap.Break && Is(view, at, Continuations))
                || (isWhole && !GoesOnWithin(view, at));
            if (isEnd)
            {
                break;
            }

            action.Append(view[at]);
        }

        return at;
    }

    /// <summary>Whether a piece of a word stands at a place, and the sentence goes on behind it.</summary>
    private static bool GoesOnWithin(JoinedView view, int at)
    {
        int end = at + 1;
        while (char.IsAsciiLetterOrDigit(view[end]) && view.GapBefore(end) == Gap.None)
        {
            end++;
        }

        return view[end] == '<' || (view.GapBefore(end) is Gap.Blank or Gap.Break && Is(view, end, Continuations));
    }

    private static bool Is(JoinedView view, int at, string[] phrases)
    {
        foreach (string phrase in phrases)
        {
            if (view.Behind(at, phrase) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int ResourceEnd(JoinedView view, int start)
    {
        bool isQuoted = view[start] == '"' || (view[start] == '\\' && view[start + 1] == '"');
        int open = view[start] == '\\' ? start + 1 : start;
        int last = Math.Min(view.Length, start + LongestResource);
        int first = -1;
        for (int at = open + 1; at < last && view.GapBefore(at) != Gap.Paragraph; at++)
        {
            if (isQuoted && view[at] == '"')
            {
                first = first < 0 ? at + 1 : first;
                int next = at + 1;
                next += view[next] is ',' or '.' ? 1 : 0;
                if (view.GapBefore(next) is not Gap.None && Is(view, next, Reasons))
                {
                    return at + 1;
                }
            }
            else if (!isQuoted && view.GapBefore(at) is not Gap.None)
            {
                first = first < 0 ? at : first;
                if (Is(view, at, Reasons))
                {
                    return at;
                }
            }

            if (view[at] == '<')
            {
                return isQuoted && first > 0 ? first : at;
            }
        }

        return first < 0 ? start : first;
    }

    /// <summary>The end of a value behind which a word stands; the value's own place where none does.</summary>
    private static int BeforeWord(JoinedView view, int start, string word)
    {
        for (int at = start + 1; at < view.Length && at - start < LongestValue && view[at] is not '<'; at++)
        {
            if (view.GapBefore(at) is Gap.Blank or Gap.Break && view.Behind(at, word) > 0)
            {
                return at;
            }

            if (view.GapBefore(at) is Gap.Blank or Gap.Paragraph)
            {
                break;
            }
        }

        return start;
    }
}
