namespace PresignTools.Policies.Operations;

/// <summary>
/// ARNs of a bucket, access point or Object Lambda access point and what is in it, with the action's name as that service spells
/// it: s3:, s3-outposts: or s3-object-lambda: (whose resource is the access point itself, whatever the key).
/// </summary>
internal sealed class ResourceNames
{
    private readonly string _service = "s3";
    private readonly string _root;
    private readonly string? _objects;
    private readonly string? _underlying;

    /// <param name="partition">AWS partition, for a bucket given by name.</param>
    /// <param name="bucket">Bucket name, or an ARN.</param>
    /// <param name="underlying">Bucket behind an access point.</param>
    internal ResourceNames(string partition, string bucket, string? underlying)
    {
        if (!bucket.StartsWith("arn:", StringComparison.Ordinal))
        {
            _root = $"arn:{partition}:s3:::{bucket}";
            _objects = _root + "/";
            return;
        }

        string[] parts = bucket.Split([':'], 6);
        _root = bucket;
        _service = parts.Length == 6 && parts[2].Length > 0 ? parts[2] : "s3";
        bool accessPoint = parts.Length == 6 && parts[5].Contains("accesspoint/");
        _objects = _service == "s3-object-lambda" ? null : bucket + (accessPoint ? "/object/" : "/");
        _underlying = accessPoint && underlying is not null ? $"arn:{partition}:s3:::{underlying}" : null;
    }

    internal RequiredAction For(string action, string? key, string why)
    {
        string named = _service == "s3" || !action.StartsWith("s3:", StringComparison.Ordinal) ? action : $"{_service}:{action[3..]}";
        return new RequiredAction(named, key is null || _objects is null ? _root : _objects + key, why)
        {
            BucketResource = _underlying is null ? null : key is null ? _underlying : _underlying + "/" + key,
        };
    }
}
