using System.Text;

namespace PresignTools.Intake.Fragments.Cutting;

/// <summary>Collects fragments, and joins lines of one kind that stand together.</summary>
internal sealed class FragmentList(SourceText source, List<Fragment> fragments)
{
    private const int LongestBefore = 400;
    private const int MostBefore = 3;
    private const int LongestHeading = 80;

    private int _first = -1;
    private int _end;
    private int _blanks;
    private FragmentKind _kind;

    /// <summary>The kind of the line above, where no blank line lies between; null otherwise.</summary>
    internal FragmentKind? Last => _first >= 0 && _blanks == 0 ? _kind : null;

    /// <summary>Takes a line with nothing on it.</summary>
    internal void Blank() => _blanks++;

    /// <summary>Takes lines of a kind.</summary>
    internal void Add(FragmentKind kind, int line, int count)
    {
        if (_first < 0 || kind != _kind || !Joins(kind, _blanks))
        {
            Close();
            (_first, _kind) = (line, kind);
        }

        _end = line + count;
        _blanks = 0;
    }

    /// <summary>Ends the fragment that is open.</summary>
    internal void Close()
    {
        if (_first >= 0)
        {
            int start = source.StartOf(_first);
            fragments.Add(new Fragment(_kind, source, start, source.EndOf(_end - 1) - start) { Before = Before() });
        }

        (_first, _blanks) = (-1, 0);
    }

    /// <summary>Whether lines of a kind belong together: always without a blank line between, and code and the like with one.</summary>
    private static bool Joins(FragmentKind kind, int blanks) =>
        kind switch
        {
            FragmentKind.Code or FragmentKind.Settings or FragmentKind.LogLine or FragmentKind.StackTrace or FragmentKind.HttpExchange =>
                true,
            FragmentKind.Json or FragmentKind.Command or FragmentKind.Url or FragmentKind.Har => false,
            _ => blanks == 0,
        };

    /// <summary>What people say, and which command was run, directly above.</summary>
    private string Before()
    {
        var said = new StringBuilder();
        for (int i = fragments.Count - 1; i >= 0 && i >= fragments.Count - MostBefore && said.Length < LongestBefore; i--)
        {
            Fragment above = fragments[i];
            bool isHeading = above.Kind is FragmentKind.Settings or FragmentKind.Code && above.Length < LongestHeading
                && above.Text.IndexOf('\n') < 0;
            if (above.Kind is not (FragmentKind.Prose or FragmentKind.Command or FragmentKind.Output) && !isHeading)
            {
                break;
            }

            // Its end is nearest. What was run says what comes of it; what was said before that is about something else.
            string text = above.Length > LongestBefore ? above.Text[^LongestBefore..] : above.Text;
            said.Insert(0, said.Length == 0 ? text : text + "\n");
            if (above.Kind == FragmentKind.Command)
            {
                break;
            }
        }

        return said.ToString();
    }
}
