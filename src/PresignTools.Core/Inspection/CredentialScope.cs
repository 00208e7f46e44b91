using System.Diagnostics.CodeAnalysis;

namespace PresignTools.Inspection;

/// <summary>The parts of X-Amz-Credential: <c>KEYID/yyyyMMdd/region/service/aws4_request</c>; SigV4A has no region in it.</summary>
internal sealed class CredentialScope
{
    private CredentialScope(string accessKeyId, string date, string? region, string service, string terminal)
    {
        AccessKeyId = accessKeyId;
        Date = date;
        Region = region;
        Service = service;
        Terminal = terminal;
    }

    internal string AccessKeyId { get; }

    internal string Date { get; }

    internal string? Region { get; }

    internal string Service { get; }

    internal string Terminal { get; }

    /// <summary>Reads from the right, because the key ids of S3-compatible servers may hold slashes.</summary>
    internal static bool TryParse(string text, [NotNullWhen(true)] out CredentialScope? scope)
    {
        scope = null;
        string[] parts = text.Split('/');
        int n = parts.Length;
        if (n < 4 || parts[n - 1] != "aws4_request" || parts[n - 2].Length == 0)
        {
            return false;
        }

        if (n >= 5 && IsDate(parts[n - 4]))
        {
            scope = new CredentialScope(string.Join("/", parts, 0, n - 4), parts[n - 4], parts[n - 3], parts[n - 2], parts[n - 1]);
        }
        else if (IsDate(parts[n - 3]))
        {
            scope = new CredentialScope(string.Join("/", parts, 0, n - 3), parts[n - 3], null, parts[n - 2], parts[n - 1]);
        }

        if (scope is { AccessKeyId.Length: 0 })
        {
            scope = null;
        }

        return scope is not null;
    }

    private static bool IsDate(string text)
    {
        if (text.Length != 8)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
