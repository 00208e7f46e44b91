using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The access key does not exist, is inactive or was deleted.</summary>
internal sealed class InvalidOrDeletedAccessKey : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("invalid-or-deleted-access-key", CheckLayer.Identity)
    {
        Title = "The access key does not exist, is inactive or was deleted",
        Why = "S3 looks the access key id up each time a URL is used. Deleting or deactivating the key ends every URL it "
            + "signed.",
        Fix = "Sign with an active key: aws sts get-caller-identity ({call:GetCallerIdentity}) shows which one is in use.",
        Document = AwsDocuments.AccessKeys,
        Stages = [S3CheckStage.Credential],
        Statuses = [403],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [UrlPlace.InScope(e.Url?.AccessKeyId, "this key")];

    /// <summary>A key pair of CloudFront signs for CloudFront, and is no access key of anybody.</summary>
    internal override bool IsProvenByAnswer(FailureFacts e) => e.IsAws && !IsKeyPair(e.AccessKeyId) && !MayBeOfPartition(e);

    private static bool IsKeyPair(string? id) => id?.StartsWith("APKA", StringComparison.Ordinal) == true;

    /// <summary>A text that speaks of another partition leaves open where the key is known.</summary>
    private static bool MayBeOfPartition(FailureFacts e) => e.Input.FullText is { } text && OtherPartition.Of(text) is not null;

    private static bool HasLongTermKey(string text) => text.Contains("AKIA", StringComparison.Ordinal)
        && !text.Contains("ASIA", StringComparison.Ordinal);

    // Calls of other services with which tools begin.
    private static readonly string[] OtherCalls =
        ["GetCallerIdentity", "sts:", "operation error STS", "get-login", "ECR", "when calling the Get"];

    /// <summary>A server that has no word for a key that it does not know: it answers as to a signature that does not fit.</summary>
    private static Match WithoutWord(FailureFacts e)
    {
        string evidence = $"{e.ServerName} answers so to a key that it does not know, too: a key without a secret has no signature.";
        bool isOther = e.IsOtherKeyGiven;
        return new Match(
            isOther || !e.IsMuteDenial ? EvidenceKind.Circumstance : EvidenceKind.CommonCause,
            isOther
                ? $"{evidence} The URL names {Printable.Of(e.AccessKeyId, 40)}, and the credentials given have another key id."
                : evidence)
        {
            Fix = "Check whether the access key id in the URL is one of this server's.",
        };
    }

    /// <summary>Whether the answer is one that says no more than that the signature, or nothing at all, was taken.</summary>
    private static bool IsWordless(FailureFacts e) => e.IsSignatureRefusal || e.IsMuteDenial;

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Code != "InvalidAccessKeyId")
        {
            bool mayBe = (e.MayRefuseSignature || e.IsOtherKeyGiven) && IsWordless(e);
            if (mayBe && e.IsPresigned && S3ServerOrder.AlsoMeans(e.Server, e.Code, Info.Id))
            {
                yield return WithoutWord(e);
            }

            bool isOfService = e.Row == S3Answer.ClientTokenInvalid && e.IsAws && !e.IsOnOtherEndpoint;
            if (isOfService && e.WholeText.ContainsAny(OtherCalls))
            {
                yield return Match.Circumstance(
                    "A service of AWS that was asked before S3 does not know the key: it was deleted or made inactive, or it is of another "
                        + "partition or server.",
                    "aws sts get-caller-identity, with the same settings, shows whether the key is alive.")
                    .Explaining(CauseId.MissingSessionToken, CauseId.WrongEndpointServer);
            }

            yield break;
        }

        if (e.AccessKeyId is { } name && PlaceholderKey.Is(name))
        {
            yield return Match.NamedByAnswer(
                $"The server got '{Printable.Of(name, 40)}' as the access key id: a name or template in place of the value.",
                "Give the signer the value of the setting, and check that it is set where the program runs.");
        }
        else if (e.AccessKeyId is { } padded && padded.Trim() is { Length: > 0 } key && key != padded && key.All(char.IsAsciiLetterOrDigit))
        {
            yield return Match.NamedByAnswer(
                $"The server got '{Printable.Of(padded, 40)}' as the access key id: {Printable.Of(key, 40)} with a line break or a space.",
                "Take it off where the signer reads the key id: a file that ends in a line break, or a secret made with echo.")
                .Explaining(CauseId.MalformedQueryParameter);
        }
        else if (e.Differences.FirstOrDefault(static d => d.Thing == NamedThing.AccessKey) is { } other)
        {
            yield return Match.SeenInRequest(
                $"S3 does not know the key {Printable.Of(other.Seen, 40)}. {other.Sentence}",
                "Compare the URL that was sent with this one, and check which credentials signed it.");
        }
        else if (e.AccessKeyId?.StartsWith("ASIA", StringComparison.Ordinal) == true)
        {
            if (e.Url is { HasSessionToken: true })
            {
                yield return Match.SeenInAccount(
                    "The temporary key has a token in the URL, and S3 does not know the two together: the role was deleted, or the token "
                        + "belongs to another session.");
            }
        }
        else if (e.Input.FullText is { } whole && !e.IsPresigned && SameKeys.Work(whole) is { } words)
        {
            yield return Match.Circumstance(
                $"The server says that it does not know the key. By what the text says, the same keys work in another request: "
                    + $"'{Printable.Of(words, 100)}'. It may name the key for something else of this request that it cannot read.",
                "Compare the two requests: host, signature (STREAMING-… is one in chunks), headers. Try another client for this one.");
        }
        else if (e.AccessKeyId is null && HasLongTermKey(e.WholeText))
        {
            yield return Match.NamedByAnswer("The server does not know the key. The text has a long-term key only, which takes no token.");
        }
        else if (e.AccessKeyId is null && !e.Signing.IsTemporary && Topics.KeyWithdrawn.IsIn(e.WholeText))
        {
            yield return Match.Reported("The server does not know the key, and the text says that keys were changed or withdrawn.");
        }
        else if (e.AccessKeyId is { Length: > 0 } id && id.All(char.IsAsciiLetterOrDigit))
        {
            string evidence =
                $"S3 does not know the long-term key {Printable.Of(id, 40)}: it was deleted, or belongs to another partition or server.";
            yield return e.IsAws && !IsKeyPair(id) && !MayBeOfPartition(e) ? Match.StatedByS3(evidence) : Match.NamedByAnswer(evidence);
        }
    }
}
