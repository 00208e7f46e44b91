namespace PresignTools.Credentials;

/// <content>
/// The endpoints of S3 that a profile sets (AWS SDKs and Tools Reference Guide, "Service-specific endpoints"): <c>endpoint_url</c> in
/// the profile, or in the block <c>s3 =</c> of the section that its <c>services</c> names.
/// </content>
internal sealed partial class ProfileIndex
{
    private const string IgnoreEndpoints = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
    private static readonly string[] Variables = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"];

    /// <summary>The endpoints of S3 that the user has set outside the command: in the environment, and in the profile in force.</summary>
    /// <param name="profile">The profile that was named; null for that of the environment, or the default one.</param>
    /// <param name="location">As for <see cref="Names"/>.</param>
    internal IReadOnlyList<string> ConfiguredEndpoints(string? profile, string? location)
    {
        if (IsTrue(_environment(IgnoreEndpoints)))
        {
            return [];
        }

        string chosen = !string.IsNullOrEmpty(profile) ? profile : _environment("AWS_PROFILE") is { Length: > 0 } set ? set : "default";
        return
        [
            .. Variables.Select(_environment).OfType<string>().Where(static e => e.Length > 0),
            .. EndpointsOf(chosen, location),
        ];
    }

    private List<string> EndpointsOf(string profile, string? location)
    {
        var found = new List<string>();
        foreach ((string file, bool isConfig) in Files(location))
        {
            string[] lines = Lines(file);
            Dictionary<string, string> settings = Settings(lines, line => Section(line, isConfig) == profile);
            if (IsTrue(settings.GetValueOrDefault("ignore_configured_endpoint_urls")))
            {
                return [];
            }

            if (settings.GetValueOrDefault("endpoint_url") is { Length: > 0 } own)
            {
                found.Add(own);
            }

            if (isConfig && settings.GetValueOrDefault("services") is { Length: > 0 } services
                && Settings(lines, line => IsServices(line, services)).GetValueOrDefault("s3.endpoint_url") is { Length: > 0 } ofS3)
            {
                found.Add(ofS3);
            }
        }

        return found;
    }

    /// <summary>Names and values of a section; what is indented below <c>s3 =</c> is <c>s3.NAME</c>.</summary>
    private static Dictionary<string, string> Settings(string[] lines, Func<string, bool> isSection)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        bool inside = false;
        string block = string.Empty;
        foreach (string line in lines)
        {
            if (line.StartsWith('['))
            {
                (inside, block) = (isSection(line), string.Empty);
                continue;
            }

            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (!inside || equals <= 0 || line[0] is '#' or ';')
            {
                continue;
            }

            string name = line[..equals].Trim();
            string value = line[(equals + 1)..].Split(" #", 2)[0].Split(" ;", 2)[0].Trim();
            bool isNested = char.IsWhiteSpace(line[0]);
            block = isNested ? block : value.Length == 0 ? name : string.Empty;
            settings[isNested ? block + "." + name : name] = value;
        }

        return settings;
    }

    private static bool IsServices(string line, string name)
    {
        const string Marker = "[services";
        int close = line.IndexOf(']', StringComparison.Ordinal);
        return close > Marker.Length && line.StartsWith(Marker, StringComparison.Ordinal) && char.IsWhiteSpace(line[Marker.Length])
            && line[Marker.Length..close].Trim().Trim('"', '\'') == name;
    }

    private static bool IsTrue(string? value) => "true".Equals(value?.Trim(), StringComparison.OrdinalIgnoreCase);
}
