using System.Management.Automation;
using System.Text;
using PresignTools.Transfer.Uploads;
using PresignTools.Transfers;

namespace PresignTools.Transferring;

/// <summary>Reads what is to be sent: a file, or text or bytes.</summary>
internal static class BodyArgument
{
    /// <summary>A file.</summary>
    internal static BodySource OfFile(string path, SessionState session) => new FileBody(FilePath.Full(path, session));

    /// <summary>Text in UTF-8, bytes, or a file.</summary>
    internal static BodySource OfInput(object value, SessionState session)
    {
        object inner = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return inner switch
        {
            string text => new MemoryBody(Encoding.UTF8.GetBytes(text)),
            byte[] bytes => new MemoryBody(bytes),
            FileInfo file => new FileBody(file.FullName),
            object[] lines when Array.TrueForAll(lines, static l => l is byte or PSObject { BaseObject: byte }) =>
                new MemoryBody(Array.ConvertAll(lines, static l => LanguagePrimitives.ConvertTo<byte>(l))),
            object[] lines when Array.TrueForAll(lines, static l => l is string or PSObject { BaseObject: string }) =>
                new MemoryBody(Encoding.UTF8.GetBytes(string.Join('\n', lines))),
            _ => throw TransferErrors.TransferBodyUnknown(inner.GetType().Name),
        };
    }
}
