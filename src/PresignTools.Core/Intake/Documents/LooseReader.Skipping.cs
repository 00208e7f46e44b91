using PresignTools.Text;

namespace PresignTools.Intake.Documents;

/// <summary>What lies between values: blanks, commas, comments, places that somebody left out.</summary>
internal ref partial struct LooseReader
{
    /// <summary>What is chained behind a call is not looked at: <c>.arn</c>, <c>|| x</c>.</summary>
    private void SkipToEnd()
    {
        while (_at < _end && _text[_at] is not (',' or '}' or ']' or ')' or '\n' or ';'))
        {
            _at++;
        }
    }

    private void Close(char close)
    {
        if (_at < _end && _text[_at] == close)
        {
            _at++;
        }
    }

    private void SkipBlanks()
    {
        while (_at < _end && Scan.IsBlank(_text[_at]))
        {
            _at++;
        }
    }

    private void SkipSpace()
    {
        while (_at < _end && (char.IsWhiteSpace(_text[_at]) || IsComment()))
        {
            _at = char.IsWhiteSpace(_text[_at]) ? _at + 1 : CommentEnd();
        }
    }

    private void SkipBetween()
    {
        while (_at < _end && (char.IsWhiteSpace(_text[_at]) || _text[_at] is ',' or ';' or '…' or '+' || IsComment()
            || Scan.At(_text, _at, "...")))
        {
            _at = IsComment() ? CommentEnd() : _at + (_text[_at] == '.' ? 3 : 1);
        }

        _at = Math.Min(_at, _end);
    }

    private readonly bool IsComment() =>
        _text[_at] == '#' || (_text[_at] == '/' && _at + 1 < _end && _text[_at + 1] is '/' or '*');

    private readonly int CommentEnd()
    {
        int end = Scan.At(_text, _at, "/*") ? Scan.Find(_text, "*/", _at + 2) : Scan.LineEnd(_text, _at);
        return end < 0 ? _end : Math.Min(_end, Scan.At(_text, _at, "/*") ? end + 2 : end);
    }
}
