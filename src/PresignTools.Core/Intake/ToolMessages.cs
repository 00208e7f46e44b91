using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>What SDKs, browsers and signing code say, each found in one pass over the text.</summary>
internal static class ToolMessages
{
    private const string Occurred = "An error occurred (";
    private const string WhenCalling = ") when calling the ";
    private const int LongestCode = 80;
    private const int LongestOperation = 60;

    private static readonly string[] Methods = ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS"];

    // The first may stand in the path of a proxy's URL; the others are parts of hosts, and words of any path.
    private static readonly string[] EndpointMarks = ["amazonaws.", ".r2.", "minio", ":9000"];

    private static readonly System.Buffers.SearchValues<char> LowerHex = System.Buffers.SearchValues.Create("0123456789abcdef");

    // Functions of SDKs that sign. The name goes on after those that end in a star.
    private static readonly string[] Signers =
    [
        "getSignedUrl*",
        "generate_presigned_?*",
        "createPresigned?*",
        "presignedurl",
        "presigned_url",
        "presigneurl",
        "presigne_url",
        "GetPreSignedURL",
        "GeneratePresignedUrlRequest",
        "PresignGetObject",
        "PresignPutObject",
        "S3Presigner",
        "presignedGetObject",
        "presignedPutObject",
        "temporaryUrl",
        "signURL",
    ];

    /// <summary>
    /// The operation of <c>An error occurred (CODE) when calling the OPERATION operation</c>; null without such a message.
    /// </summary>
    internal static string? SdkOperation(string text)
    {
        for (int i = Scan.Find(text, Occurred, 0); i >= 0; i = Scan.Find(text, Occurred, i + 1))
        {
            int code = i + Occurred.Length;
            int close = Scan.Find(text, ')', code, Math.Min(text.Length, code + LongestCode + 1));
            int start = close + WhenCalling.Length;
            if (close > code && Scan.At(text, close, WhenCalling) && Scan.SkipWord(text, start) is var end && end > start
                && end - start <= LongestOperation && Scan.At(text, end, " operation"))
            {
                return text[start..end];
            }
        }

        return null;
    }

    /// <summary>The method of a browser's line <c>GET https://… 403 (Forbidden)</c>; null without one.</summary>
    internal static string? BrowserMethod(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('G' or 'P' or 'H' or 'D' or 'O') || Scan.OneOf(text, i, Methods) is not { } method)
            {
                continue;
            }

