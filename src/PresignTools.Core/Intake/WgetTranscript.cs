using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>Reads what wget prints of an exchange: a status for each answer, and where a redirect leads.</summary>
internal static class WgetTranscript
{
    private const string Mark = "awaiting response... ";
    private const int MostAnswers = 50;

    /// <summary>The answers; null where none is printed, or none of them redirects.</summary>
    internal static DiagnosisInput? Read(string text)
    {
        var answers = new List<S3ErrorResponse>();
        int last = 0, count = 0;
        for (int i = Scan.Find(text, Mark, 0); i >= 0 && count < MostAnswers; i = Scan.Find(text, Mark, i + Mark.Length))
        {
            count++;
            int at = i + Mark.Length;
            last = at + 3 <= text.Length && int.TryParse(text.AsSpan(at, 3), out int status) ? status : 0;
            string? location = last is 301 or 302 or 303 or 307 or 308 ? Location(text, Scan.LineEnd(text, at)) : null;
            S3ErrorResponse? answer = last >= 300 ? AnswerText.TryRead(new S3ResponseInput
            {
                Status = last,
                Headers = location is null ? [] : [new("Location", location)],
            }) : null;
            if (answer is not null)
            {
                answers.Add(answer);
            }
        }

        bool isGood = last is >= 200 and < 300;
        List<S3ErrorResponse> redirects =
            [.. answers.Take(isGood ? answers.Count : Math.Max(0, answers.Count - 1)).Where(static a => a.StatusCode is >= 301 and <= 308)];
        return redirects.Count == 0 ? null : new DiagnosisInput
        {
            SuccessStatus = isGood ? last : null,
            Response = isGood ? null : answers[^1],
            IsStatusReported = !isGood,
            Redirects = redirects,
        };
    }

    /// <summary><c>Location: URL [following]</c> on the next line.</summary>
    private static string? Location(string text, int lineEnd)
    {
        int line = Math.Min(text.Length, lineEnd + 1);
        const string Name = "Location: ";
        int start = line + Name.Length;
        return Scan.At(text, line, Name) ? text[start..Scan.Skip(text, start, static c => !char.IsWhiteSpace(c))] : null;
    }
}
