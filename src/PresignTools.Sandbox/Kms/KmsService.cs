using System.Text.Json.Nodes;
using System.Text.Json;
using PresignTools.Policies.Decisions;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Kms;

/// <summary>DescribeKey and GetKeyPolicy, in KMS's JSON protocol.</summary>
internal static class KmsService
{
    private const string JsonType = "application/x-amz-json-1.1";

    internal static Answer Run(Exchange x)
    {
        if (x.Caller.IsAnonymous)
        {
            throw new Failure(400, "MissingAuthenticationTokenException", "Missing Authentication Token", CauseId.UnsignedRequest);
        }

        string action = (x.Request.Header("x-amz-target") ?? string.Empty).Split('.')[^1];
        x.Operation = action;
        (string arn, KmsKey key) = Find(x);
        return action switch
        {
            "DescribeKey" => Describe(x, arn, key),
            "GetKeyPolicy" => Policy(x, arn, key),
            _ => throw new Failure(400, "UnknownOperationException", $"The sandbox does not support {action}", CauseId.Other),
        };
    }

    /// <summary>An error as KMS writes it.</summary>
    internal static Answer Error(Failure failure)
    {
        (string type, string message) = failure.Code switch
        {
            "InvalidAccessKeyId" or "InvalidToken" => (
                "UnrecognizedClientException",
                "The security token included in the request is invalid."),
            "ExpiredToken" => ("ExpiredTokenException", "The security token included in the request is expired"),
            "SignatureDoesNotMatch" or "AuthorizationHeaderMalformed" or "RequestTimeTooSkewed" => (
                "InvalidSignatureException",
                failure.Message),
            "AccessDenied" => ("AccessDeniedException", failure.Message),
            _ => (failure.Code, failure.Message),
        };
        var body = new JsonObject { ["__type"] = type, ["message"] = message };
        var answer = new Answer(failure.Status >= 500 ? 500 : 400)
        {
            Code = type,
            Cause = failure.Cause,
            DeniedBy = failure.DeniedBy,
        };
        return answer
            .WithBody(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), JsonType)
            .With("x-amzn-RequestId", Guid.NewGuid().ToString());
    }

    private static Answer Describe(Exchange x, string arn, KmsKey key)
    {
        Check(x, "kms:DescribeKey", arn, key);
        string[] parts = arn.Split(':', 6);
        var metadata = new JsonObject
        {
            ["AWSAccountId"] = parts[4],
            ["KeyId"] = parts[5][4..],
            ["Arn"] = arn,
            ["CreationDate"] = 1704067200,
            ["Enabled"] = key.State == "Enabled",
            ["Description"] = key.Description ?? string.Empty,
            ["KeyUsage"] = "ENCRYPT_DECRYPT",
            ["KeyState"] = key.State,
            ["Origin"] = "AWS_KMS",
            ["KeyManager"] = key.IsAwsManaged ? "AWS" : "CUSTOMER",
            ["CustomerMasterKeySpec"] = "SYMMETRIC_DEFAULT",
            ["KeySpec"] = "SYMMETRIC_DEFAULT",
            ["EncryptionAlgorithms"] = new JsonArray("SYMMETRIC_DEFAULT"),
            ["MultiRegion"] = false,
        };
        return Answer.Json(new JsonObject { ["KeyMetadata"] = metadata }.ToJsonString(), 200, JsonType);
    }

    private static Answer Policy(Exchange x, string arn, KmsKey key)
    {
        Check(x, "kms:GetKeyPolicy", arn, key);
        JsonElement policy = key.Policy ?? KmsAccess.DefaultPolicy(KmsAccess.AccountOf(arn));
        return Answer.Json(new JsonObject { ["Policy"] = policy.GetRawText(), ["PolicyName"] = "default" }.ToJsonString(), 200, JsonType);
    }

    private static void Check(Exchange x, string action, string arn, KmsKey key)
    {
        string account = KmsAccess.AccountOf(arn);
        PolicySet policies = CallerPolicies.Of(x, account) with { Key = KmsAccess.PolicyOf(arn, key) };
        AccessDecision decision = Authorizer.Decide(x, action, arn, account, policies);
        if (!decision.IsAllowed)
        {
            throw Denial.Refuse(decision, Denial.Text(decision, quoted: false), 400);
        }
    }

    private static (string Arn, KmsKey Key) Find(Exchange x)
    {
        string id;
        try
        {
            using JsonDocument body = JsonDocument.Parse(x.Request.Body);
            id = body.RootElement.TryGetProperty("KeyId", out JsonElement named) ? named.GetString() ?? string.Empty : string.Empty;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new Failure(400, "SerializationException", "The request is not a JSON object with a KeyId.", CauseId.Other);
        }

        string region = x.Request.Target.Location.Region ?? Http.RequestReader.ScopeRegion(x.Request) ?? x.World.Region;
        foreach ((string arn, KmsKey key) in x.World.Keys)
        {
            string[] parts = arn.Split(':', 6);
            bool here =
                parts[3] == region
                && (
                    arn == id
                    || (parts[4] == x.Caller.Account && (parts[5] == "key/" + id || key.Alias == id))
                    || id == $"{string.Join(':', parts[..5])}:{key.Alias}");
            if (here)
            {
                return (arn, key);
            }
        }

        throw new Failure(
            400,
            "NotFoundException",
            id.StartsWith("alias/", StringComparison.Ordinal) ? $"Alias {id} is not found." : $"Key '{id}' does not exist",
            CauseId.KmsKeyDisabledOrMissing);
    }
}
