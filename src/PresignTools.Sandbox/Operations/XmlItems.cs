using System.Text;
using System.Xml;
using PresignTools.Sandbox.Answers;

namespace PresignTools.Sandbox.Operations;

/// <summary>
/// A request body that is a list: items with a few plain elements each, as Delete, CompleteMultipartUpload and Tagging have. Read in one
/// pass, without a tree: what is nested deeper or longer than such a list can be ends the reading, and is answered MalformedXML.
/// </summary>
/// <param name="Head">Plain elements beside the items, by name.</param>
/// <param name="Items">The items: their plain elements by name.</param>
internal sealed record XmlItems(IReadOnlyDictionary<string, string> Head, IReadOnlyList<IReadOnlyDictionary<string, string>> Items)
{
    /// <summary>Root, a container, the item, its elements, and what S3 may add below them one day.</summary>
    private const int Deepest = 6;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="item">Local name of the items.</param>
    /// <param name="most">Most items that S3 takes.</param>
    /// <exception cref="Failure">MalformedXML.</exception>
    internal static XmlItems Read(byte[] body, string item, int most)
    {
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var items = new List<IReadOnlyDictionary<string, string>>();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = 2 * 1024 * 1024,
        };
        var text = new StringBuilder();
        Dictionary<string, string>? current = null;
        int itemDepth = 0;
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(body), settings);
            while (reader.Read())
            {
                if (reader.Depth > Deepest)
                {
                    throw Failures.MalformedXml();
                }

                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        text.Clear();
                        bool isItem = current is null && reader.Depth > 0 && reader.LocalName == item;
                        if (isItem)
                        {
                            _ = items.Count == most ? throw Failures.MalformedXml() : 0;
                            (current, itemDepth) = (new(StringComparer.Ordinal), reader.Depth);
                            items.Add(current);
                        }

                        if (reader.IsEmptyElement)
                        {
                            End(reader);
                        }

                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                        text.Append(reader.Value);
                        break;
                    case XmlNodeType.EndElement:
                        End(reader);
                        break;
                }
            }
        }
        catch (XmlException)
        {
            throw Failures.MalformedXml();
        }

        return new XmlItems(head, items);

        void End(XmlReader reader)
        {
            if (current is not null && reader.Depth == itemDepth)
            {
                current = null;
            }
            else if (current is not null ? reader.Depth == itemDepth + 1 : reader.Depth == 1)
            {
                (current ?? head).TryAdd(reader.LocalName, text.ToString());
            }

            text.Clear();
        }
    }
}
