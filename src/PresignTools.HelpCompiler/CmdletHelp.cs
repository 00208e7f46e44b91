namespace PresignTools.HelpCompiler;

/// <summary>The help of one cmdlet, as read from its source.</summary>
internal sealed record CmdletHelp
{
    /// <summary>Name of the cmdlet.</summary>
    internal required string Name { get; init; }

    /// <summary>Name of the MAML file that it goes into.</summary>
    internal required string HelpFile { get; init; }

    /// <summary>Address of the page on the web; Get-Help -Online opens it.</summary>
    internal required string OnlineVersion { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    internal required string Synopsis { get; init; }

    /// <summary>The description.</summary>
    internal required IReadOnlyList<TextRun> Description { get; init; }

    /// <summary>Parameter sets, the default one first.</summary>
    internal required IReadOnlyList<string> ParameterSets { get; init; }

    /// <summary>Parameters, in the order of the source.</summary>
    internal required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    /// <summary>Examples.</summary>
    internal required IReadOnlyList<ExampleHelp> Examples { get; init; }

    /// <summary>What the pipeline may bring.</summary>
    internal required IReadOnlyList<TypeHelp> Inputs { get; init; }

    /// <summary>What comes out.</summary>
    internal required IReadOnlyList<TypeHelp> Outputs { get; init; }

    /// <summary>Notes; may be empty.</summary>
    internal required IReadOnlyList<TextRun> Notes { get; init; }

    /// <summary>Related links.</summary>
    internal required IReadOnlyList<LinkHelp> Links { get; init; }
}

/// <summary>A parameter: its text, and how it is bound in each parameter set.</summary>
internal sealed record ParameterHelp(string Name, IReadOnlyList<TextRun> Description, IReadOnlyList<ParameterBinding> Bindings)
{
    /// <summary>How the parameter is bound in a set; null if the set lacks it.</summary>
    internal ParameterBinding? In(string parameterSet) => Bindings.FirstOrDefault(
        binding => binding.ParameterSets.Contains(parameterSet) || binding.ParameterSets.Contains(ParameterBinding.AllSets));
}

/// <summary>One yaml block of a parameter; a parameter has several where its sets differ.</summary>
internal sealed record ParameterBinding
{
    /// <summary>Stands for every parameter set.</summary>
    internal const string AllSets = "(All)";

    /// <summary>Short name of the type.</summary>
    internal required string Type { get; init; }

    /// <summary>The sets it speaks of.</summary>
    internal required IReadOnlyList<string> ParameterSets { get; init; }

    /// <summary>Other names.</summary>
    internal required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Values of a closed list.</summary>
    internal required IReadOnlyList<string> AcceptedValues { get; init; }

    /// <summary>Whether it must be given.</summary>
    internal required bool Required { get; init; }

    /// <summary>Number of its position; null where it has to be named.</summary>
    internal required int? Position { get; init; }

    /// <summary>What it is when not given.</summary>
    internal required string DefaultValue { get; init; }

    /// <summary><c>False</c>, <c>True (ByValue)</c>, <c>True (ByPropertyName)</c> or <c>True (ByPropertyName, ByValue)</c>.</summary>
    internal required string PipelineInput { get; init; }

    /// <summary>Whether wildcards are understood.</summary>
    internal required bool Wildcards { get; init; }

    /// <summary>A switch takes no value.</summary>
    internal bool IsSwitch => Type == "SwitchParameter";
}

/// <summary>An example: prose, code, its output as shown, and prose after it.</summary>
internal sealed record ExampleHelp(
    string Title,
    IReadOnlyList<TextRun> Introduction,
    string Code,
    string? Output,
    IReadOnlyList<TextRun> Remarks
);

/// <summary>A type that goes in or comes out.</summary>
internal sealed record TypeHelp(string Name, IReadOnlyList<TextRun> Description);

/// <summary>A related link; without address for a topic of Get-Help.</summary>
internal sealed record LinkHelp(string Text, string? Address);
