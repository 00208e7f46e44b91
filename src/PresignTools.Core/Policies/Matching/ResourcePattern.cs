namespace PresignTools.Policies.Matching;

/// <summary>
/// One value of Resource or NotResource: <c>*</c>, or an ARN with wildcards and, after its fifth colon, policy variables.
/// </summary>
internal sealed class ResourcePattern
{
    private readonly ArnPattern? _arn;

    private ResourcePattern(string source, ArnPattern? arn)
    {
        Source = source;
        _arn = arn;
    }

    internal string Source { get; }

    internal bool IsEverything => _arn is null;

    /// <summary>Keys whose value the pattern needs.</summary>
    internal IEnumerable<string> VariableKeys => _arn is null ? [] : _arn.Pattern.VariableKeys;

    internal bool HasVariables => _arn is { Pattern.HasVariables: true };

    internal bool IsMatch(string resource, RequestContext context) => _arn is null || _arn.IsMatch(resource, context);

    /// <summary>Null if <paramref name="text"/> is neither <c>*</c> nor shaped like an ARN.</summary>
    internal static ResourcePattern? TryParse(string text, bool variables)
    {
        if (text == "*")
        {
            return new ResourcePattern(text, null);
        }

        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return null;
        }

        int colons = 0;
        int at = 0;
        for (; at < text.Length && colons < 5; at++)
        {
            if (text[at] == ':')
            {
                colons++;
            }
            else if (text[at] == '$' && variables && at + 1 < text.Length && text[at + 1] == '{')
            {
                return null;   // variables stand in the resource part only
            }
        }

        return colons == 5 && at < text.Length ? new ResourcePattern(text, new ArnPattern(text, variables)) : null;
    }

    public override string ToString() => Source;
}
