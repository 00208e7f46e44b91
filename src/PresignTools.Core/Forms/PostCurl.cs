using System.Text;

namespace PresignTools.Forms;

/// <summary>
/// The upload as a curl command, which a shell of POSIX and PowerShell read alike. <c>--form-string</c> takes a value as it is, where
/// <c>--form</c> would read a file for a value that begins with @ or &lt;.
/// </summary>
internal static class PostCurl
{
    internal static string Of(PresignedPost post, string file)
    {
        var command = new StringBuilder("curl --fail-with-body");
        foreach (KeyValuePair<string, string> field in post.Fields.Pairs)
        {
            command.Append(" --form-string ").Append(Quoted(field.Key + "=", field.Value));
        }

        foreach (string open in post.OpenFields)
        {
            string value = OpenField.ByFile(post, open, file) ?? post.Conditions.First(c => c.IsOf(open)).Value;
            command.Append(" --form-string ").Append(Quoted(open + "=", value));
        }

        return command.Append(" --form ").Append(Quoted("file=", "@\"" + Escaped(file) + "\""))
            .Append(' ').Append(Quoted(string.Empty, post.Url)).ToString();
    }

    /// <summary>curl reads backslashes and quotes within the quotes of a file name.</summary>
    private static string Escaped(string file) =>
        file.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>
    /// A single quote ends the quoted part, is quoted itself, and begins the next part; the word begins bare, so that PowerShell goes on
    /// reading one word.
    /// </summary>
    private static string Quoted(string bare, string value) =>
        bare + "'" + value.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'";
}
