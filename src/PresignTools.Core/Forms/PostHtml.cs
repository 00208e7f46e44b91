using System.Text;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// The form as an HTML page. Every text goes through <see cref="MarkupText"/>, so that no value can end its attribute. The file is the last
/// field, and the button has no name, so that nothing is sent that has no condition.
/// </summary>
internal static class PostHtml
{
    internal static string Of(PresignedPost post)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Upload to ")
            .Append(MarkupText.Encoded(post.BucketName)).Append("</title>\n</head>\n<body>\n<form action=\"")
            .Append(MarkupText.Encoded(post.Url)).Append("\" method=\"post\" enctype=\"multipart/form-data\">\n");
        foreach (KeyValuePair<string, string> field in post.Fields.Pairs)
        {
            html.Append("<input type=\"hidden\" name=\"").Append(MarkupText.Encoded(field.Key)).Append("\" value=\"")
                .Append(MarkupText.Encoded(field.Value)).Append("\">\n");
        }

        foreach (string open in post.OpenFields)
        {
            PostCondition condition = post.Conditions.First(c => c.IsOf(open));
            html.Append("<p><label>").Append(MarkupText.Encoded(open)).Append(" (").Append(MarkupText.Encoded(condition.InWords()))
                .Append(") <input type=\"text\" name=\"").Append(MarkupText.Encoded(open)).Append("\" value=\"")
                .Append(MarkupText.Encoded(condition.Value)).Append("\"></label></p>\n");
        }

        html.Append("<p>").Append(MarkupText.Encoded(Limits(post))).Append("</p>\n")
            .Append("<p><input type=\"file\" name=\"file\" required></p>\n<p><button type=\"submit\">Upload</button></p>\n</form>\n");
        if (post.OpenFields.Contains("Content-Type", StringComparer.OrdinalIgnoreCase))
        {
            html.Append(TypeScript);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    // The browser knows the type of the chosen file, and sends it only with the file's own part, which the policy does not look at.
    private const string TypeScript = """
        <script>
        document.querySelector('input[type=file]').addEventListener('change', function () {
          var type = Array.prototype.find.call(this.form.elements, function (e) { return e.name.toLowerCase() === 'content-type'; });
          if (this.files.length && this.files[0].type) { type.value = this.files[0].type; }
        });
        </script>

        """;

    private static string Limits(PresignedPost post)
    {
        string size = post.MaximumSize is { } most ? $" Largest file: {PostAdvice.Bytes(most)}." : string.Empty;
        return $"Key: {post.Key}. Valid until {Times.Utc(post.EffectiveExpiresAt)}.{size}";
    }
}
