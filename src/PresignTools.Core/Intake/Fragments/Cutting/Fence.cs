using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Cutting;

/// <summary>The fences of Markdown's blocks of code, and what the word behind the opening one says of the block.</summary>
internal struct Fence
{
    private string? _open;

    /// <summary>The kind of everything in the block; null where its lines tell for themselves.</summary>
    internal FragmentKind? Kind { get; private set; }

    /// <summary>Whether a line is a fence, which opens or closes a block.</summary>
    internal bool Takes(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        string? mark = Scan.OneOf(line, at, ["```", "~~~"]);
        if (mark is null || (_open is not null && mark != _open) || line.AsSpan(at + 3).Contains(mark, StringComparison.Ordinal))
        {
            return false;
        }

        bool opens = _open is null;
        _open = opens ? mark : null;
        Kind = opens ? KindOf(line[(at + 3)..].Trim().TrimStart('`', '~')) : null;
        return true;
    }

    /// <summary>How many lines the block has, from its first one on.</summary>
    internal readonly int LinesWithin(SourceText source, int line)
    {
        int end = line;
        while (end < source.LineCount && !Scan.At(source.Line(end), Scan.SkipBlanks(source.Line(end), 0), _open!))
        {
            end++;
        }

        while (end > line && string.IsNullOrWhiteSpace(source.Line(end - 1)))
        {
            end--;
        }

        return end - line;
    }

    private static FragmentKind? KindOf(string info)
    {
        int end = Scan.Skip(info, 0, static c => Scan.IsWord(c) || c is '+' or '#' or '-');
        return info[..end].ToLowerInvariant() switch
        {
            "python" or "py" or "js" or "javascript" or "ts" or "typescript" or "jsx" or "tsx" or "java" or "kotlin" or "kt" or "go"
                or "golang"
                or "rust" or "rs" or "csharp" or "cs" or "c#" or "php" or "ruby" or "rb" or "swift" or "scala" or "dart" or "elixir"
                    or "ex" or "r"
                or "julia" or "jl" or "c" or "cpp" or "c++" or "objc" or "perl" or "lua" or "groovy" or "vue" or "svelte" or "clojure" =>
                FragmentKind.Code,
            "yaml" or "yml" or "toml" or "ini" or "env" or "dotenv" or "properties" or "hcl" or "terraform" or "tf" or "nginx" or "conf"
                or "cfg" or "dockerfile" => FragmentKind.Settings,
            _ => null,
        };
    }
}
