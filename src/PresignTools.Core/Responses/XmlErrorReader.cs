using System.Text;
using System.Xml;

namespace PresignTools.Responses;

/// <summary>
/// Reads S3's error XML, also where it stands in other text, was indented, or is cut. No DTD, no resolver, no entity of its own,
/// bounded in size, depth and number of elements.
/// </summary>
internal static class XmlErrorReader
{
    internal const int MaximumElements = 512;
    internal const int MaximumDepth = 16;
    private const string Declaration = "<?xml";
    private const string Root = "<Error";

    /// <summary>Index of the element <c>Error</c> in the text; -1 if there is none.</summary>
    internal static int FindRoot(string text)
    {
        for (int i = text.IndexOf(Root, StringComparison.Ordinal); i >= 0; i = text.IndexOf(Root, i + 1, StringComparison.Ordinal))
        {
            int after = i + Root.Length;
            if (after == text.Length || text[after] is '>' or '/' || char.IsWhiteSpace(text[after]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the text is the beginning of S3's XML, cut before the first element.</summary>
    internal static bool IsCutBeforeRoot(string text)
    {
        string start = text.Trim().TrimStart('\uFEFF');
        if (start.StartsWith(Declaration, StringComparison.Ordinal))
        {
            int end = start.IndexOf("?>", StringComparison.Ordinal);
            start = end < 0 ? string.Empty : start[(end + 2)..].TrimStart();
            return Root.StartsWith(start, StringComparison.Ordinal);
        }

        return start.Length > 0
            && (Root.StartsWith(start, StringComparison.Ordinal) || Declaration.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>S3 sends no document type and no entities; an HTML page may say <c>&lt;!DOCTYPE html&gt;</c>.</summary>
    internal static bool HasDocumentType(string text)
    {
        if (text.IndexOf("<!ENTITY", StringComparison.OrdinalIgnoreCase) is not -1)
        {
            return true;
        }

        const string DocumentType = "<!DOCTYPE";
        for (
            int i = text.IndexOf(DocumentType, StringComparison.OrdinalIgnoreCase);
            i >= 0;
            i = text.IndexOf(DocumentType, i + 1, StringComparison.OrdinalIgnoreCase))
        {
            int name = i + DocumentType.Length;
            while (name < text.Length && char.IsWhiteSpace(text[name]))
            {
                name++;
            }

            if (string.Compare(text, name, "html", 0, 4, StringComparison.OrdinalIgnoreCase) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the element that begins at <paramref name="start"/>; what stands behind it is left alone.</summary>
    internal static void Read(string whole, int start, ResponseParts parts)
    {
        string text = whole[..CutAnswer.End(whole, start)].TrimEnd();
        parts.Kind = S3ResponseKind.Xml;
        var settings = new XmlReaderSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = S3ErrorResponseReader.MaximumLength + 1,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,    // keys may hold control characters, which S3 writes as &#x1; and XML 1.0 forbids
        };

        var open = new Stack<Element>();
        using var source = new StringReader(text[start..]);
        using XmlReader reader = XmlReader.Create(source, settings);
        try
        {
            while (reader.Read())
            {
                if (!Take(reader, open, parts))
                {
                    return;
                }
            }

            Cut(open, parts);
        }
        catch (XmlException e)
        {
            // Without its end tag the body was cut, provided that the trouble is at the end of the text.
            if (
                text.IndexOf("</Error", start, StringComparison.Ordinal) is int end
                && (end < 0 || text.IndexOf('>', end) < 0)
                && IsAtEnd(text, start, e))
            {
                Cut(open, parts);
                return;
            }

            // The reader counts from the element; the user sees the whole text.
            int line = e.LineNumber + text.Take(start).Count(c => c == '\n');
            int column = e.LinePosition + (e.LineNumber == 1 && start > 0 ? start - 1 - text.LastIndexOf('\n', start - 1) : 0);
            throw ResponseErrors.ResponseXmlMalformed(
                line,
                column,
                Text.Printable.Of(Inspection.UrlMask.Mask(WithoutPosition(e.Message)), 200),
                e);
        }
    }

    /// <summary>Takes one node; false at the end of the root.</summary>
    private static bool Take(XmlReader reader, Stack<Element> open, ResponseParts parts)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                if (parts.FieldCount + open.Count >= MaximumElements || open.Count >= MaximumDepth)
                {
                    throw ResponseErrors.ResponseXmlTooDeep(MaximumElements, MaximumDepth);
                }

                if (open.Count > 0)
                {
                    open.Peek().HasChildren = true;
                }

                var element = new Element(open.Count < 2 ? reader.LocalName : open.Peek().Name + "." + reader.LocalName);
                if (!reader.IsEmptyElement)
                {
                    open.Push(element);
                }
                else if (open.Count == 0)
                {
                    return false;
                }
                else
                {
                    Add(element, parts);
                }

                return true;

            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0:
                open.Peek().Value.Append(reader.Value);
                return true;

            case XmlNodeType.EndElement:
                Element closed = open.Pop();
                if (open.Count == 0)
                {
                    return false;
                }

                if (!closed.HasChildren)
                {
                    Add(closed, parts);
                }

                return true;

            default:
                return true;
        }
    }

    private static void Cut(Stack<Element> open, ResponseParts parts)
    {
        parts.IsTruncated = true;
        if (open.Count > 1 && open.Peek() is { HasChildren: false } last)
        {
            parts.TruncatedElement = last.Name;
            if (last.Name != "Code")    // half a code is none
            {
                Add(last, parts);
            }
        }
    }

    private static void Add(Element element, ResponseParts parts)
    {
        string value = element.Value.ToString();
        switch (element.Name)
        {
            case "Code" when parts.Code is null:
                parts.Code = NullIfEmpty(value.Trim());
                break;
            case "Message" when parts.Message is null:
                parts.Message = NullIfEmpty(value.Trim());
                break;
            default:
                parts.Add(element.Name, value);
                break;
        }
    }

    /// <summary>
    /// Whether the exception's place is the end of the text: the reader names the place where it stopped, or where the cut markup began.
    /// </summary>
    private static bool IsAtEnd(string text, int start, XmlException e)
    {
        int line = 1;
        int i = start;
        while (line < e.LineNumber && i < text.Length)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                line++;
            }

            i++;
        }

        int place = i + Math.Max(e.LinePosition - 1, 0);
        if (place >= text.TrimEnd().Length - 1)
        {
            return true;
        }

        // A cut section, comment, tag or reference: nothing closes it in what is left.
        return IsCutIn(text, start, place, "<![CDATA[", "]]>") || IsCutIn(text, start, place, "<!--", "-->")
            || IsCutIn(text, start, place, "<", ">") || IsCutIn(text, start, place, "&", ";");
    }

    private static bool IsCutIn(string text, int start, int place, string opens, string closes)
    {
        int open = text.LastIndexOf(opens, StringComparison.Ordinal);
        return open >= start && place >= open && text.IndexOf(closes, open, StringComparison.Ordinal) < 0;
    }

    /// <summary>The framework appends " Line 1, position 2." to its messages.</summary>
    private static string WithoutPosition(string message)
    {
        int i = message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return i > 0 ? message[..i] : message;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private sealed class Element(string name)
    {
        internal string Name { get; } = name;

        internal StringBuilder Value { get; } = new();

        internal bool HasChildren { get; set; }
    }
}
