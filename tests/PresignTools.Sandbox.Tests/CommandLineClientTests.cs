using System.Text.Json;

namespace PresignTools.Sandbox.Tests;

/// <summary>boto3, the AWS CLI, s3cmd and curl, unchanged, where the machine has them.</summary>
public class CommandLineClientTests
{
    private const string Boto3 = """
        import boto3, sys, json, urllib.request, botocore
        from botocore.config import Config
        url, key, secret = sys.argv[1:4]
        def client(name): return boto3.client(name, endpoint_url=url, aws_access_key_id=key, aws_secret_access_key=secret, region_name='eu-central-1', config=Config(s3={'addressing_style': 'path'}, signature_version=('s3v4' if name == 's3' else None), retries={'max_attempts': 1}))
        s3 = client('s3')
        out = {}
        s3.put_object(Bucket='reports', Key='boto/ä b.txt', Body=b'from boto3', Metadata={'note': 'x'}, ContentType='text/plain')
        out['get'] = s3.get_object(Bucket='reports', Key='boto/ä b.txt')['Body'].read().decode()
        out['list'] = [o['Key'] for o in s3.list_objects_v2(Bucket='reports', Prefix='boto/')['Contents']]
        out['url'] = urllib.request.urlopen(s3.generate_presigned_url('get_object', Params={'Bucket': 'reports', 'Key': 'boto/ä b.txt'})).read().decode()
        post = s3.generate_presigned_post('reports', 'boto/form.txt')
        fields = ''.join('--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % f for f in post['fields'].items())
        body = fields + '--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nposted\r\n--b--\r\n'
        out['post'] = urllib.request.urlopen(urllib.request.Request(post['url'], body.encode(), {'Content-Type': 'multipart/form-data; boundary=b'})).status
        out['me'] = client('sts').get_caller_identity()['Arn']
        out['key'] = client('kms').describe_key(KeyId='alias/reports')['KeyMetadata']['KeyState']
        out['user'] = client('iam').get_user(UserName='bob')['User']['Arn']
        out['policy'] = client('iam').get_user_policy(UserName='bob', PolicyName='read-2026')['PolicyDocument']['Statement'][0]['Sid']
        sim = client('iam').simulate_principal_policy(PolicySourceArn='arn:aws:iam::111122223333:user/bob', ActionNames=['s3:GetObject', 's3:PutObject'], ResourceArns=['arn:aws:s3:::reports/2026/x'])
        out['sim'] = [r['EvalDecision'] for r in sim['EvaluationResults']]
        try: s3.get_object(Bucket='reports', Key='none')
        except botocore.exceptions.ClientError as e: out['error'] = e.response['Error']['Code']
        print(json.dumps(out))
        """;

    private static readonly Dictionary<string, string> Alice = new()
    {
        ["AWS_ACCESS_KEY_ID"] = Keys.Alice.Id,
        ["AWS_SECRET_ACCESS_KEY"] = Keys.Alice.Secret,
        ["AWS_DEFAULT_REGION"] = "eu-central-1",
    };

