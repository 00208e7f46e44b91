using PresignTools.Policies.Matching;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authentication;

/// <summary>A key of the world, found: its secret, and who it makes the caller.</summary>
internal sealed record FoundKey(string Secret, Caller Caller);

/// <summary>
/// Looks keys and session tokens up as S3 does: a live session whose token is missing, cut or another's is an unknown key, not a bad token;
/// only what is no token at all is InvalidToken.
/// </summary>
internal static class KeyRing
{
    /// <summary>Finds the key that signed, and judges its token.</summary>
    /// <param name="world">The world.</param>
    /// <param name="accessKeyId">The key id of the request.</param>
    /// <param name="token">The session token of the request; null without one.</param>
    /// <param name="now">The server's time.</param>
    /// <exception cref="Failure">InvalidAccessKeyId, InvalidToken or ExpiredToken.</exception>
    internal static FoundKey Find(World world, string accessKeyId, string? token, DateTimeOffset now)
    {
        foreach ((string id, Account account) in world.Accounts)
        {
            if (account.RootKeys.Find(k => k.AccessKeyId == accessKeyId) is { Active: true } root)
            {
                return new FoundKey(
                    root.SecretAccessKey,
                    new Caller
                    {
                        Principal = RequestPrincipal.Parse($"arn:aws:iam::{id}:root"),
                        AccessKeyId = accessKeyId,
                        UserId = id,
                    });
            }

            foreach ((string name, IamUser user) in account.Users)
            {
                if (user.AccessKeys.Find(k => k.AccessKeyId == accessKeyId) is { Active: true } pair)
                {
                    return new FoundKey(pair.SecretAccessKey, OfUser(id, name, user, accessKeyId));
                }

                if (user.Sessions.Find(s => s.AccessKeyId == accessKeyId) is { } session)
                {
                    Check(session, token, now);
                    return new FoundKey(session.SecretAccessKey, OfUser(id, name, user, accessKeyId) with { Session = session });
                }
            }

            foreach ((string name, IamRole role) in account.Roles)
            {
                if (role.Sessions.Find(s => s.AccessKeyId == accessKeyId) is { } session)
                {
                    Check(session, token, now);
                    return new FoundKey(session.SecretAccessKey, OfRole(id, name, role, session));
                }
            }
        }

        if (token is not null && !LooksLikeToken(token))
        {
            throw Failures.InvalidToken(token, CauseId.MalformedSessionToken);
        }

        bool temporary = accessKeyId.StartsWith("ASIA", StringComparison.Ordinal);
        throw Failures.UnknownKey(
            accessKeyId,
            temporary && string.IsNullOrEmpty(token) ? CauseId.MissingSessionToken : CauseId.InvalidOrDeletedAccessKey);
    }

    /// <summary>A long-term key has no token; S3 says so only when the signature is right.</summary>
    internal static void CheckUnneededToken(FoundKey key, string? token)
    {
        if (token is not null && key.Caller is { Session: null, DirectorySession: null })
        {
            throw Failures.InvalidToken(token, CauseId.MalformedSessionToken);
        }
    }

    internal static string UserArn(string account, string name, IamUser user) => $"arn:aws:iam::{account}:user{user.Path}{name}";

    internal static string RoleArn(string account, string name, IamRole role) => $"arn:aws:iam::{account}:role{role.Path}{name}";

    internal static string IdOf(IamIdentity identity, string account, string name)
    {
        string prefix = identity is IamRole ? "AROA" : "AIDA";
        byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(account + prefix + name));
        return identity.Id ?? prefix + new string([.. hash.Take(17).Select(b => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[b & 31])]);
    }

    private static Caller OfUser(string account, string name, IamUser user, string accessKeyId) => new()
    {
        Principal = RequestPrincipal.Parse(UserArn(account, name, user)),
        Identity = user,
        Name = name,
        AccessKeyId = accessKeyId,
        UserId = IdOf(user, account, name),
    };

    internal static Caller OfRole(string account, string name, IamRole role, IamSession session) => new()
    {
        Principal = RequestPrincipal.Parse($"arn:aws:sts::{account}:assumed-role/{name}/{session.Name}"),
        Identity = role,
        Name = name,
        Session = session,
        AccessKeyId = session.AccessKeyId,
        UserId = IdOf(role, account, name) + ":" + session.Name,
    };

    private static void Check(IamSession session, string? token, DateTimeOffset now)
    {
        if (token != session.SessionToken)
        {
            throw string.IsNullOrEmpty(token) ? Failures.UnknownKey(session.AccessKeyId, CauseId.MissingSessionToken)
                : LooksLikeToken(token) ? Failures.UnknownKey(session.AccessKeyId, CauseId.MalformedSessionToken)
                : Failures.InvalidToken(token, CauseId.MalformedSessionToken);
        }

        if (now > session.ExpiresAt)
        {
            throw Failures.ExpiredToken(token);
        }
    }

    /// <summary>Tokens of STS begin so (observed) and are base64.</summary>
    private static bool LooksLikeToken(string token) =>
        (token.Length == 0 || token.StartsWith("IQoJ", StringComparison.Ordinal) || token.StartsWith("FwoG", StringComparison.Ordinal))
        && token.All(static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=');
}
