using PresignTools.Intake;
using PresignTools.Intake.Fragments;
using PresignTools.Intake.Readers.Code;

namespace PresignTools.Tests.Intake.Code;

/// <summary>What the reader of code finds in a text, as short lines that a table can hold.</summary>
internal static class CodeFacts
{
    internal static DiagnosisInput Read(string code)
    {
        var source = new SourceText(code);
        var sheet = new FactSheet(new DiagnosisInput());
        new CodeReader().Read(new Fragment(FragmentKind.Code, source, 0, code.Length), sheet);
        return sheet.Input;
    }

    /// <summary>Operation and parameters: <c>PutObject Bucket=b ContentType=image/png</c>; a value that is no literal is left empty.</summary>
    internal static string Signing(string code)
    {
        SigningCall? call = Read(code).SigningCalls.FirstOrDefault(static c => c.IsPresigning);
        return call is null ? "nothing" : call.Operation + Pairs(call.Parameters.Where(static p => p.Key != "Method").DistinctBy(static p => p.Key))
            + (call.IsComplete ? string.Empty : " ...");
    }

    /// <summary>Method, headers, body, and the type that the client sets: <c>PUT content-type=a/b Raw</c>.</summary>
    internal static string Sending(string code)
    {
        SendingCall? call = Read(code).SendingCalls is [.., var last] ? last : null;
        return call is null ? "nothing" : call.Method + Pairs(call.Headers) + " " + call.Body
            + (call.ContentTypeOfItsOwn is { } own ? " own=" + own : string.Empty);
    }

    private static string Pairs(IEnumerable<KeyValuePair<string, string?>> pairs) =>
        string.Concat(pairs.Select(static p => $" {p.Key}={p.Value}"));
}
