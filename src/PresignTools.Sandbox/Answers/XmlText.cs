using System.Text;

namespace PresignTools.Sandbox.Answers;

/// <summary>
/// Writes XML as S3 does: no indent, and characters that XML cannot hold as numeric references, which S3 writes although XML 1.0 forbids
/// them.
/// </summary>
internal sealed class XmlText
{
    internal const string S3Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    internal XmlText(string root, string? xmlns = null)
    {
        _text.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Open(root, xmlns);
    }

    internal XmlText Open(string name, string? xmlns = null)
    {
        _text.Append('<').Append(name);
        if (xmlns is not null)
        {
            _text.Append(" xmlns=\"").Append(xmlns).Append('"');
        }

        _text.Append('>');
        _open.Push(name);
        return this;
    }

    internal XmlText Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element with text; nothing for null.</summary>
    internal XmlText Add(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append('<').Append(name).Append('>');
            Append(value);
            _text.Append("</").Append(name).Append('>');
        }

        return this;
    }

    internal XmlText Empty(string name)
    {
        _text.Append('<').Append(name).Append("/>");
        return this;
    }

    public override string ToString()
    {
        while (_open.Count > 0)
        {
            Close();
        }

        return _text.ToString();
    }

    private void Append(string value)
    {
        foreach (char c in value)
        {
            _ = c switch
            {
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '&' => _text.Append("&amp;"),
                '"' => _text.Append("&quot;"),
                '\r' => _text.Append("&#13;"),
                < ' ' and not '\n' and not '\t' => _text
                    .Append("&#x")
                    .Append(((int)c).ToString("x", System.Globalization.CultureInfo.InvariantCulture))
                    .Append(';'),
                '\ufffe' or '\uffff' => _text.Append('\ufffd'),
                _ => _text.Append(c),
            };
        }
    }
}
