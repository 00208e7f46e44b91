using PresignTools.Intake.Readers.Code.Lexing;

namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>Words and marks of languages that say nothing of a value.</summary>
internal static class CodeWordsOfLanguages
{
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "async", "await", "const", "defer", "echo", "final", "go", "let", "mut", "new", "out", "print", "private", "public",
        "readonly", "ref",
        "return", "static", "throw", "throws", "try", "using", "val", "var", "yield",
    };

    private static readonly HashSet<string> Declaring = new(StringComparer.Ordinal) { "const", "let", "val", "var" };

    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "+", "-", "*", "/", "%", "|", "||", "&&", "&", "??", "?", "==", "!=", "===", "!==", "<", ">", "<=", ">=", "^",
    };

    // Methods of Ruby that are called without parentheses.
    private static readonly HashSet<string> Commands = new(StringComparer.Ordinal)
    {
        "presigned_url", "presigned_post", "presigned_request", "signed_url", "service_url", "HTTParty.put", "HTTParty.post",
        "HTTParty.get",
        "RestClient.put", "RestClient.post", "Faraday.put", "Faraday.post", "HTTP.put", "HTTP.post",
    };

    /// <summary>Whether the token stands before a value and is no part of it.</summary>
    internal static bool IsPrefix(CodeToken token) =>
        token.Kind == CodeTokenKind.Name ? Prefixes.Contains(token.Text!) : token.Is("&") || token.Is("!") || token.Is("*")
            || token.Is("-");

    /// <summary>Whether the word declares a variable, so that a type may follow its name.</summary>
    internal static bool Declares(string word) => Declaring.Contains(word);

    internal static bool IsOperator(CodeToken token) => token.Kind == CodeTokenKind.Mark && Operators.Contains(token.Text!);

    internal static bool IsSeparator(CodeToken token) =>
        token.Is(".") || token.Is("::") || token.Is("?.") || token.Is("&.") || (token.Is("->") && !token.HasSpaceBefore);

    /// <summary>Whether what the path names is called without parentheses.</summary>
    internal static bool IsCommand(string path) =>
        path.IndexOf('.') > 0 && (Commands.Contains(path) || Commands.Contains(path[(path.LastIndexOf('.') + 1)..]));
}
