using PresignTools.Text;

namespace PresignTools.Facts;

/// <summary>
/// Short names of clients, read out of the User-Agent that a log has. Many agents name several products: what is special stands before
/// what is general, so that the AWS CLI is not called Botocore, and Edge is not called Chrome.
/// </summary>
internal static class ClientNames
{
    /// <summary>What stands for a request that says nothing of its client.</summary>
    internal const string None = "(no user agent)";

    private const int LongestName = 40;
    private const int LongestRead = 2048;

    /// <summary>
    /// Product names with the client they show. Sources: the documents of each on its User-Agent; RFC 9110, 10.1.5, for the form.
    /// </summary>
    internal static (string Phrase, string Name)[] All =>
    [
        ("S3Console*", "S3 console"), ("aws-internal*", "AWS service"), ("Amazon CloudFront", "CloudFront"),
        ("AWSPowerShell*", "AWS.Tools"), ("AWS.Tools*", "AWS.Tools"), ("aws-cli/*", "AWS CLI"), ("rclone/*", "rclone"),
        ("s3cmd/*", "s3cmd"), ("s3fs/*", "s3fs"), ("s5cmd/*", "s5cmd"), ("Cyberduck/*", "Cyberduck"), ("Mountain Duck*", "Mountain Duck"),
        ("WinSCP/*", "WinSCP"), ("Terraform/*", "Terraform"), ("Hadoop*", "Hadoop"), ("restic/*", "restic"), ("MinIO*", "MinIO client"),
        ("Boto3/*", "boto3"), ("aiobotocore/*", "aiobotocore"), ("Botocore/*", "botocore"), ("aws-sdk-go-v2/*", "AWS SDK for Go"),
        ("aws-sdk-go/*", "AWS SDK for Go"), ("aws-sdk-java/*", "AWS SDK for Java"), ("aws-sdk-java-v2/*", "AWS SDK for Java"),
        ("aws-sdk-kotlin/*", "AWS SDK for Kotlin"), ("aws-sdk-js/*", "AWS SDK for JavaScript"),
        ("aws-sdk-js-v3/*", "AWS SDK for JavaScript"), ("aws-sdk-nodejs/*", "AWS SDK for JavaScript"),
        ("aws-sdk-react-native/*", "AWS SDK for JavaScript"), ("aws-amplify/*", "Amplify"), ("aws-sdk-dotnet*", "AWS SDK for .NET"),
        ("aws-sdk-php/*", "AWS SDK for PHP"), ("aws-sdk-php2/*", "AWS SDK for PHP"), ("aws-sdk-ruby*", "AWS SDK for Ruby"),
        ("aws-sdk-rust/*", "AWS SDK for Rust"), ("aws-sdk-swift/*", "AWS SDK for Swift"), ("aws-sdk-ios/*", "AWS SDK for iOS"),
        ("aws-sdk-android/*", "AWS SDK for Android"), ("aws-sdk-cpp/*", "AWS SDK for C++"), ("facebookexternalhit/*", "link preview"),
        ("Slackbot*", "link preview"), ("Slack-ImgProxy*", "link preview"), ("WhatsApp/*", "link preview"),
        ("TelegramBot*", "link preview"), ("Twitterbot/*", "link preview"), ("Discordbot/*", "link preview"),
        ("LinkedInBot/*", "link preview"), ("SkypeUriPreview*", "link preview"), ("Googlebot*", "web crawler"),
        ("bingbot/*", "web crawler"), ("YandexBot/*", "web crawler"), ("GoogleImageProxy*", "mail image proxy"),
        ("PostmanRuntime/*", "Postman"), ("insomnia/*", "Insomnia"), ("curl/*", "curl"), ("Wget/*", "Wget"), ("aria2/*", "aria2"),
        ("WindowsPowerShell/*", "PowerShell"), ("PowerShell/*", "PowerShell"), ("Microsoft BITS*", "BITS"), ("axios/*", "axios"),
        ("node-fetch*", "Node.js"), ("undici", "Node.js"), ("got (*", "Node.js"), ("node", "Node.js"),
        ("python-requests/*", "Python requests"), ("Python-urllib/*", "Python urllib"), ("python-httpx/*", "Python httpx"),
        ("aiohttp/*", "Python aiohttp"), ("Go-http-client/*", "Go"), ("okhttp/*", "OkHttp"), ("Apache-HttpClient/*", "Apache HttpClient"),
        ("Java-http-client/*", "Java"), ("Java/*", "Java"), ("GuzzleHttp/*", "Guzzle"), ("Faraday*", "Ruby"), ("Ruby", "Ruby"),
        ("libwww-perl/*", "Perl"), ("reqwest/*", "Rust"), ("Dart/*", "Dart"), ("Alamofire/*", "Alamofire"),
        ("CFNetwork/*", "Apple URL Loading"), ("Dalvik/*", "Android"), ("Electron/*", "Electron"),
        ("HeadlessChrome/*", "headless Chrome"), ("Edg/*", "Edge"), ("EdgA/*", "Edge"), ("EdgiOS/*", "Edge"), ("OPR/*", "Opera"),
        ("SamsungBrowser/*", "Samsung Internet"), ("FxiOS/*", "Firefox"), ("Firefox/*", "Firefox"), ("CriOS/*", "Chrome"),
        ("Chrome/*", "Chrome"), ("Safari/*", "Safari"), ("AppleWebKit/*", "Safari"), ("Trident/*", "Internet Explorer"),
        ("MSIE", "Internet Explorer"),
    ];

    private static PhraseTable<(int Rank, string Name)> Table => Made.Value;

    private static readonly Lazy<PhraseTable<(int Rank, string Name)>> Made =
        new(static () => new(All.Select(static (p, i) => (p.Phrase, (i, p.Name)))));

    /// <summary>The client of a User-Agent; its first product where the table does not have it.</summary>
    internal static string Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent) || userAgent == "-")
        {
            return None;
        }

        // A client may write a megabyte into this header; what it is stands near the front.
        string text = userAgent.Length > LongestRead ? userAgent[..LongestRead] : userAgent;
        (int Rank, string Name)? best = null;
        foreach ((_, _, (int Rank, string Name) found) in Table.In(text))
        {
            best = best is { } known && known.Rank <= found.Rank ? best : found;
        }

        return best?.Name ?? FirstProduct(text);
    }

    private static string FirstProduct(string text)
    {
        int start = 0;
        while (start < text.Length && text[start] is ' ' or '[' or '"')
        {
            start++;
        }

        int end = start;
        while (end < text.Length && end - start < LongestName && text[end] is not (' ' or '/' or '(' or ',' or ';' or ']'))
        {
            end++;
        }

        return end == start ? Printable.Of(text, LongestName) : Printable.Of(text[start..end], LongestName);
    }
}
