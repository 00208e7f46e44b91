namespace PresignTools.Views;

/// <summary>A signed URL: the URL itself, as it was asked for, and what its user must send and by when.</summary>
internal static class SignedView
{
    internal static void Draw(Drawing drawing, Subject url)
    {
        string whole = url.Line("Url");
        string shown = UrlText.WithShortToken(whole);
        new Fields(drawing)
            .Url("Url", shown)
            .Add("Method", url.Line("Method"))
            .Add("BucketName", url.Line("BucketName"))
            .Add("Key", url.Line("Key"), 2)
            .Add("VersionId", url.Line("VersionId"))
            .Add("Region", url.Has("RegionSet") ? string.Empty : url.Line("Region"))
            .Add("RegionSet", url.Line("RegionSet"))
            .Add("RequiredHeaders", url.Entries("RequiredHeaders"), 4)
            .Add("SignedAt", url.Line("SignedAt"))
            .Add("EffectiveExpiresAt", url.Line("EffectiveExpiresAt"))
            .Add("LimitedBy", url.Line("LimitedBy"))
            .Add("AccessKeyId", url.Line("AccessKeyId"))
            .Add("AccountId", url.Line("AccountId"))
            .Draw();
        if (shown.Length != whole.Length)
        {
            Note(drawing, "The session token is shortened here. To copy the URL: \u2026 | Set-Clipboard");
        }
        else if (Cells.Of(whole) > drawing.Width)
        {
            Note(drawing, "The URL is broken into lines here. To copy it whole: \u2026 | Set-Clipboard");
        }
    }

    private static void Note(Drawing drawing, string text) => drawing.Text(text, 0, string.Empty, drawing.Style.Quiet);
}
