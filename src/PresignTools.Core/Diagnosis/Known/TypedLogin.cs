using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>A login with key and secret at a server that people run themselves: its console, or its client's list of servers.</summary>
internal static class TypedLogin
{
    private static readonly string[] Logins =
        ["login", "log in", "logging in", "sign in", "mc alias set", "mc config host add", "web console", "web ui", "console of minio"];

    private static readonly string[] Own =
        ["MINIO_ROOT_PASSWORD", "MINIO_ROOT_USER", "MINIO_SECRET_KEY", "MINIO_ACCESS_KEY", "rootPassword", "rootUser"];

    private static readonly string[] Requests = ["presign", "PUT ", "GET ", "X-Amz-", "upload", "put_object", "getObject"];

    /// <summary>The word for it; null where the text tells of none, or of requests beside it.</summary>
    internal static string? In(string text) =>
        text.ContainsAny(Own) && !text.ContainsAny(Requests) ? text.FirstContained(Logins) : null;
}
