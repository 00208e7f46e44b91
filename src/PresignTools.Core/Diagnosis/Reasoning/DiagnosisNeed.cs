using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>Something to bring, with which the leading causes can be told apart.</summary>
public sealed class DiagnosisNeed
{
    internal DiagnosisNeed(string what, string why, string command)
    {
        What = Printable.Lines(what);
        Why = Printable.Lines(why);
        Command = Printable.Lines(command);
    }

    /// <summary>What to bring.</summary>
    public string What { get; }

    /// <summary>Which causes it decides between.</summary>
    public string Why { get; }

    /// <summary>How to get it: a command to run, or what to give to Invoke-PresignDiagnosis.</summary>
    public string Command { get; }

    /// <summary>What and why.</summary>
    public override string ToString() => $"{What}: {Why}";
}
