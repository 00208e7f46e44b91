using PresignTools.Policies.Decisions;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>Which condition keys a request may have although nobody named their value.</summary>
internal static class UnknownKeys
{
    /// <summary>
    /// Whether the request may have the key. What a request shows by itself, and what its signer or its network cannot have, it has not.
    /// </summary>
    internal static bool MayHave(FailureFacts e, string key) => key.ToLowerInvariant() switch
    {
        "aws:multifactorauthpresent" or "aws:multifactorauthage" or "aws:tokenissuetime" => e.IsTemporaryKey,
        "aws:sourcevpc" or "aws:sourcevpce" or "aws:vpcsourceip" => e.Input.SourceIp is null,
        "aws:sourceip" => e.Input.VpcEndpointId is null,
        "aws:referer" => e.Headers is null,
        _ => ContextKeySources.Of(key) switch
        {
            ContextKeySource.Signer or ContextKeySource.User or ContextKeySource.Resource => true,
            ContextKeySource.Request => e.Headers is null && HeaderDemand.HeaderOf(key) is not null,
            _ => false,
        },
    };

    /// <summary>
    /// Whether a policy variable stands for something that the signer's ARN does not show: a tag, an organization, a value of a federation.
    /// </summary>
    internal static bool HasVariable(string? text)
    {
        for (
            int at = text?.IndexOf("${", StringComparison.Ordinal) ?? -1;
            at >= 0;
            at = text!.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            int end = text!.IndexOfAny(['}', ','], at);
            string key = end < 0 ? string.Empty : text[(at + 2)..end].Trim().ToLowerInvariant();
            bool isKnown = key is "aws:username" or "aws:principalaccount" or "aws:principalarn" or "aws:currenttime"
                || key.StartsWith("s3:x-amz-", StringComparison.Ordinal);
            if (key.Length > 1 && !isKnown)
            {
                return true;
            }
        }

        return false;
    }
}
