using PresignTools.Text;

namespace PresignTools.Verification.Sending;

/// <summary>
/// Whether an answer to a live probe shows that S3 accepted the URL. Every answer of S3 has a request id (Common Response Headers), and the
/// servers that speak S3 name themselves or send one too; a login page with 200 shows nothing but that a server is there.
/// </summary>
/// <param name="IsAccepted">Whether it does.</param>
/// <param name="Seen">What was seen of who wrote it, to stand behind the status.</param>
internal sealed record AcceptedAnswer(bool IsAccepted, string Seen)
{
    private static readonly string[] Ids = ["x-amz-request-id", "x-amz-id-2"];
    private static readonly string[] Names = ["AmazonS3", "WasabiS3", "MinIO", "Ceph"];

    /// <param name="status">The status.</param>
    /// <param name="method">The method that was sent.</param>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="isAws">Whether the URL leads to a host of AWS, which none but S3 should answer for.</param>
    /// <param name="errorCode">The code of the error in the body; null where there is none.</param>
    internal static AcceptedAnswer Of(
        int status,
        string method,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        bool isAws,
        string? errorCode)
    {
        if (!MayAccept(status, method))
        {
            return new(false, string.Empty);
        }

        bool isGood = status is >= 200 and < 300;
        if (isGood && errorCode is not null)
        {
            return new(false, $"Its body is an error: {Printable.Of(errorCode, 60)}.");
        }

        if (Array.Find(Ids, id => Value(headers, id) is not null) is { } id)
        {
            return new(true, $"with {id} {Printable.Of(Value(headers, id), 60)}");
        }

        string? server = Value(headers, "Server"), type = Value(headers, "Content-Type");
        string signs = $"no x-amz-request-id, Server {Printable.Of(server ?? "not named", 60)}, Content-Type "
            + $"{Printable.Of(type ?? "not named", 60)}";
        bool isNamed = server is not null && server.ContainsAny(Names);
        bool isOther = isAws || (type is not null && type.ContainsAny("html"));
        return isGood && (isNamed || !isOther)
            ? new(true, "with " + signs)
            : new(false, $"Nothing shows that S3 wrote this answer: {signs}.");
    }

    /// <summary>
    /// Statuses of what comes after signature and permission. 412: the If-Match that cannot match was judged. 416: the object is empty, so
    /// that it has no first byte.
    /// </summary>
    private static bool MayAccept(int status, string method) =>
        status is >= 200 and < 300 or 304 || (status == 412 && method is "PUT" or "DELETE") || (status == 416 && method == "GET");

    private static string? Value(IReadOnlyList<KeyValuePair<string, string>> headers, string name) => headers
        .Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(h.Value))
        .Select(static h => h.Value)
        .FirstOrDefault();
}
