using System.Text.Json;
using PresignTools.Addressing;
using PresignTools.Errors;

namespace PresignTools.Tests.Addressing;

/// <summary>The hosts, paths and scopes of botocore's URLs, from tests/cases/presign.json.</summary>
public class PresignCaseTests
{
    // A caveat says why botocore's URL is none that S3 would take, or none of SigV4.
    public static TheoryData<string> Ids() => new(Cases().Where(c => !c.TryGetProperty("caveat", out _)).Select(c => c.GetProperty("id").GetString()!));

    private static List<JsonElement> Cases()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", "presign.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.Clone())];
    }

    private static readonly Dictionary<string, JsonElement> ById = Cases().ToDictionary(c => c.GetProperty("id").GetString()!);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Address_is_botocore_s(string id)
    {
        JsonElement input = ById[id].GetProperty("input");
        JsonElement config = input.GetProperty("s3_config");
        string? bucket = input.GetProperty("params").TryGetProperty("Bucket", out JsonElement name) ? name.GetString() : null;
        string? style = Text(config, "addressing_style");
        var options = new S3EndpointOptions
        {
            Region = input.GetProperty("region").GetString()!,
            EndpointUrl = Text(input, "endpoint_url"),
            AddressingStyle = style switch { "virtual" => AddressingStyle.Virtual, "path" => AddressingStyle.Path, _ => AddressingStyle.Auto },
            UseDualstackEndpoint = Flag(input, "dualstack") || Flag(config, "use_dualstack_endpoint"),
            UseFipsEndpoint = Flag(input, "fips"),
            UseAccelerateEndpoint = Flag(config, "use_accelerate_endpoint"),
            UseHttp = !Flag(input, "use_ssl") && Text(input, "endpoint_url") is null,
        };
        if (!ById[id].TryGetProperty("expected", out JsonElement expected))
        {
            if (input.GetProperty("expires").ValueKind == JsonValueKind.Number && input.GetProperty("expires").GetInt64() is < 1 or > 604800)
            {
                return;   // refused for its expiry, which is not the address's business
            }

            Assert.Throws<PresignException>(() => S3AddressResolver.Resolve(bucket, options));
            return;
        }

        // botocore writes us-east-1 as the global host unless told "regional", and with style "auto" every region of aws.
        string url = expected.GetProperty("url").GetString()!;
        string scheme = url[..url.IndexOf("://", StringComparison.Ordinal)];
        string rest = url[(scheme.Length + 3)..url.IndexOf('?', StringComparison.Ordinal)];
        string authority = rest[..rest.IndexOf('/', StringComparison.Ordinal)];
        bool auto = style is null or "auto";
        bool global = options.EndpointUrl is null && !options.UseDualstackEndpoint && !options.UseFipsEndpoint && !options.UseAccelerateEndpoint
            && bucket?.StartsWith("arn:", StringComparison.Ordinal) != true && S3Partitions.FindPartition(options.Region)?.Id == "aws"
            && Text(config, "us_east_1_regional_endpoint") != "regional"
            && (options.Region == "us-east-1" || (auto && authority.EndsWith("s3.amazonaws.com", StringComparison.Ordinal)));
        if (Operation(input) == "get_bucket_location")
        {
            options = options with { AddressingStyle = AddressingStyle.Path };   // botocore asks the path-style host always
        }

        S3Address address = S3AddressResolver.Resolve(bucket, options with { UseGlobalEndpoint = global });

        Assert.Equal(scheme + "://" + authority, address.Scheme + "://" + address.Authority);
        Assert.StartsWith(address.PathPrefix, rest[authority.Length..], StringComparison.Ordinal);
        string canonical = expected.GetProperty("canonical_request").GetString()!;
        Assert.Contains("\nhost:" + address.HostHeader + "\n", canonical, StringComparison.Ordinal);
        Assert.Contains($"%2F{address.SigningRegion}%2F{address.SigningService}%2Faws4_request", url, StringComparison.Ordinal);

        // And back.
        S3Location location = S3HostParser.Parse(scheme, authority, rest[authority.Length..], options.EndpointUrl);
        string? key = input.GetProperty("params").TryGetProperty("Key", out JsonElement k) ? k.GetString() : null;
        Assert.Equal(bucket?.Replace("accesspoint:", "accesspoint/", StringComparison.Ordinal), location.Bucket);
        Assert.Equal(key, location.Key);
        Assert.False(location.IsKeyInexact);
        Assert.Equal(address.IsPathStyle, location.IsPathStyle && bucket is not null);
    }

    private static string Operation(JsonElement input) => input.GetProperty("operation").GetString()!;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
