namespace PresignTools.PastReports;

/// <summary>How much the words of a text are those of reports with one cause.</summary>
/// <param name="Cause">The id of the cause.</param>
/// <param name="Likelihood">Its share among all causes, from 0 to 1.</param>
/// <param name="Terms">The terms of the text that speak most for it, the strongest first; at most four.</param>
internal sealed record WordedCause(string Cause, double Likelihood, IReadOnlyList<string> Terms);
