using System.Text;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Splits a command line into words, by the quoting rules that sh, PowerShell and cmd have in common; lenient, because it was pasted.
/// </summary>
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

        // A PowerShell hashtable is one word up to its closing brace.
        bool table = false;
        int depth = 0;
        void Append(char c)
        {
            table = word.Length == 0 ? isPowerShell && c == '@' : table;
            depth += c switch { '{' when table => 1, '}' when table => -1, _ => 0 };
            word.Append(c);
        }

        Work.Add(text.Length);
        for (int i = 0; i < text.Length && words.Count < MaximumWords; i++)
        {
            char c = text[i];
            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (quote != '\0')
            {
                if (c == quote && isPowerShell && next == quote)
                {
                    Append(c);
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
                else if (c == '\\' && quote == '"' && !isPowerShell && next is '"' or '\\' or '$' or '`' && quote == '"' && !isPowerShell)
                {
                    Append(next);
                    i++;
                }
                else
                {
                    Append(c);
                }
            }
            else if (c == '$' && next == '\'' && !isPowerShell)
            {
                i = AnsiCQuote.Read(text, i + 2, word);
                any = true;
            }
            else if (c is '"' or '\'' && !table)
            {
                quote = c;
                any = true;
            }
            else if (c is '|' or ';' && !any && word.Length == 0)
            {
                break;      // the next command is another one
            }
            else if (char.IsWhiteSpace(c) && depth <= 0)
            {
                if (any || word.Length > 0)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                (any, table, depth) = (false, false, 0);
            }
            else if (c == (isPowerShell ? '`' : '\\') && next != '\0')
            {
                Append(next);
                i++;
            }
            else
            {
                Append(c);
            }
        }

        if (any || word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
