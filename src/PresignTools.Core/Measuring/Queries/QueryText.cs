using System.Globalization;

namespace PresignTools.Measuring.Queries;

/// <summary>The text of a query, line by line; what it selects and groups by is listed once and written in both places.</summary>
internal sealed class QueryText
{
    private readonly List<string> _lines = [];

    /// <summary>A value in quotes; a quote in it is doubled.</summary>
    internal static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>Adds a line.</summary>
    internal QueryText Line(string line)
    {
        _lines.Add(line);
        return this;
    }

    /// <summary>Adds items, one a line, with commas between them.</summary>
    internal QueryText List(IReadOnlyList<string> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            _lines.Add("    " + items[i] + (i < items.Count - 1 ? "," : string.Empty));
        }

        return this;
    }

    /// <summary>The query.</summary>
    public override string ToString() => string.Join('\n', _lines);

    /// <summary>Numbers of the columns from the first on: <c>1, 2, 3</c>.</summary>
    internal static string Numbers(int count) =>
        string.Join(", ", Enumerable.Range(1, count).Select(static n => n.ToString(CultureInfo.InvariantCulture)));
}