            int url = Scan.SkipSpace(text, i + method.Length);
            if (url > i + method.Length && SchemeEnd(text, url) is int host)
            {
                int end = Scan.Skip(text, host, static c => !char.IsWhiteSpace(c));
                int next = Scan.SkipSpace(text, end);
                // A preflight that went well is followed by the request that it was for.
                bool isPassed = method == "OPTIONS" && next < text.Length && text[next] == '2';
                if (end > host && next > end && next < text.Length && Scan.IsWord(text[next]) && !isPassed)
                {
                    Work.Add(i);
                    return method;
                }
            }
        }

        Work.Add(text.Length);
        return null;
    }

    /// <summary>The origin of a CORS message: <c>from origin 'https://app.example'</c>; null without one.</summary>
    internal static string? Origin(string text)
    {
        const string Word = "origin";
        for (int i = Scan.Find(text, Word, 0, true); i >= 0; i = Scan.Find(text, Word, i + 1, true))
        {
            int colon = i + Word.Length;
            int blank = colon < text.Length && text[colon] == ':' ? colon + 1 : colon;
            int start = Scan.SkipSpace(text, blank);
            bool begins = Scan.IsEdge(text, i) && start > blank;
            start += start < text.Length && text[start] is '\'' or '"' ? 1 : 0;
            if (begins && SchemeEnd(text, start) is int host)
            {
                int end = Scan.Skip(text, host, static c => c is not ('\'' or '"' or ',') && !char.IsWhiteSpace(c));
                if (end > host)
                {
                    return text[start..end];
                }
            }
        }

        return null;
    }

    /// <summary>The first lines in which a function is named that signs.</summary>
    internal static IReadOnlyList<string> SigningLines(string text, int most)
    {
        var lines = new List<string>();
        int line = 0;
        for (int i = 0; i < text.Length && lines.Count < most; i++)
        {
            if (text[i] == '\n')
            {
                line = i + 1;
            }
            else if (Scan.IsWord(text[i]))
            {
                int end = Scan.SkipWord(text, i);
                if (IsSigner(text.AsSpan(i, end - i)))
                {
                    int stop = Scan.LineEnd(text, end);
                    lines.Add(text[line..stop].Trim());
                    end = stop;
                }

                i = end - 1;
            }
        }

        return lines;
    }

    /// <summary>A URL of S3 or of a server that speaks its protocol, signed or not; null if there is none.</summary>
    internal static string? EndpointUrl(string text)
    {
        int i = Scan.Find(text, "http", 0, true);
        while (i >= 0)
        {
            int next = i + 4;
            if (SchemeEnd(text, i) is int host)
            {
                // A URL inside this one ends where this one does, and has no mark that this one has not.
                next = Scan.Skip(text, host, static c => c is not ('"' or '\'' or '<' or '>' or '`') && !char.IsWhiteSpace(c));
                ReadOnlySpan<char> rest = text.AsSpan(host, next - host);
                int slash = rest.IndexOf('/');
                ReadOnlySpan<char> authority = slash < 0 ? rest : rest[..slash];
                foreach (string mark in EndpointMarks)
                {
                    if ((mark == EndpointMarks[0] ? rest : authority).Contains(mark, StringComparison.OrdinalIgnoreCase)
                        && !SettingText.IsValueOfEndpoint(text, i))
                    {
                        return WithoutTemplate(text[i..next]);
                    }
                }
            }

            i = Scan.Find(text, "http", next, true);
        }

        return null;
    }

    /// <summary>A string of code with a variable in it: what stands there when it is sent is not known, so dots take its place.</summary>
    private static string WithoutTemplate(string url)
    {
        int open = url.IndexOf("${", StringComparison.Ordinal);
        return open > 0 && url[open - 1] == '/' ? url[..open] + "..." : url;
    }

    /// <summary>The text without the error bodies in it.</summary>
    internal static string WithoutErrorXml(string text)
    {
        const string Opens = "<Error", Closes = "</Error>";
        System.Text.StringBuilder? kept = null;
        int copied = 0;
        int i = Scan.Find(text, Opens, 0);
        while (i >= 0)
        {
            int after = i + Opens.Length;
            int close = Scan.IsEdge(text, after) ? Scan.Find(text, Closes, after) : after;
            if (close < 0)
            {
                break;      // no element that opens later is closed either
            }

            if (close > after || Scan.At(text, after, Closes))
            {
                kept = (kept ?? new()).Append(text, copied, i - copied).Append(' ');
                after = copied = close + Closes.Length;
            }

            i = Scan.Find(text, Opens, after);
        }

        return kept is null ? text : kept.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether more than one signature stands in the text.</summary>
    internal static bool HasSeveralSignatures(string text)
    {
        const string Name = "X-Amz-Signature=";
        const int Length = 64;
        int first = -1;
        for (int i = Scan.Find(text, Name, 0); i >= 0; i = Scan.Find(text, Name, i + 1))
        {
            int start = i + Name.Length;
            bool whole = start + Length <= text.Length && text.AsSpan(start, Length).IndexOfAnyExcept(LowerHex) < 0;
            if (whole && first >= 0 && !text.AsSpan(first, Length).SequenceEqual(text.AsSpan(start, Length)))
            {
                return true;
            }

            first = whole && first < 0 ? start : first;
        }

        return SignedUrls.HasSeveralBlotted(text);
    }

    private static int? SchemeEnd(string text, int index) =>
        Scan.At(text, index, "https://", true) ? index + 8 : Scan.At(text, index, "http://", true) ? index + 7 : null;

    private static bool IsSigner(ReadOnlySpan<char> word)
    {
        foreach (string signer in Signers)
        {
            ReadOnlySpan<char> name = signer.AsSpan().TrimEnd("?*");
            bool fits = signer[^1] == '*'
                ? word.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (signer[^2] != '?' || word.Length > name.Length)
                : word.Equals(name, StringComparison.OrdinalIgnoreCase);
            if (fits)
            {
                return true;
            }
        }

        return false;
    }
}
