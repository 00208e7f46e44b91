namespace PresignTools.HelpCompiler.Tests;

/// <summary>A small source that has one of everything, for tests to take as it is or to spoil.</summary>
internal static class Sources
{
    internal const string Cmdlet = """
        ---
        external help file: Sample.dll-Help.xml
        Module Name: Sample
        online version: https://example.com/docs/Get-Sample.md
        schema: 2.0.0
        ---

        # Get-Sample

        ## SYNOPSIS
        Gets a sample & says `so`.

        ## SYNTAX

        ### Named (Default)
        ```
        Get-Sample [-Name] <String[]> [-Kind <String>] [<CommonParameters>]
        ```

        ### All
        ```
        Get-Sample -All [-Kind <String>] [<CommonParameters>]
        ```

        ## DESCRIPTION
        First *paragraph*
        on two lines, with a [link](https://example.com/a) and `<code>`.

        - one
        - two

        Last paragraph.

        ## EXAMPLES

        ### Example 1: By name
        Before the code.

        ```powershell
        Get-Sample -Name a |
            Select-Object Name
        ```

        ```output
        Name
        ----
        a
        ```

        After the code.

        ```text
        curl "$url" \
          --fail
        ```

        ### Example 2: All

        ```powershell
        Get-Sample -All
        ```

        ## PARAMETERS

        ### -All
        Gets all.

        ```yaml
        Type: SwitchParameter
        Parameter Sets: All
        Aliases:

        Required: True
        Position: Named
        Default value: False
        Accept pipeline input: False
        Accept wildcard characters: False
        ```

        ### -Kind
        The kind.

        ```yaml
        Type: String
        Parameter Sets: (All)
        Aliases: Type, K
        Accepted values: Small, Large

        Required: False
        Position: Named
        Default value: Small
        Accept pipeline input: True (ByPropertyName)
        Accept wildcard characters: False
        ```

        ### -Name
        The name.

        ```yaml
        Type: String[]
        Parameter Sets: Named
        Aliases: None

        Required: True
        Position: 0
        Default value: None
        Accept pipeline input: True (ByPropertyName, ByValue)
        Accept wildcard characters: True
        ```

        ### CommonParameters
        This cmdlet supports the common parameters.

        ## INPUTS

        ### System.String
        A name.

        ## OUTPUTS

        ### Sample.Thing
        One for each name.

        ## NOTES
        A note.

        ## RELATED LINKS

        [Set-Sample](Set-Sample.md)

        [The service](https://example.com/service)
        """;

    internal const string About = """
        # about_Sample

        ## SHORT DESCRIPTION
        What samples are.

        ## Long description
        <!-- Not shown. -->
        This paragraph is longer than a line of eighty columns, so that the writer has to break it, and then once more.

        1. A first item that is so long that it needs a second line below its own text to end
        2. A second item

        ### Inside
        Text.

        ```powershell
        Get-Sample

        Get-Sample -All
        ```
        """;

    /// <summary>The number, from 1, of the first line that contains a text.</summary>
    internal static int LineOf(string source, string text)
    {
        int index = source.IndexOf(text, StringComparison.Ordinal);
        Assert.True(index >= 0, $"The sample has no '{text}'.");
        return source.AsSpan(0, index).Count('\n') + 1;
    }

    /// <summary>The source with one place changed; the place must exist.</summary>
    internal static string With(this string source, string old, string @new)
    {
        Assert.Contains(old, source, StringComparison.Ordinal);
        return source.Replace(old, @new, StringComparison.Ordinal);
    }
}
