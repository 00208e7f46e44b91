using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PresignTools.Tests;

/// <summary>A few answers of STS on 127.0.0.1, chosen by the role's name, and those of a container's endpoint under /container. It remembers what it was asked.</summary>
internal sealed class StsOnLoopback
{
    private readonly ConcurrentQueue<string> _bodies = new();

    internal StsOnLoopback()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        var listener = new HttpListener();   // lives as long as the test process
        listener.Prefixes.Add(Url);
        listener.Start();
        _ = Task.Run(() => ServeAsync(listener));
    }

    internal static DateTimeOffset RoleEnds { get; } = new(2099, 5, 6, 7, 8, 9, TimeSpan.Zero);

    internal string Url { get; }

    internal IReadOnlyCollection<string> Bodies => _bodies;

    internal int RequestsFor(string role) => _bodies.Count(b => b.Contains(role, StringComparison.Ordinal));

    private async Task ServeAsync(HttpListener listener)
    {
        while (true)
        {
            HttpListenerContext context = await listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            string body = Uri.UnescapeDataString(await reader.ReadToEndAsync());
            _bodies.Enqueue(body);
            (int status, string text) = context.Request.Url!.AbsolutePath switch
            {
                "/container" => (200, """{"AccessKeyId":"ASIACONTAINERCONTAIN","SecretAccessKey":"c-secret","Token":"c-token","Expiration":"2099-05-06T07:08:09Z","RoleArn":"arn:aws:iam::111122223333:role/task"}"""),
                "/container-broken" => (404, "{}"),
                _ => Answer(body),
            };
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            context.Response.StatusCode = status;
            context.Response.ContentType = text.StartsWith('{') ? "application/json" : "text/xml";
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
    }

    private static (int Status, string Xml) Answer(string body)
    {
        if (body.Contains("role/denied", StringComparison.Ordinal))
        {
            return (403, Error("AccessDenied", "User: arn:aws:iam::111122223333:user/a is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/denied"));
        }

        if (body.Contains("role/mismatch", StringComparison.Ordinal))
        {
            return (403, Error("SignatureDoesNotMatch", "The Canonical String for this request should have been x-amz-security-token:TOKEN-THAT-MUST-NOT-LEAK"));
        }

        string action = body.Contains("AssumeRoleWithWebIdentity", StringComparison.Ordinal) ? "AssumeRoleWithWebIdentity" : "AssumeRole";
        return (200, $"""
            <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>
            <AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/reader/s</Arn><AssumedRoleId>AROAEXAMPLE:s</AssumedRoleId></AssumedRoleUser>
            <Credentials><AccessKeyId>ASIAROLEROLEROLEROLE</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>2099-05-06T07:08:09Z</Expiration></Credentials>
            </{action}Result><ResponseMetadata><RequestId>11111111-2222-3333-4444-555555555555</RequestId></ResponseMetadata></{action}Response>
            """);
    }

    private static string Error(string code, string message) =>
        $"<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>req-1</RequestId></ErrorResponse>";
}
