namespace PresignTools.Policies.Matching;

/// <summary>
/// A value of a policy: text, wildcards where the element has them, and policy variables <c>${key}</c> or <c>${key, 'default'}</c>
/// where the language version has them. <c>${*}</c>, <c>${?}</c> and <c>${$}</c> are the plain characters.
/// A variable's value is plain text: a <c>*</c> in it matches only a <c>*</c>. A value with a variable that the request does not
/// have matches nothing (IAM guide, "Policy variables with no value"): so a negated operator, and NotResource, are met by it.
/// </summary>
internal sealed class TextPattern
{
    private readonly List<Piece>? _pieces;
    private readonly Glob? _fixed;

    private TextPattern(string source, List<Piece>? pieces, Glob? glob)
    {
        Source = source;
        _pieces = pieces;
        _fixed = glob;
    }

    /// <summary>The value as it stands in the document.</summary>
    internal string Source { get; }

    internal bool HasVariables => _pieces is not null;

    /// <summary>Names of the keys that its variables take.</summary>
    internal IEnumerable<string> VariableKeys => _pieces is null ? [] : _pieces.Where(p => p.Key is not null).Select(p => p.Key!);

    internal static TextPattern Parse(string text, bool variables, bool wildcards)
    {
        if (!variables || text.IndexOf("${", StringComparison.Ordinal) < 0)
        {
            return new TextPattern(text, null, Glob.Of(text, wildcards));
        }

        var pieces = new List<Piece>();
        bool any = false;
        var current = new Glob.GlobBuilder();
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf("${", at, StringComparison.Ordinal);
            int close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                current.Add(text[at..], wildcards);
                break;
            }

            current.Add(text[at..open], wildcards);
            string inside = text.Substring(open + 2, close - open - 2);
            at = close + 1;
            if (inside is "*" or "?" or "$")
            {
                current.Add(inside, wildcards: false);
                continue;
            }

            any = true;
            pieces.Add(new Piece(current, null, null));
            current = new Glob.GlobBuilder();
            (string key, string? fallback) = Variable(inside);
            pieces.Add(new Piece(null, key, fallback));
        }

        pieces.Add(new Piece(current, null, null));
        if (any)
        {
            return new TextPattern(text, pieces, null);
        }

        return new TextPattern(text, null, current.Build());
    }

    /// <summary>The pattern for one request; null if a variable has no value (or several) and no default.</summary>
    internal Glob? Resolve(RequestContext context)
    {
        if (_fixed is not null)
        {
            return _fixed;
        }

        var whole = new Glob.GlobBuilder();
        foreach (Piece piece in _pieces!)
        {
            if (piece.Text is not null)
            {
                whole.Add(piece.Text);
            }
            else if (context.TryGet(piece.Key!, out IReadOnlyList<string> values) && values.Count == 1)
            {
                whole.Add(values[0], wildcards: false);
            }
            else if (piece.Default is not null)
            {
                whole.Add(piece.Default, wildcards: false);
            }
            else
            {
                return null;
            }
        }

        return whole.Build();
    }

    internal bool IsMatch(string text, RequestContext context, bool ignoreCase) =>
        (_fixed ?? Resolve(context))?.IsMatch(text, ignoreCase) ?? false;

    public override string ToString() => Source;

    /// <summary>
    /// IAM guide: a default stands in single quotes, behind a comma and a blank. Anything else is a name, which no request has.
    /// </summary>
    private static (string Key, string? Default) Variable(string inside)
    {
        const string Separator = ", '";
        int comma = inside.IndexOf(Separator, StringComparison.Ordinal);
        int from = comma + Separator.Length;
        return comma > 0 && inside.Length > from && inside[^1] == '\''
            ? (inside[..comma], inside[from..^1])
            : (inside, null);
    }

    private sealed record Piece(Glob.GlobBuilder? Text, string? Key, string? Default);
}
