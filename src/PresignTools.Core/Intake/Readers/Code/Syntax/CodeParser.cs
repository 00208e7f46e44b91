using PresignTools.Intake.Readers.Code.Lexing;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>
/// Finds calls and assignments in tokens, without knowing the language: what all of them write alike is enough. It reads on after
/// whatever it does not understand. Each token is read once; brackets that are nested deeper than code goes are skipped.
/// </summary>
internal sealed partial class CodeParser
{
    private const int Deepest = 48;
    private const int LongestCut = 80;
    private const int LongestGenerics = 14;

    private readonly IReadOnlyList<CodeToken> _tokens;
    private readonly int[] _closes;
    private readonly List<CodeValue> _calls = [];
    private readonly List<CodeAssignment> _assignments = [];
    private int _i;
    private int _depth;

    // Where the innermost brackets around the next token are closed.
    private int _closed;

    private CodeParser(IReadOnlyList<CodeToken> tokens)
    {
        _tokens = tokens;
        _closed = tokens.Count;
        _closes = CodeBrackets.Match(tokens);
    }

    /// <summary>Reads all of a text.</summary>
    internal static CodeDocument Read(string text)
    {
        IReadOnlyList<CodeToken> tokens = CodeLexer.Read(text);
        var parser = new CodeParser(tokens);
        Work.Add(tokens.Count);
        while (parser._i < tokens.Count)
        {
            parser.Expression(tokens.Count);
        }

        parser._calls.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return new CodeDocument(parser._calls, parser._assignments, tokens);
    }

    /// <summary>A value with what operators join to it. Goes on by one token at least.</summary>
    private CodeValue Expression(int end)
    {
        int before = _i;
        Work.Add(1);
        CodeValue value = Primary(end);
        bool isChoice = false;
        while (_i < end && (CodeWordsOfLanguages.IsOperator(_tokens[_i]) || (isChoice && _tokens[_i].Is(":"))))
        {
            CodeToken sign = _tokens[_i];
            if (sign.BeginsLine && sign.Text is "-" or "*")
            {
                break;  // an item of a list
            }

            isChoice = sign.Is("?") || (isChoice && !sign.Is(":"));
            _i++;
            if (_i >= end)
            {
                break;
            }

            value = Joined(value, sign, Primary(end));
        }

        _i = Math.Max(_i, before + 1);
        return value;
    }

    private static CodeValue Joined(CodeValue left, CodeToken sign, CodeValue right)
    {
        bool isProduct =
            sign.Is("*")
            && left.Kind == CodeValueKind.Number
            && right.Kind == CodeValueKind.Number
            && CodeNumbers.Of(left) is { } a
            && CodeNumbers.Of(right) is { } b;
        CodeArgument[] sides = [new(null, left), new(null, right)];
        return isProduct
            ? left with { Text = CodeNumbers.Product(left, right), End = right.End }
            : new CodeValue(CodeValueKind.Other, left.Start) { End = right.End, Text = sign.Text, Items = sides };
    }

    private CodeValue Primary(int end)
    {
        if (_i >= end)
        {
            return new CodeValue(CodeValueKind.Other, _tokens[_tokens.Count - 1].End);  // the code is cut here
        }

        bool isNew = false, declares = false;
        while (_i + 1 < end && CodeWordsOfLanguages.IsPrefix(_tokens[_i]) && IsValueNext(_i))
        {
            isNew |= _tokens[_i].Text == "new";
            declares |= CodeWordsOfLanguages.Declares(_tokens[_i].Text!);
            _i++;
        }

        CodeToken token = _tokens[_i];
        switch (token.Kind)
        {
            case CodeTokenKind.Text or CodeTokenKind.Symbol:
                _i++;
                return Postfix(Plain(CodeValueKind.Text, token), end);
            case CodeTokenKind.Number:
                _i++;
                return Plain(CodeValueKind.Number, token);
            case CodeTokenKind.Open:
                return Postfix(isNew && token.Is("(") ? Initialized(Group("new"), end) : Bracket(end), end);
            case CodeTokenKind.Name:
                return Path(end, isNew, declares);
            case CodeTokenKind.Mark when token.Is(".") && _i + 1 < end
                && _tokens[_i + 1] is { Kind: CodeTokenKind.Name, HasSpaceBefore: false }:
                _i++;   // a member of a type that goes without saying
                return Path(end, isNew, declares);
            default:
                _i++;
                return Plain(CodeValueKind.Other, token);
        }
    }

    private static CodeValue Plain(CodeValueKind kind, CodeToken token) => new(kind, token.Start) { End = token.End, Text = token.Text };

    /// <summary>Whether behind a word or sign a value stands, on the same line.</summary>
    private bool IsValueNext(int i)
    {
        CodeToken next = _tokens[i + 1];
        return !next.BeginsLine
            && next.Kind is CodeTokenKind.Name or CodeTokenKind.Text or CodeTokenKind.Number or CodeTokenKind.Open
            && (_tokens[i].Kind != CodeTokenKind.Name || next.HasSpaceBefore || _tokens[i].Text == "new");
    }

    /// <summary>What brackets hold; or, behind those of a lambda's parameters, its body.</summary>
    private CodeValue Bracket(int end)
    {
        CodeValue group = Group(null);
        if (_i + 1 < end && (_tokens[_i].Is("=>") || _tokens[_i].Is("->")) && _tokens[_i + 1].Kind != CodeTokenKind.Close)
        {
            _i++;
            return Nested(end) ?? group;
        }

        // The type that a value is cast to.
        if (group.Items is [{ Name: null, Value: { Kind: CodeValueKind.Name, Text: { } type0 } }] && char.IsUpper(type0[0]) && _i < end
            && _tokens[_i] is { Kind: CodeTokenKind.Name, BeginsLine: false })
        {
            return Nested(end) ?? group;
        }

        // A list of Go has its type behind empty brackets.
        if (group.Items.Count == 0 && _i + 1 < end && _tokens[_i].Kind == CodeTokenKind.Name && !_tokens[_i].HasSpaceBefore)
        {
            int type = _i;
            while (type + 2 < end && _tokens[type + 1].Is(".") && _tokens[type + 2].Kind == CodeTokenKind.Name)
            {
                type += 2;
            }

            if (type + 1 < end && _tokens[type + 1].Is("{"))
            {
                _i = type + 1;
                return Group(null);
            }
        }

        return group;
    }

    private CodeValue? Nested(int end)
    {
        if (_depth >= Deepest)
        {
            return null;
        }

        _depth++;
        CodeValue value = Expression(end);
        _depth--;
        return value;
    }
}
