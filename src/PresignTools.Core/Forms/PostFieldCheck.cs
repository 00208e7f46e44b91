namespace PresignTools.Forms;

/// <summary>A field of a form beside what the policy asks of it. Signature, policy and token are masked.</summary>
/// <param name="Field">Name of the field as the form has it; <c>bucket</c> for the address, <c>file</c> for the file.</param>
/// <param name="Value">What is sent; null where the form has no such field, or it is not known.</param>
/// <param name="Condition">What the policy asks, in words; null where no condition is about it.</param>
/// <param name="Status">Pass, Fail, or Unknown where it depends on the file.</param>
public sealed record PostFieldCheck(string Field, string? Value, string? Condition, FindingStatus Status)
{
    /// <summary>One line: status, field and condition.</summary>
    public override string ToString() => $"{Status}: {Field} {Condition ?? "has no condition"}";
}
