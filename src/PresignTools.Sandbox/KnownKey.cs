using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox;

/// <summary>
/// A key of the world's first user and an object to try it on: what the greeting shows. The keys of a sandbox are no secret.
/// </summary>
internal sealed record KnownKey(string AccessKeyId, string SecretAccessKey, string Bucket, string Key, string Region)
{
    internal static KnownKey? First(World world)
    {
        foreach ((string account, Account value) in world.Accounts)
        {
            AccessKeyPair? pair = value.Users.Values.SelectMany(u => u.AccessKeys).FirstOrDefault(k => k.Active);
            (string name, Bucket bucket) = world.Buckets.FirstOrDefault(b => b.Value.Owner == account && b.Value.Objects.Count > 0);
            if (pair is not null && bucket is not null)
            {
                return new KnownKey(pair.AccessKeyId, pair.SecretAccessKey, name, bucket.Objects.Keys.First(), bucket.Region);
            }
        }

        return null;
    }
}
