using System.Text;

namespace PresignTools.Diagnosis.Intake;

/// <summary>Splits a command line into words, by the quoting rules that sh, PowerShell and cmd have in common; lenient, because it was pasted.</summary>
internal static class CommandWords
{
    private const int MaximumWords = 400;

    /// <summary>The words; quotes are taken off, <c>\</c> escapes outside of single quotes where the shell is sh.</summary>
    /// <param name="text">One command, its continued lines joined.</param>
    /// <param name="isPowerShell">Whether backtick and doubled quotes escape, instead of the backslash.</param>
    internal static IReadOnlyList<string> Split(string text, bool isPowerShell)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool any = false;
        char quote = '\0';
        for (int i = 0; i < text.Length && words.Count < MaximumWords; i++)
        {
            char c = text[i];
            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (quote != '\0')
            {
                if (c == quote && isPowerShell && next == quote)
                {
                    word.Append(c);
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
                else if (c == '\\' && quote == '"' && !isPowerShell && next is '"' or '\\' or '$' or '`' && quote == '"' && !isPowerShell)
                {
                    word.Append(next);
                    i++;
                }
                else
                {
                    word.Append(c);
                }
            }
            else if (c is '"' or '\'' && !(isPowerShell && word.Length > 0 && word[0] == '@'))
            {
                quote = c;
                any = true;
            }
            else if (c is '|' or ';' && !any && word.Length == 0)
            {
                break;      // the next command is another one
            }
            else if (char.IsWhiteSpace(c) && !(isPowerShell && Depth(word) > 0))
            {
                if (any || word.Length > 0)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                any = false;
            }
            else if (c == (isPowerShell ? '`' : '\\') && next != '\0')
            {
                word.Append(next);
                i++;
            }
            else
            {
                word.Append(c);
            }
        }

        if (any || word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>A PowerShell hashtable is one word up to its closing brace.</summary>
    private static int Depth(StringBuilder word)
    {
        if (word.Length < 2 || word[0] != '@')
        {
            return 0;
        }

        int depth = 0;
        for (int i = 0; i < word.Length; i++)
        {
            depth += word[i] == '{' ? 1 : word[i] == '}' ? -1 : 0;
        }

        return depth;
    }
}
