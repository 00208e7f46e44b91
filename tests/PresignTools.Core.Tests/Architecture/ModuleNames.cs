using System.Text.RegularExpressions;

namespace PresignTools.Tests.Architecture;

/// <summary>Names that only PowerShell knows: cmdlets by their verb, parameters by their hyphen.</summary>
internal static partial class ModuleNames
{
    internal static IEnumerable<string> In(string text) => Cmdlet().Matches(text).Concat(Parameter().Matches(text)).Select(static m => m.Value.Trim());

    [GeneratedRegex(@"\b(Add|Clear|Compare|Convert|ConvertFrom|ConvertTo|Copy|Disable|Edit|Enable|Export|ForEach|Format|Get|Import|Install|Invoke|Join|Measure|Move|New|Out|Publish|Read|Receive|Register|Remove|Restore|Resume|Save|Search|Select|Send|Set|Show|Sort|Start|Stop|Sync|Tee|Test|Update|Use|Wait|Watch|Where|Write)-[A-Z][A-Za-z0-9]+")]
    private static partial Regex Cmdlet();

    [GeneratedRegex(@"(?<=^|[\s(\[{'""|;,])-[A-Z][A-Za-z0-9]+")]
    private static partial Regex Parameter();
}
