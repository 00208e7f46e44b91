using PresignTools.Text;

namespace PresignTools.Intake.Readers.Code.Lexing;

/// <summary>
/// Cuts code of any language into tokens. It knows what languages have in common, takes everything else for marks, and never fails: code
/// that is cut, or no code at all, gives tokens too. Each character is looked at a bounded number of times.
/// </summary>
internal sealed class CodeLexer
{
    private static readonly string[] Marks = ["===", "!==", "...", "::", "->", "=>", "?.", "&.", "==", "!=", "<=", ">=", ":=", "+=",
        "&&", "||", "??"];

    private readonly string _text;
    private readonly List<CodeToken> _tokens = [];
    private readonly CodeStrings _strings;
    private bool _space;
    private bool _line = true;
    private int _i;

    private CodeLexer(string text)
    {
        _text = text;
        _strings = new CodeStrings(text);
    }

    /// <summary>The tokens of a text, in its order, without white space and comments.</summary>
    internal static IReadOnlyList<CodeToken> Read(string text)
    {
        var lexer = new CodeLexer(text);
        Work.Add(text.Length);
        while (lexer._i < text.Length)
        {
            lexer.Step();
        }

        return lexer._tokens;
    }

    private void Step()
    {
        char c = _text[_i];
        if (char.IsWhiteSpace(c))
        {
            _line |= c == '\n';
            _space = true;
            _i++;
        }
        else if (CodeComments.End(_text, _i) is var end && end > _i)
        {
            _space = true;
            _i = end;
        }
        else if (_strings.TryRead(_i, out int after, out string? value))
        {
            Add(CodeTokenKind.Text, after, value);
        }
        else if (c is '\'' or '"' or '`')
        {
            _i++;   // an apostrophe, or a quote that never closes
        }
        else if (Scan.IsDigit(c))
        {
            Add(CodeTokenKind.Number, Scan.Skip(_text, _i, static d => Scan.IsWord(d)));
        }
        else if (BeginsName(_i))
        {
            Add(CodeTokenKind.Name, Scan.SkipWord(_text, _i + 1));
        }
        else if (c == ':' && BeginsSymbol())
        {
            int stop = Scan.SkipWord(_text, _i + 1);
            Add(CodeTokenKind.Symbol, stop, _text[(_i + 1)..stop]);
        }
        else if (c is '(' or '[' or '{')
        {
            Add(CodeTokenKind.Open, _i + 1);
        }
        else if (c is ')' or ']' or '}')
        {
            Add(CodeTokenKind.Close, _i + 1);
        }
        else
        {
            Add(CodeTokenKind.Mark, _i + (Scan.OneOf(_text, _i, Marks)?.Length ?? 1));
        }
    }

    private bool BeginsName(int i) =>
        Scan.IsWord(_text[i]) || (_text[i] is '$' or '@' && i + 1 < _text.Length && Scan.IsWord(_text[i + 1]));

    /// <summary>A colon with a name right behind it, and nothing that it could belong to right before it.</summary>
    private bool BeginsSymbol() =>
        _i + 1 < _text.Length
        && char.IsLetter(_text[_i + 1])
        && (_i == 0 || char.IsWhiteSpace(_text[_i - 1]) || _text[_i - 1] is '(' or ',' or '[' or '{');

    private void Add(CodeTokenKind kind, int end) => Add(kind, end, _text[_i..end]);

    private void Add(CodeTokenKind kind, int end, string? text)
    {
        _tokens.Add(new CodeToken(kind, _i, end - _i, text, _space || _line, _line));
        (_space, _line) = (false, false);
        _i = end;
    }
}
