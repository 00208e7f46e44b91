using PresignTools.Intake.Fragments;

namespace PresignTools.Tests.Intake.Fragments;

/// <summary>Texts of one kind each, as people paste them.</summary>
internal static class FragmentSamples
{
    internal static readonly (FragmentKind Kind, string Text)[] All =
    [
        (FragmentKind.Prose, "The upload fails since this morning, and nobody changed anything."),
        (FragmentKind.Prose, "curl works fine from my laptop."),
        (FragmentKind.Command, "$ curl -T a.bin \"https://b.s3.amazonaws.com/a\""),
        (FragmentKind.Command, "PS C:\\Users\\me> Invoke-WebRequest -Uri $u -Method Put"),
        (FragmentKind.Command, "C:\\temp>curl -v \"https://b.s3.amazonaws.com/a\""),
        (FragmentKind.Command, "me@host:~/work$ aws s3 ls s3://b"),
        (FragmentKind.Command, "[root@host tmp]# date -u"),
        (FragmentKind.Command, "% aws sts get-caller-identity"),
        (FragmentKind.Command, "aws s3 cp a.txt s3://b/a.txt --profile x"),
        (FragmentKind.Command, "curl -X PUT \\\n  -H 'Content-Type: text/plain' \\\n  --data-binary @a 'https://b.s3.amazonaws.com/a'"),
        (FragmentKind.Code, "julia> AWS.get(url; service=\"S3\")"),
        (FragmentKind.Code, ">>> s3.generate_presigned_url('get_object', Params={'Bucket': 'b'})"),
        (FragmentKind.Code, "const client = new S3Client({ region: 'us-east-1' });"),
        (FragmentKind.Code, "url, err := presigner.PresignPutObject(ctx, &s3.PutObjectInput{})"),
        (FragmentKind.Code, "import boto3\ns3 = boto3.client('s3')"),
        (FragmentKind.Json, "{\n  \"Code\": \"AccessDenied\",\n  \"Message\": \"Access Denied\"\n}"),
        (FragmentKind.Json, "\"eventName\": \"PutObject\",\n\"errorCode\": \"AccessDenied\","),
        (FragmentKind.Json, "{'Error': {'Code': 'AccessDenied'}}"),
        (FragmentKind.Json, "{\n  \"Effect\": \"Allow\",\n  \"Action\": [ ..., \"s3:GetObject\" ],\n"),
        (FragmentKind.Xml, "<?xml version=\"1.0\"?>\n<Error><Code>NoSuchKey</Code>\n\n<Key>a</Key></Error>"),
        (FragmentKind.Xml, "<CORSConfiguration>\n <CORSRule>\n </CORSRule>\n</CORSConfiguration>"),
        (FragmentKind.Settings, "storage:\n  bucket: files\n  region: us-east-1"),
        (FragmentKind.Settings, "AWS_REGION=us-east-1\nAWS_S3_ENDPOINT=https://minio:9000"),
        (FragmentKind.Settings, "[default]\nregion = eu-west-1"),
        (FragmentKind.Settings, "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"files\"\n}"),
        (FragmentKind.HttpExchange, "> PUT /a HTTP/1.1\n> Host: b.s3.amazonaws.com\n>\n< HTTP/1.1 403 Forbidden\n< Server: AmazonS3"),
        (FragmentKind.HttpExchange, "HTTP/2 403\ncontent-type: application/xml"),
        (FragmentKind.Headers, "Content-Type: image/png\nx-amz-acl: private"),
        (FragmentKind.LogLine, "2026-08-28T05:29:11Z ERROR upload failed"),
        (FragmentKind.LogLine, "E, [2025-07-26T08:08:30.038233 #39] ERROR -- : Uploaded"),
        (FragmentKind.LogLine, "time=\"2025-07-26T08:08:30Z\" level=error msg=\"failed\""),
        (FragmentKind.LogLine, "Jul 26 08:08:30 host app[1]: failed"),
        (FragmentKind.LogLine, "10:44:10.118213 trace git-lfs: HTTP: 403"),
        (FragmentKind.StackTrace, "software.amazon.awssdk.services.s3.model.S3Exception: Forbidden\n\tat a.b.C.d(C.java:12)\n\tat a.b.E.f(E.java:3)"),
        (FragmentKind.StackTrace, "Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\n    run()\nbotocore.exceptions.ClientError: x"),
        (FragmentKind.BrowserConsole, "Access to fetch at 'https://b.s3.amazonaws.com/a' from origin 'http://localhost:3000' has been blocked by CORS policy"),
        (FragmentKind.BrowserConsole, "PUT https://b.s3.amazonaws.com/a 403 (Forbidden)"),
        (FragmentKind.PowerShellLayout, "StatusCode        : 403\nStatusDescription : Forbidden"),
        (FragmentKind.PowerShellLayout, "At line:1 char:1\n+ CategoryInfo          : InvalidOperation"),
        (FragmentKind.Har, "{\n  \"log\": {\n    \"version\": \"1.2\",\n    \"entries\": []\n  }\n}"),
        (FragmentKind.Url, "https://b.s3.amazonaws.com/a?X-Amz-Signature=0"),
    ];

    /// <summary>All of them, one below the other, with a blank line between.</summary>
    internal static string Everything { get; } = string.Join("\n\n", All.Select(static s => s.Text));
}
