using System.Text;
using System.Text.Json;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Policies.Parsing;

/// <summary>
/// Reads JSON text into <see cref="JsonNode"/>s. Bounded in size and depth; comments, trailing commas and repeated names are faults.
/// </summary>
internal ref struct JsonDocumentReader
{
    /// <summary>Far above the largest policy AWS stores (a key policy, 32 KB).</summary>
    internal const int MaximumLength = 1024 * 1024;

    /// <summary>A policy needs seven levels: document, statements, statement, Condition, operator, key, values.</summary>
    internal const int MaximumDepth = 20;

    private readonly string _source;
    private readonly byte[] _bytes;
    private readonly List<PresignException> _errors;
    private Utf8JsonReader _reader;
    private long _scanned;
    private int _line;
    private int _column;

    private JsonDocumentReader(string source, byte[] bytes, List<PresignException> errors)
    {
        _source = source;
        _bytes = bytes;
        _errors = errors;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaximumDepth + 4 });
        _scanned = 0;
        _line = 1;
        _column = 1;
    }

    /// <summary>Returns the document, or null after adding the fault to <paramref name="errors"/>.</summary>
    internal static JsonNode? Read(string source, string text, List<PresignException> errors)
    {
        if (text.Length > MaximumLength)
        {
            errors.Add(PolicyErrors.PolicyTooLarge(source, text.Length, MaximumLength));
            return null;
        }

        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            text = text[1..];
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(PolicyErrors.PolicyEmpty(source));
            return null;
        }

        var reader = new JsonDocumentReader(source, Encoding.UTF8.GetBytes(text), errors);
        return reader.Document();
    }

    private JsonNode? Document()
    {
        try
        {
            _reader.Read();
            JsonNode? root = Value(1);
            if (root is not null)
            {
                _reader.Read();   // throws if something follows the document
            }

            return root;
        }
        catch (JsonException e)
        {
            _errors.Add(PolicyErrors.PolicyJsonInvalid(_source, At(OffsetOf(e)), Fault(e)));
            return null;
        }
        catch (InvalidOperationException)
        {
            // GetString refuses a string whose escapes leave half of a surrogate pair.
            _errors.Add(
                PolicyErrors.PolicyJsonInvalid(
                    _source,
                    At(_reader.TokenStartIndex),
                    "a string is not valid Unicode (half of a surrogate pair)."
                ));
            return null;
        }
    }

    private JsonNode? Value(int depth)
    {
        TextPosition position = At(_reader.TokenStartIndex);
        if (depth > MaximumDepth)
        {
            _errors.Add(PolicyErrors.PolicyTooDeep(_source, position, MaximumDepth));
            return null;
        }

        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(position, depth);
            case JsonTokenType.StartArray:
                return Array(position, depth);
            case JsonTokenType.String:
                return new JsonNode { Kind = JsonKind.String, Position = position, Text = _reader.GetString()! };
            case JsonTokenType.Number:
                return new JsonNode { Kind = JsonKind.Number, Position = position, Text = Raw() };
            case JsonTokenType.True:
            case JsonTokenType.False:
                return new JsonNode { Kind = JsonKind.Boolean, Position = position, Text = Raw() };
            default:
                return new JsonNode { Kind = JsonKind.Null, Position = position };
        }
    }

    private JsonNode? Object(TextPosition position, int depth)
    {
        var members = new List<JsonMember>();
        HashSet<string>? names = null;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            TextPosition at = At(_reader.TokenStartIndex);
            string name = _reader.GetString()!;
            if (IsRepeated(name, members, ref names))
            {
                _errors.Add(PolicyErrors.PolicyMemberTwice(_source, at, name));
            }

            _reader.Read();
            if (Value(depth + 1) is not { } value)
            {
                return null;
            }

            members.Add(new JsonMember(name, at, value));
        }

        return new JsonNode { Kind = JsonKind.Object, Position = position, Members = members };
    }

    /// <summary>Objects of a policy are small, so names are compared one by one; a set is made only for large ones.</summary>
    private static bool IsRepeated(string name, List<JsonMember> members, ref HashSet<string>? names)
    {
        if (names is null && members.Count < 16)
        {
            foreach (JsonMember member in members)
            {
                if (member.Name == name)
                {
                    return true;
                }
            }

            return false;
        }

        names ??= new HashSet<string>(members.Select(m => m.Name), StringComparer.Ordinal);
        return !names.Add(name);
    }

    private JsonNode? Array(TextPosition position, int depth)
    {
        var items = new List<JsonNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (Value(depth + 1) is not { } value)
            {
                return null;
            }

            items.Add(value);
        }

        return new JsonNode { Kind = JsonKind.Array, Position = position, Items = items };
    }

    private readonly string Raw() => Encoding.UTF8.GetString(_reader.ValueSpan.ToArray());

    /// <summary>
    /// Line and column of a byte. Tokens come in order, so each byte is looked at once; columns count characters, not bytes.
    /// </summary>
    private TextPosition At(long offset)
    {
        if (offset < _scanned)
        {
            _scanned = 0;
            _line = 1;
            _column = 1;
        }

        for (; _scanned < offset && _scanned < _bytes.Length; _scanned++)
        {
            byte b = _bytes[_scanned];
            if (b == (byte)'\n')
            {
                _line++;
                _column = 1;
            }
            else if ((b & 0xC0) != 0x80)
            {
                _column++;
            }
        }

        return new TextPosition(_line, _column);
    }

    private readonly long OffsetOf(JsonException e)
    {
        long offset = 0;
        for (long line = e.LineNumber ?? 0; line > 0 && offset < _bytes.Length; offset++)
        {
            if (_bytes[offset] == (byte)'\n')
            {
                line--;
            }
        }

        return offset + (e.BytePositionInLine ?? 0);
    }

    private static string Fault(JsonException e)
    {
        int end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Text.Printable.Of(end < 0 ? e.Message : e.Message[..end]);
    }
}
