using System.Management.Automation;
using PresignTools.Abstractions;
using PresignTools.Completers;
using PresignTools.Credentials;
using PresignTools.LogFiles;
using PresignTools.Logs;

namespace PresignTools.Commands;

/// <summary>Logs in a bucket.</summary>
public abstract partial class LogCmdlet
{
    /// <summary>The bucket that the logs are in.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BucketSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketCompleter))]
    public string? BucketName { get; set; }

    /// <summary>What the keys of the logs begin with.</summary>
    [Parameter(ParameterSetName = BucketSet)]
    public string Prefix { get; set; } = string.Empty;

    /// <summary>Gives requests from this time on. Objects that were written before it are not read.</summary>
    [Parameter(ParameterSetName = BucketSet)]
    public DateTimeOffset? After { get; set; }

    /// <summary>Gives requests up to this time. Objects that were written more than a day after it are not read.</summary>
    [Parameter(ParameterSetName = BucketSet)]
    public DateTimeOffset? Before { get; set; }

    /// <summary>Custom S3 endpoint of the bucket with the logs.</summary>
    [Parameter(ParameterSetName = BucketSet)]
    public string? EndpointUrl { get; set; }

    /// <summary>Whether a record is of the time that is looked for.</summary>
    private protected bool IsInTime(DateTimeOffset? time) =>
        time is null || ((After is null || time >= After) && (Before is null || time <= Before));

    private void ReadBucket() => ForRecord(BucketName, () =>
    {
        ResolvedSigner who = ResolveSigner();
        var connection = new AwsConnection
        {
            Region = who.Region,
            S3EndpointUrl = string.IsNullOrEmpty(EndpointUrl) ? null : EndpointUrl,
            Timeout = TimeSpan.FromSeconds(60),
        };
        using IObjectReader reader = AwsAdapter.CreateObjectReader(who.Credentials, connection);
        int count = 0;
        foreach (string key in new LogBucket(reader, BucketName!, new LogObjectNames(After, Before), Await).Keys(Prefix))
        {
            if (Wanted.AreAllFound)
            {
                break;
            }

            string name = $"s3://{BucketName}/{key}";
            count++;
            ForRecord(name, () => ReadObject(Await(token => reader.ReadAsync(BucketName!, key, token)), name));
        }

        WriteVerbose($"{count} objects were read from s3://{BucketName}/{Prefix}.");
    });
}
