using PresignTools.Intake.Documents;
using PresignTools.Intake.Fragments;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>
/// Reads S3's answer where it is wrapped: XML in a string of a log or in a dump of bytes, and the objects of errors that SDKs print.
/// </summary>
internal sealed class AnswerReader : IFragmentReader
{
    private static readonly string[] CodeNames = ["code", "errorcode", "awserrorcode"];

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) =>
        kind is FragmentKind.Xml or FragmentKind.Json or FragmentKind.Code or FragmentKind.Prose or FragmentKind.Output;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        S3ErrorResponse? known = sheet.Input.Response;
        bool isKnown = known is { Code: not null, Message: not null };
        if (isKnown || (fragment.Kind != FragmentKind.Json && fragment.Source.Depth == 0))
        {
            return;
        }

        if (fragment.Kind == FragmentKind.Json)
        {
            Json(fragment, sheet, known);
        }
        else if (fragment.Text.Contains("<Code>", StringComparison.Ordinal)
            && AnswerText.TryRead(new S3ResponseInput { Body = fragment.Text }) is { Code: not null } answer)
        {
            Add(answer, 0, fragment.Length, fragment, sheet);
        }
    }

    private static void Json(Fragment fragment, FactSheet sheet, S3ErrorResponse? known)
    {
        foreach ((string name, LooseNode node) in DocumentsOf.Fragment(fragment).SelectMany(DocumentsOf.All))
        {
            if (node.Kind != LooseKind.Object || node.TextOf(CodeNames) is not { } code || !S3ErrorCatalogue.IsCode(code))
            {
                continue;
            }

            string? message = node.TextOf("message", "errormessage", "msg");
            if ((known?.Code is null || known.Code == code) && (message is not null || known?.Code is null)
                && ToldAnswer.Of(code, message, known?.StatusCode) is { } answer)
            {
                Add(answer, node.Start, Math.Max(1, node.End - node.Start), fragment, sheet);
                return;
            }
        }
    }

    private static void Add(S3ErrorResponse answer, int start, int length, Fragment fragment, FactSheet sheet)
    {
        string what = "S3's answer " + Printable.Of(answer.Code!, 60);
        sheet.Prefer(new ReadFact(ReadFactKind.Answer, what, fragment.PlaceOf(start, length)), new DiagnosisInput { Response = answer });
        sheet.Replace(sheet.Input with { IsStatusReported = false, SuccessStatus = null });
    }
}
