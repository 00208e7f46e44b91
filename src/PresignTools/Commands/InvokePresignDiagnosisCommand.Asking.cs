using System.Globalization;
using System.Management.Automation;
using PresignTools.Abstractions;
using PresignTools.Credentials;
using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Live;

namespace PresignTools.Commands;

/// <content>Asking AWS and the URL's own server, for several failures side by side; the diagnoses come in the order of the input.</content>
public sealed partial class InvokePresignDiagnosisCommand
{
    private SideBySide<ProbeResult, DiagnosisInput>? _asked;

    /// <summary>How many failures are asked about at once.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Begins to ask what there is to ask; the diagnosis follows in its turn.</summary>
    private void Ask(DiagnosisInput input, LiveInquiry? inquiry)
    {
        if (inquiry is null)
        {
            Diagnose(input);
            return;
        }

        SideBySide<ProbeResult, DiagnosisInput> asked = _asked ??= new(ThrottleLimit, Cancellation);
        DiagnosisPlan plan = DiagnosisPlan.Of(input, TimeProvider.System.GetUtcNow(), Live, Cancellation);
        ResolvedSigner? who = Asker(input, plan, inquiry);
        if (who is null && plan.Probe is null)
        {
            asked.Add((_, _) => Task.FromResult(input), static _ => { }, Take);
            return;
        }

        if (who is not null && who.Credentials.AccessKeyId == plan.AccessKeyId)
        {
            input = input with { Credentials = input.Credentials ?? who.Credentials };
        }

        if (who is not null && inquiry.Closes(who))
        {
            asked.Finish();
        }

        LiveInquiry.Asker? asker = who is null ? null : inquiry.Open(plan, who);
        bool wasNamed = NamesCredentials;
        asked.Add(
            (told, token) => inquiry.AskAsync(input, plan, asker, wasNamed, told, token),
            Listener("Diagnosing " + (plan.Question.BucketName ?? "the request")),
            Take);
        if (!MyInvocation.ExpectingInput)
        {
            FinishAsking();
        }
    }

    /// <summary>Who may ask AWS about a failure; null for nobody.</summary>
    private ResolvedSigner? Asker(DiagnosisInput input, DiagnosisPlan plan, LiveInquiry inquiry)
    {
        ResolvedSigner? who =
            NamesSecretAlone ? ResolvedSigner.Of(input.Credentials, plan.Region)
            : NamesCredentials || inquiry.IsWorthAsking(plan) ? SignerOrNone()
            : null;
        if (who is not null && inquiry.WhyNot(plan, who) is { } why)
        {
            Tell(why);
            return null;
        }

        return who;
    }

    private void Take(Task<DiagnosisInput> answer) =>
        ForRecord("failure", () => Diagnose(answer.GetAwaiter().GetResult() with { Secrets = KnownSecrets }));

    /// <summary>Tells of each answer; for one failure the progress counts them, for many the failures.</summary>
    private Action<ProbeResult> Listener(string activity)
    {
        int answers = 0;
        var progress = MyInvocation.ExpectingInput ? null : new ProgressRecord(0, activity, "Asking") { PercentComplete = 0 };
        if (progress is not null)
        {
            WriteProgress(progress);
        }

        return answer =>
        {
            if (progress is not null)
            {
                progress.PercentComplete = Math.Min(100, 100 * ++answers / LiveInquiry.Answers);
                progress.StatusDescription = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{answers} of {LiveInquiry.Answers}: {answer.Action}");
                WriteProgress(progress);
            }

            Tell("Asked AWS: " + answer);
        };
    }

    private void FinishAsking()
    {
        if (_asked is not { } asked)
        {
            return;
        }

        OrTerminate(null, () =>
        {
            LiveProgress.Show(asked, "Diagnosing", MyInvocation.ExpectingInput ? WriteProgress : null);
            return true;
        });
        if (!MyInvocation.ExpectingInput)
        {
            WriteProgress(new ProgressRecord(0, "Diagnosing", "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
