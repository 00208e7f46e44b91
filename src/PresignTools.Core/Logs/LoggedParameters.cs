using PresignTools.Text;

namespace PresignTools.Logs;

/// <summary>Parameters of a recorded request by name, in any case. Its text is that of its entries, as Export-Csv writes it.</summary>
public sealed class LoggedParameters : Dictionary<string, string>
{
    internal LoggedParameters(IEnumerable<KeyValuePair<string, string>> entries)
        : base(StringComparer.OrdinalIgnoreCase)
    {
        // PowerShell prints entries as they are, so they must be fit to be printed.
        foreach (KeyValuePair<string, string> entry in entries)
        {
            this[Printable.Line(entry.Key)] = Printable.Line(entry.Value);
        }
    }

    /// <summary>Names and values, with semicolons between them.</summary>
    public override string ToString() => Printable.Line(string.Join("; ", this.Select(static p => p.Key + ": " + p.Value)));
}
