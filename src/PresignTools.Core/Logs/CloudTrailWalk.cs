using System.Text.Json;

namespace PresignTools.Logs;

/// <summary>
/// Goes through a document to the events in it. Only one event is held at a time, so that of a file that was cut all whole events are read.
/// </summary>
internal sealed class CloudTrailWalk(List<CloudTrailEventRecord> records, string? file)
{
    private long _number;

    /// <summary>Whether there was an event, of S3 or of another service, or an empty list of events.</summary>
    internal bool Seen { get; private set; }

    /// <summary>Reads the value that the reader stands on.</summary>
    internal void Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                Array(ref reader);
                break;
            case JsonTokenType.StartObject:
                if (IsEnvelope(reader))
                {
                    Envelope(ref reader);
                }
                else
                {
                    Event(ref reader);
                }

                break;
            case JsonTokenType.String when reader.ValueSpan.IndexOf("eventName"u8) >= 0:
                Text(reader.GetString()!);      // an event as JSON text inside JSON, as LookupEvents gives it
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void Array(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Value(ref reader);
        }
    }

    /// <summary>
    /// <c>Records</c> of a log file, <c>Events</c> of LookupEvents, <c>detail</c> of EventBridge, each beside other members.
    /// </summary>
    private void Envelope(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isInner = IsInner(reader);
            reader.Read();
            if (!isInner)
            {
                reader.Skip();
                continue;
            }

            Seen |= reader.TokenType == JsonTokenType.StartArray;
            Value(ref reader);
        }
    }

    private void Event(ref Utf8JsonReader reader)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        _number++;
        var fields = new CloudTrailFields(document.RootElement);
        if (fields.Text("eventname") is null || fields.Text("eventsource") is null)
        {
            return;
        }

        Seen = true;
        if (CloudTrailEvent.Read(fields) is { } record)
        {
            records.Add(record with { File = file, Line = _number });
        }
    }

    private void Text(string json)
    {
        var inner = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = 64 });
        if (inner.Read() && inner.TokenType == JsonTokenType.StartObject)
        {
            Value(ref inner);
        }
    }

    /// <summary>
    /// Looks ahead with a copy: whether the object holds events instead of being one. Its own members alone are looked at.
    /// </summary>
    private static bool IsEnvelope(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("eventName"u8) || reader.ValueTextEquals("eventVersion"u8))
            {
                return false;
            }

            if (IsInner(reader))
            {
                return true;
            }

            reader.Read();
            reader.Skip();
        }

        return false;
    }

    private static bool IsInner(in Utf8JsonReader reader) =>
        reader.ValueTextEquals("Records"u8) || reader.ValueTextEquals("Events"u8) || reader.ValueTextEquals("detail"u8)
            || reader.ValueTextEquals("CloudTrailEvent"u8);
}
