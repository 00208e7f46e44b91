namespace PresignTools.Views;

/// <summary>A URL that was read: its parts, decoded. The parameters of the URL are not repeated, and no secret is shown.</summary>
internal static class ReadUrlView
{
    internal static void Draw(Drawing drawing, Subject url)
    {
        string operation = url.Line("Operation");
        string seconds = url.Line("ExpiresInSeconds");
        string account = url.Has("AccountId") ? ", account " + url.Line("AccountId") : string.Empty;
        string host = url.Line("EndpointRegion");
        string region = host.Length > 0 && host != url.Line("Region") ? $" (the host is in {host})" : string.Empty;
        string lifetime = url.Has("ExpiresAt") && seconds.Length > 0 ? $"  (after {seconds} seconds)" : string.Empty;
        new Fields(drawing)
            .Url("Url", UrlText.WithoutQuery(url.Line("MaskedUrl")))
            .Add("Repairs", url.Listed("Repairs"), 3)
            .Add("Notes", url.Listed("Notes"), 3)
            .Add("Operation", operation.Length > 0 ? operation : $"one of {url.Line("PossibleOperations")}", 2)
            .Add("Because", url.Lines("OperationEvidence"), 2)
            .Add("RequiredActions", url.Line("RequiredActions"), 2)
            .Add("BucketName", url.Line("BucketName"))
            .Add("Key", url.Line("Key"), 2)
            .Add("VersionId", url.Line("VersionId"))
            .Add("Region", url.Line("Region") + region)
            .Add("RegionSet", url.Line("RegionSet"))
            .Add("Host", $"{url.Line("Host")}  ({url.Line("EndpointForm")})")
            .Add("AccessKeyId", url.Has("AccessKeyId") ? $"{url.Line("AccessKeyId")}  ({url.Line("KeyKind")}{account})" : string.Empty)
            .Add("SessionToken", url.Line("HasSessionToken") == "True" ? "in the URL" : string.Empty)
            .Add("Signature", url.Line("SignatureVersion"))
            .Add("SignedAt", url.Line("SignedAt"))
            .Add("ExpiresAt", url.Line("ExpiresAt") + lifetime)
            .Add("SignedHeaders", url.Line("SignedHeaders"), 2)
            .Add("RequiredHeaders", url.Line("RequiredHeaders"), 2)
            .Add("ResponseOverrides", url.Entries("ResponseOverrides"), 2)
            .Add("HoistedHeaders", url.Entries("HoistedHeaders"), 2)
            .Add("OtherParameters", url.Entries("OtherParameters"), 2)
            .Add("Sdk", url.Line("Sdk"))
            .Draw();
    }
}
