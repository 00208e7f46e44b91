using PresignTools.Text;

namespace PresignTools.Logs;

/// <summary>Parameters of a recorded request by name, in any case. Its text is that of its entries, as Export-Csv writes it.</summary>
public sealed class LoggedParameters : Dictionary<string, string>
{
    internal LoggedParameters(IEnumerable<KeyValuePair<string, string>> entries) : base(entries, StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <summary>Names and values, with semicolons between them.</summary>
    public override string ToString() => Printable.Line(string.Join("; ", this.Select(static p => p.Key + "=" + p.Value)));
}
