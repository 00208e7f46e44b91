using System.Text;
using PresignTools.Text.Masking;
using PresignTools.Text.Wording;

namespace PresignTools.Tests.Text;

/// <summary>The sentences in source text: string literals that are joined with +, holes of interpolation filled with a harmless word.</summary>
internal static class OwnSentences
{
    // A variable: what a hole holds is masked by itself, by what it is.
    private const string Filling = "$x";

    /// <summary>All literals of at least four words.</summary>
    /// <param name="source">C#.</param>
    /// <param name="hyphen">What settings begin with: a hyphen in the module, nothing in the library.</param>
    internal static IReadOnlyList<string> Of(string source, string hyphen = "-")
    {
        var found = new List<string>();
        var joined = new StringBuilder();
        int i = 0;
        while (i < source.Length)
        {
            if (source[i] == '/' && i + 1 < source.Length && source[i + 1] == '/')
            {
                i = LineEnd(source, i);
            }
            else if (source[i] == '\'')
            {
                i = CharacterEnd(source, i);
            }
            else if (source[i] == '"')
            {
                bool isVerbatim = i > 0 && source[i - 1] == '@', isInterpolated = i > 0 && source[i - 1] == '$';
                i = Literal(source, i, isInterpolated, isVerbatim, joined, hyphen);
                if (!GoesOn(source, ref i))
                {
                    Add(found, joined);
                }
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    /// <summary>Whether another literal is joined to this one.</summary>
    private static bool GoesOn(string source, ref int i)
    {
        int k = SkipWhite(source, i);
        if (k >= source.Length || source[k] != '+')
        {
            return false;
        }

        k = SkipWhite(source, k + 1);
        k += k < source.Length && source[k] == '$' ? 1 : 0;
        if (k >= source.Length || source[k] != '"')
        {
            return false;
        }

        i = k;
        return true;
    }

    /// <summary>Appends what a literal says; where it ends.</summary>
    private static int Literal(string source, int open, bool isInterpolated, bool isVerbatim, StringBuilder text, string hyphen = "-")
    {
        if (string.CompareOrdinal(source, open, "\"\"\"", 0, 3) == 0)
        {
            int close = source.IndexOf("\"\"\"", open + 3, StringComparison.Ordinal);
            return close < 0 ? source.Length : close + 3;
        }

        int i = open + 1;
        while (i < source.Length && source[i] != '"' && source[i] != '\n')
        {
            char c = source[i];
            bool isDoubled = i + 1 < source.Length && source[i + 1] == c;
            if (isInterpolated && c is '{' && !isDoubled)
            {
                int end = HoleEnd(source, i);
                const string Setting = "{Setting.";
                bool isSetting = string.CompareOrdinal(source, i, Setting, 0, Setting.Length) == 0;
                text.Append(isSetting ? hyphen + source[(i + Setting.Length)..(end - 1)] : Filling);
                i = end;
                continue;
            }

            if (c == '\\' && !isVerbatim)
            {
                text.Append(source[i + 1] is 'n' or 't' or 'r' ? ' ' : source[i + 1]);
                i += 2;
                continue;
            }

            text.Append(c);
            i += isInterpolated && c is '{' or '}' && isDoubled ? 2 : 1;
        }

        return i + 1;
    }

    private static int HoleEnd(string source, int open)
    {
        int depth = 0;
        for (int i = open; i < source.Length; i++)
        {
            if (source[i] == '"')
            {
                i = Literal(source, i, source[i - 1] == '$', false, new StringBuilder()) - 1;
            }
            else if (source[i] == '\'')
            {
                i = CharacterEnd(source, i) - 1;
            }
            else
            {
                depth += source[i] switch { '{' => 1, '}' => -1, _ => 0 };
                if (depth == 0)
                {
                    return i + 1;
                }
            }
        }

        return source.Length;
    }

    private static void Add(List<string> found, StringBuilder joined)
    {
        string text = joined.ToString();
        joined.Clear();
        if (text.Split(' ').Count(static w => w.Any(char.IsLetter)) >= 4)
        {
            found.Add(text);
        }
    }

    private static int CharacterEnd(string source, int open)
    {
        int close = source.IndexOf('\'', open + (open + 1 < source.Length && source[open + 1] == '\\' ? 3 : 2));
        return close < 0 || close > open + 8 ? open + 1 : close + 1;
    }

    private static int LineEnd(string source, int i) => source.IndexOf('\n', i) is >= 0 and var end ? end : source.Length;

    private static int SkipWhite(string source, int i)
    {
        while (i < source.Length && char.IsWhiteSpace(source[i]))
        {
            i++;
        }

        return i;
    }
}

/// <summary>The mask spoils no sentence of our own: what it takes for a value must look like one.</summary>
public sealed class OwnSentencesTests
{
    [Fact]
    public void Pass_the_mask_unchanged()
    {
        var spoiled = new List<string>();
        int count = 0;
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Architecture.SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories))
        {
            string place = path.Replace('\\', '/');
            if (place.Contains("/obj/", StringComparison.Ordinal) || place.Contains("/bin/", StringComparison.Ordinal))
            {
                continue;
            }

            string source = File.ReadAllText(path);
            foreach (string sentence in OwnSentences.Of(source).Concat(OwnSentences.Of(source, string.Empty)).Select(MarkedText.Show))
            {
                count++;
                string shown = SecretMask.Of(sentence);
                if (shown != sentence)
                {
                    spoiled.Add($"{Path.GetFileName(path)}: {shown}");
                }
            }
        }

        Assert.True(count > 1000, $"Only {count} sentences were found.");
        Assert.True(spoiled.Count == 0, string.Join("\n", spoiled));
    }

    [Fact]
    public void The_scanner_joins_and_fills() => Assert.Equal(
        ["one two three $x five \"six\"", "a b c d"],
        OwnSentences.Of("x = $\"one two {(a ? \"b\" : '\"')} \" // \"no no no no\"\n  ; y(\"short\", \"a b \"\n + $\"c d\");".Replace("two {", "two three {", StringComparison.Ordinal)
            .Replace(" \" // \"no no no no\"\n  ;", " five \" + \"\\\"six\\\"\"; // \"no no no no\"\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Give -AccessKey and -SecretKey together (and -SessionToken for temporary credentials).")]
    [InlineData("-SessionToken is given without -AccessKey and -SecretKey.")]
    [InlineData("Use -SkipSignature with -SecretKey or judge the rest.")]
    [InlineData("there is a session token: S3 refuses it, and a signature: the one of the URL.")]
    public void Sentences_stay(string text) => Assert.Equal(text, SecretMask.Of(text));

    [Theory]
    [InlineData("New-S3PresignedUrl -SecretKey plainwordsecret b k", "plainwordsecret")]
    [InlineData("New-S3PresignedUrl -SecretKey hunter2 b k", "hunter2")]
    [InlineData("password: correct horse battery", "horse")]
    [InlineData("Cookie: the one two", "one two")]
    [InlineData("password: the quick brown fox", "quick")]
    [InlineData("-SessionToken 'for me'", "for me")]
    public void Values_do_not(string text, string value) =>
        Assert.DoesNotContain(value, SecretMask.Of(text), StringComparison.Ordinal);
}
