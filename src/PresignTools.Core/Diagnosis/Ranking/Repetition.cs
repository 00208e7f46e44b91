using PresignTools.Text;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>Two pieces of evidence often say the same in other words: whoever reads both learns nothing from the second one.</summary>
internal static class Repetition
{
    /// <summary>Whether a sentence has nothing that the one before it does not have: the same instants, or no word of its own.</summary>
    internal static bool Is(string sentence, string before) => Times.SaysAgain(sentence, before) || HasNoWordOfItsOwn(sentence, before);

    private static bool HasNoWordOfItsOwn(string sentence, string before)
    {
        HashSet<string> said = new(WordsOf(before), StringComparer.OrdinalIgnoreCase);
        return WordsOf(sentence).All(said.Contains);
    }

    private static IEnumerable<string> WordsOf(string text) =>
        text.Split(' ', '\n').Select(static w => w.Trim('.', ',', ';', ':', '(', ')', '\'')).Where(static w => w.Length > 0);
}
