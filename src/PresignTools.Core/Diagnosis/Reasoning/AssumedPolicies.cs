using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What takes the place of policies and names that were not given.</summary>
internal static class AssumedPolicies
{
    /// <summary>Stands for an account that nothing names.</summary>
    internal const string AnyAccount = "111122223333";

    /// <summary>The set with everything that was not given allowing, so that only what was given can refuse.</summary>
    internal static PolicySet Fill(PolicySet given, string account) => given with
    {
        Identity = given.Identity.Count > 0 ? given.Identity : [All(PolicyKind.Identity)],
        Key = given.Key ?? Delegating(account),
    };

    /// <summary>To see whether listing is allowed, nothing may be made up.</summary>
    internal static PolicySet AssumeNothingForListing(PolicySet given, string account) =>
        given with
        {
            Key = given.Key ?? Delegating(account),
        };

    /// <summary>A policy of that kind that allows everything.</summary>
    internal static Policy All(PolicyKind kind) =>
        Parse(kind, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

    private static Policy Delegating(string account) =>
        Parse(
            PolicyKind.Key,
            $$"""
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{account}}:root"},"Action":"kms:*","Resource":"*"}]}
            """);

    private static Policy Parse(PolicyKind kind, string json) => PolicyParser.Parse(kind, json, "not given").Policy!;

    /// <summary>The bucket that the policies are about; null if they name none, or only patterns.</summary>
    internal static string? BucketOf(PolicySet given)
    {
        foreach (string resource in Resources(given))
        {
            int start = resource.IndexOf(":s3:::", StringComparison.Ordinal);
            string name = start < 0 ? string.Empty : resource[(start + 6)..].Split('/')[0];
            if (name.Length > 0 && name.IndexOfAny(['*', '?', '$']) < 0)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A key that the policies' own patterns for objects of the bucket cover.</summary>
    internal static string? KeyOf(PolicySet given, string bucket) => Resources(given)
        .Select(r => r.IndexOf(":s3:::" + bucket + "/", StringComparison.Ordinal) is var at and >= 0 ? r[(at + 7 + bucket.Length)..] : null)
        .Where(static k => k is { Length: > 0 } && k.IndexOf('$') < 0)
        .Select(static k => k!.Replace("*", "key").Replace('?', 'k'))
        .FirstOrDefault();

    private static IEnumerable<string> Resources(PolicySet given) =>
        given.All.SelectMany(static p => p.Statements).SelectMany(static s => s.Resources ?? []).Select(static r => r.ToString()!);
}
