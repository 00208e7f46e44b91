using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>Counts open brackets from line to line, past strings and comments. A string ends with its line.</summary>
internal struct BracketDepth
{
    /// <summary>How many brackets are open; negative where more were closed than opened.</summary>
    internal int Open { get; private set; }

    /// <summary>Whether any bracket was opened at all.</summary>
    internal bool Opened { get; private set; }

    /// <summary>Takes a line in; true if every bracket that was opened is closed on it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="hasApostrophes">Whether <c>'</c> begins a string, as in Python and JavaScript.</param>
    internal bool Take(string line, bool hasApostrophes)
    {
        Work.Add(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' || (c == '\'' && hasApostrophes))
            {
                i = StringEnd(line, i);
            }
            else if (c is '{' or '[' or '(')
            {
                Open++;
                Opened = true;
            }
            else if (c is '}' or ']' or ')')
            {
                Open--;
            }
        }

        return Opened && Open <= 0;
    }

    private static int StringEnd(string line, int start)
    {
        for (int i = start + 1; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == line[start])
            {
                return i;
            }
        }

        return start;   // never closed: an apostrophe, or a string that the paste cuts
    }
}
