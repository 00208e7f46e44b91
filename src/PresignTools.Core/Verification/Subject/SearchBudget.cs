namespace PresignTools.Verification.Subject;

/// <summary>
/// How much work the search for what was signed may do for one URL, and the token that ends it. Work is counted, not timed, so that the
/// same request always gets the same answer; a URL with thousands of parameters gets fewer tries than a usual one, because each of its
/// tries costs more.
/// </summary>
/// <param name="cancellation">Cancelled when the user stops the command.</param>
internal sealed class SearchBudget(CancellationToken cancellation)
{
    /// <summary>
    /// Most units of work for one URL. A unit is about a nanosecond on a slow core. A request of a usual size (up to 1,500 bytes and ten
    /// parameters) is searched to the end of the 24,000 tries with it.
    /// </summary>
    internal const long Limit = 400_000_000;

    private const long PerTry = 4_000;
    private const long PerByte = 3;
    private const long PerScopeByte = 8;      // it stands in the query, in the string to sign and in the key
    private const long PerPart = 300;
    private const long PerCurveTry = 250_000;

    /// <summary>Units spent so far.</summary>
    internal long Spent { get; private set; }

    /// <summary>Whether something was left out because the budget did not reach.</summary>
    internal bool IsExhausted { get; private set; }

    /// <summary>
    /// What it costs to make and compute one variant of a request: its bytes are copied and hashed, its parameters and headers sorted.
    /// </summary>
    internal static long Price(RequestParts parts) =>
        (parts.Region is null ? PerCurveTry : PerTry)
        + (PerByte * ((long)parts.Uri.Length + parts.Query.Text.Length + parts.Headers.Length + parts.Host.Length + parts.Secret.Length))
        + (PerScopeByte * ((long)parts.AccessKeyId.Length + (parts.Region?.Length ?? 0) + parts.Service.Length + parts.Terminal.Length))
        + (PerPart * (parts.Query.Count + parts.Headers.Headers.Count));

    /// <summary>Takes units from the budget; false if it does not have so many.</summary>
    /// <exception cref="OperationCanceledException">The user stopped the command.</exception>
    internal bool TrySpend(long units)
    {
        cancellation.ThrowIfCancellationRequested();
        if (IsExhausted || Spent + units > Limit)
        {
            IsExhausted = true;
            return false;
        }

        Spent += units;
        return true;
    }
}
