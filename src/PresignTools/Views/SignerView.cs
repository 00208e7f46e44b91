namespace PresignTools.Views;

/// <summary>Who signs, each value with where it came from.</summary>
internal static class SignerView
{
    private const string Unknown = "unknown";

    internal static void Draw(Drawing drawing, Subject signer)
    {
        var fields = new Fields(drawing);
        fields.From("AccessKeyId", signer.Line("AccessKeyId"), $"{signer.Line("KeyKind")}; {signer.Line("CredentialSource")}");
        Add(fields, signer, "AccountId", isAlways: true);
        Add(fields, signer, "Arn", signer.Line("IsOnline") == "True");
        Add(fields, signer, "RoleArn", isAlways: false);
        fields.Add("SessionName", signer.Line("SessionName"));
        Add(fields, signer, "Expiration", signer.Line("HasSessionToken") == "True");
        Add(fields, signer, "MaxUrlLifetime", isAlways: true);
        fields.From("Region", signer.Line("Region"), signer.Line("RegionSource"));
        Add(fields, signer, "ClockSkew", isAlways: false);
        fields.Add("BucketName", signer.Line("BucketName"));
        Add(fields, signer, "BucketRegion", signer.Has("BucketName"));
        Add(fields, signer, "BucketIsOwn", signer.Has("BucketName"));
        fields.Add("Warnings", signer.Listed("Warnings"), 6).Draw();
    }

    private static void Add(Fields fields, Subject signer, string name, bool isAlways)
    {
        string value = name == "MaxUrlLifetime" ? signer.Span(name) : signer.Line(name);
        if (value.Length > 0 || isAlways)
        {
            fields.From(name, value.Length > 0 ? value : Unknown, signer.Line("Sources", name));
        }
    }
}
