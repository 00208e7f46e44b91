using System.Globalization;
using System.Xml.Linq;
using PresignTools.Abstractions;

namespace PresignTools.Aws.Evidence;

/// <summary>
/// Status and age of an access key. Whose it is tells GetAccessKeyLastUsed; who may not ask that can still list the own keys.
/// </summary>
internal sealed class AccessKeyProbe
{
    private readonly IamCalls _calls;

    internal AccessKeyProbe(IamCalls calls) => _calls = calls;

    internal async Task<ProbeResult<AccessKeyStatus>> AskAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        ProbeResult<Owner> owner = await _calls
            .AskAsync(
                "GetAccessKeyLastUsed",
                [("AccessKeyId", accessKeyId)],
                static answer => IamQueryClient.Text(answer, "UserName") is { Length: > 0 } name ? new Owner(name) : null,
                cancellationToken)
            .ConfigureAwait(false);
        return await _calls
            .AskAsync(
                "ListAccessKeys",
                owner.Value is { } known ? [("UserName", known.Name)] : [],
                answer => Find([.. IamQueryClient.Members(answer, "AccessKeyMetadata")], accessKeyId),
                cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The key in the list of its user's keys, which are two at most.</summary>
    private static AccessKeyStatus? Find(XElement[] keys, string accessKeyId)
    {
        if (Array.Find(keys, k => IamQueryClient.Text(k, "AccessKeyId") == accessKeyId) is not { } own)
        {
            return null;
        }

        DateTimeOffset? created = Created(own);
        return new AccessKeyStatus
        {
            AccessKeyId = accessKeyId,
            UserName = IamQueryClient.Text(own, "UserName") ?? string.Empty,
            IsActive = IamQueryClient.Text(own, "Status") != "Inactive",
            CreatedAt = created,
            ReplacedAt = keys
                .Where(k => k != own && IamQueryClient.Text(k, "Status") == "Active")
                .Select(Created)
                .Where(at => at > created)
                .Min(),
        };
    }

    private static DateTimeOffset? Created(XElement key) =>
        DateTimeOffset.TryParse(
            IamQueryClient.Text(key, "CreateDate"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset at)
            ? at
            : null;

    private sealed record Owner(string Name);
}
