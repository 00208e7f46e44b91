using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>Lines of source code, of any language.</summary>
internal static class CodeShape
{
    private static readonly string[] Heads =
    [
        "import ", "from ", "const ", "let ", "var ", "val ", "def ", "func ", "fn ", "function ", "public ", "private ", "protected ",
            "return ",
        "await ", "async ", "class ", "struct ", "interface ",
            "if (", "if err", "for (", "foreach (", "while (", "try", "catch", "} catch", "} else",
        "else", "except", "finally", "using ", "use ", "package ", "#include", "<?php", "$", "@", "require", "export ", "throw ",
            "raise ", "new ",
        "switch ", "case ", "with ", "echo ", "print", "console.", "static ", "override ", "final ", "type ", "enum ", "module ", "end",
            "do ",
        "//", "/*", "*/", "});", "})", "];", "};", ");", "fetch(", "axios", "self.", "this.",
    ];

    private static readonly string[] Marks =
    [
        "=> {", "() {", ") {", "();", " := ", "::", "->", " = new ", "= await ",
            "(await ", ".then(", "${", " = {", "= [", "&mut ", "?;", " !== ",
        " === ", " != nil", "= (", "||=", "||",
    ];

    /// <summary>Whether a line is code.</summary>
    internal static bool Is(string line)
    {
        string bare = line.Trim();
        if (bare.Length == 0)
        {
            return false;
        }

        Work.Add(bare.Length);
        char last = bare[^1];
        bool looks = last is ';' or '{' or '}' || bare.EndsWith("=>", StringComparison.Ordinal)
            || bare.EndsWith("({", StringComparison.Ordinal);
        bool begins = Scan.OneOf(bare, 0, Heads) is { } head && (IsSure(head) || HasSign(bare));
        return begins || (looks && HasSign(bare)) || bare is "{" or "}" || IsCall(bare) || IsAssignment(bare);
    }

    /// <summary>Words that begin sentences as well need a sign of code on their line.</summary>
    private static bool IsSure(string head) =>
        head is "#include" or "<?php" or "});" or "};" or "];" or ");" or "})" or "} catch" or "} else" or "console." or "const " or "*/";

    private static bool HasSign(string bare) =>
        bare.AsSpan().IndexOfAny(";{}") >= 0
        || Scan.OneOf(bare, 0, ["import ", "from ", "package ", "using ", "use "]) is not null
            && bare.IndexOf(' ', bare.IndexOf(' ') + 1) < 0
        || (Scan.At(bare, 0, "from ") && bare.Contains(" import ", StringComparison.Ordinal))
        || bare.EndsWith(':') && bare.Contains('(')
        || bare.Contains('(') && (bare.EndsWith(')') || bare.EndsWith('(') || bare.EndsWith(','))
        || bare.Contains(" = ", StringComparison.Ordinal)
        || Array.Exists(Marks, m => bare.Contains(m, StringComparison.Ordinal));

    /// <summary>
    /// <c>name.method(…)</c> or <c>Name::method(…)</c> from the first character on; a sentence has a blank before its bracket.
    /// </summary>
    private static bool IsCall(string bare)
    {
        int end = Scan.Skip(bare, 0, static c => Scan.IsWord(c) || c is '.' or ':' or '$' or '>' or '-' or '<' or '\\' or '@');
        return end > 2
            && Scan.At(bare, end, "(")
            && (bare[^1] is ')' or '(' or ',' or ';' or '{' or '[' || bare.Contains(')'))
            && (bare.AsSpan(0, end).IndexOf('.') > 0 || bare.AsSpan(0, end).IndexOf(':') > 0 || bare.AsSpan(0, end).IndexOf('>') > 0
                || bare[^1] is ')' or '(' or ';' or ',');
    }

    /// <summary><c>name = something(</c>, <c>name, err := something</c>.</summary>
    private static bool IsAssignment(string bare)
    {
        int end = Scan.Skip(bare, 0, static c => Scan.IsWord(c)
            || c is '.' or '$' or '@' or '[' or ']' or '"' or '\'' or ',' or ' ' or '*' or '&');
        return end > 0
            && end < bare.Length
            && (Scan.At(bare, end, "=") || Scan.At(bare, end, ":="))
            && !Scan.At(bare, end, "==")
            && (bare.Contains('(') || bare[^1] is '{' or '[' or ';')
            && bare.AsSpan(0, end).Count(' ') <= 4;
    }
}
