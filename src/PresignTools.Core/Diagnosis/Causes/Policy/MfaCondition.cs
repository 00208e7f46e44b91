using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Conditions;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy demands a signer with multi-factor authentication.</summary>
internal sealed class MfaCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("mfa-condition", CheckLayer.Policy)
    {
        Title = "A policy demands a signer with multi-factor authentication",
        Why = "Only sessions that were opened with MFA carry aws:MultiFactorAuthPresent as true. Long-term keys do not have "
            + "the key at all.",
        Fix = "Sign with a session that used MFA. Long-term keys have no MFA key: a Deny with BoolIfExists refuses them, one "
            + "with Bool does not.",
        Document = AwsDocuments.Mfa,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
        ConditionKeys = ["aws:multifactorauthpresent", "aws:multifactorauthage"],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. e.Denials.Of(Id), .. OfBucket(e)];

    /// <summary>A bucket with MFA delete takes the deletion of a version only with a code in x-amz-mfa.</summary>
    private static IEnumerable<Match> OfBucket(FailureFacts e)
    {
        if (e.Response?.Message.ContainsAny("Mfa Authentication must be used") == true)
        {
            yield return Match.NamedByAnswer(
                e.AnsweredSentence,
                "Send x-amz-mfa with the device's serial number and a code; the bucket has MFA delete on.");
        }
    }

    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        if (denial.Condition is not { } condition)
        {
            return null;
        }

        string where = DenialFix.Where(denial);
        bool asksLongTermKeys = condition.IfExists || condition.Operator == NullOperator.Instance;
        string change = !denial.IsExplicit ? $"Long-term keys have no {condition.Key}; with BoolIfExists {where} would let them in. "
            : asksLongTermKeys ? $"Long-term keys have no {condition.Key}: they pass only if {where} asks with Bool instead of "
                + $"{condition.OperatorText}. "
            : string.Empty;
        string session = Say.Call(
            AwsCall.GetSessionToken, new Argument("SerialNumber", "arn:aws:iam::ACCOUNT:mfa/NAME"), new Argument("TokenCode", "CODE"));
        string sign = DenialFix.Sign(e, new Argument(nameof(Setting.Credential), Say.Variable("c")));
        return $"Sign with a new session that used MFA. {change}{Say.Wording.Sequence(Say.Wording.Assign("c", session), sign)}";
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => [.. Ask.BucketPolicy(e), .. Ask.Session(e)];

    /// <summary>The name of a statement that denies without MFA: <c>DenyAllExceptListedIfNoMFA</c>, <c>RequireMFAForDelete</c>.</summary>
    private static string? StatementName(string text)
    {
        const string Mark = "MFA";
        for (int i = Scan.Find(text, Mark, 0); i >= 0; i = Scan.Find(text, Mark, i + Mark.Length))
        {
            int start = i;
            while (start > 0 && i - start < 60 && char.IsAsciiLetter(text[start - 1]))
            {
                start--;
            }

            Work.Add(i - start);
            if (Scan.At(text, start, "Deny") || Scan.At(text, start, "Require") || Scan.At(text, start, "Enforce"))
            {
                return text[start..Scan.Skip(text, i, char.IsAsciiLetter)];
            }
        }

        return null;
    }

    /// <summary>A policy that demands multi-factor authentication, by the words of a person.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isOpen = e.IsUnexplainedRefusal || e.Response?.AccessDenied is { Denial: Responses.PolicyDenial.Explicit };
        if (isOpen && e.Policies.Refusal is null && (Tellings.DemandsMfa.FirstIn(text) ?? StatementName(text)) is { } told)
        {
            yield return Match.Reported(
                $"The text speaks of a policy about multi-factor authentication ('{Printable.Of(told, 40)}'): a request that is signed "
                    + "with long-term keys has none.",
                "Sign with a session that used MFA: " + Say.Call(AwsCall.GetSessionToken,
                    new Argument("SerialNumber", "arn:aws:iam::ACCOUNT:mfa/NAME"), new Argument("TokenCode", "CODE")));
        }
    }
}
