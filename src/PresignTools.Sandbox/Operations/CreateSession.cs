using System.Security.Cryptography;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>CreateSession: keys for a directory bucket, for five minutes.</summary>
internal static class CreateSession
{
    private const int MostSessions = 500;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    internal static Answer Run(Exchange x)
    {
        string mode = x.Request.Amz("x-amz-create-session-mode") is "ReadOnly" ? "ReadOnly" : "ReadWrite";
        x.SessionMode = mode;
        Authorizer.Check(x, "CreateSession");
        var session = new DirectorySession
        {
            AccessKeyId = "ASIA" + new string(RandomNumberGenerator.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)),
            SecretAccessKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)),
            SessionToken = "AgV4" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(120)),
            Mode = mode,
            Principal = x.Caller.Principal.Text,
            ExpiresAt = x.Now + Life,
        };

        // A new list each time: requests look for their keys in the old one while this goes on.
        Bucket bucket = x.Bucket;
        List<DirectorySession> kept =
            bucket.Sessions.Count < MostSessions ? bucket.Sessions : bucket.Sessions.FindAll(s => s.ExpiresAt >= x.Now);
        bucket.Sessions = [.. kept.TakeLast(MostSessions - 1), session];

        var xml = new XmlText("CreateSessionResult", XmlText.S3Namespace);
        xml.Open("Credentials")
            .Add("SessionToken", session.SessionToken)
            .Add("SecretAccessKey", session.SecretAccessKey)
            .Add("AccessKeyId", session.AccessKeyId)
            .Add("Expiration", Failures.Iso(session.ExpiresAt))
            .Close()
            .Close();
        return new Answer(200).WithBody(System.Text.Encoding.UTF8.GetBytes(xml.ToString()), "application/xml");
    }
}
