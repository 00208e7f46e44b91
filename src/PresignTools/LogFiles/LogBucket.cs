using PresignTools.Abstractions;
using PresignTools.Logs;

namespace PresignTools.LogFiles;

/// <summary>The log objects of a bucket that can hold requests of a time, found without listing or reading the others.</summary>
/// <param name="reader">Lists.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="names">The time, and what a name says of it.</param>
/// <param name="wait">Waits for an answer.</param>
internal sealed class LogBucket(
    IObjectReader reader, string bucket, LogObjectNames names, Func<Func<CancellationToken, Task<ObjectPage>>, ObjectPage> wait)
{
    /// <summary>Keys in the order of their names, folder by folder.</summary>
    internal IEnumerable<string> Keys(string prefix)
    {
        string? from = null;
        do
        {
            string? start = from;
            ObjectPage page = wait(token => reader.ListAsync(bucket, prefix, start, token));
            foreach (string key in page.Keys.Where(names.MayHold))
            {
                yield return key;
            }

            foreach (string folder in page.Folders.Where(f => f != prefix && names.MayHoldFolder(f)))
            {
                foreach (string key in Keys(folder))
                {
                    yield return key;
                }
            }

            string? last = page.Keys.Count > 0 ? page.Keys[^1] : null;
            from = page.Next is null || (last is not null && page.Folders.Count == 0 && names.IsBehindAll(last)) ? null
                : (last == page.Next ? names.Skip(last) : null) ?? page.Next;
        }
        while (from is not null);
    }
}
