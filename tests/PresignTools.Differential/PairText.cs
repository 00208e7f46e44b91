using System.Globalization;
using System.Text.Json.Nodes;

namespace PresignTools.Differential;

/// <summary>Changes to the documents of a pair.</summary>
internal static class PairText
{
    /// <summary>Takes statements out; false if there were none.</summary>
    internal static bool LeaveOut(JsonObject pair, Func<string, JsonNode, bool> isLeftOut)
    {
        bool any = false;
        foreach ((string kind, JsonNode document) in Documents(pair))
        {
            JsonNode[] all = Statements(document);
            JsonNode[] kept = [.. all.Where(s => !isLeftOut(kind, s)).Select(static s => s.DeepClone())];
            any |= kept.Length < all.Length;
            document["Statement"] = kept.Length > 0 ? new JsonArray(kept) : JsonNode.Parse(Neutral(kind));
        }

        return any;
    }

    /// <summary>Changes statements; false if there were none.</summary>
    internal static bool Change(JsonObject pair, Func<string, JsonNode, bool> isMeant, Action<JsonNode> change)
    {
        JsonNode[] meant = [.. Documents(pair).SelectMany(d => Statements(d.Document).Where(s => isMeant(d.Kind, s)))];
        Array.ForEach(meant, change);
        return meant.Length > 0;
    }

    /// <summary>Gives Version 2012-10-17 to documents of the older language that have variables; false if there were none.</summary>
    internal static bool MakeNew(JsonObject pair)
    {
        JsonNode[] old = [.. Documents(pair).Select(static d => d.Document)
            .Where(static d => d["Version"]?.GetValue<string>() != "2012-10-17" && d.ToJsonString().Contains("${", StringComparison.Ordinal))];
        Array.ForEach(old, static d => d["Version"] = "2012-10-17");
        return old.Length > 0;
    }

    /// <summary>Takes the numbers of date conditions for milliseconds; false if there are none.</summary>
    internal static bool MakeMilliseconds(JsonObject pair)
    {
        bool any = false;
        JsonNode Read(JsonNode? value)
        {
            string text = value!.GetValue<string>();
            bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
            any |= isNumber;
            return isNumber ? DateTimeOffset.FromUnixTimeMilliseconds(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : text;
        }

        foreach (JsonObject condition in Documents(pair).SelectMany(static d => Statements(d.Document)).Select(static s => s["Condition"]).OfType<JsonObject>())
        {
            foreach ((_, JsonNode? block) in condition.Where(static c => c.Key.Contains("Date", StringComparison.Ordinal)))
            {
                foreach ((string key, JsonNode? value) in block!.AsObject().ToArray())
                {
                    block[key] = value is JsonArray list ? new JsonArray([.. list.Select(Read)]) : Read(value);
                }
            }
        }

        return any;
    }

    /// <summary>A variable in NotResource or a condition, of a key that the request lacks, without a default.</summary>
    internal static bool HasEmptyVariable(JsonNode statement, Pair pair)
    {
        string text = (statement["NotResource"]?.ToJsonString() ?? string.Empty) + statement["Condition"]?.ToJsonString();
        for (int at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            string inside = text[(at + 2)..text.IndexOf('}', at)];
            if (inside.Length > 1 && !inside.Contains(',', StringComparison.Ordinal) && pair.Request.Context[inside] is null)
            {
                return true;
            }
        }

        return false;
    }

    internal static bool HasAbsentForAnyValueIfExists(JsonNode statement, Pair pair) => statement["Condition"] is JsonObject conditions
        && conditions.Any(c => c.Key.StartsWith("ForAnyValue:", StringComparison.Ordinal) && c.Key.EndsWith("IfExists", StringComparison.Ordinal)
            && c.Value!.AsObject().Any(k => pair.Request.Context[k.Key] is null));

    /// <summary>NotIpAddress with an address that is no range, for a request by IPv6.</summary>
    internal static bool IsIPv6OutsideOfAddress(JsonNode statement, Pair pair) => pair.Request.Context["aws:SourceIp"]?.Contains(':') == true
        && statement["Condition"] is JsonObject conditions
        && conditions.Any(static c => c.Key.StartsWith("NotIpAddress", StringComparison.Ordinal)
            && c.Value!.ToJsonString().Contains("203.0.113.9\"", StringComparison.Ordinal));

    private static IEnumerable<(string Kind, JsonNode Document)> Documents(JsonObject pair)
    {
        foreach ((string kind, JsonNode? given) in pair["policies"]!.AsObject())
        {
            JsonNode[] items = given is JsonArray all ? [.. all.OfType<JsonNode>()] : given is null ? [] : [given];
            foreach (JsonNode document in items.SelectMany(static i => i["policies"] is JsonArray level ? level.OfType<JsonNode>() : [i]))
            {
                yield return (kind, document);
            }
        }
    }

    private static JsonNode[] Statements(JsonNode document) =>
        document["Statement"] is JsonArray list ? [.. list.OfType<JsonNode>()] : [document["Statement"]!];

    /// <summary>A statement that says nothing of any request here, because a document without statements is none.</summary>
    private static string Neutral(string kind) => "{\"Effect\":\"Deny\"," + (kind is "resource" or "vpce" or "rcp" ? "\"Principal\":\"*\"," : "")
        + "\"Action\":\"iot:Connect\",\"Resource\":\"*\"}";
}
