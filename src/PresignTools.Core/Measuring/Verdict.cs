namespace PresignTools.Measuring;

/// <summary>What the diagnosis says of a shape.</summary>
/// <param name="Cause">Id of the cause, or the verdict where there is none.</param>
/// <param name="Certainty">How sure it is; null without a cause.</param>
internal readonly record struct Verdict(string Cause, Certainty? Certainty);
