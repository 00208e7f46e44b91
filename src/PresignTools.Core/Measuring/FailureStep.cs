namespace PresignTools.Measuring;

/// <summary>Failed requests of one cause in one step of time.</summary>
/// <param name="Start">When the step begins, in UTC.</param>
/// <param name="Cause">Id of the cause.</param>
/// <param name="Count">How many requests.</param>
internal sealed record FailureStep(DateTimeOffset Start, string Cause, long Count);
