using System.Text;
using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;

namespace PresignTools.Intake.Readers.Code.Signing;

/// <summary>Values that code gives by a constant of the SDK: <c>ObjectCannedACL.PUBLIC_READ</c> is public-read.</summary>
internal static class EnumText
{
    /// <summary>Whether a function only wraps the text that it is given: <c>aws.String("a")</c>.</summary>
    internal static bool IsWrapper(string name) =>
        name is "String" or "string" or "of" or "Some" or "into" or "Ptr" or "ptr" or "StringValue";

    /// <summary>The value of a constant; null where the name tells none.</summary>
    internal static string? Of(string parameter, CodeValue value)
    {
        if (ParameterNames.Of(parameter) == "Method")
        {
            return Operations.VerbOf(value);
        }

        if (ParameterNames.Of(parameter) != "ACL" || value.Before.Length == 0)
        {
            return null;
        }

        string name = value.Last;
        name = name.StartsWith("ObjectCannedACL", StringComparison.Ordinal) ? name["ObjectCannedACL".Length..] : name;
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool isBreak = name[i] == '_' || (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            text.Append(isBreak ? "-" : string.Empty).Append(name[i] == '_' ? string.Empty : char.ToLowerInvariant(name[i]));
        }

        return text.Length > 0 ? text.ToString() : null;
    }
}
