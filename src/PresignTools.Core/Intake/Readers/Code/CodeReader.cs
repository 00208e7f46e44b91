using PresignTools.Intake.Fragments;
using PresignTools.Intake.Readers.Code.Sending;
using PresignTools.Intake.Readers.Code.Signing;
using PresignTools.Intake.Readers.Code.Syntax;

namespace PresignTools.Intake.Readers.Code;

/// <summary>Reads code of any language: which calls sign, which send, and what both are given.</summary>
internal sealed class CodeReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is FragmentKind.Code or FragmentKind.Prose or FragmentKind.Command or FragmentKind.Output;

    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        if (!fragment.Text.Contains('(') && !fragment.Text.Contains("presigned_", StringComparison.Ordinal))
        {
            return;     // nothing is called
        }

        CodeDocument document = CodeParser.Read(fragment.Text);
        foreach (SigningCall call in SigningCallReader.Read(document, fragment))
        {
            string what = $"code that signs {call.Operation ?? "a URL"}{(call.Library is null ? string.Empty : $" ({call.Library})")}";
            sheet.Add(new ReadFact(ReadFactKind.SigningCall, what, call.Place), new DiagnosisInput { SigningCalls = [call] });
        }

        IReadOnlyList<SendingCall> sends = SendingCallReader.Read(document, fragment);
        foreach (SendingCall call in sends)
        {
            string what = $"code that sends {call.Method} ({call.Client})";
            sheet.Add(new ReadFact(ReadFactKind.SendingCall, what, call.Place), new DiagnosisInput { SendingCalls = [call] });
        }

        if (SentRequest.Of(sheet.Input) is { } request)
        {
            sheet.Add(request.Fact, request.Part);
        }
    }
}
