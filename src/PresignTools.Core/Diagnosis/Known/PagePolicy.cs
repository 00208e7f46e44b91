using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// One directive of a content security policy, as <c>connect-src 'self' https://*.example</c>: whether its sources cover a host (Content
/// Security Policy Level 3, section 6.7.2). The scheme https is covered by http sources, and paths are left aside.
/// </summary>
internal sealed class PagePolicy
{
    private readonly string[] _sources;

    private PagePolicy(string directive, string[] sources)
    {
        Directive = directive;
        _sources = sources;
    }

    /// <summary>The directive's name.</summary>
    internal string Directive { get; }

    /// <summary>Its sources as they are written.</summary>
    internal string Sources => string.Join(' ', _sources);

    internal static PagePolicy Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new PagePolicy(words.Length > 0 ? words[0] : string.Empty, [.. words.Skip(1)]);
    }

    /// <summary>
    /// Whether one of the sources covers a host that is not the page's own. A list that was cut with dots may go on with it.
    /// </summary>
    internal bool MayCover(string host) =>
        Array.Exists(_sources, s => s is "..." or "\u2026" || IsVariable(s) || Covers(s.Trim('\''), host));

    /// <summary>A name of code, whose value is not shown: <c>${api}</c>, <c>process.env.URL</c>, <c>bucketHost</c>.</summary>
    private static bool IsVariable(string source) =>
        source.IndexOfAny(['$', '{', '(', '<']) >= 0
        || source.StartsWith("process.", StringComparison.Ordinal)
        || source.StartsWith("env.", StringComparison.Ordinal)
        || source.StartsWith("config.", StringComparison.Ordinal)
        || (source.Length > 0 && char.IsAsciiLetter(source[0]) && source.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'));

    private static bool Covers(string source, string host)
    {
        if (source is "*" or "https:" or "http:")
        {
            return true;
        }

        int scheme = source.IndexOf("://", StringComparison.Ordinal);
        string rest = scheme < 0 ? source : source[(scheme + 3)..];
        int slash = rest.IndexOf('/');
        rest = slash < 0 ? rest : rest[..slash];
        int colon = rest.LastIndexOf(':');
        string name = colon > 0 ? rest[..colon] : rest;
        int port = host.LastIndexOf(':');
        string asked = port > 0 ? host[..port] : host;
        Work.Add(name.Length);
        return name.StartsWith("*.", StringComparison.Ordinal)
            ? asked.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
            : name.Equals(asked, StringComparison.OrdinalIgnoreCase);
    }
}
