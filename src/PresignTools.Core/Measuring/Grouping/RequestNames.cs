using PresignTools.Text;

namespace PresignTools.Measuring.Grouping;

/// <summary>
/// The texts that requests are grouped by, each with a number: signer, client, prefix, bucket, code, operation, cause. A text that was seen
/// before makes no object, and there are never more than fit.
/// </summary>
/// <param name="prefixDepth">How many folders belong to a prefix.</param>
internal sealed class RequestNames(int prefixDepth)
{
    /// <summary>What stands for a request that nobody signed.</summary>
    internal const string Anonymous = "(anonymous)";

    /// <summary>What stands for a key without a folder, or a request without a key.</summary>
    internal const string NoPrefix = "(no folder)";

    private const int MostTexts = 50_000;
    private const int MostCharacters = 8 * 1024 * 1024;
    private const int LongestText = 300;

    private readonly SpanTable _signers = New(), _clients = New(), _prefixes = New(), _buckets = New();
    private readonly SpanTable _codes = New(), _operations = New(), _causes = New();
    private readonly SpanTable _agents = New(), _rawPrefixes = New();
    private readonly List<int> _clientOfAgent = [], _prefixOfRaw = [];

    /// <summary>The text of a number.</summary>
    internal string Text(FailureDimension dimension, long number) => dimension switch
    {
        FailureDimension.Cause => _causes[(int)number],
        FailureDimension.Signer => _signers[(int)number],
        FailureDimension.KeyPrefix => _prefixes[(int)number],
        FailureDimension.Client => _clients[(int)number],
        FailureDimension.Bucket => _buckets[(int)number],
        FailureDimension.ErrorCode => _codes[(int)number],
        FailureDimension.Operation => _operations[(int)number],
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    /// <summary>Number of a cause.</summary>
    internal int Cause(string cause) => _causes.Number(cause);

    /// <summary>Number of a bucket.</summary>
    internal int Bucket(ReadOnlySpan<char> bucket) => _buckets.Number(Cut(bucket));

    /// <summary>Number of an error code.</summary>
    internal int ErrorCode(ReadOnlySpan<char> code) => _codes.Number(Cut(code));

    /// <summary>Number of an operation.</summary>
    internal int Operation(ReadOnlySpan<char> operation) => _operations.Number(Cut(operation));

    /// <summary>
    /// Number of who signed. Sessions of one role are one signer: their names are as many as there are machines, or customers.
    /// </summary>
    internal int Signer(ReadOnlySpan<char> requester)
    {
        if (requester.IsEmpty)
        {
            return _signers.Number(Anonymous);
        }

        int role = requester.IndexOf(":assumed-role/");
        if (role >= 0)
        {
            int name = role + ":assumed-role/".Length;
            int session = requester[name..].IndexOf('/');
            requester = session < 0 ? requester : requester[..(name + session)];
        }

        return _signers.Number(Cut(requester));
    }

    /// <summary>Number of a client; its name is looked up once for each user agent.</summary>
    internal int Client(ReadOnlySpan<char> userAgent)
    {
        int agent = _agents.Number(userAgent);
        if (agent == SpanTable.Full)
        {
            return _clients.Number(ClientNames.Of(userAgent.ToString()));
        }

        if (agent == _clientOfAgent.Count)
        {
            _clientOfAgent.Add(_clients.Number(ClientNames.Of(userAgent.ToString())));
        }

        return _clientOfAgent[agent];
    }

    /// <summary>Number of the first folders of a key.</summary>
    internal int Prefix(ReadOnlySpan<char> key, bool isEncoded)
    {
        // The slash of the path stands before the key in some logs; it is no folder.
        ReadOnlySpan<char> rest = key.StartsWith("/") ? key[1..] : key;
        int length = 0;
        for (int depth = 0; depth < prefixDepth; depth++)
        {
            int slash = rest[length..].IndexOf('/');
            if (slash < 0)
            {
                break;
            }

            length += slash + 1;
        }

        ReadOnlySpan<char> prefix = Cut(rest[..length]);
        if (prefix.IsEmpty)
        {
            return _prefixes.Number(NoPrefix);
        }

        return isEncoded && prefix.Contains('%') ? Decoded(prefix) : _prefixes.Number(prefix);
    }

    /// <summary>The text of a client's number.</summary>
    internal string ClientName(int number) => number == SpanTable.Full ? string.Empty : _clients[number];

    private int Decoded(ReadOnlySpan<char> raw)
    {
        int number = _rawPrefixes.Number(raw);
        if (number != SpanTable.Full && number < _prefixOfRaw.Count)
        {
            return _prefixOfRaw[number];
        }

        // S3 encodes keys twice in its logs.
        int prefix = _prefixes.Number(PercentEncoding.Decode(PercentEncoding.Decode(raw.ToString())));
        if (number != SpanTable.Full)
        {
            _prefixOfRaw.Add(prefix);
        }

        return prefix;
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text) => text.Length > LongestText ? text[..LongestText] : text;

    private static SpanTable New() => new(MostTexts, MostCharacters);
}
