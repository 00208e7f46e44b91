using PresignTools.Abstractions;

namespace PresignTools.Aws.Evidence;

/// <summary>
/// Keeps answers for the questions that come after: of hundreds of URLs the signer is one, and the buckets are few. Refusals and failures
/// are kept too, so that a network that does not answer is waited for once. What was cancelled is asked again.
/// </summary>
internal sealed class AnswerMemory
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Task> _answers = new(StringComparer.Ordinal);

    internal Task<ProbeResult<T>> Once<T>(string question, Func<Task<ProbeResult<T>>> ask)
        where T : class
    {
        lock (_lock)
        {
            if (_answers.TryGetValue(question, out Task? known) && !known.IsCanceled && !known.IsFaulted)
            {
                return (Task<ProbeResult<T>>)known;
            }

            Task<ProbeResult<T>> asked = ask();
            _answers[question] = asked;
            return asked;
        }
    }
}
