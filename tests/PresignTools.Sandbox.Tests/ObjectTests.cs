namespace PresignTools.Sandbox.Tests;

/// <summary>Reading, writing and deleting objects, and the errors of their state.</summary>
public class ObjectTests
{
    [Fact]
    public async Task Ranges_and_conditions_may_be_added_unsigned()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer part = await new Presign().SendAsync(server, headers: [("Range", "bytes=0-5")]);
        Assert.Equal((206, "region", "bytes 0-5/25"), (part.Status, part.Text, part.Headers["Content-Range"]));
        Assert.Equal("us,17\n", (await new Presign().SendAsync(server, headers: [("Range", "bytes=-6")])).Text);
        RawAnswer beyond = await new Presign().SendAsync(server, headers: [("Range", "bytes=100-")]);
        Assert.Equal((416, "InvalidRange", "bytes=100-", "25"), (beyond.Status, beyond.Code, beyond.Field("RangeRequested"), beyond.Field("ActualObjectSize")));

        const string etag = "\"7c4a7e948c4a0c803263d51b05f2669b\"";
        RawAnswer same = await new Presign().SendAsync(server, headers: [("If-None-Match", etag)]);
        Assert.Equal((304, 0), (same.Status, same.Body.Length));
        RawAnswer failed = await new Presign().SendAsync(server, headers: [("If-Match", "\"other\"")]);
        Assert.Equal((412, "PreconditionFailed", "If-Match"), (failed.Status, failed.Code, failed.Field("Condition")));
        Assert.Equal(200, (await new Presign().SendAsync(server, headers: [("If-Match", etag)])).Status);
    }

    [Fact]
    public async Task Response_overrides_are_in_the_answer()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await new Presign { Query = [("response-content-type", "text/x-test"), ("response-content-disposition", "attachment; filename=\"a b.csv\"")] }.SendAsync(server);
        Assert.Equal(("text/x-test", "attachment; filename=\"a b.csv\""), (answer.Headers["Content-Type"], answer.Headers["Content-Disposition"]));
    }

    [Fact]
    public async Task Keys_are_what_they_are()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        foreach (string path in new[] { "/reports/a/../b//c/./d", "/reports/..", "/reports/%2E%2E%2Fx", "/reports/a%2Bb%20c%26d%3De%C3%A9", "/reports/%F0%9F%98%80", "/reports/a%25zz" })
        {
            // The canonical path of each: escapes of unreserved characters are undone, everything else is encoded once.
            string canonical = path.Replace("%2E", ".", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal);
            byte[] body = System.Text.Encoding.UTF8.GetBytes(path);
            var put = new Presign { Method = "PUT", Path = canonical };
            string raw(string target) => path + target[target.IndexOf('?', StringComparison.Ordinal)..];
            RawAnswer stored = await put.SendAsync(server, body: body, alter: raw);
            Assert.True(stored.Status == 200, path + ": " + stored.Text);
            Assert.Equal(path, (await new Presign { Path = canonical }.SendAsync(server, alter: raw)).Text);
        }
    }

    [Fact]
    public async Task Delete_markers_archives_and_versions_answer_as_s3_s()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer gone = await new Presign { Path = "/versions/gone.txt" }.SendAsync(server);
        Assert.Equal((404, "NoSuchKey", "true", CauseId.DeleteMarker), (gone.Status, gone.Code, gone.Headers["x-amz-delete-marker"], gone.Cause));
        RawAnswer marker = await new Presign { Path = "/versions/gone.txt", Query = [("versionId", "v2.EXAMPLE")] }.SendAsync(server);
        Assert.Equal((405, "MethodNotAllowed", "DeleteMarker", "DELETE"), (marker.Status, marker.Code, marker.Field("ResourceType"), marker.Headers["Allow"]));
        Assert.Equal("one\n", (await new Presign { Path = "/versions/doc.txt", Query = [("versionId", "v1.EXAMPLE")] }.SendAsync(server)).Text);
        RawAnswer none = await new Presign { Path = "/versions/doc.txt", Query = [("versionId", "v9.EXAMPLE")] }.SendAsync(server);
        Assert.Equal((404, "NoSuchVersion", "v9.EXAMPLE"), (none.Status, none.Code, none.Field("VersionId")));
        Assert.Equal("Invalid version id specified", (await new Presign { Path = "/versions/doc.txt", Query = [("versionId", "#")] }.SendAsync(server)).Message);

        RawAnswer archived = await new Presign { Path = "/reports/archive/2019.csv" }.SendAsync(server);
        Assert.Equal((403, "InvalidObjectState", "GLACIER", CauseId.ObjectArchived), (archived.Status, archived.Code, archived.Field("StorageClass"), archived.Cause));
        server.Patch("""{ "buckets": { "reports": { "objects": { "archive/2019.csv": { "restored": true } } } } }""");
        Assert.Equal("old\n", (await new Presign { Path = "/reports/archive/2019.csv" }.SendAsync(server)).Text);
    }

    [Fact]
    public async Task Uploads_check_what_came()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        var put = new Presign { Method = "PUT", Path = "/reports/up.txt" };
        byte[] body = "hello"u8.ToArray();
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", (await put.SendAsync(server, body: body)).Headers["ETag"]);
        RawAnswer exists = await put.SendAsync(server, headers: [("If-None-Match", "*")], body: body);
        Assert.Equal((412, "If-None-Match"), (exists.Status, exists.Field("Condition")));

        (string Name, string Value, string? Code)[] rows =
        [
            ("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==", null), ("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==", "BadDigest"), ("Content-MD5", "x", "InvalidDigest"),
            ("x-amz-checksum-crc32", "NhCmhg==", null), ("x-amz-checksum-crc32", "AAAAAA==", "BadDigest"), ("x-amz-checksum-crc32", "?", "InvalidRequest"),
            ("x-amz-checksum-crc32c", "mnG7TA==", null), ("x-amz-checksum-sha1", "qvTGHdzF6KLavt4PO0gs2a6pQ00=", null), ("x-amz-checksum-sha256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", null),
            ("x-amz-checksum-crc64nvme", "M3eFcAZSQlc=", null),
            ("x-amz-storage-class", "WARM", "InvalidStorageClass"), ("x-amz-acl", "public-read", "AccessControlListNotSupported"), ("x-amz-tagging", "a=1&a=2", "InvalidArgument"),
        ];
        foreach ((string name, string value, string? code) in rows)
        {
            RawAnswer answer = await (put with { Headers = [(name, value)] }).SendAsync(server, body: body);
            Assert.True(code == answer.Code && answer.Status == (code is null ? 200 : 400), $"{name}: {value}: {answer.Status} {answer.Code} {answer.Message}");
        }

        RawAnswer acl = await (put with { Headers = [("x-amz-acl", "public-read")] }).SendAsync(server, body: body);
        Assert.Equal(("The bucket does not allow ACLs", CauseId.AclWithoutPermissionOrAclsDisabled), (acl.Message, acl.Cause));
    }

    [Fact]
    public async Task A_body_without_length_is_not_taken()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        var put = new Presign { Method = "PUT", Path = "/reports/up.txt" };
        RawAnswer chunked = await put.SendAsync(server, headers: [("Transfer-Encoding", "chunked")], body: "5\r\nhello\r\n0\r\n\r\n"u8.ToArray());
        Assert.Equal((501, "NotImplemented", "Transfer-Encoding", CauseId.TransferEncodingChunked), (chunked.Status, chunked.Code, chunked.Field("Header"), chunked.Cause));
        string host = $"127.0.0.1:{server.Port}";
        RawAnswer none = await RawHttp.SendAsync(server.Port, "PUT", (put with { Host = host }).Target(), host);
        Assert.Equal((411, "MissingContentLength"), (none.Status, none.Code));
    }

    [Fact]
    public async Task Deletes_answer_204_and_locks_hold()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Assert.Equal(204, (await new Presign { Method = "DELETE" }.SendAsync(server)).Status);
        Assert.Equal(404, (await new Presign().SendAsync(server)).Status);
        Assert.Equal(204, (await new Presign { Method = "DELETE" }.SendAsync(server)).Status);

        RawAnswer locked = await new Presign { Method = "DELETE", Path = "/records/ledger.txt", Query = [("versionId", "v1.EXAMPLE")] }.SendAsync(server);
        Assert.Equal((403, "Access Denied because object protected by object lock.", CauseId.ObjectLockOrRetention), (locked.Status, locked.Message, locked.Cause));
        RawAnswer marked = await new Presign { Method = "DELETE", Path = "/records/ledger.txt" }.SendAsync(server);
        Assert.Equal((204, "true"), (marked.Status, marked.Headers["x-amz-delete-marker"]));
        RawAnswer unsummed = await new Presign { Method = "PUT", Path = "/records/new.txt" }.SendAsync(server, body: "x"u8.ToArray());
        Assert.Equal(("Missing required header for this request: Content-MD5 OR x-amz-checksum-*", CauseId.ObjectLockOrRetention), (unsummed.Message, unsummed.Cause));
    }

    [Fact]
    public async Task Kms_says_permission_state_and_existence()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Assert.Equal("secret plan\n", (await new Presign { Path = "/reports/vault/plan.txt" }.SendAsync(server)).Text);
        RawAnswer disabled = await new Presign { Path = "/reports/vault/old.txt" }.SendAsync(server);
        Assert.Equal((400, "KMS.DisabledException", CauseId.KmsKeyDisabledOrMissing), (disabled.Status, disabled.Code, disabled.Cause));
        Assert.EndsWith("key/0987dcba-09fe-87dc-65ba-ab0987654321 is disabled.", disabled.Message, StringComparison.Ordinal);

        RawAnswer noKms = await (Keys.By(Keys.Live) with { Path = "/reports/vault/plan.txt" }).SendAsync(server);
        Assert.Equal((403, "no Allow in Identity policy"), (noKms.Status, noKms.DeniedBy));
        Assert.Equal($"User: arn:aws:sts::111122223333:assumed-role/reporter/live is not authorized to perform: kms:Decrypt on resource: {Keys.KmsKey} because no identity-based policy allows the kms:Decrypt action", noKms.Message);

        server.Patch($$"""{ "keys": { "{{Keys.KmsKey}}": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/bob" }, "Action": "kms:*", "Resource": "*" } ] } } } }""");
        RawAnswer keyPolicy = await new Presign { Path = "/reports/vault/plan.txt" }.SendAsync(server);
        Assert.Equal("no Allow in Key policy", keyPolicy.DeniedBy);
        Assert.EndsWith("because no resource-based policy allows the kms:Decrypt action", keyPolicy.Message, StringComparison.Ordinal);

        server.Patch($$"""{ "keys": { "{{Keys.KmsKey}}": null } }""");
        Assert.Equal("KMS.NotFoundException", (await new Presign { Path = "/reports/vault/plan.txt" }.SendAsync(server)).Code);
    }

    [Fact]
    public async Task A_key_policy_tied_to_the_object_breaks_with_bucket_keys()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        server.Patch($$"""{ "keys": { "{{Keys.KmsKey}}": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*", "Condition": { "StringEquals": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::reports/vault/plan.txt" } } } ] } } } }""");
        Assert.Equal(200, (await new Presign { Path = "/reports/vault/plan.txt" }.SendAsync(server)).Status);
        server.Patch("""{ "buckets": { "reports": { "objects": { "vault/plan.txt": { "bucketKey": true } } } } }""");
        Assert.Equal("no Allow in Key policy", (await new Presign { Path = "/reports/vault/plan.txt" }.SendAsync(server)).DeniedBy);
    }

    [Fact]
    public async Task Customer_keys_are_needed_again()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        const string prefix = "x-amz-server-side-encryption-customer-";
