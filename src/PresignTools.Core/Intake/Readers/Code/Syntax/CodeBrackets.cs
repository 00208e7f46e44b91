using PresignTools.Intake.Readers.Code.Lexing;

namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>Which bracket closes which, in one pass over the tokens.</summary>
internal static class CodeBrackets
{
    /// <summary>For each opening bracket the token that closes it; -1 where none does.</summary>
    internal static int[] Match(IReadOnlyList<CodeToken> tokens)
    {
        int[] closes = new int[tokens.Count];
        Array.Fill(closes, -1);
        var open = new Stack<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == CodeTokenKind.Open)
            {
                open.Push(i);
            }
            else if (tokens[i].Kind == CodeTokenKind.Close && open.Count > 0)
            {
                // Code is cut anywhere: a bracket that closes another kind closes what was left open within it.
                Close(tokens, i, open, closes);
            }
        }

        return closes;
    }

    private static void Close(IReadOnlyList<CodeToken> tokens, int close, Stack<int> open, int[] closes)
    {
        string fits = tokens[close].Text switch
        {
            ")" => "(",
            "]" => "[",
            _ => "{",
        };
        if (tokens[open.Peek()].Text == fits)
        {
            closes[open.Pop()] = close;
            return;
        }

        // One deep only: a stray closing bracket must not end everything around it.
        int inner = open.Pop();
        if (open.Count > 0 && tokens[open.Peek()].Text == fits)
        {
            closes[open.Pop()] = close;
        }
        else
        {
            open.Push(inner);
        }
    }
}
