using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Permission;

/// <summary>The tool makes a call of its own, which is not permitted.</summary>
internal sealed class HiddenCallNotPermitted : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("hidden-call-not-permitted", CheckLayer.Permission)
    {
        Title = "The tool makes a call of its own, and that one is not permitted",
        Why = "Tools ask S3 for more than the user sees: for the bucket's region, its settings, the list of buckets, an object's tags. S3 "
            + "judges each call by itself.",
        Fix = "Allow the action of the refused call, or set the tool so that it does not make it (give it the region, turn its check off).",
        Document = AwsDocuments.ActionsAndPolicies,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool isDenied = e.IsBareDenial || e.IsSilentRefusal || (e.Code == "AccessDenied" && e.Stage == S3CheckStage.Authorization)
            || (e is { IsAws: false, Status: 401, Code: null or "Unauthorized" } && e.RefusedCalls.Any());  // R2
        if (e.IsPresigned || !isDenied)
        {
            yield break;
        }

        string text = e.WholeText;
        string[] refused = [.. e.RefusedCalls, .. OfSentence(e)];
        if (refused.Select(AuxiliaryCall.Find).FirstOrDefault(c => c is not null && !IsAsked(text, c.Operation)) is { } call)
        {
            yield return ByMessage(e, call);
        }
        else if (refused.Length == 0 && e.Response?.AccessDenied is null && ByTool(text) is { } own && !IsAsked(text, own.Operation))
        {
            yield return Match.Circumstance($"{Said(own)} The tool in the text makes it for every command.", Advice(e, own))
                .Explaining(text.ContainsAny([.. AuxiliaryCall.OfSigners]) ? [CauseId.UnsignedRequest] : []);
        }
    }

    /// <summary>Whether a person asks for the call, or for the tags that it writes.</summary>
    private static bool IsAsked(string text, string operation) =>
        AskedCalls.Has(text, operation) || (operation == "PutObjectTagging" && Tagging.IsIn(text));

    private static readonly Topic Tagging =
        new("x-amz-tagging", "--tagging", "Tagging=", "Tagging:", "Tagging =", ".tagging(", "WithTagging", "TagSet", "SetTag", "--tags");

    /// <summary>The message names the call. Those that people ask for as well are a circumstance.</summary>
    private static Match ByMessage(FailureFacts e, AuxiliaryCall call)
    {
        string evidence = $"S3 refused {Said(call)}";
        AccessDeniedStatement? said = e.Response?.AccessDenied;
        bool isReadOrWrite = call.Operation is "HeadObject" or "ListObjects" or "ListObjectsV2";

        // The answer to HEAD has no body: it may be the key or the name that is refused.
        if (call.Operation == "HeadBucket" && said is null)
        {
            return Match.Circumstance(evidence, Advice(e, call)).Explaining(CauseId.MissingIdentityPermission, CauseId.Other);
        }

        if (said is { Denial: PolicyDenial.Implicit or PolicyDenial.Unspecified } && IsOnlyOfTools(call) && IsOf(said, call))
        {
            return Match.NamedByAnswer(evidence, Advice(e, call)).Explaining(CauseId.MissingIdentityPermission);
        }

        return isReadOrWrite || said is not null
            ? Match.Circumstance(evidence, Advice(e, call))
            : Match.SeenInRequest(evidence, Advice(e, call)).Compared(IsOnlyOfTools(call) || call.Operation == "CreateBucket")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.UnsignedRequest);
    }

    /// <summary>
    /// Nobody who wants to read or write an object asks where the bucket lies, which buckets there are, how one is set, or for tags.
    /// </summary>
    private static bool IsOnlyOfTools(AuxiliaryCall call) =>
        call.Operation is "ListBuckets" or "GetObjectLockConfiguration" or "GetObjectTagging" or "PutObjectTagging"
        || call.Operation.StartsWith("GetBucket", StringComparison.Ordinal);

    private static bool IsOf(AccessDeniedStatement said, AuxiliaryCall call) =>
        call.Action.Equals(said.Action, StringComparison.OrdinalIgnoreCase);

    /// <summary>The call whose action S3's sentence names, where only one call takes it.</summary>
    private static IEnumerable<string> OfSentence(FailureFacts e) => e.Response?.AccessDenied is { } said
        ? AuxiliaryCall.All.Where(c => IsOnlyOfTools(c) && IsOf(said, c)).Select(static c => c.Operation)
        : [];

    private static string Said(AuxiliaryCall call) => $"{call.Operation}, a call that tools make by themselves {call.Purpose}.";

    private static string Advice(FailureFacts e, AuxiliaryCall call)
    {
        string bucket = e.BucketName is { } name ? Printable.Of(name, 63) : "BUCKET";
        string resource = call.Operation == "ListBuckets" ? "\"*\" (it can be granted on nothing less)"
            : $"arn:aws:s3:::{bucket}{(call.IsOnBucket ? " (the bucket itself, without /*)" : "/*")}";
        string region = call.Operation is "GetBucketLocation" or "ListBuckets" ? ", or set the region and the bucket in the tool"
            : string.Empty;
        return $"Allow {call.Action} on {resource}{region}.";
    }

    private static AuxiliaryCall? ByTool(string text)
    {
        foreach ((string word, string operation) in AuxiliaryCall.ByTool)
        {
            if (text.ContainsAny(word))
            {
                return AuxiliaryCall.Find(operation);
            }
        }

        return null;
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.SignersPolicies(e);
}
