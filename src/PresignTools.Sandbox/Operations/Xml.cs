using System.Xml;
using System.Xml.Linq;
using PresignTools.Sandbox.Answers;

namespace PresignTools.Sandbox.Operations;

/// <summary>Reads the XML bodies of requests: no DTD, names without their namespace.</summary>
internal static class Xml
{
    internal static XDocument Parse(byte[] body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 2_000_000 });
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            throw Failures.MalformedXml();
        }
    }

    internal static IEnumerable<XElement> Elements(XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name);

    internal static string? Value(XElement parent, string name) => Elements(parent, name).FirstOrDefault()?.Value;
}
