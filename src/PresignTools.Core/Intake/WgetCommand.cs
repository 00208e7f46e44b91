namespace PresignTools.Intake;

/// <summary>What a wget command sends. Source: wget's manual.</summary>
internal static class WgetCommand
{
    internal static DiagnosisInput Read(IReadOnlyList<string> words)
    {
        var headers = new List<KeyValuePair<string, string>>();
        string method = "GET";
        string? url = null;
        for (int i = 1; i < words.Count; i++)
        {
            string word = words[i];
            int equals = word.IndexOf('=');
            string name = word.StartsWith("--", StringComparison.Ordinal) && equals > 0 ? word[..equals] : word;
            string value = name.Length < word.Length ? word[(equals + 1)..] : string.Empty;
            if (
                value.Length == 0
                && name
                    is "--method"
                        or "--header"
                        or "--user"
                        or "--body-file"
                        or "--body-data"
                        or "--post-data"
                        or "--post-file"
                        or "-O"
                        or "-o"
                        or "-U"
                && i + 1 < words.Count)
            {
                value = words[++i];
            }

            switch (name)
            {
                case "--method":
                    method = value.ToUpperInvariant();
                    break;
                case "--header":
                    CurlCommand.Add(headers, value);
                    break;
                case "--spider":
                    method = "HEAD";
                    break;
                case "--post-data" or "--post-file":
                    method = "POST";
                    headers.Add(new("content-type", "application/x-www-form-urlencoded"));
                    break;
                case "--user" or "--http-user":
                    headers.Add(new("authorization", "Basic ***"));
                    break;
                default:
                    url = name.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? word : url;
                    break;
            }
        }

        return new DiagnosisInput { Url = CurlCommand.IsTemplate(url) ? null : url, Method = method, Headers = headers, Client = "wget" };
    }
}