    [FactIf("python3:boto3")]
    public async Task Boto3_works()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        (int code, string output, string error) = Programs.Run("python3", ["-c", Boto3, server.EndpointUrl, Keys.Alice.Id, Keys.Alice.Secret]);
        Assert.True(code == 0, error);
        JsonElement said = JsonDocument.Parse(output).RootElement;
        string Text(string name) => said.GetProperty(name).GetString()!;
        Assert.Equal(("from boto3", "from boto3", "NoSuchKey"), (Text("get"), Text("url"), Text("error")));
        Assert.Equal("boto/ä b.txt", said.GetProperty("list")[0].GetString());
        Assert.Equal(204, said.GetProperty("post").GetInt32());
        Assert.Equal(("arn:aws:iam::111122223333:user/alice", "Enabled", "arn:aws:iam::111122223333:user/bob", "Read2026"), (Text("me"), Text("key"), Text("user"), Text("policy")));
        Assert.Equal("[\"allowed\", \"implicitDeny\"]", said.GetProperty("sim").GetRawText());
    }

    [FactIf("aws")]
    public async Task The_aws_cli_works()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        string endpoint = server.EndpointUrl;
        Aws("up", "s3", "cp", "-", "s3://reports/cli.txt");
        Assert.Equal("up", Aws(null, "s3", "cp", "s3://reports/cli.txt", "-"));
        Assert.Contains("2026/q3.csv", Aws(null, "s3", "ls", "s3://reports", "--recursive"), StringComparison.Ordinal);
        Assert.Contains("assumed-role/reporter/cli", Aws(null, "sts", "assume-role", "--role-arn", "arn:aws:iam::111122223333:role/reporter", "--role-session-name", "cli"), StringComparison.Ordinal);
        string url = Aws(null, "s3", "presign", "s3://reports/2026/q3.csv").Trim();
        using var http = new HttpClient();
        Assert.StartsWith("region,total", await http.GetStringAsync(url), StringComparison.Ordinal);

        string Aws(string? input, params string[] arguments)
        {
            (int code, string output, string error) = Programs.Run("aws", ["--endpoint-url", endpoint, .. arguments], Alice, input);
            Assert.True(code == 0, error);
            return output;
        }
    }

    [FactIf("s3cmd")]
    public async Task S3cmd_works()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "from s3cmd");
            S3cmd("put", file, "s3://reports/s3cmd.txt");
            Assert.Contains("s3://reports/s3cmd.txt", S3cmd("ls", "s3://reports"), StringComparison.Ordinal);
            Assert.Equal("from s3cmd", S3cmd("-q", "get", "s3://reports/s3cmd.txt", "-"));
            string url = S3cmd("signurl", "s3://virginia/hello.txt", "+600").Trim();    // s3cmd signs URLs with Signature Version 2
            using var http = new HttpClient();
            Assert.Equal("hello from us-east-1\n", await http.GetStringAsync(url.Replace("https://", "http://", StringComparison.Ordinal)));
            S3cmd("del", "s3://reports/s3cmd.txt");
        }
        finally
        {
            File.Delete(file);
        }

        string S3cmd(params string[] arguments)
        {
            (int code, string output, string error) = Programs.Run("s3cmd",
                ["--config=/dev/null", "--no-ssl", $"--host=127.0.0.1:{server.Port}", $"--host-bucket=127.0.0.1:{server.Port}", $"--access_key={Keys.Alice.Id}", $"--secret_key={Keys.Alice.Secret}", "--region=eu-central-1", "--no-progress", .. arguments]);
            Assert.True(code == 0, error + output);
            return output;
        }
    }

    [FactIf("curl")]
    public async Task Curl_works()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        string host = $"127.0.0.1:{server.Port}";
        (int code, string got, _) = Programs.Run("curl", ["-sS", $"http://{host}{new Presign { Host = host }.Target()}"]);
        Assert.Equal((0, "region,total\neu,42\nus,17\n"), (code, got));

        // A body of some size: curl then sends Expect: 100-continue.
        string big = new('x', 2_000_000);
        (code, string status, string error) = Programs.Run("curl", ["-sS", "-o", "/dev/null", "-w", "%{http_code}", "-X", "PUT", "--data-binary", "@-", "-H", "Content-Type:", $"http://{host}{new Presign { Host = host, Method = "PUT", Path = "/reports/big" }.Target()}"], input: big);
        Assert.True(code == 0 && status == "200", error + status);
        Assert.Equal(2_000_000, server.World.Buckets["reports"].Objects["big"][0].Body.Length);

        (_, string signed, _) = Programs.Run("curl", ["-sS", "--aws-sigv4", "aws:amz:eu-central-1:s3", "--user", $"{Keys.Alice.Id}:{Keys.Alice.Secret}", "-H", "x-amz-content-sha256: UNSIGNED-PAYLOAD", $"http://{host}/reports/2025/q4.csv"]);
        Assert.Equal("region,total\neu,40\n", signed);
    }
}
