using PresignTools.Text;

namespace PresignTools.Intake.Documents;

/// <summary>
/// Reads documents as people paste them: comments, trailing or missing commas, <c>...</c>, expressions without quotes, names without
/// quotes,
/// single quotes, blocks of HCL, and an end that is cut. It never fails: what it cannot make sense of is a bare text. One pass.
/// </summary>
internal ref partial struct LooseReader
{
    // A policy has seven levels, a template of CloudFormation some more around it.
    private const int DeepestLevel = 40;

    private readonly string _text;
    private readonly int _end;
    private int _at;

    private LooseReader(string text, int start, int end)
    {
        _text = text;
        _at = start;
        _end = end;
    }

    /// <summary>The value that begins at a place.</summary>
    internal static LooseNode Value(string text, int start, int end)
    {
        var reader = new LooseReader(text, start, end);
        LooseNode node = reader.ReadValue(0);
        Work.Add(node.End - start);
        return node;
    }

    /// <summary>Members without the braces around them, to a brace that closes what was not opened, or to the end.</summary>
    internal static LooseNode Members(string text, int start, int end)
    {
        var reader = new LooseReader(text, start, end);
        var node = new LooseNode { Kind = LooseKind.Object, Start = start };
        reader.ReadMembers(node, 1, isBare: true);
        node.End = reader._at;
        Work.Add(node.End - start);
        return node;
    }

    private LooseNode ReadValue(int depth)
    {
        SkipSpace();
        int start = _at;
        if (_at >= _end)
        {
            return new LooseNode { Kind = LooseKind.Bare, Start = start, End = start };
        }

        char c = _text[_at];
        if (c == '{' && depth < DeepestLevel)
        {
            _at++;
            var node = new LooseNode { Kind = LooseKind.Object, Start = start };
            ReadMembers(node, depth + 1);
            Close('}');
            node.End = _at;
            return node;
        }

        if (c is '[' or '(' && depth < DeepestLevel)
        {
            return ReadList(start, string.Empty, depth);
        }

        if (c is '"' or '\'' or '`')
        {
            return ReadString(start);
        }

        return c is 'u' or 'b' or 'f' or 'r' && _at + 1 < _end && _text[_at + 1] is '"' or '\'' ? Prefixed(start)
            : c == '<' && Scan.At(_text, _at, "<<") ? ReadHeredoc(start)
            : ReadBare(start, depth);
    }

    private LooseNode Prefixed(int start)
    {
        _at++;
        return ReadString(start);
    }

    private LooseNode ReadList(int start, string name, int depth)
    {
        char close = _text[_at] == '[' ? ']' : ')';
        _at++;
        var list = new LooseNode { Kind = LooseKind.Array, Start = start, Text = name };
        while (true)
        {
            SkipBetween();
            if (_at >= _end || _text[_at] is ']' or '}' or ')')
            {
                break;
            }

            int before = _at;
            LooseNode item = ReadValue(depth + 1);
            if (_at == before)
            {
                _at++;
            }
            else if (item.Kind != LooseKind.Bare || item.Text.Length > 0)
            {
                list.Items.Add(item);
            }
        }

        Close(close);
        list.End = _at;
        return list;
    }

    /// <summary>
    /// The members up to the closing bracket; where there is none around them, up to where the first name comes again: the next object.
    /// </summary>
    private void ReadMembers(LooseNode node, int depth, bool isBare = false)
    {
        while (true)
        {
            SkipBetween();
            if (_at >= _end || _text[_at] is '}' or ']' or ')')
            {
                return;
            }

            int start = _at;
            string name = Name();
            SkipBlanks();
            if (_at == start)
            {
                _at++;   // no name: go past it
                continue;
            }

            if (isBare && node.Members.Count > 0 && node.Members[0].Name == name)
            {
                _at = start;
                return;
            }

            if (Separator())
            {
                SkipBlanks();
                node.Members.Add(new LooseMember(name, start, ReadValue(depth)));
            }
            else
            {
                // A block of HCL, with or without labels: name "label" {
                while (_at < _end && _text[_at] is '"')
                {
                    name += " " + ReadString(_at).Text;
                    SkipBlanks();
                }

                if (_at < _end && _text[_at] == '{' && depth < DeepestLevel)
                {
                    node.Members.Add(new LooseMember(name, start, ReadValue(depth)));
                }
            }
        }
    }

    private string Name()
    {
        if (_text[_at] is '"' or '\'')
        {
            return ReadString(_at).Text;
        }

        int start = _at;
        while (_at < _end && (Scan.IsWord(_text[_at]) || _text[_at] is '.' or '$' or '-' or '*' || IsNameColon()))
        {
            _at++;
        }

        return _text[start.._at];
    }

    /// <summary>A colon within a name, as in <c>aws:SourceIp: x</c> and <c>Fn::Sub</c>: no blank follows it.</summary>
    private readonly bool IsNameColon() =>
        _text[_at] == ':' && _at + 1 < _end && (char.IsAsciiLetter(_text[_at + 1]) || (_text[_at + 1] == ':' && _at + 2 < _end));

    private bool Separator()
    {
        if (_at >= _end || _text[_at] is not (':' or '='))
        {
            return false;
        }

        _at += _text[_at] == '=' && Scan.At(_text, _at + 1, ">") ? 2 : 1;
        return true;
    }

    private LooseNode ReadString(int start)
    {
        char quote = _text[_at];
        bool isTriple = _at + 2 < _end && _text[_at + 1] == quote && _text[_at + 2] == quote;
        _at += isTriple ? 3 : 1;
        var text = new System.Text.StringBuilder();
        while (_at < _end)
        {
            char c = _text[_at];
            if (c == '\\' && _at + 1 < _end)
            {
                (char plain, int length) = Unescape.At(_text, _at);
                text.Append(plain);
                _at += length;
                continue;
            }

            if (c == quote && (!isTriple || (Scan.At(_text, _at + 1, new string(quote, 2)))))
            {
                _at += isTriple ? 3 : 1;
                break;
            }

            if (c == '\n' && !isTriple && quote != '`')
            {
                break;   // never closed: the paste is cut
            }

            text.Append(c);
            _at++;
        }

        return new LooseNode { Kind = LooseKind.String, Start = start, End = _at, Text = text.ToString() };
    }

    /// <summary><c>&lt;&lt;EOF</c> to the line with the same word.</summary>
    private LooseNode ReadHeredoc(int start)
    {
        int word = Scan.Skip(_text, start + 2, static c => c is '-' or '~' or '"');
        int wordEnd = Scan.SkipWord(_text, word);
        string mark = _text[word..wordEnd];
        int first = Math.Min(_end, Scan.LineEnd(_text, wordEnd) + 1);
        int line = first;
        while (line < _end)
        {
            int end = Scan.LineEnd(_text, line);
            if (_text.AsSpan(line, end - line).Trim().SequenceEqual(mark))
            {
                _at = Math.Min(_end, end);
                return new LooseNode { Kind = LooseKind.String, Start = start, End = _at, Text = _text[first..Math.Max(first, line - 1)] };
            }

            line = end + 1;
        }

        _at = _end;
        return new LooseNode { Kind = LooseKind.String, Start = start, End = _at, Text = _text[Math.Min(first, _end).._end] };
    }

    /// <summary>
    /// An expression to the end of the line, a comma or a bracket. A call is a list of what is given to it, with its name.
    /// </summary>
    private LooseNode ReadBare(int start, int depth)
    {
        while (_at < _end && _text[_at] is not (',' or '}' or ']' or ')' or '\n' or '{' or ';'))
        {
            if (_text[_at] == '(' && depth < DeepestLevel)
            {
                LooseNode call = ReadList(start, _text[start.._at].Trim(), depth);
                SkipToEnd();
                return call.Items is [{ Kind: LooseKind.Object or LooseKind.Array } only] && !IsConstructor(call.Text) ? only : call;
            }

            if (_text[_at] == '[' && depth < DeepestLevel)
            {
                ReadList(_at, string.Empty, depth + 1);   // an index
                continue;
            }

            if (_text[_at] is '"' or '\'' && _at > start)
            {
                ReadString(_at);
                continue;
            }

            if (_text[_at] == '#' || (_text[_at] == '/' && Scan.At(_text, _at, " //")))
            {
                break;
            }

            _at++;
        }

        if (_at == start && _at < _end && _text[_at] == '{')
        {
            _at++;
        }

        return new LooseNode { Kind = LooseKind.Bare, Start = start, End = _at, Text = _text[start.._at].Trim() };
    }

    private static bool IsConstructor(string name) => name.Contains("Principal", StringComparison.Ordinal);
}
