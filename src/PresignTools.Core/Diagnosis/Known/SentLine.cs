namespace PresignTools.Diagnosis.Known;

/// <summary>The target of a request line, as a client sent it: path and query.</summary>
internal static class SentLine
{
    internal static string Path(string target) => target.Split('?', '#')[0];

    internal static string Query(string target)
    {
        string whole = target.Split('#')[0];
        int question = whole.IndexOf('?');
        return question < 0 ? string.Empty : whole[(question + 1)..];
    }
}
