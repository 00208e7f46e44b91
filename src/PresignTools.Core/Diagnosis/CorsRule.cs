namespace PresignTools.Diagnosis;

/// <summary>One rule of a bucket's CORS configuration. Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html"/>.</summary>
public sealed record CorsRule
{
    /// <summary>Origins, each with at most one <c>*</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Methods.</summary>
    public IReadOnlyList<string> AllowedMethods { get; init; } = [];

    /// <summary>Request headers, each with at most one <c>*</c>; case does not matter.</summary>
    public IReadOnlyList<string> AllowedHeaders { get; init; } = [];

    /// <summary>What of the request the rule does not cover: <c>origin</c>, <c>method</c>, or <c>header NAME</c>; null if it covers all.</summary>
    /// <param name="origin">Origin of the page; null if it is not known, and then not judged.</param>
    /// <param name="method">Method of the request, not OPTIONS.</param>
    /// <param name="headers">Headers that the browser asks for.</param>
    public string? Uncovered(string? origin, string? method, IEnumerable<string> headers)
    {
        if (origin is not null && !AllowedOrigins.Any(o => Matches(o, origin, StringComparison.Ordinal)))
        {
            return "origin";
        }

        if (method is not null && !AllowedMethods.Any(m => m.Equals(method, StringComparison.OrdinalIgnoreCase)))
        {
            return "method";
        }

        string? header = headers.FirstOrDefault(h => !AllowedHeaders.Any(a => Matches(a, h, StringComparison.OrdinalIgnoreCase)));
        return header is null ? null : "header " + header;
    }

    private static bool Matches(string pattern, string text, StringComparison comparison)
    {
        int star = pattern.IndexOf('*');
        return star < 0
            ? pattern.Equals(text, comparison)
            : text.Length >= pattern.Length - 1 && text.StartsWith(pattern.Substring(0, star), comparison) && text.EndsWith(pattern.Substring(star + 1), comparison);
    }
}
