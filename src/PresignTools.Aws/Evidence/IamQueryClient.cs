using System.Text;
using System.Xml.Linq;
using System.Xml;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Signing;
using PresignTools.Abstractions;
using PresignTools.Facts;

namespace PresignTools.Aws.Evidence;

/// <summary>
/// Read actions of IAM in its Query form (<see href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonParameters.html"/>), signed
/// by the SDK's signer. The SDK's own IAM client is not shipped for the sake of a few reads. Retries as the SDK's standard mode:
/// three attempts, for throttling and faults of the server.
/// </summary>
internal sealed class IamQueryClient
{
    private const int MaximumAttempts = 3;
    private const int MaximumAnswer = 4 * 1024 * 1024;

    // One for the process: connections are kept.
    private static readonly HttpClient Http = new(GuardedHttpClientFactory.Wire())
    {
        Timeout = Timeout.InfiniteTimeSpan,   // every question has its own limit
    };

    private static readonly HashSet<string> Throttled = new(StringComparer.Ordinal)
    {
        "Throttling",
        "ThrottlingException",
        "RequestLimitExceeded",
        "ServiceUnavailable",
        "ServiceFailure",
    };

    private readonly AWSCredentials _credentials;
    private readonly Uri _endpoint;
    private readonly RegionEndpoint _region;

    internal IamQueryClient(AWSCredentials credentials, AwsConnection connection)
    {
        _credentials = credentials;
        (string url, string region) = Endpoint(connection.Region);
        _endpoint = new Uri(connection.IamEndpointUrl ?? AwsClients.ConfiguredEndpoint("IAM") ?? url);
        _region = RegionEndpoint.GetBySystemName(region);
    }

    /// <summary>IAM is one service for each partition, at one host and signed for one region (botocore's endpoint rules).</summary>
    internal static (string Url, string Region) Endpoint(string region) => (S3Partitions.FindPartition(region)?.Id) switch
    {
        "aws-cn" => ("https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        "aws-us-gov" => ("https://iam.us-gov.amazonaws.com", "us-gov-west-1"),
        "aws-iso" => ("https://iam.us-iso-east-1.c2s.ic.gov", "us-iso-east-1"),
        "aws-iso-b" => ("https://iam.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1"),
        "aws-iso-e" => ("https://iam.eu-isoe-west-1.cloud.adc-e.uk", "eu-isoe-west-1"),
        "aws-iso-f" => ("https://iam.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1"),
        "aws-eusc" => ("https://iam.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1"),
        _ => ("https://iam.amazonaws.com", "us-east-1"),
    };

    /// <summary>Sends one action and gives the element ACTIONResult.</summary>
    /// <exception cref="AmazonServiceException">IAM refused, as its clients in the SDK report it.</exception>
    internal async Task<XElement> SendAsync(
        string action,
        IEnumerable<(string Name, string Value)> parameters,
        CancellationToken cancellationToken)
    {
        byte[] body = Encoding.UTF8.GetBytes(string.Join('&', new[] { ("Action", action), ("Version", "2010-05-08") }.Concat(parameters)
            .Select(p => p.Item1 + "=" + Uri.EscapeDataString(p.Item2))));
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await SendOnceAsync(action, body, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (attempt < MaximumAttempts && MayRetry(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(20, 100 * (1 << attempt))), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    private static bool MayRetry(Exception e) => e is HttpRequestException
        || (e is AmazonServiceException refused && ((int)refused.StatusCode >= 500 || Throttled.Contains(refused.ErrorCode)));

    private async Task<XElement> SendOnceAsync(string action, byte[] body, CancellationToken cancellationToken)
    {
        const string contentType = "application/x-www-form-urlencoded; charset=utf-8";
        var toSign = new AWSSigningRequest { HttpMethod = HttpMethod.Post, RequestUri = _endpoint, Content = body };
        toSign.Headers["Content-Type"] = contentType;
        AWSSigningResult signed = await AWSSigV4Signer
            .SignAsync(
                toSign,
                new AWSSigV4Parameters
                {
                    Credentials = _credentials,
                    Region = _region,
                    Service = "iam",
                },
                cancellationToken
            )
            .ConfigureAwait(false);

        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        GuardedHttpClientFactory.Check(
            _endpoint,
            signed.Headers.Keys.Contains("X-Amz-Security-Token", StringComparer.OrdinalIgnoreCase));
        foreach (KeyValuePair<string, string> header in signed.Headers)
        {
            if (!header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        using HttpResponseMessage response = await Http
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        XElement? answer = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return Child(answer, action + "Result") ?? throw new InvalidDataException();
        }

        XElement? error = Child(answer, "Error");
        throw new AmazonServiceException(Child(error, "Message")?.Value ?? string.Empty)
        {
            StatusCode = response.StatusCode,
            ErrorCode = Child(error, "Code")?.Value ?? response.StatusCode.ToString(),
            RequestId = Child(answer, "RequestId")?.Value,
        };
    }

    private static async Task<XElement?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaximumAnswer)
        {
            return null;
        }

        using var text = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            text.Write(buffer, 0, read);
            if (text.Length > MaximumAnswer)
            {
                return null;
            }
        }

        text.Position = 0;
        try
        {
            using XmlReader reader = XmlReader.Create(
                text,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A child by its name, whatever its namespace.</summary>
    internal static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    /// <summary>The members of a list.</summary>
    internal static IEnumerable<XElement> Members(XElement? parent, string list) =>
        Child(parent, list)?.Elements().Where(e => e.Name.LocalName == "member") ?? [];

    /// <summary>Text of a child; null if it is missing or empty.</summary>
    internal static string? Text(XElement? parent, string name) => Child(parent, name)?.Value is { Length: > 0 } value ? value : null;
}
