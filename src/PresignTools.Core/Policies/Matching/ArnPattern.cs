namespace PresignTools.Policies;

/// <summary>
/// An ARN with wildcards, compared part by part: partition, service, region, account, resource. A wildcard of one of the first
/// five parts does not cross a colon; one of the resource part crosses everything. Case matters.
/// </summary>
internal sealed class ArnPattern
{
    private const int PartCount = 6;
    private readonly TextPattern _pattern;
    private readonly Glob[]? _parts;

    internal ArnPattern(string text, bool variables)
    {
        _pattern = TextPattern.Parse(text, variables, wildcards: true);
        _parts = _pattern.Fixed?.SplitAtColons(PartCount);
    }

    internal TextPattern Pattern => _pattern;

    internal bool IsMatch(string arn, RequestContext context)
    {
        Glob[]? parts = _pattern.HasVariables ? _pattern.Resolve(context)?.SplitAtColons(PartCount) : _parts;
        if (parts is null)
        {
            return false;
        }

        int from = 0;
        for (int i = 0; i < PartCount - 1; i++)
        {
            int colon = arn.IndexOf(':', from);
            if (colon < 0 || !parts[i].IsMatch(arn, from, colon, ignoreCase: false))
            {
                return false;
            }

            from = colon + 1;
        }

        return parts[PartCount - 1].IsMatch(arn, from, arn.Length, ignoreCase: false);
    }
}
