using System.Security;

namespace PresignTools.Credentials;

/// <summary>
/// Names and regions of the profiles in the shared files, read without the AWS SDK: for Tab, and for the region of the default
/// profile. It reads no credentials; those are the SDK's business.
/// </summary>
internal sealed partial class ProfileIndex
{
    private readonly Func<string, string?> _environment;

    internal ProfileIndex(Func<string, string?> environment) => _environment = environment;

    /// <summary>The profiles' names with the file that each is in, in the order of the files.</summary>
    /// <param name="location">A credentials file, or the folder with <c>credentials</c> and <c>config</c>; null for the usual
    /// place.</param>
    internal IReadOnlyList<(string Name, string File)> Names(string? location)
    {
        var names = new List<(string Name, string File)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string file, bool isConfig) in Files(location))
        {
            foreach (string line in Lines(file))
            {
                if (Section(line, isConfig) is { } name && seen.Add(name))
                {
                    names.Add((name, file));
                }
            }
        }

        return names;
    }

    /// <summary>
    /// A setting of a profile, the credentials file before the config file; null if it has none. Secrets are not read here.
    /// </summary>
    /// <param name="profile">The profile's name.</param>
    /// <param name="location">Where the files are; null for the usual place.</param>
    /// <param name="name">The setting, as in region.</param>
    internal string? SettingOf(string profile, string? location, string name)
    {
        foreach ((string file, bool isConfig) in Files(location))
        {
            bool inside = false;
            foreach (string line in Lines(file))
            {
                if (line.StartsWith('['))
                {
                    inside = Section(line, isConfig) == profile;
                }
                else if (inside && line.IndexOf('=', StringComparison.Ordinal) is > 0 and int equals
                    && line.AsSpan(0, equals).Trim().Equals(name, StringComparison.OrdinalIgnoreCase)
                    && !char.IsWhiteSpace(line[0]))   // indented lines belong to a nested block, as of 's3 ='
                {
                    string value = line[(equals + 1)..].Split(" #", 2)[0].Split(" ;", 2)[0].Trim();
                    if (value.Length > 0)
                    {
                        return value;
                    }
                }
            }
        }

        return null;
    }

    private List<(string File, bool IsConfig)> Files(string? location)
    {
        string? config = _environment("AWS_CONFIG_FILE");
        string credentials;
        if (!string.IsNullOrEmpty(location))
        {
            credentials = Directory.Exists(location) ? Path.Combine(location, "credentials") : location;
        }
        else if (_environment("AWS_SHARED_CREDENTIALS_FILE") is { Length: > 0 } named)
        {
            credentials = named;
        }
        else
        {
            string home = _environment("HOME") is { Length: > 0 } h ? h : _environment("USERPROFILE") is { Length: > 0 } u ? u : ".";
            credentials = Path.Combine(home, ".aws", "credentials");
        }

        if (string.IsNullOrEmpty(config))
        {
            config = Path.Combine(Path.GetDirectoryName(credentials) ?? ".", "config");   // beside the credentials, as in the SDK
        }

        return [(credentials, false), (config, true)];
    }

    private static string[] Lines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            return [];   // whoever needs the profile gets the SDK's answer; an index has nothing to add
        }
    }

    // [name] in credentials; [default] or [profile name] in config, where [sso-session x] and [services x] are no profiles.
    private static string? Section(string line, bool isConfig)
    {
        int close = line.IndexOf(']', StringComparison.Ordinal);
        if (!line.StartsWith('[') || close < 2)
        {
            return null;
        }

        string name = line[1..close].Trim();
        if (!isConfig)
        {
            return name.Length == 0 ? null : name;
        }

        if (name == "default")
        {
            return name;
        }

        const string marker = "profile";
        if (name.StartsWith(marker, StringComparison.Ordinal) && name.Length > marker.Length && char.IsWhiteSpace(name[marker.Length]))
        {
            string bare = name[marker.Length..].Trim().Trim('"', '\'');
            return bare.Length == 0 ? null : bare;
        }

        return null;
    }
}
