using System.Text;

namespace PresignTools.LogFiles;

/// <summary>The requests that are looked for. Without any, every request is.</summary>
/// <param name="ids">Request ids; null for none.</param>
internal sealed class RequestIds(string[]? ids)
{
    private readonly string[] _ids =
        [.. (ids ?? []).Select(static i => i.Trim()).Where(static i => i.Length > 0).Distinct(StringComparer.Ordinal)];

    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    /// <summary>Whether some are looked for.</summary>
    internal bool IsLimited => _ids.Length > 0;

    /// <summary>Whether each was found. A copy has two records, so that reading goes on to the end of a file.</summary>
    internal bool AreAllFound => IsLimited && _found.Count == _ids.Length;

    /// <summary>Ids that were not found.</summary>
    internal IEnumerable<string> Missing => _ids.Where(i => !_found.Contains(i));

    /// <summary>Whether a text can be about one of them: looked at before it is taken apart.</summary>
    internal bool MayBeIn(ReadOnlySpan<char> text)
    {
        foreach (string id in _ids)
        {
            if (text.IndexOf(id, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return _ids.Length == 0;
    }

    /// <summary>The same for bytes of UTF-8.</summary>
    internal bool MayBeIn(ReadOnlySpan<byte> text)
    {
        foreach (string id in _ids)
        {
            if (text.IndexOf(Encoding.UTF8.GetBytes(id)) >= 0)
            {
                return true;
            }
        }

        return _ids.Length == 0;
    }

    /// <summary>Whether a record is of one of them; then it is found.</summary>
    internal bool Takes(string? id)
    {
        if (_ids.Length == 0)
        {
            return true;
        }

        bool isOne = id is not null && Array.IndexOf(_ids, id) >= 0;
        return isOne && (_found.Add(id!) || true);
    }
}
