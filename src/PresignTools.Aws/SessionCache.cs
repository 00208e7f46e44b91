using System.Collections.Concurrent;
using Amazon.Runtime.CredentialManagement;
using PresignTools.Signing;

namespace PresignTools.Aws;

/// <summary>
/// Sessions of roles and SSO, kept for the life of the process until shortly before they end: a loop that calls a cmdlet for each
/// object would otherwise ask STS, or the user for an MFA code, each time. A changed file is a new question. What depends on more
/// than the files (credential_process, credential_source) is asked anew.
/// </summary>
internal static class SessionCache
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly ConcurrentDictionary<Key, SigningCredentials> Sessions = new();

    internal static SigningCredentials GetOrAdd(
        CredentialProfile profile,
        CredentialProfile root,
        Func<SigningCredentials> get,
        TimeProvider clock)
    {
        if (profile.CredentialProfileStore is not SharedCredentialsFile file || !IsSession(profile, root))
        {
            return get();
        }

        var key = new Key(profile.Name, file.FilePath, WrittenAt(file.FilePath), ConfigOf(file), WrittenAt(ConfigOf(file)));
        if (Sessions.TryGetValue(key, out SigningCredentials? known) && known.Expiration > clock.GetUtcNow() + Margin)
        {
            return known;
        }

        SigningCredentials fresh = get();
        Sessions[key] = fresh;
        return fresh;
    }

    private static bool IsSession(CredentialProfile profile, CredentialProfile root) =>
        (!string.IsNullOrEmpty(profile.Options.SourceProfile) || ProfileFiles.UsesSso(profile.Options))
        && string.IsNullOrEmpty(root.Options.CredentialSource) && string.IsNullOrEmpty(root.Options.CredentialProcess);

    // The same choice as the SDK's: AWS_CONFIG_FILE, else the file beside the credentials.
    private static string ConfigOf(SharedCredentialsFile file) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_CONFIG_FILE"))
            ? Path.Combine(Path.GetDirectoryName(file.FilePath) ?? string.Empty, "config")
            : file.ConfigFilePath;

    private static DateTime WrittenAt(string path) => File.GetLastWriteTimeUtc(path);

    private readonly record struct Key(string Profile, string File, DateTime FileWritten, string Config, DateTime ConfigWritten);
}
