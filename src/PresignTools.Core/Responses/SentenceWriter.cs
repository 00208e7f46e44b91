using System.Text;

namespace PresignTools.Responses;

/// <summary>Writes a sentence on one line, phrase by phrase, as it is read from a text whose lines were broken anywhere.</summary>
internal sealed class SentenceWriter
{
    private readonly JoinedView _view;
    private readonly StringBuilder _text = new();
    private readonly List<(int At, int Width)> _open = [];
    private int _widest;
    private int _narrowest = int.MaxValue;
    private bool _isBrokenInWord;
    private bool _isBrokenInValue;

    /// <param name="view">The text.</param>
    /// <param name="start">The sentence's first character.</param>
    internal SentenceWriter(JoinedView view, int start)
    {
        _view = view;
        Start = At = start;
    }

    /// <summary>The first character.</summary>
    internal int Start { get; }

    /// <summary>The next character.</summary>
    internal int At { get; private set; }

    /// <summary>Whether a line was broken in what was taken.</summary>
    internal bool IsBroken { get; private set; }

    /// <summary>Whether lines were broken at their full width, within words: a break is no blank.</summary>
    internal bool BreaksWords => _isBrokenInWord || _isBrokenInValue;

    /// <summary>Takes a phrase that stands next. One that begins with a blank wants a gap between it and what stands before.</summary>
    internal bool Take(string phrase)
    {
        bool isApart = phrase[0] == ' ';
        Gap gap = _view.GapBefore(At);
        bool begins = At == Start || (isApart ? gap is Gap.Blank or Gap.Break : gap is Gap.None or Gap.Break);
        int end = begins ? _view.Behind(At, isApart ? phrase[1..] : phrase) : -1;
        if (end < 0)
        {
            return false;
        }

        bool wantsBlank = isApart && At > Start;
        foreach (char c in isApart ? phrase[1..] : phrase)
        {
            if (c == ' ')
            {
                wantsBlank = true;
                continue;
            }

            if (At > Start && _view.GapBefore(At) == Gap.Break)
            {
                See(At);
                _isBrokenInWord |= !wantsBlank;
            }

            _text.Append(wantsBlank ? " " : string.Empty).Append(_view[At++]);
            wantsBlank = false;
        }

        return true;
    }

    /// <summary>The first of the phrases that stands next; null if none does.</summary>
    internal string? TakeOne(IEnumerable<string> phrases)
    {
        foreach (string phrase in phrases)
        {
            if (Take(phrase))
            {
                return phrase;
            }
        }

        return null;
    }

    /// <summary>Takes a value that has no blank in it, so that a break is none either.</summary>
    internal void TakeValue(int end, bool isApart)
    {
        for (bool isFirst = true; At < end; isFirst = false)
        {
            Gap gap = _view.GapBefore(At);
            if (gap == Gap.Break && At > Start)
            {
                See(At);
                _isBrokenInValue |= !isFirst;
            }

            bool isBlank = isFirst ? isApart && At > Start : gap == Gap.Blank;
            _text.Append(isBlank ? " " : string.Empty).Append(_view[At++]);
        }
    }

    /// <summary>Takes a name that may have blanks in it: whether a break is one is settled by the other breaks of the sentence.</summary>
    internal void TakeName(int end, bool isApart)
    {
        int first = At;
        bool hasBlank = false;
        for (int i = first + 1; i < end; i++)
        {
            hasBlank |= _view.GapBefore(i) == Gap.Blank;
        }

        if (!hasBlank)
        {
            TakeValue(end, isApart);
            return;
        }

        for (; At < end; At++)
        {
            Gap gap = _view.GapBefore(At);
            if (gap == Gap.Break && At > Start)
            {
                See(At);
                if (At > first)
                {
                    _open.Add((_text.Length, _view.WidthBefore(At)));
                }
            }

            bool isBlank = At == first ? isApart && At > Start : gap == Gap.Blank;
            _text.Append(isBlank ? " " : string.Empty).Append(_view[At]);
        }
    }

    /// <summary>Takes the words of a sentence; a break between them is a blank unless it parts what belongs together.</summary>
    internal void TakeWords(WrappedWords.Found words)
    {
        var within = new HashSet<int>(words.Within);
        for (; At < words.End; At++)
        {
            Gap gap = _view.GapBefore(At);
            bool isBroken = gap == Gap.Break && At > Start;
            if (isBroken)
            {
                See(At);
            }

            bool isBlank = At > Start && (isBroken ? !within.Contains(At) && WordBreaks.IsBlank(_view, At) : gap == Gap.Blank);
            _text.Append(isBlank ? " " : string.Empty).Append(_view[At]);
        }
    }

    /// <summary>Takes the break behind the sentence as a blank, where what follows belongs to it.</summary>
    internal bool TakeBreak()
    {
        if (_view.GapBefore(At) != Gap.Break || At >= _view.Length)
        {
            return false;
        }

        See(At);
        _text.Append(' ').Append(_view[At++]);
        return true;
    }

    /// <summary>Whether the line that ends before a character is as wide as the widest: it was broken because it was full.</summary>
    internal bool IsFullLine(int index) => _view.WidthBefore(index) >= _widest;

    /// <summary>Whether all lines are of one width, but for a blank at an end: a terminal broke them.</summary>
    internal bool HasEvenLines => _narrowest >= _widest - 1;

    /// <summary>The sentence on one line.</summary>
    internal string Text()
    {
        var text = new StringBuilder(_text.Length + _open.Count);
        int from = 0;
        foreach ((int at, int width) in _open)
        {
            // A terminal fills its lines, and a blank at the end of one is lost when it is copied. Other tools break at blanks.
            bool isBlank = !_isBrokenInWord || width == _widest - 1;
            text.Append(_text, from, at - from).Append(isBlank ? " " : string.Empty);
            from = at;
        }

        return text.Append(_text, from, _text.Length - from).ToString();
    }

    private void See(int index)
    {
        IsBroken = true;
        _widest = Math.Max(_widest, _view.WidthBefore(index));
        _narrowest = Math.Min(_narrowest, _view.WidthBefore(index));
    }
}
