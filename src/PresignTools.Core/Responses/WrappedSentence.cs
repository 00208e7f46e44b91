using System.Text;

namespace PresignTools.Responses;

/// <summary>
/// Puts S3's sentences on one line again where a terminal, a mail, a log or an error view broke them. Only the breaks within a sentence
/// that is known are taken out, so that the rest of the text keeps its lines.
/// </summary>
internal static class WrappedSentence
{
    /// <summary>
    /// The longest text that is looked through, in characters: a screen, a mail, a ticket. What is longer is a log, whose lines nothing has
    /// broken.
    /// </summary>
    internal const int LongestText = 128 * 1024;

    private const int LongestCode = 80;

    /// <summary>The text with each of S3's sentences on one line.</summary>
    internal static string Mend(string text)
    {
        if (text.Length > LongestText || text.IndexOf('\n') < 0)
        {
            return text;
        }

        var view = new JoinedView(text);
        StringBuilder? mended = null;
        int copied = 0;
        var sentences = new Sentences(view);
        int at = 0;
        while (sentences.Next(at) is { } sentence)
        {
            at = sentence.End;
            if (sentence.Writer is { IsBroken: true } writer && view.PlaceOf(writer.Start) >= copied)
            {
                int from = view.PlaceOf(writer.Start);
                (mended ??= new StringBuilder(text.Length)).Append(text, copied, from - copied).Append(writer.Text());
                copied = view.PlaceOf(writer.At - 1) + 1;
            }
        }

        string whole = mended is null ? text : mended.Append(text, copied, text.Length - copied).ToString();
        return WrappedTags.Mend(whole);
    }

    /// <summary>What was found: the sentence, if it could be read, and where to go on.</summary>
    private readonly record struct Sentence(SentenceWriter? Writer, int End);

    /// <summary>The sentences of a text one after the other. The next of each kind is looked for once.</summary>
    private sealed class Sentences(JoinedView view)
    {
        private int _intro = -2;
        private int _verb = -2;
        private WrappedWords.Found? _words;
        private bool _hasWords = true;

        /// <summary>The first sentence at or behind a place; null where there is none.</summary>
        internal Sentence? Next(int at)
        {
            _intro = Find(_intro, ToolIntro.Squeezed, at);
            _verb = Find(_verb, WrappedDenial.Squeezed, at);
            if (_hasWords && (_words is null || _words.Value.Start < at))
            {
                _words = WrappedWords.Next(view, at);
                _hasWords = _words is not null;
            }

            int intro = _intro < 0 ? int.MaxValue : _intro;
            int denial = _verb < 0 ? int.MaxValue : WrappedDenial.Start(view, _verb, at);
            int words = _words?.Start ?? int.MaxValue;
            if (intro <= denial && intro <= words)
            {
                return intro == int.MaxValue ? null : FromIntro(intro);
            }

            int first = Math.Min(denial, words);
            var writer = new SentenceWriter(view, first > at && IsAfterCode(first) ? first - 1 : first);
            if (writer.Start < first)
            {
                writer.Take(":");
            }

            if (first == denial)
            {
                bool isRead = WrappedDenial.Write(writer, view, _verb);
                return new Sentence(isRead ? writer : null, Math.Max(isRead ? writer.At : 0, _verb + 1));
            }

            writer.TakeWords(_words!.Value);
            return new Sentence(writer, writer.At);
        }

        private Sentence FromIntro(int start)
        {
            var writer = new SentenceWriter(view, start);
            if (!ToolIntro.Write(writer, view))
            {
                return new Sentence(null, start + 1);
            }

            int at = writer.At;
            int verb = Find(_verb, WrappedDenial.Squeezed, at);
            if (verb >= 0 && WrappedDenial.Start(view, verb, at) == at)
            {
                bool isRead = WrappedDenial.Write(writer, view, verb);
                return new Sentence(isRead ? writer : null, Math.Max(isRead ? writer.At : 0, verb + 1));
            }

            if (WrappedWords.At(view, at) is { } found)
            {
                writer.TakeWords(found);
            }
            else
            {
                writer.TakeBreak();
            }

            return new Sentence(writer, writer.At);
        }

        /// <summary>Whether the error's code stands before a sentence, on the line above: <c>AccessDenied:</c>.</summary>
        private bool IsAfterCode(int start)
        {
            if (start < 2 || view.GapBefore(start) != Gap.Break || view[start - 1] != ':')
            {
                return false;
            }

            int from = start - 1;
            while (from > 0 && start - from < LongestCode && char.IsAsciiLetterOrDigit(view[from - 1]) && view.GapBefore(from) != Gap.Blank)
            {
                from--;
            }

            var word = new StringBuilder();
            for (int i = from; i < start - 1; i++)
            {
                word.Append(view[i]);
            }

            return S3ErrorCatalogue.IsCode(word.ToString());
        }

        private int Find(int known, string what, int at) => known == -1 || known >= at ? known : view.Find(what, at);
    }
}
