namespace PresignTools.Responses;

/// <summary>Every answer of S3 that is known, as data. The rows stand in one file a family; this one finds the row for an answer.</summary>
internal static partial class S3ErrorCatalogue
{
    /// <summary>All rows.</summary>
    internal static IReadOnlyList<S3ErrorRow> Rows { get; } =
    [
        .. AuthenticationRows(),
        .. CredentialRows(),
        .. AccessDeniedRows(),
        .. LocationRows(),
        .. ObjectRows(),
        .. EncryptionRows(),
        .. ChecksumRows(),
        .. UploadRows(),
        .. PostRows(),
        .. ServiceRows(),
        .. StatusRows(),
        .. OtherServerRows(),
    ];

    private static readonly Dictionary<string, List<S3ErrorRow>> ByCode = IndexByCode();
    private static readonly Dictionary<string, S3ErrorRow> ById = Rows.ToDictionary(r => r.Id, StringComparer.Ordinal);
    private static readonly List<S3ErrorRow> WithMessage = [.. Rows.Where(r => !r.IsGeneral && r.Codes.Count > 0)];

    /// <summary>Every known code.</summary>
    internal static IEnumerable<string> Codes => ByCode.Keys;

    /// <summary>Whether <paramref name="code"/> is one that S3 is known to send.</summary>
    internal static bool IsCode(string code) => ByCode.ContainsKey(code);

    /// <summary>Whether one of the codes stands in more than one row, so that only the message tells them apart.</summary>
    internal static bool HasSeveralRows(IReadOnlyList<string> codes) => codes.Any(c => ByCode[c].Count > 1);

    /// <summary>A code in the catalogue's own spelling, where it is known in any case; else as given.</summary>
    internal static string Spelling(string code) =>
        ByCode.TryGetValue(code, out List<S3ErrorRow>? rows)
            ? rows[0].Codes.First(c => string.Equals(c, code, StringComparison.OrdinalIgnoreCase)) : code;

    /// <summary>Whether one of a code's own messages stands in a text; short ones say too little.</summary>
    internal static bool HasMessageOf(string code, string text)
    {
        string normalized = S3ErrorRow.Normalize(text);
        return ByCode[code].Exists(r => !r.IsGeneral && r.Fit(normalized) >= 16);
    }

    /// <summary>The row with that id.</summary>
    internal static S3ErrorRow Row(string id) => ById[id];

    /// <summary>
    /// The row for a code and message; the general row of the code where the message is a new one; null where neither fits.
    /// </summary>
    internal static S3ErrorRow? Find(string code, string? message)
    {
        (S3ErrorRow? row, int fit) = ByCode.TryGetValue(code, out List<S3ErrorRow>? rows) ? Best(rows, message) : (null, 0);
        if (string.IsNullOrEmpty(message) && row?.Id == S3Answer.AccessDeniedOther)
        {
            return ById[S3Answer.AccessDenied];   // a client that shows the code alone: nothing was said, and no reason either
        }

        // Upload forms get some messages under another code, and S3-compatible servers have codes of their own for S3's messages.
        bool isOthers = row?.Id == S3Answer.AzureAnswer;     // no S3 at all, and with sentences that sound alike
        return fit > 0 || isOthers || string.IsNullOrEmpty(message) ? row : FindByMessage(message!) ?? row;
    }

    /// <summary>The row of a code whose message stands in a text; null where the text has none of them.</summary>
    internal static S3ErrorRow? FindOfCode(string code, string text)
    {
        if (!ByCode.TryGetValue(code, out List<S3ErrorRow>? rows))
        {
            return null;
        }

        (S3ErrorRow? row, int fit) = Best(rows, text);

        // Two words may stand in any line beside a code.
        return fit >= 16 ? row : null;
    }

    /// <summary>The row whose message stands in <paramref name="message"/>, whatever the code: for texts that lost it.</summary>
    internal static S3ErrorRow? FindByMessage(string message)
    {
        // A name of a header in a list is the beginning of many a sentence, and none itself.
        ReadOnlySpan<char> words = message.AsSpan().Trim(" \t\r\n-*\u2022<>/");
        if (message.Length < 12 || words.IndexOf(' ') < 0)
        {
            return null;
        }

        (S3ErrorRow? best, int fit) = Best(WithMessage, message);

        // Short patterns ("does not exist") say too little without a code.
        return fit >= 16 ? best : null;
    }

    /// <summary>The row for an answer that has a status but no error code.</summary>
    internal static S3ErrorRow? FindByStatus(int status) => Rows.FirstOrDefault(r => r.Codes.Count == 0 && r.Status == status);

    private static (S3ErrorRow? Row, int Fit) Best(List<S3ErrorRow> rows, string? message)
    {
        string normalized = S3ErrorRow.Normalize(message ?? string.Empty);
        S3ErrorRow? best = null;
        int bestFit = -1;
        foreach (S3ErrorRow row in rows)
        {
            int fit = row.Fit(normalized);
            if (fit > bestFit)
            {
                (best, bestFit) = (row, fit);
            }
        }

        return (best, bestFit);
    }

    private static Dictionary<string, List<S3ErrorRow>> IndexByCode()
    {
        // Not case-sensitive: S3-compatible servers and people who retype a code differ in it, S3 itself does not.
        var index = new Dictionary<string, List<S3ErrorRow>>(StringComparer.OrdinalIgnoreCase);
        foreach (S3ErrorRow row in Rows)
        {
            foreach (string code in row.Codes)
            {
                if (!index.TryGetValue(code, out List<S3ErrorRow>? rows))
                {
                    index.Add(code, rows = []);
                }

                rows.Add(row);
            }
        }

        return index;
    }
}
