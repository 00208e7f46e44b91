using System.Text;
using CsCheck;
using PresignTools.Inspection;

namespace PresignTools.Tests.Inspection;

public sealed class UrlRepairTests
{
    private static readonly (UrlRepairKind Kind, Func<string, int, string> Damage)[] Damages =
    [
        (UrlRepairKind.HtmlEscapes, (u, _) => u.Replace("&", "&amp;", StringComparison.Ordinal)),
        (UrlRepairKind.HtmlEscapes, (u, _) => u.Replace("&", "&amp;amp;", StringComparison.Ordinal)),
        (UrlRepairKind.HtmlEscapes, (u, _) => u.Replace("&", "&#38;", StringComparison.Ordinal)),
        (UrlRepairKind.HtmlEscapes, (u, _) => u.Replace("&", "&#x26;", StringComparison.Ordinal)),
        (UrlRepairKind.JsonEscapes, (u, _) => u.Replace("&", "\\u0026", StringComparison.Ordinal)),
        (UrlRepairKind.JsonEscapes, (u, _) => u.Replace("&", "\\\\u0026", StringComparison.Ordinal)),
        (UrlRepairKind.JsonEscapes, (u, _) => u.Replace("/", "\\/", StringComparison.Ordinal)),
        (UrlRepairKind.Quotes, (u, _) => $"\"{u}\""),
        (UrlRepairKind.Quotes, (u, _) => $"'{u}'"),
        (UrlRepairKind.Quotes, (u, _) => $"`{u}`"),
        (UrlRepairKind.Quotes, (u, _) => $"\u201C{u}\u201D"),
        (UrlRepairKind.Quotes, (u, _) => $"\u2018{u}\u2019,"),
        (UrlRepairKind.Quotes, (u, _) => $"\u201E{u}\u201C"),
        (UrlRepairKind.AngleBrackets, (u, _) => $"<{u}>"),
        (UrlRepairKind.MarkdownLink, (u, _) => $"[the file]({u})"),
        (UrlRepairKind.LineWrap, (u, n) => u.Insert(1 + (n % (u.Length - 1)), "\r\n")),
        (UrlRepairKind.LineWrap, (u, n) => u.Insert(1 + (n % (u.Length - 1)), "\n    ")),
        (UrlRepairKind.LineWrap, (u, n) => u.Insert(1 + (n % (u.Length - 1)), "\n> ")),
        (UrlRepairKind.LineWrap, (u, _) => string.Join("\n", u.Chunk(72).Select(c => new string(c)))),
        (UrlRepairKind.LineWrap, (u, _) => u.Replace("&", "\n  &", StringComparison.Ordinal)),
        (UrlRepairKind.QuotedPrintable, (u, _) => QuotedPrintable(u)),
        (UrlRepairKind.TrailingPunctuation, (u, _) => u + "."),
        (UrlRepairKind.TrailingPunctuation, (u, _) => u + "),"),
        (UrlRepairKind.TrailingPunctuation, (u, _) => u + ";"),
        (UrlRepairKind.SurroundingText, (u, _) => $"curl -sS '{u}' -o out.bin"),
        (UrlRepairKind.SurroundingText, (u, _) => $"URL: {u}"),
        (UrlRepairKind.SurroundingText, (u, _) => $"$ aws s3 presign s3://b/k\n{u}\n$ _"),
        (UrlRepairKind.SurroundingText, (u, _) => $"url={u}"),
        (UrlRepairKind.SurroundingText, (u, _) => $"{{\"url\": \"{u}\", \"n\": 1}}"),
        (UrlRepairKind.Blanks, (u, _) => $"  {u}\n"),
        (UrlRepairKind.InvisibleCharacters, (u, n) => u.Insert(n % u.Length, "\u200B")),
        (UrlRepairKind.InvisibleCharacters, (u, _) => "\uFEFF" + u),
        (UrlRepairKind.ShellEscapes, (u, _) => u.Replace("&", "\\&", StringComparison.Ordinal)),
        (UrlRepairKind.ShellEscapes, (u, _) => u.Replace("&", "^&", StringComparison.Ordinal)),
        (UrlRepairKind.ShellEscapes, (u, _) => u.Replace("&", "`&", StringComparison.Ordinal)),
        (UrlRepairKind.ShellEscapes, (u, _) => u.Replace("&", "\\&", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal)),
        (UrlRepairKind.ShellEscapes, (u, _) => u.Replace("%", "%%", StringComparison.Ordinal)),
        (UrlRepairKind.ShellEscapes, (u, _) => u.Replace("&", "\\\n&", StringComparison.Ordinal)),
        (UrlRepairKind.WholeUrlEncoded, (u, _) => Uri.EscapeDataString(u)),
        (UrlRepairKind.WholeUrlEncoded, (u, _) => Uri.EscapeDataString(Uri.EscapeDataString(u))),
        (UrlRepairKind.DoubleEncodedQuery, (u, _) => u[..u.IndexOf('?', StringComparison.Ordinal)] + u[u.IndexOf('?', StringComparison.Ordinal)..].Replace("%", "%25", StringComparison.Ordinal)),
        (UrlRepairKind.LinkWrapper, (u, _) => $"https://eur01.safelinks.protection.outlook.com/?url={Uri.EscapeDataString(u)}&data=05%7C02%7C&sdata=abc%3D&reserved=0"),
        (UrlRepairKind.LinkWrapper, (u, _) => $"https://www.google.com/url?q={Uri.EscapeDataString(u)}&sa=D&source=editors&ust=1"),
        (UrlRepairKind.LinkWrapper, (u, _) => $"https://l.facebook.com/l.php?u={Uri.EscapeDataString(u)}&h=AT0"),
        (UrlRepairKind.LinkWrapper, (u, _) => $"https://slack-redir.net/link?url={Uri.EscapeDataString(u)}"),
        (UrlRepairKind.LinkWrapper, (u, _) => $"https://secure-web.cisco.com/1abc-Def/{Uri.EscapeDataString(u)}"),
        (UrlRepairKind.LinkWrapper, (u, _) => $"https://urldefense.proofpoint.com/v2/url?u={Proofpoint2(u)}&d=DwMFaQ&c=x&r=y&m=z&s=w&e="),
        (UrlRepairKind.LinkWrapper, (u, _) => Proofpoint3(u)),
        (UrlRepairKind.AppendedQuery, (u, _) => u + "?1592838041"),
    ];

