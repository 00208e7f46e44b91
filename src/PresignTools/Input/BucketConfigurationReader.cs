using System.Collections;
using System.Management.Automation;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Input;

/// <summary>
/// Reads -BucketConfiguration: a hashtable, an object or JSON, with the names that AWS.Tools, the AWS CLI and people use for a bucket's
/// settings.
/// Names are compared without case, underscores and blanks; what is not known is left alone.
/// </summary>
internal static class BucketConfigurationReader
{
    internal static BucketFacts Read(object? value)
    {
        object? bare = SettingValue.Bare(value);
        if (bare is null)
        {
            return new BucketFacts();
        }

        if (bare is string json)
        {
            bare = SettingValue.Json(json);
        }

        if (bare is not (IDictionary or PSObject))
        {
            throw InputErrors.DiagnosisConfigurationNotUnderstood($"it is of type {bare?.GetType().Name ?? "null"}");
        }

        return ReadTable(bare, 0);
    }

    private static BucketFacts ReadTable(object table, int depth)
    {
        BucketFacts facts = new();
        foreach ((string name, object? value) in SettingValue.Entries(table))
        {
            if (value is not null && depth < SettingValue.MaximumDepth)
            {
                facts = One(name, value, depth).WithDefaults(facts);
            }
        }

        return facts;
    }

    private static BucketFacts One(string name, object value, int depth)
    {
        string text = value as string ?? string.Empty;
        switch (name)
        {
            case "region" or "bucketregion" or "locationconstraint" or "location":
                return new() { Region = SettingValue.Text(value) };
            case "bucket" or "bucketname" or "name" or "urlbucket":
                return new() { Name = SettingValue.Text(value) };
            case "owner"
            or "owneraccount"
            or "ownerid"
            or "bucketowner"
            or "bucketaccount"
            or "bucketowneraccount"
            or "account"
            or "accountid"
            or "resourceaccount":
                return new() { OwnerAccount = Account(SettingValue.Text(value)) };
            case "signeraccount" or "calleraccount" or "requesteraccount" or "principalaccount" or "useraccount" or "roleaccount":
                return new() { SignerAccount = Account(SettingValue.Text(value)) };
            case { } when name.Contains("requesterpays", StringComparison.Ordinal) && value is not string:
                return new() { RequesterPays = SettingValue.Flag(value) };
            case "requesterpays" or "requestpayment" or "payer" or "requestpaymentconfiguration":
                return new() { RequesterPays = SettingValue.Flag(value) ?? SettingValue.Has(value, "requester") };
            case { } when name.Contains("objectlock", StringComparison.Ordinal):
                return new() { ObjectLock = SettingValue.Flag(value) ?? true };
            case "aclsdisabled":
                return new() { AclsDisabled = SettingValue.Flag(value) };
            case { } when name.Contains("ownership", StringComparison.Ordinal):
                return new() { AclsDisabled = SettingValue.Has(value, "enforced") };
            case "publicaccessblock" or "publicaccessblockconfiguration" or "blockpublicaccess" or "accountpublicaccessblock" or "bpa":
                return SettingValue.Flag(value) is { } all ? new() { BlockPublicAcls = all, RestrictPublicBuckets = all }
                    : value is string ? new()
                    : ReadTable(value, depth + 1);
            case "blockpublicacls":
                return new() { BlockPublicAcls = SettingValue.Flag(value) };
            case "restrictpublicbuckets":
                return new() { RestrictPublicBuckets = SettingValue.Flag(value) };
            case "accelerate" or "accelerateconfiguration" or "transferacceleration":
                return new() { Accelerate = SettingValue.Flag(value) ?? SettingValue.Has(value, "enabled") };
            case { } when name.Contains("encryption", StringComparison.Ordinal):
                return new() { UsesKms = SettingValue.Has(value, "kms"), KmsKeyArn = Arn(value) };
            case "kmskeyarn" or "kmskeyid" or "kmskey" or "ssekmskeyid" or "kmsmasterkeyid":
                return new() { UsesKms = true, KmsKeyArn = SettingValue.Text(value) };
            case "kmskeystate" or "keystate":
                return new() { UsesKms = true, KmsKeyState = SettingValue.Text(value) };
            case { } when name.Contains("cors", StringComparison.Ordinal):
                return new() { Cors = CorsRuleReader.Read(value) };
            case "objectkey" or "storedobjectkey" or "storedkey" or "actualkey" or "realkey" or "s3key" or "key":
                return new() { ObjectKey = SettingValue.Text(value) };
            case "objectowner" or "objectowneraccount" or "writeraccount" or "writer" or "uploaderaccount":
                return new() { ObjectOwnerAccount = Account(SettingValue.Text(value)) };
            case { } when name.Contains("storageclass", StringComparison.Ordinal):
                return new() { StorageClass = SettingValue.Text(value) };
            case "objectexists" or "exists":
                return new() { ObjectExists = SettingValue.Flag(value) };
            case "setting" or "settings" or "bucketsetting" or "bucketsettings" or "configuration" when text.Length > 0:
                return Words(text);
            case "setting"
            or "settings"
            or "bucketsetting"
            or "bucketsettings"
            or "configuration"
            or "bucketconfiguration" when value is IDictionary or PSObject:
                return ReadTable(value, depth + 1);
            default:
                return new();
        }
    }

    /// <summary>Settings told in words.</summary>
    private static BucketFacts Words(string text) => new()
    {
        RequesterPays = Said(text, "requester pays", "requester-pays", "requesterpays"),
        ObjectLock = Said(text, "object lock"),
        AclsDisabled = Said(text, "bucket owner enforced", "bucketownerenforced", "acls disabled"),
        UsesKms = Said(text, "kms"),
        BlockPublicAcls = Said(text, "block public access", "blockpublicacls"),
    };

    private static bool? Said(string text, params string[] words) =>
        Array.Exists(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) ? true : null;

    private static string? Account(string? text) => AwsNames.AccountIn(text);

    private static string? Arn(object value, int depth = 0) =>
        SettingValue.Bare(value) switch
        {
            string text => AwsNames.KmsKeyIn(text),
            IDictionary or PSObject when depth < SettingValue.MaximumDepth => SettingValue.Entries(value)
                .Select(e => e.Value is null ? null : Arn(e.Value, depth + 1))
                .FirstOrDefault(static a => a is not null),
            IEnumerable list when depth < SettingValue.MaximumDepth => list.Cast<object?>()
                .Select(o => o is null ? null : Arn(o, depth + 1))
                .FirstOrDefault(static a => a is not null),
            _ => null,
        };
}
