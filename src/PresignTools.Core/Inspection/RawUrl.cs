using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>
/// An http or https URL split as raw text. Nothing is normalised: <c>System.Uri</c> would collapse <c>/../</c>, decode <c>%7E</c> and
/// change the case of escapes, and each of that changes what was signed.
/// </summary>
public sealed class RawUrl
{
    /// <summary>Longest text that is taken for a URL, in characters. S3 itself answers 400 or 414 long before.</summary>
    public const int MaximumLength = 65536;

    // Signers write about a dozen; a table pays only for a query that somebody filled.
    private const int FewParameters = 24;
    private Dictionary<string, RawQueryParameter>? _byName;
    private Dictionary<string, RawQueryParameter>? _byNameInAnyCase;

    private RawUrl(string text, string scheme, string authority, string host, int? port, string path, string? query, string? fragment)
    {
        Text = text;
        Scheme = scheme;
        Authority = authority;
        Host = host;
        Port = port;
        Path = path;
        Query = query;
        Fragment = fragment;
        Parameters = SplitQuery(query);
    }

    /// <summary>The whole URL as given.</summary>
    public string Text { get; }

    /// <summary><c>https</c> or <c>http</c>, in lower case.</summary>
    public string Scheme { get; }

    /// <summary>What stands between <c>://</c> and the path, as written.</summary>
    public string Authority { get; }

    /// <summary>The host as written, without user name and port; an IPv6 address keeps its brackets.</summary>
    public string Host { get; }

    /// <summary>The port, if one is written.</summary>
    public int? Port { get; }

    /// <summary>The path as written, with its leading slash; empty if there is none.</summary>
    public string Path { get; }

    /// <summary>What stands between <c>?</c> and <c>#</c>, as written; null without <c>?</c>.</summary>
    public string? Query { get; }

    /// <summary>What stands after <c>#</c>, as written; null without <c>#</c>. Clients do not send it.</summary>
    public string? Fragment { get; }

    /// <summary>
    /// The parameters of the query in the order of the text; repeated ones stay repeated, empty pieces between two <c>&amp;</c> are left
    /// out.
    /// </summary>
    public IReadOnlyList<RawQueryParameter> Parameters { get; }

    /// <summary>Splits a URL.</summary>
    /// <param name="text">The URL, without anything around it.</param>
    /// <exception cref="PresignException"><c>UrlMalformed</c>, or <c>UrlTooLong</c> over <see cref="MaximumLength"/>
    /// characters.</exception>
    public static RawUrl Parse(string text)
    {
        if (text is { Length: > MaximumLength })
        {
            throw InspectionErrors.UrlTooLong(text.Length, MaximumLength);
        }

        return TryParse(text, out RawUrl? url, out string? reason) ? url : throw InspectionErrors.UrlMalformed(reason);
    }

    /// <summary>Splits a URL, or says why it is none.</summary>
    /// <param name="text">The URL, without anything around it.</param>
    /// <param name="url">The parts.</param>
    /// <param name="reason">Why it is no URL: the rest of a sentence that begins "This is not a URL: ". Quotes nothing secret.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RawUrl? url, [NotNullWhen(false)] out string? reason)
    {
        url = null;
        reason = Split(text, ref url);
        return reason is null;
    }

    /// <summary>
    /// The first parameter of that name (S3 reads the first of several), or null. Names are compared exactly, as S3 does.
    /// </summary>
    public RawQueryParameter? Find(string name)
    {
        if (Parameters.Count > FewParameters)
        {
            return (_byName ??= FirstByName(StringComparer.Ordinal)).GetValueOrDefault(name);
        }

        foreach (RawQueryParameter parameter in Parameters)
        {
            if (string.Equals(parameter.Name, name, StringComparison.Ordinal))
            {
                return parameter;
            }
        }

        return null;
    }

    /// <summary>The first parameter of that name in any case, or null: for what may have been a header's name.</summary>
    internal RawQueryParameter? FindIgnoringCase(string name) =>
        (_byNameInAnyCase ??= FirstByName(StringComparer.OrdinalIgnoreCase)).GetValueOrDefault(name);

    private Dictionary<string, RawQueryParameter> FirstByName(StringComparer comparer)
    {
        var first = new Dictionary<string, RawQueryParameter>(Parameters.Count, comparer);
        foreach (RawQueryParameter parameter in Parameters)
        {
            first.TryAdd(parameter.Name, parameter);
        }

        return first;
    }

    /// <summary>The URL with signature and token masked.</summary>
    public override string ToString() => UrlMask.Mask(Text);

    private static string? Split(string? text, ref RawUrl? url)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "it is empty";
        }

        if (text!.Length > MaximumLength)
        {
            return string.Format(CultureInfo.InvariantCulture, "it has {0} characters, more than {1}", text.Length, MaximumLength);
        }

        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                return "it has a line break or another control character in it";
            }
        }

        string scheme;
        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            scheme = "https";
        }
        else if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            scheme = "http";
        }
        else
        {
            return "it does not begin with https:// or http://";
        }

        int start = scheme.Length + 3;
        int end = text.IndexOfAny(AuthorityEnds, start);
        end = end < 0 ? text.Length : end;
        string authority = text[start..end];
        string? fault = SplitAuthority(authority, out string host, out int? port);
        if (fault is not null)
        {
            return fault;
        }

        int hash = text.IndexOf('#', end);
        string? fragment = hash < 0 ? null : text[(hash + 1)..];
        int stop = hash < 0 ? text.Length : hash;
        int question = text.IndexOf('?', end, stop - end);
        string? query = question < 0 ? null : text.Substring(question + 1, stop - question - 1);
        string path = text[end..(question < 0 ? stop : question)];
        url = new RawUrl(text, scheme, authority, host, port, path, query, fragment);
        return null;
    }

    private static readonly char[] AuthorityEnds = ['/', '?', '#'];

    private static string? SplitAuthority(string authority, out string host, out int? port)
    {
        port = null;
        int at = authority.LastIndexOf('@');
        string rest = authority[(at + 1)..];
        int bracket = rest.Length > 0 && rest[0] == '[' ? rest.IndexOf(']') : -1;
        int colon = rest.IndexOf(':', Math.Max(bracket, 0));
        host = colon < 0 ? rest : rest[..colon];
        if (host.Length == 0)
        {
            return "it has no host";
        }

        foreach (char c in host)
        {
            if (char.IsWhiteSpace(c) || c is '\\' or '<' or '>' or '"' or '\'' or '`' or '&' or '=' or '%' or '{' or '}')
            {
                return "its host has a character in it that no host name has";
            }
        }

        if (colon < 0 || colon == rest.Length - 1)
        {
            return null;    // "host:" is legal and means the default port
        }

        string digits = rest[(colon + 1)..];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 65535)
        {
            return "its port is not a number from 1 to 65535";
        }

        port = number;
        return null;
    }

    private static List<RawQueryParameter> SplitQuery(string? query)
    {
        var result = new List<RawQueryParameter>();
        int start = 0;
        while (query is not null && start < query.Length)
        {
            int end = query.IndexOf('&', start);
            end = end < 0 ? query.Length : end;
            if (end > start)
            {
                int equals = query.IndexOf('=', start, end - start);
                result.Add(equals < 0
                    ? new RawQueryParameter(query[start..end], string.Empty, false)
                    : new RawQueryParameter(query[start..equals], query.Substring(equals + 1, end - equals - 1), true));
            }

            start = end + 1;
        }

        return result;
    }
}
