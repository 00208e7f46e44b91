namespace PresignTools.Tests.Architecture;

/// <summary>
/// Counts the <c>?:</c> of a statement that are parts of each other, in a chain or in parentheses. A conditional is a question mark between
/// white space; those of nullable types and of <c>?.</c> touch a name.
/// </summary>
internal static class Conditionals
{
    /// <summary>The lines at which one more stands than is allowed.</summary>
    internal static IEnumerable<int> Deeper(string code, int most)
    {
        // A frame for each open bracket: how many conditionals its expressions are part of, and how many the present one is in.
        var frames = new Stack<(int Outer, int Count)>([(0, 0)]);
        int line = 1;
        for (int i = 0; i < code.Length; i++)
        {
            (int outer, int count) = frames.Peek();
            switch (code[i])
            {
                case '\n':
                    line++;
                    break;
                case '(' or '[':
                    frames.Push((count, count));
                    break;
                case '{':
                    frames.Push((0, 0));
                    break;
                case ')' or ']' or '}' when frames.Count > 1:
                    frames.Pop();
                    break;
                case ';' or ',':
                case '=' when i + 1 < code.Length && code[i + 1] == '>':
                    frames.Pop();
                    frames.Push((outer, outer));
                    break;
                case '?' when i > 0 && i + 1 < code.Length && char.IsWhiteSpace(code[i - 1]) && char.IsWhiteSpace(code[i + 1]):
                    frames.Pop();
                    frames.Push((outer, count + 1));
                    if (count == most)
                    {
                        yield return line;
                    }

                    break;
                default:
                    break;
            }
        }
    }
}
