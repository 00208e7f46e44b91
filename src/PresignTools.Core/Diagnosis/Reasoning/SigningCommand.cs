using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>A New-S3PresignedUrl command for the request of a diagnosis, ready to be run.</summary>
internal static class SigningCommand
{
    /// <summary>The command.</summary>
    /// <param name="bucket">Bucket; null if it is not known.</param>
    /// <param name="key">Key; null if it is not known.</param>
    /// <param name="method">Method; null for GET.</param>
    /// <param name="more">Further parameters.</param>
    internal static string Of(string? bucket, string? key, string? method, string more)
    {
        string verb = method is null or "GET" ? string.Empty : " -Method " + method;
        return $"New-S3PresignedUrl -BucketName {Quote(bucket ?? "BUCKET")} -Key "
            + $"{Quote(key ?? "KEY")}{verb}{(more.Length == 0 ? string.Empty : " " + more)}";
    }

    /// <summary>The command for the request of a diagnosis, signed otherwise.</summary>
    /// <param name="e">The request.</param>
    /// <param name="more">What is to be otherwise: further parameters.</param>
    /// <param name="method">Method to sign; null for the one that was sent.</param>
    internal static string For(Evidence e, string more, string? method = null)
    {
        string region =
            more.IndexOf("-Region ", StringComparison.Ordinal) < 0 && (e.Bucket.Region ?? e.Url?.Region) is { } known
                ? " -Region " + Word(Printable.Of(known, 40))
                : string.Empty;
        string endpoint =
            e.Location is { HostKind: Addressing.S3HostKind.Custom }
            && e.Raw is { } raw
            && more.IndexOf("-EndpointUrl ", StringComparison.Ordinal) < 0
                ? $" -EndpointUrl {Quote($"{raw.Scheme}://{Judgement.HostAndPort(raw)}")}"
                : string.Empty;
        return Of(
            e.BucketName,
            e.Key,
            method ?? (e.Method is "OPTIONS" ? e.Signing.Method : e.Method) ?? e.Signing.Method,
            (more + region + endpoint).Trim());
    }

    /// <summary>The parameters that sign these headers.</summary>
    internal static string Parameters(IReadOnlyList<HeaderDemand> demands)
    {
        const string Encryption = "x-amz-server-side-encryption",
            KmsKey = Encryption + "-aws-kms-key-id",
            Customer = Encryption + "-customer-";
        string? Value(string header) => demands.Where(d => d.Header == header).Select(static d => d.Value).FirstOrDefault();
        bool key = demands.Any(static d => d.Header == KmsKey),
            customer = demands.Any(static d => d.Header.StartsWith(Customer, StringComparison.Ordinal));
        var parts = new List<string>();
        if (key || demands.Any(static d => d.Header == Encryption))
        {
            parts.Add("-ServerSideEncryption " + Word(Value(Encryption) ?? (key ? "aws:kms" : "AES256")));
        }

        if (key)
        {
            parts.Add("-SSEKMSKeyId " + Quote(Value(KmsKey) ?? "arn:aws:kms:REGION:ACCOUNT:key/ID"));
        }

        string[] tags =
        [
            .. demands
                .Where(static d => d.Header == "x-amz-tagging")
                .Select(static d => $"{Quote(d.Tag ?? "TAG")} = {Quote(d.Value ?? "VALUE")}"),
        ];
        if (tags.Length > 0)
        {
            parts.Add($"-Tag @{{ {string.Join("; ", tags)} }}");
        }

        List<string> headers = [.. demands
            .Where(static d => !d.Header.StartsWith(Encryption, StringComparison.Ordinal) && d.Header != "x-amz-tagging")
            .Select(static d => $"{Quote(d.Header)} = {Quote(d.Value ?? Usual(d.Header))}")];
        if (customer)
        {
            headers.AddRange([$"'{Customer}algorithm' = 'AES256'", $"'{Customer}key' = $keyBase64", $"'{Customer}key-MD5' = $md5Base64"]);
        }

        if (headers.Count > 0)
        {
            parts.Add($"-Header @{{ {string.Join("; ", headers)} }}");
        }

        return string.Join(" ", parts);
    }

    /// <summary>In single quotes, for PowerShell.</summary>
    internal static string Quote(string text) => "'" + Printable.Of(text, 200).Replace("'", "''") + "'";

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

    /// <summary>As it is where PowerShell takes it for one word, else in single quotes.</summary>
    private static string Word(string value) =>
        value.Length > 0 && value.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or ':')
            ? value
            : Quote(value);
}
