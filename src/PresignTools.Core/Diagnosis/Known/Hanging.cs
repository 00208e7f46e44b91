using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>A request to which nothing comes back, in a person's words, and no word of a refusal beside it.</summary>
internal static class Hanging
{
    private static readonly string[] Refusals =
        ["403", "Forbidden", "AccessDenied", "Access Denied", "not authorized", "denied", "SignatureDoesNotMatch", "expired", "40x", "401"];

    /// <summary>The words; null where there are none, or where a server refused.</summary>
    internal static string? Words(string text) => !text.ContainsAny(Refusals) ? Topics.Hangs.FirstIn(text) : null;
}
