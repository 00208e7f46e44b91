using System.Collections;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// The fields of an upload form in their order, by name in any case. Goes into <c>Invoke-RestMethod -Form</c> as it is, once the file is
/// added as the last. It is a secret: who has it can upload. Its text, as in a CSV file, is JSON.
/// </summary>
[SuppressMessage("Design", "CA1010", Justification = "PowerShell takes a form as an IDictionary, in its order")]
public sealed class PostFields : OrderedDictionary
{
    internal PostFields(IEnumerable<KeyValuePair<string, string>> fields)
        : base(StringComparer.OrdinalIgnoreCase)
    {
        foreach (KeyValuePair<string, string> field in fields)
        {
            this[field.Key] = field.Value;
        }
    }

    /// <summary>The fields as names and values.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Pairs =>
        this.Cast<DictionaryEntry>()
            .Select(static e => new KeyValuePair<string, string>((string)e.Key, e.Value?.ToString() ?? string.Empty));

    /// <summary>All fields as a JSON object.</summary>
    public override string ToString()
    {
        Utf8Buffer buffer = Utf8Buffer.Rent();
        try
        {
            buffer.Append((byte)'{');
            foreach (KeyValuePair<string, string> field in Pairs)
            {
                if (buffer.Length > 1)
                {
                    buffer.Append((byte)',');
                }

                PolicyJson.AppendString(buffer, field.Key);
                buffer.Append((byte)':');
                PolicyJson.AppendString(buffer, field.Value);
            }

            buffer.Append((byte)'}');
            return buffer.Utf8Text();
        }
        finally
        {
            buffer.Return();
        }
    }
}
