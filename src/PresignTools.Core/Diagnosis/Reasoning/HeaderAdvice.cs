using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What to send so that signed headers and sent headers agree, as a command.</summary>
internal static class HeaderAdvice
{
    /// <summary>Send these headers, with the values that were signed where these are known.</summary>
    internal static string Send(Evidence e, IReadOnlyList<string> names)
    {
        string body = e.IsUpload ? " -InFile ./FILE" : string.Empty;
        string method = e.Method is null or "GET" ? string.Empty : $" -Method {Printable.Of(e.Method, 20)}{body}";
        return $"Send it with the value that was signed: Invoke-WebRequest $url{method} -Headers @{{ {Table(e, names)} }}";
    }

    /// <summary>Headers with their values, where these are known, as the entries of a hashtable.</summary>
    internal static string Table(Evidence e, IReadOnlyList<string> names) =>
        string.Join("; ", names.Take(4).Select(n => $"{SigningCommand.Quote(n)} = {SigningCommand.Quote(ValueOf(e, n))}"));

    private static string ValueOf(Evidence e, string name)
    {
        if (CanonicalMask.IsSecretHeader(name))
        {
            return "VALUE";
        }

        string? given = e.Signing.Headers.GetValueOrDefault(name);
        string? value = string.IsNullOrEmpty(given) ? e.Header(name) : given;
        return string.IsNullOrEmpty(value) ? "VALUE" : value;
    }
}
