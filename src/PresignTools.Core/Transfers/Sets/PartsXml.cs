using System.Globalization;
using System.Text;
using System.Xml;

namespace PresignTools.Transfers.Sets;

/// <summary>
/// The XML of an upload in parts: the list of what has arrived, the list that completes it, and the answer to that.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html"/> and API_CompleteMultipartUpload.
/// </summary>
internal static class PartsXml
{
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly XmlReaderSettings Reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 0,
        CloseInput = true,
    };

    /// <summary>The parts of an answer to ListParts; null if it is not one. No more than a thousand are in it.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="isTruncated">Whether the server has more.</param>
    internal static IReadOnlyList<ArrivedPart>? ReadList(byte[] body, out bool isTruncated)
    {
        isTruncated = false;
        try
        {
            using XmlReader xml = XmlReader.Create(new MemoryStream(body), Reading);
            return xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "ListPartsResult" ? Parts(xml, out isTruncated) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The body that completes an upload.</summary>
    internal static byte[] WriteComplete(IEnumerable<ArrivedPart> parts)
    {
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("CompleteMultipartUpload", Namespace);
            foreach (ArrivedPart part in parts.OrderBy(static p => p.Number))
            {
                xml.WriteStartElement("Part", Namespace);
                xml.WriteElementString("PartNumber", Namespace, part.Number.ToString(CultureInfo.InvariantCulture));
                xml.WriteElementString("ETag", Namespace, part.ETag);
                if (part.Checksum is { } checksum)
                {
                    xml.WriteElementString(checksum.Key, Namespace, checksum.Value);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return text.ToArray();
    }

    /// <summary>The entity tag of the whole object, without quotes; null if the answer is not that of a completed upload.</summary>
    internal static string? ReadCompleted(byte[] body)
    {
        try
        {
            using XmlReader xml = XmlReader.Create(new MemoryStream(TrimStart(body)), Reading);
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "CompleteMultipartUploadResult")
            {
                return null;
            }

            string tag = string.Empty;
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "ETag")
                {
                    tag = xml.ReadElementContentAsString().Trim('"');
                    break;
                }
            }

            return tag;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static List<ArrivedPart> Parts(XmlReader xml, out bool isTruncated)
    {
        isTruncated = false;
        var parts = new List<ArrivedPart>();
        int number = 0;
        long size = -1;
        string tag = string.Empty;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "PartNumber" or "ETag" or "Size" or "IsTruncated")
            {
                string name = xml.LocalName;
                string value = xml.ReadString();
                switch (name)
                {
                    case "PartNumber":
                        _ = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
                        break;
                    case "IsTruncated":
                        isTruncated = value.Trim() == "true";
                        break;
                    case "Size":
                        _ = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out size);
                        break;
                    default:
                        tag = value;
                        break;
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "Part")
            {
                if (number > 0 && size >= 0 && tag.Length > 0)
                {
                    parts.Add(new ArrivedPart(number, tag, size));
                }

                (number, size, tag) = (0, -1, string.Empty);
            }
        }

        return parts;
    }

    /// <summary>S3 sends white space before its answer while it joins the parts, which no XML may begin with.</summary>
    private static byte[] TrimStart(byte[] body)
    {
        int start = 0;
        while (start < body.Length && body[start] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')
        {
            start++;
        }

        return body[start..];
    }
}
