using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>The command that signs the request of a diagnosis, ready to be run.</summary>
internal static class SigningCommand
{
    /// <summary>The command.</summary>
    /// <param name="bucket">Bucket; null if it is not known.</param>
    /// <param name="key">Key; null if it is not known.</param>
    /// <param name="method">Method; null for GET.</param>
    /// <param name="more">Further parameters.</param>
    internal static string Of(string? bucket, string? key, string? method, params Argument[] more) => Say.Sign(
        [
            new(nameof(Setting.BucketName), Say.Quoted(bucket ?? "BUCKET")),
            new(nameof(Setting.Key), Say.Quoted(key ?? "KEY")),
            .. method is null or "GET" ? [] : new Argument[] { new(nameof(Setting.Method), method) },
            .. more,
        ]);

    /// <summary>The command for the request of a diagnosis, signed for another region.</summary>
    internal static string ForRegion(FailureFacts e, string region) => For(e, [new(nameof(Setting.Region), Printable.Of(region, 40))]);

    /// <summary>The command for the request of a diagnosis, signed otherwise.</summary>
    /// <param name="e">The request.</param>
    /// <param name="more">What is to be otherwise: further parameters.</param>
    /// <param name="method">Method to sign; null for the one that was sent.</param>
    internal static string For(FailureFacts e, Argument[] more, string? method = null)
    {
        var arguments = new List<Argument>(more);
        if (!more.Any(static a => a.Name == nameof(Setting.Region)) && (e.Bucket.Region ?? e.Url?.Region) is { } known)
        {
            arguments.Add(new(nameof(Setting.Region), Say.Word(Printable.Of(known, 40))));
        }

        if (e.Location is { HostKind: Addressing.S3HostKind.Custom } && e.Raw is { } raw
            && !more.Any(static a => a.Name == nameof(Setting.EndpointUrl)))
        {
            arguments.Add(new(nameof(Setting.EndpointUrl), Say.Quoted($"{raw.Scheme}://{VerificationContext.HostAndPort(raw)}")));
        }

        return Of(
            e.BucketName,
            e.Key,
            method ?? (e.Method is "OPTIONS" ? e.Signing.Method : e.Method) ?? e.Signing.Method,
            [.. arguments]);
    }

    /// <summary>The parameters that sign these headers.</summary>
    internal static Argument[] Parameters(IReadOnlyList<HeaderDemand> demands)
    {
        const string Encryption = "x-amz-server-side-encryption",
            KmsKey = Encryption + "-aws-kms-key-id",
            Customer = Encryption + "-customer-";
        string? Value(string header) => demands.Where(d => d.Header == header).Select(static d => d.Value).FirstOrDefault();
        bool key = demands.Any(static d => d.Header == KmsKey),
            customer = demands.Any(static d => d.Header.StartsWith(Customer, StringComparison.Ordinal));
        var parts = new List<Argument>();
        if (key || demands.Any(static d => d.Header == Encryption))
        {
            parts.Add(new(nameof(Setting.ServerSideEncryption), Say.Word(Value(Encryption) ?? (key ? "aws:kms" : "AES256"))));
        }

        if (key)
        {
            parts.Add(new(nameof(Setting.SSEKMSKeyId), Say.Quoted(Value(KmsKey) ?? "arn:aws:kms:REGION:ACCOUNT:key/ID")));
        }

        Argument[] tags =
        [
            .. demands
                .Where(static d => d.Header == "x-amz-tagging")
                .Select(static d => new Argument(Say.Quoted(d.Tag ?? "TAG"), Say.Quoted(d.Value ?? "VALUE"))),
        ];
        if (tags.Length > 0)
        {
            parts.Add(new(nameof(Setting.Tag), Say.Table(tags)));
        }

        List<Argument> headers = [.. demands
            .Where(static d => !d.Header.StartsWith(Encryption, StringComparison.Ordinal) && d.Header != "x-amz-tagging")
            .Select(static d => new Argument(Say.Quoted(d.Header), Say.Quoted(d.Value ?? Usual(d.Header))))];
        if (customer)
        {
            headers.AddRange(
            [
                new(Say.Quoted(Customer + "algorithm"), Say.Quoted("AES256")),
                new(Say.Quoted(Customer + "key"), Say.Variable("keyBase64")),
                new(Say.Quoted(Customer + "key-MD5"), Say.Variable("md5Base64")),
            ]);
        }

        if (headers.Count > 0)
        {
            parts.Add(new(nameof(Setting.Header), Say.Table([.. headers])));
        }

        return [.. parts];
    }

    /// <summary>What the header mostly has, where the policy wants any value.</summary>
    private static string Usual(string header) => header switch
    {
        "x-amz-acl" => "bucket-owner-full-control",
        "x-amz-storage-class" => "STANDARD",
        "x-amz-object-lock-mode" => "GOVERNANCE",
        "x-amz-object-lock-legal-hold" => "ON",
        "x-amz-object-lock-retain-until-date" => "YYYY-MM-DDT00:00:00Z",
        "If-None-Match" => "*",
        _ => "VALUE",
    };
}
