namespace PresignTools.Inspection;

/// <summary>
/// IAM actions that the operations of a URL need, without those of KMS that depend on the object's own encryption. What is
/// needed stands in <see cref="S3OperationTable"/> and <see cref="S3HeaderActions"/>.
/// </summary>
internal static class RequiredActions
{
    /// <summary>The actions that all of <paramref name="operations"/> need alike; empty where they differ.</summary>
    internal static IReadOnlyList<string> Of(
        IReadOnlyList<string> operations,
        bool hasVersion,
        string service,
        IReadOnlyList<string> headers,
        string? encryption,
        string? copySource)
    {
        S3Operation[] rows = [.. operations.Select(o => S3OperationTable.ByName.GetValueOrDefault(o)).OfType<S3Operation>()];
        string[] own = [.. rows.Select(r => (hasVersion ? r.VersionAction : null) ?? r.Action).Distinct(StringComparer.Ordinal)];
        if (own.Length != 1 || rows.Length != operations.Count)
        {
            return [];
        }

        if (service == S3DirectoryBuckets.Service)
        {
            return rows.All(static r => S3DirectoryBuckets.UseOf(r.Name) == DirectoryBucketUse.Control)
                ? [service + own[0][own[0].IndexOf(':')..]]
                : [S3DirectoryBuckets.CreateSession];
        }

        var actions = new List<string> { own[0] };
        if (rows is [var only])
        {
            actions.AddRange(only.Actions(hasVersion).Skip(1));
        }

        if (rows is [{ Copies: true }])
        {
            // The version stands in the header's own value; a header whose value nobody told names the current one as far as is known.
            bool ofVersion = copySource?.Contains("?versionId=", StringComparison.Ordinal) == true;
            actions.Add(ofVersion ? "s3:GetObjectVersion" : "s3:GetObject");
        }

        // Of several operations that share an action, only what all of them need counts.
        actions.AddRange(rows.Select(r => S3HeaderActions.Of(r, headers, _ => null).Select(a => a.Action))
            .Aggregate((all, more) => all.Intersect(more, StringComparer.Ordinal)));
        if (rows is [{ Writes: true }] && (encryption is "aws:kms" or "aws:kms:dsse" || headers.Contains(S3HeaderActions.KmsKeyId)))
        {
            actions.Add("kms:GenerateDataKey");
        }

        string prefix = service is "s3-object-lambda" or "s3-outposts" ? service : "s3";
        return [.. actions.Select(a => a.StartsWith("s3:", StringComparison.Ordinal) ? prefix + a[2..] : a)];
    }
}
