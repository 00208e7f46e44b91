using PresignTools.Intake.Fragments;

namespace PresignTools.Intake.Reading;

/// <summary>Notes which server answered, once everything else is read: the whole of it tells, and not one piece.</summary>
internal static class ServerFact
{
    internal static void Add(string text, FactSheet sheet)
    {
        if (sheet.Input.Server is null && ServerRecognition.Recognize(sheet.Input with { FullText = text }) is { } found)
        {
            TextPlace place = found.Index < 0 ? default : new SourceText(text).PlaceOf(found.Index, 1);
            sheet.Add(new ReadFact(ReadFactKind.Server, found.Server, place), new DiagnosisInput { Server = found.Server });
        }
    }
}
