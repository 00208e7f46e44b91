using System.Text;
using PresignTools.Intake.Documents;
using PresignTools.Intake.Fragments;

namespace PresignTools.Intake.Readers;

/// <summary>
/// Reads a request as a browser copies it in parts: scheme, host, file name and query as members of an object, the method as its name.
/// </summary>
internal sealed class BrowserRequestReader : IFragmentReader
{
    private static readonly string[] Methods = ["GET", "PUT", "POST", "HEAD", "DELETE"];

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is FragmentKind.Json;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        foreach ((string name, LooseNode node) in DocumentsOf.Fragment(fragment).SelectMany(DocumentsOf.All))
        {
            string? host = node.TextOf("host"), path = node.TextOf("filename", "pathname", "path");
            LooseNode? query = node.Member("query", "queryparams", "searchparams");
            if (host is null || path is null || query is not { Kind: LooseKind.Object, Members.Count: > 0 })
            {
                continue;
            }

            var url = new StringBuilder(node.TextOf("scheme", "protocol") is "http" or "http:" ? "http://" : "https://");
            url.Append(host).Append(path[0] == '/' ? path : "/" + path);
            char mark = '?';
            foreach (LooseMember member in query.Members)
            {
                url.Append(mark).Append(member.Name.Trim('"', '\'')).Append('=').Append(Uri.EscapeDataString(member.Value.Text));
                mark = '&';
            }

            string? method = Array.Find(Methods, m => m.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? node.TextOf("method");
            sheet.Add(
                new ReadFact(ReadFactKind.Url, "a request in parts", fragment.PlaceOf(node.Start, Math.Max(1, node.End - node.Start))),
                new DiagnosisInput { Url = url.ToString(), Method = method });
            return;
        }
    }
}
