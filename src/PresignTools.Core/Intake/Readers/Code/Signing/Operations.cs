using PresignTools.Intake.Readers.Code.Syntax;

namespace PresignTools.Intake.Readers.Code.Signing;

/// <summary>Operations of S3 as code names them: by type, by method of HTTP, by name.</summary>
internal static class Operations
{
    private static readonly string[] Endings = ["Command", "Input", "Request", "Args", "Builder", "Async"];

    /// <summary>The operation that a text names: <c>put_object</c>, <c>PUT</c>; null if none.</summary>
    internal static string? Of(string? name) => SigningFacts.Named(name);

    /// <summary>
    /// The operation that a type or function is for: <c>PutObjectCommand</c>, <c>PutObjectInput</c>; null if it is for none.
    /// </summary>
    internal static string? OfType(string name)
    {
        string plain = name;
        foreach (string ending in Endings)
        {
            plain = plain.EndsWith(ending, StringComparison.Ordinal) && plain.Length > ending.Length ? plain[..^ending.Length] : plain;
        }

        bool isBare = plain.Length < 8 || plain is "PostObject";
        return isBare ? null : SigningFacts.Named(plain);
    }

    /// <summary>The method of HTTP in <c>HttpMethod.PUT</c>, <c>:put</c>, <c>"PUT"</c>; null if the value is none.</summary>
    internal static string? VerbOf(CodeValue value)
    {
        string? name = value.Kind switch
        {
            CodeValueKind.Text => value.Text,
            CodeValueKind.Name => value.Last,
            _ => null,
        };
        string verb = (name ?? string.Empty).ToUpperInvariant();
        verb = verb.StartsWith("METHOD", StringComparison.Ordinal) ? verb[6..] : verb;
        return verb is "GET" or "PUT" or "POST" or "HEAD" or "DELETE" or "PATCH" or "OPTIONS" ? verb : null;
    }
}
