using System.Xml.Linq;
using PresignTools.Abstractions;

namespace PresignTools.Aws.Evidence;

/// <summary>Calls of IAM that give a result or the reason why there is none, a few at a time.</summary>
internal sealed class IamCalls : IDisposable
{
    // IAM has 10 managed policies for each identity by default and 20 at most, and as many groups; more than this is not worth the calls.
    private const int MaximumDocuments = 60;

    private readonly IamQueryClient _iam;
    private readonly ProbeRunner _runner;
    private readonly SemaphoreSlim _places = new(8);   // IAM throttles early

    internal IamCalls(IamQueryClient iam, ProbeRunner runner)
    {
        _iam = iam;
        _runner = runner;
    }

    public void Dispose() => _places.Dispose();

    /// <summary>All pages of a list.</summary>
    internal Task<ProbeResult<IamItems>> ListAsync(
        string action,
        (string, string)[] parameters,
        string list,
        Func<XElement, (string? Name, string? Arn)> read,
        CancellationToken cancellationToken
    ) =>
        _runner.RunAsync(
            "iam:" + action,
            async token =>
            {
                var all = new List<(string, string?)>();
                string? marker = null;
                do
                {
                    XElement page = await InTurnAsync(action, marker is null ? parameters : [.. parameters, ("Marker", marker)], token)
                        .ConfigureAwait(false);
                    all.AddRange(
                        IamQueryClient
                            .Members(page, list)
                            .Select(read)
                            .Where(i => !string.IsNullOrEmpty(i.Name))
                            .Select(i => (i.Name!, i.Arn)));
                    marker = IamQueryClient.Text(page, "IsTruncated") == "true" ? IamQueryClient.Text(page, "Marker") : null;
                }
                while (marker is not null && all.Count < MaximumDocuments);
                return Probe.Known("iam:" + action, new IamItems(all));
            },
            cancellationToken);

    /// <summary>One question with one answer.</summary>
    internal Task<ProbeResult<T>> AskAsync<T>(
        string action,
        (string, string)[] parameters,
        Func<XElement, T?> read,
        CancellationToken cancellationToken
    )
        where T : class =>
        _runner.RunAsync(
            "iam:" + action,
            async token => read(await InTurnAsync(action, parameters, token).ConfigureAwait(false)) is { } value
                ? Probe.Known("iam:" + action, value)
                : Probe.Failed<T>("iam:" + action, "the answer is not one of IAM"),
            cancellationToken);

    private async Task<XElement> InTurnAsync(string action, (string, string)[] parameters, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _iam.SendAsync(action, parameters, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }
}
