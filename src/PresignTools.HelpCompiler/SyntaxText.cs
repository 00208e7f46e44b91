namespace PresignTools.HelpCompiler;

/// <summary>The syntax line of a parameter set, as Get-Command -Syntax writes it.</summary>
internal static class SyntaxText
{
    private const int Width = 110;

    /// <summary>The parameters of a set in the order of a syntax line: by position, then those that must be given, then the rest.</summary>
    internal static IReadOnlyList<(ParameterHelp Parameter, ParameterBinding Binding)> Order(
        string parameterSet,
        IEnumerable<ParameterHelp> parameters
    ) =>
        [
            .. parameters
                .Select(parameter => (Parameter: parameter, Binding: parameter.In(parameterSet)!))
                .Where(pair => pair.Binding is not null)
                .OrderBy(pair => pair.Binding.Position ?? int.MaxValue)
                .ThenBy(pair => pair.Binding.Required ? 0 : 1),
        ];

    /// <summary>The syntax, broken into lines as platyPS breaks it.</summary>
    internal static string Of(string cmdlet, string parameterSet, IEnumerable<ParameterHelp> parameters)
    {
        List<string> lines = [cmdlet];
        foreach (
            string part in Order(parameterSet, parameters)
                .Select(pair => Of(pair.Parameter.Name, pair.Binding))
                .Append("[<CommonParameters>]"))
        {
            if (lines[^1].Length + 1 + part.Length > Width)
            {
                lines.Add("");
            }

            lines[^1] += " " + part;
        }

        return string.Join('\n', lines);
    }

    /// <summary>The text with every run of white space as one blank, for comparing.</summary>
    internal static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Of(string name, ParameterBinding binding)
    {
        string label = binding.Position is null ? $"-{name}" : $"[-{name}]";
        string whole = binding.IsSwitch ? label : $"{label} <{binding.Type}>";
        return binding.Required ? whole : $"[{whole}]";
    }
}
