using PresignTools.Policies;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Model;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>The parts that the causes' advice about refusals by policies has in common.</summary>
internal static class DenialFix
{
    /// <summary>The request signed otherwise, as a command.</summary>
    internal static string Sign(FailureFacts e, params Argument[] more)
    {
        string? method = e.Method is { } sent and not "OPTIONS" ? sent : e.IsUpload ? "PUT" : null;
        return SigningCommand.Of(e.BucketName, e.Key, method, more);
    }

    /// <summary>Where the statement is, in words.</summary>
    internal static string Where(DenialCause denial)
    {
        PolicyStatement statement = denial.Statement!.Value.Statement;
        string sid = statement.Sid is { } name ? $" '{Printable.Of(name)}'" : string.Empty;
        return $"statement {statement.Index}{sid} of the {PolicyKinds.Name(denial.Layer!.Value)}";
    }

    /// <summary>The values that the condition names.</summary>
    internal static string Values(Condition condition) => Printable.Of(condition.Wanted, 160);

    /// <summary>Whether a request with one of the condition's values would pass.</summary>
    internal static bool WantsItsValues(DenialCause denial) => ConditionCause.WantsItsValues(denial.Condition!, denial.IsExplicit);

    /// <summary>The condition as it would read with one value more; dots for values that are left out here.</summary>
    internal static string Addition(Condition condition, string value)
    {
        string[] all = [.. condition.Values.Select(static v => v.Text).Distinct().Where(v => v != value)];
        IEnumerable<string> shown = all.Take(all.Length > 6 ? 2 : 6).Append(value).Select(static v => $"\"{Printable.Of(v, 120)}\"");
        string list = (all.Length > 6 ? "..., " : string.Empty) + string.Join(", ", shown);
        return $$"""{ "{{condition.OperatorText}}": { "{{Printable.Of(condition.Key, 80)}}": [{{list}}] } }""";
    }

    /// <summary>The statement that is missing from the signer's policies.</summary>
    internal static string Allow(string action, string? resource) =>
        $"Add to the signer's policy: {{\"Effect\":\"Allow\",\"Action\":\"{Printable.Of(action, 60)}\","
        + $"\"Resource\":\"{Printable.Of(resource ?? "arn:aws:s3:::BUCKET/*", 200)}\"}}";

    /// <summary>The headers that a policy demands or refuses, as the command that signs them.</summary>
    internal static string? Headers(DenialCause denial, FailureFacts e)
    {
        if (denial.Condition is not { } condition || HeaderDemand.HeaderOf(condition.Key) is not { } header)
        {
            return null;
        }

        IReadOnlyList<HeaderDemand> demands = denial.Demands;
        if (demands.Count == 0)
        {
            // The value that is sent is one of those that are refused.
            string other = condition.Values.Any(static v => v.Text == "AES256") ? "aws:kms" : "AES256";
            string instead = header == "x-amz-server-side-encryption"
                ? Sign(e, new Argument(nameof(Setting.ServerSideEncryption), other)) : Sign(e);
            return $"Send {header} with another value than {Printable.Of(condition.Wanted, 120)}, or not at all ({Where(denial)}): "
                + $"{instead}";
        }

        string names = string.Join(", ", demands.Select(static d => d.Header).Distinct());
        bool isConditional = demands.All(static d => d.Header is "If-None-Match" or "If-Match");
        string star = demands[0].Header == "If-None-Match" ? ": *" : string.Empty;
        string send = isConditional ? $"Let the client send {names}{star}, which need not be signed; signed it cannot be forgotten"
            : $"Sign {names} as the policy requires, and let the client send it";
        bool encrypts = demands.Any(static d => d.Header.StartsWith("x-amz-server-side-encryption", StringComparison.Ordinal));
        string note = encrypts ? "; the bucket's default encryption does not count as sent" : string.Empty;
        return $"{send}{note}: {Sign(e, SigningCommand.Parameters(demands))}";
    }
}
