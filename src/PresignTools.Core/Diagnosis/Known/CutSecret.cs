using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A secret of which a program gets a part only: compose files and shells take a <c>$</c> in it for a variable, others end it at a
/// <c>#</c> or quote. The text shows the setting twice, once whole and once cut, or the warning about the variable.
/// </summary>
internal static class CutSecret
{
    private const int Most = 60;
    private const int LongestValue = 200;

    // Docker Compose, in its wordings of version 1 and 2.
    private static readonly string[] Unset = ["variable is not set. Defaulting to"];

    private static readonly string[] Names = ["SECRET", "Secret", "secret", "PASSWORD", "password"];

    // Characters at which shells, compose files, property files and URLs end a value or replace a part.
    private const string Ending = "$#%!&\"'\\ `;@/+=:";

    /// <summary>The setting that is cut; null where none is.</summary>
    internal static string? In(string text)
    {
        var seen = new List<(string Name, string Value)>();
        foreach (string name in Names)
        {
            int start;
            for (int i = Scan.Find(text, name, 0); i >= 0 && seen.Count < Most; i = Scan.Find(text, name, start))
            {
                start = Scan.Skip(text, i, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '"' or '\'');
                int from = start < text.Length && text[start] is '=' or ':' ? Scan.SkipBlanks(text, start + 1) : -1;
                int end = from < 0 ? -1 : ValueEnd(text, from);
                if (end > from && end - from <= LongestValue)
                {
                    seen.Add((text[i..start].Trim('"', '\'').ToLowerInvariant(), text[from..end].Trim('"', '\'')));
                }
            }
        }

        foreach ((string name, string whole) in seen.Where(static s => !Placeholders.IsOne(s.Value)))
        {
            bool isCut = seen.Exists(s => s.Name == name && s.Value.Length > 0 && s.Value.Length < whole.Length
                && whole.StartsWith(s.Value, StringComparison.Ordinal) && Ending.Contains(whole[s.Value.Length]));
            if (isCut)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The end of a value, no further than a value can be long.</summary>
    private static int ValueEnd(string text, int from)
    {
        int end = from, most = Math.Min(text.Length, from + LongestValue + 1);
        while (end < most && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ';'))
        {
            end++;
        }

        Work.Add(end - from);
        return end;
    }

    /// <summary>The warning of a tool that took a part of a value for a variable, on a line by itself; null if there is none.</summary>
    internal static string? Warning(string text) => text.FirstContained(Unset);
}
