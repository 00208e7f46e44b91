namespace PresignTools.Intake;

/// <summary>What a curl command sends. Source: curl's manual.</summary>
internal static class CurlCommand
{
    // Short options that take a value, which may stand in the same word.
    private const string WithValue = "XHdFTAuebcoCKmrEwxyYzDPQthU";

    internal static DiagnosisInput Read(IReadOnlyList<string> words)
    {
        var headers = new List<KeyValuePair<string, string>>();
        string? method = null, url = null, implied = null;
        bool form = false, chunked = false, pathAsIs = false;
        for (int i = 1; i < words.Count; i++)
        {
            string word = words[i];
            string name = word, value = string.Empty;
            if (word.Length > 2 && word[0] == '-' && word[1] != '-')
            {
                // -sSf is three options, -XPUT one with its value, -sXPUT both.
                int at = 1;
                while (at < word.Length && WithValue.IndexOf(word[at]) < 0)
                {
                    implied = word[at] == 'I' ? "HEAD" : word[at] == 'G' ? "GET" : implied;
                    at++;
                }

                name = at < word.Length ? "-" + word[at] : string.Empty;
                value = at + 1 < word.Length ? word[(at + 1)..] : at < word.Length && i + 1 < words.Count ? words[++i] : string.Empty;
            }
            else if (word.Length == 2 && word[0] == '-' && WithValue.Contains(word[1]) || IsLongWithValue(word))
            {
                int equals = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOf('=') : -1;
                name = equals > 0 ? word[..equals] : word;
                value = equals > 0 ? word[(equals + 1)..] : i + 1 < words.Count ? words[++i] : string.Empty;
            }

            switch (name)
            {
                case "-X" or "--request":
                    method = value.ToUpperInvariant();
                    break;
                case "-H" or "--header":
                    Add(headers, value);
                    break;
                case "-I" or "--head":
                    implied = "HEAD";
                    break;
                case "-T" or "--upload-file":
                    implied = "PUT";
                    chunked |= value is "-" or ".";
                    break;
                case "-d" or "--data" or "--data-raw" or "--data-binary" or "--data-ascii" or "--data-urlencode" or "--json":
                    implied ??= "POST";
                    if (!headers.Exists(static h => h.Key == "content-type"))
                    {
                        headers.Add(new("content-type", name == "--json" ? "application/json" : "application/x-www-form-urlencoded"));
                    }

                    break;
                case "-F" or "--form":
                    implied ??= "POST";
                    form = true;
                    break;
                case "-u" or "--user":
                    headers.Add(new("authorization", "Basic ***"));
                    break;
                case "--oauth2-bearer":
                    headers.Add(new("authorization", "Bearer ***"));
                    break;
                case "-A" or "--user-agent":
                    headers.Add(new("user-agent", value));
                    break;
                case "-e" or "--referer":
                    headers.Add(new("referer", value));
                    break;
                case "--url":
                    url = value;
                    break;
                case "--path-as-is":
                    pathAsIs = true;
                    break;
                default:
                    if (name.StartsWith("http", StringComparison.OrdinalIgnoreCase) && name.IndexOf("://", StringComparison.Ordinal) > 0)
                    {
                        url = name;
                    }

                    break;
            }
        }

        if (form && !headers.Exists(static h => h.Key == "content-type"))
        {
            headers.Add(new("content-type", "multipart/form-data; boundary=..."));
        }

        if (chunked)
        {
            headers.Add(new("transfer-encoding", "chunked"));
        }

        return new DiagnosisInput
        {
            Url = IsTemplate(url) ? null : url,
            Method = method ?? implied ?? "GET",
            Headers = headers,
            Client = pathAsIs ? "curl --path-as-is" : "curl",
            Host = headers.Where(static h => h.Key == "host").Select(static h => h.Value).FirstOrDefault(),
        };
    }

    /// <summary>Whether the host is a variable of the shell or a template: then the URL is not the one that was sent.</summary>
    internal static bool IsTemplate(string? url)
    {
        int host = url?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        return host > 0 && host + 3 < url!.Length && (url[host + 3] is '$' or '{' or '%');
    }

    /// <summary>Adds "Name: value"; "Name:" takes a header off, "Name;" sends it empty.</summary>
    internal static void Add(List<KeyValuePair<string, string>> headers, string line)
    {
        int colon = line.IndexOf(':');
        if (colon > 0 && line[(colon + 1)..].Trim() is { Length: > 0 } value)
        {
            string name = line[..colon].Trim();
            headers.RemoveAll(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            headers.Add(new(name.ToLowerInvariant(), value));
        }
        else if (line.Length > 1 && line[^1] == ';')
        {
            headers.Add(new(line.TrimEnd(';').Trim().ToLowerInvariant(), string.Empty));
        }
    }

    private static bool IsLongWithValue(string word) =>
        (word.IndexOf('=') is > 0 and var equals ? word[..equals] : word)
            is "--request"
                or "--header"
                or "--upload-file"
                or "--data"
                or "--data-raw"
                or "--data-binary"
                or "--data-ascii"
                or "--data-urlencode"
                or "--json"
                or "--form"
                or "--user"
                or "--oauth2-bearer"
                or "--user-agent"
                or "--referer"
                or "--url"
                or "--output"
                or "--range"
                or "--cookie"
                or "--connect-timeout"
                or "--max-time"
                or "--retry"
                or "--write-out"
                or "--proxy"
                or "--resolve"
                or "--cacert"
                or "--cert"
                or "--key";
}
