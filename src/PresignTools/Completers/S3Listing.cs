using System.Collections;
using System.Xml;
using PresignTools.Addressing;
using PresignTools.Credentials;
using PresignTools.Signing;

namespace PresignTools.Completers;

/// <summary>
/// Names of buckets and keys for Tab. It asks S3 as the signer whom the command line names, else the session's or machine's own, and waits
/// half a second at most: a prompt that hangs is worse than one that offers nothing. Answers are kept for a minute.
/// </summary>
internal static class S3Listing
{
    private const int MostKept = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private static readonly Dictionary<string, (DateTimeOffset Until, string[] Names)> Remembered = [];
    private static readonly Lazy<HttpClient> Client = new(static () =>
        new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }));

    /// <summary>Buckets of the signer.</summary>
    internal static IReadOnlyList<string> Buckets(IDictionary? bound) => Ask(bound, null, [], static x => Texts(x, "Bucket", "Name"));

    /// <summary>Keys and folders that begin with what was typed.</summary>
    internal static IReadOnlyList<string> Keys(IDictionary? bound, string bucket, string prefix) => Ask(
        bound,
        bucket,
        [new("list-type", "2"), new("delimiter", "/"), new("max-keys", "200"), new("prefix", prefix)],
        static x => Texts(x, "CommonPrefixes", "Prefix").Concat(Texts(x, "Contents", "Key")));

    private static string[] Ask(
        IDictionary? bound,
        string? bucket,
        KeyValuePair<string, string>[] query,
        Func<string, IEnumerable<string>> read)
    {
        try
        {
            SignerQuery signer = CompletionSigner.Query(bound);
            SignerResolver resolver = CompletionSigner.Resolver();
            string endpoint = CompletionSigner.Text(bound, "EndpointUrl") ?? string.Empty;
            using var limit = new CancellationTokenSource(Patience);
            return Task.Run(() => AskAsync(resolver, signer, endpoint, bucket, query, read, limit.Token), limit.Token)
                .WaitAsync(limit.Token)
                .GetAwaiter()
                .GetResult();
        }
        catch (Exception)
        {
            return [];      // nobody to ask as, no permission, no network, no time: Tab then offers nothing
        }
    }

    private static async Task<string[]> AskAsync(
        SignerResolver resolver,
        SignerQuery query,
        string endpoint,
        string? bucket,
        KeyValuePair<string, string>[] parameters,
        Func<string, IEnumerable<string>> read,
        CancellationToken token)
    {
        ResolvedSigner who = resolver.Resolve(query, token);
        string name = string.Join('\n', [who.Credentials.AccessKeyId, who.Region, endpoint, bucket, .. parameters.Select(p => p.Value)]);
        lock (Remembered)
        {
            if (Remembered.TryGetValue(name, out (DateTimeOffset Until, string[] Names) known)
                && known.Until > TimeProvider.System.GetUtcNow())
            {
                return known.Names;
            }
        }

        string? text = await SendAsync(who, who.Region, endpoint, bucket, parameters, token).ConfigureAwait(false);
        string[] names = text is null ? [] : [.. read(text)];
        lock (Remembered)
        {
            if (Remembered.Count >= MostKept)
            {
                Remembered.Clear();
            }

            Remembered[name] = (TimeProvider.System.GetUtcNow() + Kept, names);
        }

        return names;
    }

    /// <summary>S3's list; null if it gives none. A bucket of another region says which.</summary>
    private static async Task<string?> SendAsync(
        ResolvedSigner who,
        string region,
        string endpoint,
        string? bucket,
        KeyValuePair<string, string>[] parameters,
        CancellationToken token)
    {
        for (int tries = 0; ; tries++)
        {
            using HttpResponseMessage answer = await Client.Value
                .GetAsync(Signed(who, region, endpoint, bucket, parameters).ToUri(), token)
                .ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
            {
                return await answer.Content.ReadAsStringAsync(token).ConfigureAwait(false);
            }

            bool isElsewhere = answer.Headers.TryGetValues("x-amz-bucket-region", out IEnumerable<string>? told)
                && told.FirstOrDefault() is { } other && other != region;
            if (!isElsewhere || tries > 0)
            {
                return null;
            }

            region = told!.First();
        }
    }

    private static PresignedUrl Signed(
        ResolvedSigner who, string region, string endpoint, string? bucket, KeyValuePair<string, string>[] parameters)
    {
        S3Address address = S3AddressResolver.Resolve(bucket, new S3EndpointOptions
        {
            Region = region,
            EndpointUrl = endpoint.Length == 0 ? null : endpoint,
        });
        var template = new PresignTemplate(new PresignOptions
        {
            Method = "GET",
            QueryParameters = parameters,
            IsForAmazonS3 = endpoint.Length == 0,
        });
        PresignRequest request = template.For(address, null, null, TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
        return new Signer().Sign(request, who.Credentials);
    }

    /// <summary>The texts of <paramref name="name"/> within <paramref name="parent"/>, in the order of the document.</summary>
    private static IEnumerable<string> Texts(string xml, string parent, string name)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        bool isInside = false;
        while (reader.Read())
        {
            if (reader.LocalName == parent)
            {
                isInside = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (isInside && reader.NodeType == XmlNodeType.Element && reader.LocalName == name)
            {
                string text = reader.ReadElementContentAsString();
                yield return text;
            }
        }
    }
}
