using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using PresignTools.Abstractions;
using PresignTools.Text;
using PresignTools.Diagnosis;

namespace PresignTools.Input;

/// <summary>
/// Reads -BucketConfiguration: a hashtable, an object or JSON, with the names that AWS.Tools, the AWS CLI and people use for a bucket's
/// settings.
/// Names are compared without case, underscores and blanks; what is not known is left alone.
/// </summary>
internal static class BucketConfigurationReader
{
    private const int MaximumDepth = 6;

    internal static BucketFacts Read(object? value)
    {
        object? bare = Bare(value);
        if (bare is null)
        {
            return new BucketFacts();
        }

        if (bare is string json)
        {
            bare = Json(json);
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
        foreach ((string name, object? value) in Entries(table))
        {
            if (value is not null && depth < MaximumDepth)
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
                return new() { Region = Text(value) };
            case "bucket" or "bucketname" or "name" or "urlbucket":
                return new() { Name = Text(value) };
            case "owner"
            or "owneraccount"
            or "ownerid"
            or "bucketowner"
            or "bucketaccount"
            or "bucketowneraccount"
            or "account"
            or "accountid"
            or "resourceaccount":
                return new() { OwnerAccount = Account(Text(value)) };
            case "signeraccount" or "calleraccount" or "requesteraccount" or "principalaccount" or "useraccount" or "roleaccount":
                return new() { SignerAccount = Account(Text(value)) };
            case { } when name.Contains("requesterpays", StringComparison.Ordinal) && value is not string:
                return new() { RequesterPays = Flag(value) };
            case "requesterpays" or "requestpayment" or "payer" or "requestpaymentconfiguration":
                return new() { RequesterPays = Flag(value) ?? Has(value, "requester") };
            case { } when name.Contains("objectlock", StringComparison.Ordinal):
                return new() { ObjectLock = Flag(value) ?? true };
            case "aclsdisabled":
                return new() { AclsDisabled = Flag(value) };
            case { } when name.Contains("ownership", StringComparison.Ordinal):
                return new() { AclsDisabled = Has(value, "enforced") };
            case "publicaccessblock" or "publicaccessblockconfiguration" or "blockpublicaccess" or "accountpublicaccessblock" or "bpa":
                return Flag(value) is { } all ? new() { BlockPublicAcls = all, RestrictPublicBuckets = all }
                    : value is string ? new()
                    : ReadTable(value, depth + 1);
            case "blockpublicacls":
                return new() { BlockPublicAcls = Flag(value) };
            case "restrictpublicbuckets":
                return new() { RestrictPublicBuckets = Flag(value) };
            case "accelerate" or "accelerateconfiguration" or "transferacceleration":
                return new() { Accelerate = Flag(value) ?? Has(value, "enabled") };
            case { } when name.Contains("encryption", StringComparison.Ordinal):
                return new() { UsesKms = Has(value, "kms"), KmsKeyArn = Arn(value) };
            case "kmskeyarn" or "kmskeyid" or "kmskey" or "ssekmskeyid" or "kmsmasterkeyid":
                return new() { UsesKms = true, KmsKeyArn = Text(value) };
            case "kmskeystate" or "keystate":
                return new() { UsesKms = true, KmsKeyState = Text(value) };
            case { } when name.Contains("cors", StringComparison.Ordinal):
                return new() { Cors = Cors(value) };
            case "objectkey" or "storedobjectkey" or "storedkey" or "actualkey" or "realkey" or "s3key" or "key":
                return new() { ObjectKey = Text(value) };
            case "objectowner" or "objectowneraccount" or "writeraccount" or "writer" or "uploaderaccount":
                return new() { ObjectOwnerAccount = Account(Text(value)) };
            case { } when name.Contains("storageclass", StringComparison.Ordinal):
                return new() { StorageClass = Text(value) };
            case "objectexists" or "exists":
                return new() { ObjectExists = Flag(value) };
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

    private static List<CorsRule>? Cors(object value)
    {
        object? bare = Bare(value);
        if (bare is string text)
        {
            string start = text.TrimStart();
            if (start.StartsWith('<'))
            {
                return Xml(start);
            }

            bare = start.StartsWith('{') || start.StartsWith('[') ? Json(start) : null;    // else a remark, no rules
        }

        if (bare is IDictionary or PSObject { BaseObject: PSCustomObject })
        {
            object? inner = Entries(bare)
                .Where(static e => e.Name is "corsrules" or "rules" or "corsrule")
                .Select(static e => e.Value)
                .FirstOrDefault();
            bare = inner ?? new[] { bare };
        }

        return bare is null ? null
            : bare is IEnumerable list and not string ? [.. list.Cast<object?>().Select(Rule).OfType<CorsRule>()]
            : Rule(bare) is { } one ? [one]
            : null;
    }

    private static CorsRule? Rule(object? value)
    {
        if (Bare(value) is not { } rule || rule is string)
        {
            return null;
        }

        Dictionary<string, object?> entries = [];
        foreach ((string name, object? entry) in Entries(rule))
        {
            entries[name] = entry;
        }

        return new CorsRule
        {
            AllowedOrigins = Texts(entries.GetValueOrDefault("allowedorigins") ?? entries.GetValueOrDefault("allowedorigin")),
            AllowedMethods = Texts(entries.GetValueOrDefault("allowedmethods") ?? entries.GetValueOrDefault("allowedmethod")),
            AllowedHeaders = Texts(entries.GetValueOrDefault("allowedheaders") ?? entries.GetValueOrDefault("allowedheader")),
        };
    }

    private static List<CorsRule> Xml(string text)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(
                new StringReader(text),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return
            [
                .. XDocument
                    .Load(reader)
                    .Descendants()
                    .Where(static e => e.Name.LocalName == "CORSRule")
                    .Select(static r => new CorsRule
                    {
                        AllowedOrigins = All(r, "AllowedOrigin"),
                        AllowedMethods = All(r, "AllowedMethod"),
                        AllowedHeaders = All(r, "AllowedHeader"),
                    }),
            ];
        }
        catch (XmlException e)
        {
            throw InputErrors.DiagnosisConfigurationNotUnderstood($"the CORS XML is malformed at line {e.LineNumber}");
        }
    }

    private static List<string> All(XElement rule, string name) =>
        [.. rule.Elements().Where(e => e.Name.LocalName == name).Select(static e => e.Value.Trim())];

    private static List<string> Texts(object? value) => Bare(value) switch
    {
        null => [],
        string text => [text],
        IEnumerable list => [.. list.Cast<object?>().Select(static o => Text(o)).OfType<string>()],
        { } other => [Text(other) ?? string.Empty],
    };

    private static object? Json(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                text,
                new JsonDocumentOptions
                {
                    MaxDepth = 32,
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                });
            return Plain(document.RootElement);
        }
        catch (JsonException e)
        {
            throw InputErrors.DiagnosisConfigurationNotUnderstood($"it is no JSON (line {e.LineNumber + 1})");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw InputErrors.DiagnosisConfigurationNotUnderstood("a text in it is not valid Unicode (half of a surrogate pair)");
        }
    }

