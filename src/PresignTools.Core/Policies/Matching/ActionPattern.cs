namespace PresignTools.Policies.Matching;

/// <summary>One value of Action or NotAction: <c>service:Name</c> with wildcards, or <c>*</c>. Case does not matter.</summary>
internal sealed class ActionPattern
{
    private readonly Glob _glob;

    private ActionPattern(string source)
    {
        Source = source;
        _glob = Glob.Of(source, wildcards: true);
    }

    internal string Source { get; }

    internal bool IsMatch(string action) => _glob.IsMatch(action, ignoreCase: true);

    /// <summary>Null if <paramref name="text"/> is no action: AWS wants a service prefix, and wildcards only after it.</summary>
    internal static ActionPattern? TryParse(string text)
    {
        if (text == "*" || text == "*:*")
        {
            return new ActionPattern(text);
        }

        int colon = text.IndexOf(':');
        if (colon <= 0 || colon == text.Length - 1)
        {
            return null;
        }

        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool ok = i == colon || c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'
                || (i > colon && c is '*' or '?');
            if (!ok)
            {
                return null;
            }
        }

        return new ActionPattern(text);
    }

    public override string ToString() => Source;
}
