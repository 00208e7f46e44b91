using PresignTools.Intake.Readers.Code.Lexing;

namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>Names, what they are called with, and what is set.</summary>
internal sealed partial class CodeParser
{
    private CodeValue Path(int end, bool isNew, bool declares)
    {
        CodeToken first = _tokens[_i++];
        var value = new CodeValue(CodeValueKind.Name, first.Start) { End = first.End, Text = first.Text };
        if (_i < end && _tokens[_i].Is("->") && _tokens[_i].HasSpaceBefore && _i + 1 < end)
        {
            _i++;       // the parameter of a lambda: its body counts
            return Nested(end) ?? value;
        }

        return Postfix(value, end, isNew, declares);
    }

    /// <summary>What follows a value: members, calls, elements, a type's fields, and what it is set to.</summary>
    private CodeValue Postfix(CodeValue start, int end, bool isNew = false, bool declares = false)
    {
        CodeValue value = start;
        int first = _i - 1;
        string? index = null;
        while (_i < end)
        {
            CodeToken token = _tokens[_i];
            if (IsMember(end))
            {
                value = Member(value, _tokens[_i + 1]);
                _i += 2;
                index = null;
            }
            else if (value.Kind == CodeValueKind.Name && GenericsEnd(end) is > 0 and var call)
            {
                _i = call;
            }
            else if (token.Is("!") && !token.HasSpaceBefore && _i + 1 < end && _tokens[_i + 1].Kind == CodeTokenKind.Open)
            {
                _i++;   // a macro
            }
            else if (token.Is("(") && value.Kind == CodeValueKind.Name && IsCalled(value, token))
            {
                value = Called(value);
                value = isNew ? Initialized(value, end) : value;
            }
            else if (token.Is("[") && !token.HasSpaceBefore && value.Kind is CodeValueKind.Name or CodeValueKind.Call)
            {
                CodeValue element = Group(null);
                if (value.Text == "map" && Fields(end) is { } map)
                {
                    return map;
                }

                index = element.At(0) is { Kind: CodeValueKind.Text } key ? key.Text : null;
                value = value with { End = element.End };
            }
            else if (token.Is("{") && value.Kind == CodeValueKind.Name && HasFields(value, token, isNew))
            {
                value = Called(value);
            }
            else
            {
                break;
            }
        }

        return Set(Command(value, end), index, end, declares, first);
    }

    private bool IsMember(int end)
    {
        CodeToken token = _tokens[_i];
        return _i + 1 < end
            && CodeWordsOfLanguages.IsSeparator(token)
            && _tokens[_i + 1].Kind == CodeTokenKind.Name
            && !_tokens[_i + 1].HasSpaceBefore
            && (!token.HasSpaceBefore || token.BeginsLine);
    }

    private static CodeValue Member(CodeValue value, CodeToken name) => value.Kind == CodeValueKind.Name
        ? value with { Text = value.Text + "." + name.Text, End = name.End }
        : new CodeValue(CodeValueKind.Name, name.Start) { End = name.End, Text = name.Text, Receiver = value };

    /// <summary>A bracket that touches the name calls it; one behind a blank does where the name looks like one of code.</summary>
    private static bool IsCalled(CodeValue value, CodeToken bracket) =>
        !bracket.HasSpaceBefore || (!bracket.BeginsLine && value.Text!.AsSpan().IndexOfAny('.', '_', '$') >= 0);

    private static bool HasFields(CodeValue value, CodeToken brace, bool isNew) =>
        isNew || (!brace.BeginsLine && value.Last is { Length: > 0 } last && char.IsUpper(last[0]));

    private CodeValue Called(CodeValue name)
    {
        CodeValue items = Group(null);
        var call = new CodeValue(CodeValueKind.Call, name.Start)
        {
            End = items.End,
            Text = name.Text,
            Receiver = name.Receiver,
            Items = items.Items,
            IsClosed = items.IsClosed,
        };
        _calls.Add(call);
        return call;
    }