    private static object? Plain(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new Hashtable(
                element.EnumerateObject().DistinctBy(static p => p.Name).ToDictionary(static p => p.Name, static p => Plain(p.Value))),
            JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToArray(),
            JsonValueKind.String => element.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => element.GetRawText(),
            _ => null,
        };

    private static IEnumerable<(string Name, object? Value)> Entries(object table)
    {
        if (Bare(table) is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                yield return (Plain(entry.Key.ToString()!), Bare(entry.Value));
            }
        }
        else
        {
            foreach (PSPropertyInfo property in PSObject.AsPSObject(table).Properties)
            {
                yield return (Plain(property.Name), Bare(property.Value));
            }
        }
    }

    private static string Plain(string name) =>
        name.Replace("_", string.Empty, StringComparison.Ordinal)
            .Replace("-", string.Empty, StringComparison.Ordinal)
            .Replace(" ", string.Empty, StringComparison.Ordinal)
            .ToLowerInvariant();

    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static string? Text(object? value) => Bare(value) is { } bare ? Convert.ToString(bare, CultureInfo.InvariantCulture) : null;

    private static string? Account(string? text) => AwsNames.AccountIn(text);

    private static bool? Flag(object value) =>
        Bare(value) switch
        {
            bool flag => flag,
            SwitchParameter flag => flag,
            string text when bool.TryParse(text, out bool flag) => flag,
            string text
                when text.Equals("enabled", StringComparison.OrdinalIgnoreCase)
                    || text.Equals("on", StringComparison.OrdinalIgnoreCase)
                    || text.Equals("yes", StringComparison.OrdinalIgnoreCase) => true,
            string text
                when text.Equals("disabled", StringComparison.OrdinalIgnoreCase)
                    || text.Equals("off", StringComparison.OrdinalIgnoreCase)
                    || text.Equals("suspended", StringComparison.OrdinalIgnoreCase) => false,
            _ => null,
        };

    /// <summary>Whether a value, or anything in it, says the word.</summary>
    private static bool Has(object value, string word, int depth = 0) => Bare(value) switch
    {
        null => false,
        string text => text.Contains(word, StringComparison.OrdinalIgnoreCase),
        IDictionary or PSObject => depth < MaximumDepth && Entries(value).Any(e => e.Value is not null && Has(e.Value, word, depth + 1)),
        IEnumerable list => depth < MaximumDepth && list.Cast<object?>().Any(o => o is not null && Has(o, word, depth + 1)),
        { } other => Convert.ToString(other, CultureInfo.InvariantCulture)?.Contains(word, StringComparison.OrdinalIgnoreCase) == true,
    };

    private static string? Arn(object value, int depth = 0) =>
        Bare(value) switch
        {
            string text => AwsNames.KmsKeyIn(text),
            IDictionary or PSObject when depth < MaximumDepth => Entries(value)
                .Select(e => e.Value is null ? null : Arn(e.Value, depth + 1))
                .FirstOrDefault(static a => a is not null),
            IEnumerable list when depth < MaximumDepth => list.Cast<object?>()
                .Select(o => o is null ? null : Arn(o, depth + 1))
                .FirstOrDefault(static a => a is not null),
            _ => null,
        };
}
