using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Terraform's backend for state in S3 has settings of its own for credentials, and does not read the provider's (Terraform, Backend Type:
/// s3, Credentials and Shared Configuration).
/// </summary>
internal static class TerraformBackend
{
    private static readonly string[] Credentials =
        ["profile", "role_arn", "assume_role", "access_key", "shared_credentials", "shared_config"];

    /// <summary>Whether the provider has credentials set, and the backend has not.</summary>
    internal static bool IsApart(string? text) =>
        text is not null
        && Block(text, "backend \"s3\"") is { } backend
        && Block(text, "provider \"aws\"") is { } provider
        && provider.ContainsAny(Credentials) && !backend.ContainsAny(Credentials);

    /// <summary>The block behind a heading, to the brace that closes it.</summary>
    private static string? Block(string text, string heading)
    {
        int at = Scan.Find(text, heading, 0);
        int open = at < 0 ? -1 : Scan.Find(text, '{', at, Math.Min(text.Length, at + heading.Length + 4));
        int depth = 0;
        for (int i = open; open >= 0 && i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : 0;
            depth -= text[i] == '}' ? 1 : 0;
            if (depth == 0)
            {
                return text[open..(i + 1)];
            }
        }

        return null;
    }
}
