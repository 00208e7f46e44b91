namespace PresignTools.Views;

/// <summary>
/// A signed upload form: where it goes, what a sender may send, and until when. The fields of the signature are not drawn: they are long,
/// and nobody reads them.
/// </summary>
internal static class PostView
{
    internal static void Draw(Drawing drawing, Subject post)
    {
        new Fields(drawing)
            .Url("Url", post.Line("Url"))
            .Add("BucketName", post.Line("BucketName"))
            .Add("Key", post.Line("Key"), 2)
            .Add("Region", post.Line("Region"))
            .Add("Size", Sizes(post))
            .Add("Conditions", Conditions(post), 12)
            .Add("To add", string.Join(", ", post.Texts("OpenFields")), 3)
            .Add("SignedAt", post.Line("SignedAt"))
            .Add("EffectiveExpiresAt", post.Line("EffectiveExpiresAt"))
            .Add("LimitedBy", post.Line("LimitedBy"))
            .Add("AccessKeyId", post.Line("AccessKeyId"))
            .Add("AccountId", post.Line("AccountId"))
            .Draw();
        drawing.Text(
            "Fields has what to send. Upload: Invoke-RestMethod $form.Url -Method Post -Form $form.ToForm('file')",
            0,
            string.Empty,
            drawing.Style.Quiet);
    }

    /// <summary>What the policy permits of each field, a line each; those of bucket, key and size are drawn beside them.</summary>
    internal static string Conditions(Subject post) => string.Join('\n', post.All("Conditions")
        .Where(static c => !IsNamed(c.Line("Field")))
        .Select(static c => c.Line("Field") + " " + Words(c)));

    internal static string Sizes(Subject post) => post.Has("MaximumSize")
        ? $"{Grouped(post.Line("MinimumSize"))} to {Grouped(post.Line("MaximumSize"))} bytes"
        : "any";

    private static bool IsNamed(string field) => field.ToLowerInvariant() is "bucket" or "content-length-range";

    private static string Words(Subject condition) => (condition.Line("Kind"), condition.Line("Value")) switch
    {
        ("Exact" or "0", var value) => $"must be '{value}'",
        (_, "") => "may have any value",
        (_, var value) => $"must begin with '{value}'",
    };

    private static string Grouped(string number) =>
        long.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out long bytes)
            ? bytes.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)
            : number;
}