    [Fact]
    public void Every_damage_is_undone_and_told() =>
        Gen.Select(SampleUrls.Any, Gen.Int[0, Damages.Length - 1], Gen.Int[0, 5000]).Sample(
            (url, index, n) =>
            {
                (UrlRepairKind kind, Func<string, int, string> damage) = Damages[index];
                string damaged = damage(url, n);
                if (damaged == url || PresignedShape.IsWellFormed(damaged))
                {
                    return;     // an unlucky place: the damaged text is a presigned URL in good shape itself
                }

                (string text, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(damaged);
                Assert.Equal(url, text);
                Assert.True(repairs.Any(r => r.Kind == kind), $"damage {index}: {kind} is not told, but {string.Join(", ", repairs.Select(r => r.Kind))}");
            },
            iter: 3000);

    [Fact]
    public void Two_damages_at_once_are_undone() =>
        Gen.Select(SampleUrls.Any, Gen.Int[0, 3], Gen.Int[0, 3]).Sample(
            (url, inner, outer) =>
            {
                string damaged = inner switch { 0 => url.Replace("&", "&amp;", StringComparison.Ordinal), 1 => url.Replace("&", "\\u0026", StringComparison.Ordinal), 2 => url + ".", _ => "<" + url + ">" };
                damaged = outer switch { 0 => $"see \"{damaged}\" please", 1 => string.Join("\r\n", damaged.Chunk(76).Select(c => new string(c))), 2 => "\u200B" + damaged + "\n", _ => QuotedPrintable(damaged) };
                Assert.Equal(url, UrlRepairer.Repair(damaged).Text);
            },
            iter: 1000);

    [Theory]
    [InlineData("&amp;")]
    [InlineData("&#38;")]
    [InlineData("\\u0026")]
    [InlineData("\\\\u0026")]
    [InlineData("\\&")]
    public void An_escaped_url_is_joined_whatever_the_width_of_its_lines(string ampersand)
    {
        // The parameters after the signature make the URL whole at places where it is not: after "&r", for example.
        string url = SampleUrls.JavaScript.Replace("&x-id", "&response-content-disposition=attachment%3B%20filename%3D%22100%25.txt%22&x-id", StringComparison.Ordinal);
        string escaped = url.Replace("&", ampersand, StringComparison.Ordinal);
        for (int width = 24; width < 200; width++)
        {
            string damaged = string.Join("\r\n", escaped.Chunk(width).Select(c => new string(c)));
            string text = UrlRepairer.Repair(damaged).Text;
            Assert.True(url == text, $"{width}: {damaged}\ngave {text}");
        }
    }

    [Fact]
    public void A_url_in_good_shape_comes_back_as_it_is() =>
        SampleUrls.Any.Sample(
            url =>
            {
                (string text, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(url);
                Assert.Same(url, text);
                Assert.Empty(repairs);
            },
            iter: 5000);

    [Theory]
    [InlineData(SampleUrls.Botocore)]
    [InlineData(SampleUrls.JavaScript)]
    [InlineData(SampleUrls.Version2)]
    public void Every_damage_of_the_samples_is_undone(string url)
    {
        foreach ((UrlRepairKind kind, Func<string, int, string> damage) in Damages)
        {
            foreach (int n in new[] { 3, 57, 201, 333 })
            {
                string damaged = damage(url, n);
                (string text, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(damaged);
                Assert.True(text == url, $"{kind}: {damaged}\n  gave {text}");
                Assert.True(damaged == url || repairs.Count > 0, $"{kind} is not told");
            }
        }
    }

    [Fact]
    public void Content_that_looks_like_damage_is_left_alone()
    {
        // Legal in a key or a parameter: encoded %25, "&amp;" encoded, parentheses, full stop at the end of a value, a question mark in a value.
        string query = SampleUrls.Botocore[(SampleUrls.Botocore.IndexOf('?', StringComparison.Ordinal) + 1)..];
        foreach (string url in new[]
        {
            "https://b.s3.amazonaws.com/100%25/a%26amp%3Bb/(x)/it's?" + query,
            "https://b.s3.amazonaws.com/%252F?response-content-disposition=attachment%3B%20filename%3D%22100%252F.txt%22&" + query,
            "https://b.s3.amazonaws.com/k?" + query + "&versionId=abc.",
            "https://b.s3.amazonaws.com/a\\/b?" + query,
            "https://b.s3.amazonaws.com/https%3A%2F%2Fother?" + query + "#page=2",
        })
        {
            (string text, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(url);
            Assert.Equal(url, text);
            Assert.Empty(repairs);
        }
    }

    [Fact]
    public void Only_the_parameter_that_was_encoded_twice_is_decoded()
    {
        string url = SampleUrls.JavaScript.Replace("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=content-type%3Bhost", StringComparison.Ordinal)
            .Replace("&x-id", "&x-amz-meta-a=50%25&x-id", StringComparison.Ordinal);
        string damaged = url.Replace("content-type%3Bhost", "content-type%253Bhost", StringComparison.Ordinal);
        Assert.Equal(url, UrlRepairer.Repair(damaged).Text);
    }

    [Fact]
    public void Blanks_in_the_key_are_encoded_and_blanks_in_the_signature_removed()
    {
        string raw = SampleUrls.Botocore.Replace("b%20c", "b c", StringComparison.Ordinal);
        Assert.Equal(SampleUrls.Botocore, UrlRepairer.Repair(raw).Text);
        Assert.Equal(SampleUrls.Botocore, UrlRepairer.Repair(SampleUrls.Botocore.Insert(SampleUrls.Botocore.Length - 9, " ")).Text);
    }

    [Fact]
    public void A_hash_of_the_key_is_encoded()
    {
        string url = SampleUrls.Botocore.Replace("a/b", "a%23b", StringComparison.Ordinal);
        (string text, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(url.Replace("%23", "#", StringComparison.Ordinal));
        Assert.Equal(url, text);
        Assert.Equal(UrlRepairKind.UnencodedHash, Assert.Single(repairs).Kind);
    }

    [Fact]
    public void The_presigned_one_of_several_urls_is_taken() =>
        Assert.Equal(SampleUrls.Botocore, UrlRepairer.Repair($"See https://docs.aws.amazon.com/x and <https://example.com/y>: {SampleUrls.Botocore} (valid 1 h)").Text);

    [Fact]
    public void The_output_after_a_url_is_not_joined_to_it()
    {
        string text = $"curl '{SampleUrls.JavaScript}'\n<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>";
        Assert.Equal(SampleUrls.JavaScript, UrlRepairer.Repair(text).Text);
        Assert.Equal(SampleUrls.Botocore, UrlRepairer.Repair(SampleUrls.Botocore + "\nHTTP/1.1 403 Forbidden\nServer: AmazonS3").Text);
    }

    [Fact]
    public void A_url_that_is_cut_off_is_not_joined_to_what_follows()
    {
        string cut = SampleUrls.Botocore[..^5];
        foreach (string after in new[] { "\nThanks, Ann", "\r\n\r\nHTTP/1.1 403 Forbidden\r\nServer: AmazonS3", "\n$ ls" })
        {
            Assert.Equal(cut, UrlRepairer.Repair(cut + after).Text);
            Assert.Equal(cut, UrlRepairer.Repair(cut.Insert(150, "\n") + after).Text);
        }

        Assert.Equal(cut, UrlRepairer.Repair(cut.Insert(cut.Length - 7, "\n")).Text);
    }

    private static string QuotedPrintable(string url)
    {
        string encoded = url.Replace("=", "=3D", StringComparison.Ordinal);
        var result = new StringBuilder();
        int line = 0;
        for (int i = 0; i < encoded.Length; i++)
        {
            if (line >= 72 && encoded[i] == '=' || line == 75)
            {
                result.Append("=\r\n");
                line = 0;
            }

            int length = encoded[i] == '=' ? 3 : 1;
            result.Append(encoded, i, length);
            i += length - 1;
            line += length;
        }

        return result.ToString();
    }

    // The opposite of Proofpoint's published decoder.
    private static string Proofpoint2(string url)
    {
        var result = new StringBuilder();
        foreach (char c in url)
        {
            result.Append(c switch { '/' => "_", >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' => c.ToString(), _ => "-" + ((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture) });
        }

        return result.ToString();
    }

    private static string Proofpoint3(string url)
    {
        const string Lengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var text = new StringBuilder();
        var removed = new StringBuilder();
        for (int i = 0; i < url.Length; i++)
        {
            int run = 0;
            while (i + run < url.Length && run < 65 && "%+'()!$@;,".Contains(url[i + run], StringComparison.Ordinal))
            {
                run++;
            }

            if (run == 0)
            {
                text.Append(url[i]);
                continue;
            }

            removed.Append(url, i, run);
            text.Append(run == 1 ? "*" : "**" + Lengths[run - 2]);
            i += run - 1;
        }

        string bytes = Convert.ToBase64String(Encoding.UTF8.GetBytes(removed.ToString())).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"https://urldefense.com/v3/__{text}__;{bytes}!!AbC-dEf!gHi$";
    }
}
