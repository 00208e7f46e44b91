namespace PresignTools.Views;

/// <summary>An upload form that was read: its parts, decoded. The signature, the policy's text and the token are not drawn.</summary>
internal static class PostInfoView
{
    internal static void Draw(Drawing drawing, Subject post)
    {
        string account = post.Has("AccountId") ? ", account " + post.Line("AccountId") : string.Empty;
        string host = post.Line("EndpointRegion");
        string region = host.Length > 0 && host != post.Line("Region") ? $" (the host is in {host})" : string.Empty;
        new Fields(drawing)
            .Url("Url", post.Line("Url"))
            .Add("Notes", post.Listed("Notes"), 4)
            .Add("BucketName", post.Line("BucketName"))
            .Add("Key", post.Line("Key"), 2)
            .Add("Region", post.Line("Region") + region)
            .Add("Size", PostView.Sizes(post))
            .Add("Conditions", PostView.Conditions(post), 12)
            .Add("To add", string.Join(", ", post.Texts("OpenFields")), 3)
            .Add("AccessKeyId", post.Has("AccessKeyId") ? $"{post.Line("AccessKeyId")}  ({post.Line("KeyKind")}{account})" : string.Empty)
            .Add("SessionToken", post.Line("HasSessionToken") == "True" ? "in the form" : string.Empty)
            .Add("Signature", post.Line("SignatureVersion"))
            .Add("SignedAt", post.Line("SignedAt"))
            .Add("ExpiresAt", post.Line("ExpiresAt"))
            .Draw();
    }
}