    /// <summary>The fields that a constructor's braces set.</summary>
    private CodeValue Initialized(CodeValue call, int end)
    {
        if (_i >= end || !_tokens[_i].Is("{"))
        {
            return call;
        }

        CodeValue fields = Group(null);
        bool isClosed = call.IsClosed && fields.IsClosed;
        CodeValue whole = call with { Items = [.. call.Items, .. fields.Items], End = fields.End, IsClosed = isClosed };
        if (_calls.Count > 0 && _calls.LastIndexOf(call) is >= 0 and var at)
        {
            _calls[at] = whole;
        }

        return whole;
    }

    /// <summary>The entries of a map of Go, behind the type of its values.</summary>
    private CodeValue? Fields(int end)
    {
        int type = _i;
        while (type < end && type - _i < LongestGenerics && _tokens[type].Kind is CodeTokenKind.Name or CodeTokenKind.Mark)
        {
            type++;
        }

        if (type >= end || !_tokens[type].Is("{"))
        {
            return null;
        }

        _i = type;
        return Group(null);
    }

    /// <summary>Where the bracket of a call stands behind types in angle brackets; -1 where there is none.</summary>
    private int GenericsEnd(int end)
    {
        int i = _i;
        i += _tokens[i].Is("::") ? 1 : 0;
        if (i >= end || !_tokens[i].Is("<") || _tokens[i].HasSpaceBefore)
        {
            return -1;
        }

        int last = Math.Min(end - 1, i + LongestGenerics);
        for (int k = i + 1; k < last; k++)
        {
            if (_tokens[k].Is(">") && _tokens[k + 1].Is("(") && !_tokens[k + 1].HasSpaceBefore)
            {
                return k + 1;
            }

            if (_tokens[k].Kind is not (CodeTokenKind.Name or CodeTokenKind.Mark or CodeTokenKind.Open or CodeTokenKind.Close))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>A call without parentheses, as Ruby has them: its arguments go to the end of the line.</summary>
    private CodeValue Command(CodeValue value, int end)
    {
        bool may =
            value.Kind == CodeValueKind.Name
            && _i < end
            && _depth < Deepest
            && !_tokens[_i].BeginsLine
            && _tokens[_i].HasSpaceBefore
            && _tokens[_i].Kind is CodeTokenKind.Name or CodeTokenKind.Text or CodeTokenKind.Symbol
            && CodeWordsOfLanguages.IsCommand(value.Text!);
        if (!may)
        {
            return value;
        }

        int stop = _i + 1;
        while (stop < end && (!_tokens[stop].BeginsLine || _tokens[stop - 1].Is(",")))
        {
            stop = _tokens[stop].Kind == CodeTokenKind.Open && _closes[stop] > 0 ? Math.Min(end, _closes[stop] + 1) : stop + 1;
        }

        _depth++;
        IReadOnlyList<CodeArgument> items = Items(stop, "(");
        _depth--;
        var call = value with { Kind = CodeValueKind.Call, Items = items, End = _tokens[stop - 1].End };
        _calls.Add(call);
        return call;
    }

    /// <summary>Notes what a name is set to; in <c>req, err := f()</c> every name.</summary>
    private CodeValue Set(CodeValue value, string? index, int end, bool declares, int first)
    {
        if (_i >= end || value.Kind != CodeValueKind.Name)
        {
            return value;
        }

        if (declares && _tokens[_i].Is(":"))
        {
            SkipType(end);
        }

        if (_i + 1 < end && (_tokens[_i].Is("=") || _tokens[_i].Is(":=")))
        {
            _i++;
            if (Nested(end) is { } set)
            {
                int at = _assignments.Count;
                _assignments.Add(new CodeAssignment(value.Text!, index, set));
                for (int k = first - 1; k > 0 && _tokens[k].Is(",") && _tokens[k - 1].Kind == CodeTokenKind.Name
                    && !_tokens[k].BeginsLine; k -= 2)
                {
                    _assignments.Insert(at, new CodeAssignment(_tokens[k - 1].Text!, null, set));
                    if (first - k > LongestGenerics)
                    {
                        break;
                    }
                }
            }
        }

        return value;
    }

    /// <summary>Goes to the sign behind a declared type.</summary>
    private void SkipType(int end)
    {
        int last = Math.Min(end, _i + LongestGenerics);
        for (int k = _i + 1; k < last && !_tokens[k].BeginsLine; k++)
        {
            if (_tokens[k].Is("="))
            {
                _i = k;
                return;
            }
        }
    }
}
