namespace PresignTools.Policies.Matching;

/// <summary>
/// An ARN with wildcards, compared part by part: partition, service, region, account, resource. A wildcard of one of the first
/// five parts does not cross a colon; one of the resource part crosses everything. Case matters.
/// </summary>
internal sealed class ArnPattern
{
    private const int ColonCount = 5;

    internal ArnPattern(string text, bool variables) => Pattern = TextPattern.Parse(text, variables, wildcards: true);

    internal TextPattern Pattern { get; }

    internal bool IsMatch(string arn, RequestContext context)
    {
        if (Pattern.Resolve(context) is not { } glob)
        {
            return false;
        }

        int from = 0;
        int start = 0;
        for (int i = 0; i < ColonCount; i++)
        {
            int to = glob.NextColon(from);
            int end = arn.IndexOf(':', start);
            if (to < 0 || end < 0 || !glob.IsMatch(from, to, arn, start, end, ignoreCase: false))
            {
                return false;
            }

            from = to + 1;
            start = end + 1;
        }

        return glob.IsMatch(from, glob.Length, arn, start, arn.Length, ignoreCase: false);
    }
}