#pragma warning disable CA5351 // SSE-C sends the MD5 of its key
        string md5 = Convert.ToBase64String(System.Security.Cryptography.MD5.HashData(key));
#pragma warning restore CA5351
        (string, string)[] headers = [(prefix + "algorithm", "AES256"), (prefix + "key", Convert.ToBase64String(key)), (prefix + "key-MD5", md5)];
        Assert.Equal(200, (await new Presign { Method = "PUT", Path = "/reports/c.txt", Headers = headers }.SendAsync(server, body: "x"u8.ToArray())).Status);
        Assert.Equal("x", (await new Presign { Path = "/reports/c.txt", Headers = headers }.SendAsync(server)).Text);
        RawAnswer without = await new Presign { Path = "/reports/c.txt" }.SendAsync(server);
        Assert.Equal((400, "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object."), (without.Status, without.Message));
        RawAnswer wrongMd5 = await new Presign { Path = "/reports/c.txt", Headers = [headers[0], headers[1], (prefix + "key-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")] }.SendAsync(server);
        Assert.Equal("The calculated MD5 hash of the key did not match the hash that was provided.", wrongMd5.Message);
        server.Patch("""{ "buckets": { "reports": { "encryption": { "blockSseC": true } } } }""");
        Assert.Contains("blocked upload requests that specify Server Side Encryption with Customer provided keys", (await new Presign { Method = "PUT", Path = "/reports/c2.txt", Headers = headers }.SendAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_may_demand_an_encryption_header()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        server.Patch("""{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } } ] } } } }""");
        RawAnswer without = await new Presign { Method = "PUT", Path = "/reports/x" }.SendAsync(server);
        Assert.Equal((403, "Deny in Bucket policy, statement 1, s3:x-amz-server-side-encryption"), (without.Status, without.DeniedBy));
        RawAnswer with = await new Presign { Method = "PUT", Path = "/reports/x", Headers = [("x-amz-server-side-encryption", "aws:kms"), ("x-amz-server-side-encryption-aws-kms-key-id", Keys.KmsKey)] }.SendAsync(server);
        Assert.Equal((200, Keys.KmsKey), (with.Status, with.Headers["x-amz-server-side-encryption-aws-kms-key-id"]));
    }
}
