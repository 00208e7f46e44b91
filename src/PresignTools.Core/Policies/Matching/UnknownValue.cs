namespace PresignTools.Policies.Matching;

/// <summary>What an ARN or a context key has in place of a value that only the request's body or an unknown header holds.</summary>
internal static class UnknownValue
{
    internal const string Text = "NOT-KNOWN";
}
