using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Encryption;

/// <summary>The KMS key is disabled, pending deletion or not there.</summary>
internal sealed class KmsKeyDisabledOrMissing : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("kms-key-disabled-or-missing", CheckLayer.Encryption)
    {
        Title = "The KMS key is disabled, pending deletion or does not exist",
        Why = "S3 needs a working key in the bucket's region to encrypt or decrypt the object.",
        Fix = "Enable the key or cancel its deletion. It must be in the bucket's region.",
        Document = AwsDocuments.KmsState,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [400, 403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Code?.StartsWith("KMS.", StringComparison.OrdinalIgnoreCase) == true)
        {
            string said = e.AnsweredSentence;
            yield return e.Code.ContainsAny("NotFound") ? Match.NamedByAnswer(said, Fix(e)) : Match.StatedByS3(said, Fix(e));
        }
        else if (e.Bucket.KmsKeyState is { } state && !state.Equals("Enabled", StringComparison.OrdinalIgnoreCase)
            && (e.Operation is null || e.IsRead || e.IsUpload) && (e.Response is null || (e.Status == 400 && e.Code is null)))
        {
            yield return Match.SeenInAccount($"The KMS key is in state {Printable.Of(state, 40)}.");
        }
    }

    private static string Fix(FailureFacts e)
    {
        // S3's message names the key, in quotes or without.
        string? named = e.Response?.Message?.Split(' ').Select(static w => w.Trim('\'', '"', '.', ','))
            .FirstOrDefault(static w => w.StartsWith("arn:", StringComparison.Ordinal) && w.Contains(":kms:", StringComparison.Ordinal));
        var key = new Argument("KeyId", Say.Quoted(e.Bucket.KmsKeyArn ?? named ?? "KEY"));
        string show = Say.Call(AwsCall.DescribeKey, key);
        string enable = Say.Call(AwsCall.EnableKey, key);
        if (e.Code.ContainsAny("NotFound"))
        {
            return $"{show} shows whether it is there; a key must be in the bucket's region. Copy the object with a "
                + "key that exists, or repair the bucket's default encryption.";
        }

        return e.Bucket.KmsKeyState.ContainsAny("Pending") || e.Response?.Message.ContainsAny("pending") == true
            ? Say.Wording.Sequence(Say.Call(AwsCall.CancelKeyDeletion, key), enable)
            : $"{Say.Wording.Sequence(enable, show)} shows its state.";
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.KmsKey(e);

    /// <summary>A client that encrypts by itself asks KMS by itself, and KMS answers it: S3 has no part in that.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.Response is null or { Code: null or "AccessDenied", StatusCode: null or 400 or 403 } && !e.IsAccepted
            && KeyState(text) is { } line)
        {
            Match match = Match.SeenInAccount($"A KMS key in the text cannot be used: '{Printable.Of(line, 100)}'.", Fix(e));
            yield return e.Status == 400 ? match.Explaining(CauseId.SigV2OnV4OnlyRegionOrKms, CauseId.WrongRegion)
                : match with { Kind = EvidenceKind.Circumstance };
        }

        string? said = text.FirstContained("kms.model.NotFoundException", "kms.model.DisabledException",
            "AWSKMS; Status Code: 400; Error Code: NotFoundException", "AWSKMS; Status Code: 400; Error Code: DisabledException");
        if (said is not null && e.Code is null or "NotFoundException" or "DisabledException")
        {
            bool isMissing = said.ContainsAny("NotFound");
            yield return Match
                .SeenInAccount(
                    $"KMS itself answered the client: {(isMissing ? "it does not know the key in the region that was asked" : "the key is "
                        + "disabled")}.",
                    isMissing ? "Set the region of the key in the client that calls KMS, and check the key's ARN." : null)
                .Explaining(CauseId.SigV2OnV4OnlyRegionOrKms, CauseId.WrongRegion);
        }
    }

    /// <summary>A line with a key's id and a state in which it cannot be used, as <c>--output text</c> and tables have it.</summary>
    private static string? KeyState(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            string? state = line.Length > 400 ? null : line.FirstContained("PendingDeletion", "PendingImport", "Disabled", "Unavailable");
            if (state is not null && (line.ContainsAny(":key/", "KeyState", "kms") || HasId(line)))
            {
                return line.Trim();
            }
        }

        return null;
    }

    /// <summary>Whether the line has an id of a key: 8, 4, 4, 4 and 12 hexadecimal digits.</summary>
    private static bool HasId(string line)
    {
        for (int dash = line.IndexOf('-'); dash >= 0; dash = line.IndexOf('-', dash + 1))
        {
            if (dash >= 8 && dash + 28 <= line.Length && Guid.TryParseExact(line.AsSpan(dash - 8, 36), "D", out _))
            {
                return true;
            }
        }

        return false;
    }
}
