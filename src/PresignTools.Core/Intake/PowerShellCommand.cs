namespace PresignTools.Intake;

/// <summary>What Invoke-WebRequest and Invoke-RestMethod send, with what they add by themselves (measured on 7.6).</summary>
internal static class PowerShellCommand
{
    internal static DiagnosisInput Read(IReadOnlyList<string> words)
    {
        var headers = new List<KeyValuePair<string, string>>();
        string? method = null, url = null;
        bool form = false, body = false, known = true;
        for (int i = 1; i < words.Count; i++)
        {
            string word = words[i];
            string value = i + 1 < words.Count ? words[i + 1] : string.Empty;
            switch (word.ToLowerInvariant())
            {
                case "-uri":
                    url = value is ['$' or '(' or '@', ..] ? url : value;     // computed: not known
                    i++;
                    break;
                case "-method" or "-custommethod":
                    method = value.ToUpperInvariant();
                    i++;
                    break;
                case "-headers":
                    known &= Table(value, headers);
                    i++;
                    break;
                case "-contenttype":
                    headers.Add(new("content-type", value));
                    i++;
                    break;
                case "-form":
                    form = true;
                    i++;
                    break;
                case "-body":
                    body = true;
                    i++;
                    break;
                case "-authentication" or "-token" or "-credential":
                    headers.Add(new("authorization", "Bearer ***"));
                    i++;
                    break;
                case "-infile" or "-outfile" or "-useragent" or "-timeoutsec" or "-websession" or "-proxy" or "-skiphttperrorcheck":
                    i += word.Equals("-skiphttperrorcheck", StringComparison.OrdinalIgnoreCase) ? 0 : 1;
                    break;
                default:
                    url =
                        word.StartsWith("http", StringComparison.OrdinalIgnoreCase) && word.IndexOf("://", StringComparison.Ordinal) > 0
                            ? word
                            : url;
                    break;
            }
        }

        method ??= "GET";
        if (!headers.Exists(static h => h.Key == "content-type") && (form || (body && method == "POST")))
        {
            headers.Add(new("content-type", form ? "multipart/form-data; boundary=..." : "application/x-www-form-urlencoded"));
        }

        return new DiagnosisInput { Url = url, Method = method, Headers = known ? headers : null, Client = "PowerShell web cmdlet" };
    }

    /// <summary>A hashtable that is written out; false where it is a variable, whose content is not known.</summary>
    private static bool Table(string text, List<KeyValuePair<string, string>> headers)
    {
        if (text.Length == 0 || text[0] != '@')
        {
            return false;
        }

        headers.AddRange(HeaderTable.Read(text));
        return true;
    }
}
