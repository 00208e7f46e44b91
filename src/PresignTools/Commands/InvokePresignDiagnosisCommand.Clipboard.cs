using System.Management.Automation;
using System.Management.Automation.Host;

namespace PresignTools.Commands;

/// <content>What is on the clipboard: taken where it is asked for, offered where nothing else was given.</content>
public sealed partial class InvokePresignDiagnosisCommand
{
    private static readonly string[] OfFailure =
    [
        nameof(InputObject), nameof(Url), nameof(ErrorResponse), nameof(StatusCode), nameof(ResponseHeader), nameof(Message),
    ];

    /// <summary>Takes the text on the clipboard for the input.</summary>
    [Parameter]
    public SwitchParameter FromClipboard { get; set; }

    /// <summary>What was given, else the clipboard: with -FromClipboard, or where a user at the prompt gave nothing and agrees.</summary>
    /// <exception cref="Errors.PresignException"><c>ClipboardEmpty</c>, <c>ClipboardNotRead</c>.</exception>
    private object? Pasted()
    {
        if (InputObject is not null || !(FromClipboard || IsOffered()))
        {
            return InputObject;
        }

        Tell("Reading the clipboard.");
        return Clipboard() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw CommandErrors.ClipboardEmpty();
    }

    private bool IsOffered()
    {
        if (
            MyInvocation.ExpectingInput
            || OfFailure.Any(MyInvocation.BoundParameters.ContainsKey)
            || Console.IsInputRedirected
            || Console.IsOutputRedirected)
        {
            return false;
        }

        try
        {
            return ShouldContinue(
                "Nothing was given. Diagnose the text on the clipboard? It may be a URL, S3's answer, a curl command or a whole terminal.",
                "Invoke-PresignDiagnosis");
        }
        catch (Exception e) when (e is PSInvalidOperationException or HostException or NotImplementedException)
        {
            return false;       // nobody at the prompt: -NonInteractive, a job
        }
    }

    private static string? Clipboard()
    {
        try
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand("Microsoft.PowerShell.Management\\Get-Clipboard").AddParameter("Raw").AddParameter("ErrorAction", "Stop");
            return string.Join('\n', shell.Invoke<string>());
        }
        catch (RuntimeException e)
        {
            throw CommandErrors.ClipboardNotRead(e);
        }
    }
}
