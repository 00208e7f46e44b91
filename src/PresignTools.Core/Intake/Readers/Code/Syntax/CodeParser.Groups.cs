using PresignTools.Intake.Readers.Code.Lexing;

namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>What brackets hold: arguments, entries, statements.</summary>
internal sealed partial class CodeParser
{
    /// <summary>The group whose opening bracket is next.</summary>
    /// <param name="name">The call that it belongs to, if it is one without a name.</param>
    private CodeValue Group(string? name)
    {
        int open = _i;
        int close = _closes[open];
        int outer = _closed;

        // What is cut ends where the brackets around it are closed. Never back: else what is behind a bracket that nothing closes is read
        // once for each bracket around it, and again in each of those readings.
        int end = close >= 0 ? close : Math.Min(outer, open + LongestCut);
        _i++;
        IReadOnlyList<CodeArgument> items = [];
        if (_depth < Deepest)
        {
            _depth++;
            _closed = close >= 0 ? close : outer;
            items = Items(end, _tokens[open].Text!);
            _closed = outer;
            _depth--;
        }

        _i = Math.Max(_i, close >= 0 ? close + 1 : end);
        return new CodeValue(name is null ? CodeValueKind.Group : CodeValueKind.Call, _tokens[open].Start)
        {
            End = _tokens[Math.Max(open, Math.Min(_i, _tokens.Count) - 1)].End,
            Text = name,
            Items = items,
            IsClosed = close >= 0,
        };
    }

    private List<CodeArgument> Items(int end, string bracket)
    {
        var items = new List<CodeArgument>();
        while (_i < end)
        {
            if (_tokens[_i].Is(",") || _tokens[_i].Is(";"))
            {
                _i++;
                continue;
            }

            items.Add(Item(end, bracket));
        }

        return items;
    }

    private CodeArgument Item(int end, string bracket)
    {
        int marks = _tokens[_i].Is("...") ? 1 : 0;
        marks = _tokens[_i].Is("*") && _i + 1 < end && _tokens[_i + 1].Is("*") ? 2 : marks;
        if (marks > 0 && _i + marks < end)
        {
            _i += marks;
            return new CodeArgument(null, Expression(end)) { IsSpread = true };
        }

        if (NameOfNext(end, bracket) is { } name)
        {
            string sign = _tokens[_i + 1].Text!;
            _i += 2;
            CodeValue named = _i < end ? Expression(end) : new CodeValue(CodeValueKind.Other, _tokens[_i - 1].Start);
            if (bracket == "{" && sign == "=")
            {
                _assignments.Add(new CodeAssignment(name, null, named));
            }

            return new CodeArgument(name, named);
        }

        CodeValue value = Expression(end);
        bool isShort =
            bracket == "{"
            && value is { Kind: CodeValueKind.Name, Receiver: null }
            && value.Text!.IndexOf('.') < 0
            && (_i >= end || _tokens[_i].Is(","));
        return new CodeArgument(isShort ? value.Text : null, value);
    }

    /// <summary>The name of the next item, where it has one: <c>a: b</c>, <c>a = b</c>, <c>"a" =&gt; b</c>, <c>:a =&gt; b</c>.</summary>
    private string? NameOfNext(int end, string bracket)
    {
        CodeToken token = _tokens[_i];
        if (_i + 1 >= end || token.Text is null || token.Kind is not (CodeTokenKind.Name or CodeTokenKind.Text or CodeTokenKind.Symbol))
        {
            return null;
        }

        CodeToken sign = _tokens[_i + 1];
        if (sign.Is("=>"))
        {
            // In parentheses a small name before an arrow is the parameter of a lambda.
            bool isLambda = token.Kind == CodeTokenKind.Name && bracket == "(" && char.IsLower(token.Text[0]);
            return isLambda ? SkipParameter() : token.Text;
        }

        bool isNamed = sign.Is(":") || (sign.Is("=") && token.Kind == CodeTokenKind.Name && !token.Text.StartsWith('$'));
        return isNamed ? token.Text : null;
    }

    private string? SkipParameter()
    {
        _i += 2;
        return null;
    }
}
