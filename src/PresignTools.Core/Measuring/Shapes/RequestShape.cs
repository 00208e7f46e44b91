namespace PresignTools.Measuring.Shapes;

/// <summary>
/// The shape of a failed request: everything that the diagnosis judges by, with names, ids and times replaced by what they are. Requests of
/// one shape have one cause, so that one of them is diagnosed and not each.
/// </summary>
internal static class RequestShape
{
    private const int LongestMessage = 1024;
    private const int LongestAgent = 96;
    private const int LongestCode = 80;

    internal static void Write(ShapeWriter shape, in LoggedRequest request, ReadOnlySpan<char> client)
    {
        shape.Clear();
        shape.Add(request.Status);
        shape.Add(' ');
        shape.Field(Cut(request.ErrorCode, LongestCode));
        shape.Field(Cut(request.Operation, LongestCode));
        shape.Field(Cut(request.Method, LongestCode));
        shape.Field(request.Authentication);
        shape.Field(request.SignatureVersion);
        WriteRequester(shape, request.Requester);
        HostShape.Write(shape, request.Host, request.Bucket);
        int question = request.Target.IndexOf('?');
        PathShape.Write(shape, question < 0 ? request.Target : request.Target[..question], request.Bucket);
        QueryShape.Write(shape, question < 0 ? [] : request.Target[(question + 1)..], request.Time);
        WriteKey(shape, request);
        WriteClient(shape, request.UserAgent, client);
        WriteAddress(shape, request.RemoteIp);
        WriteMessage(shape, Cut(request.Message, LongestMessage));
        shape.Add(request.Flags);
        shape.Field(Cut(request.Further, LongestMessage));
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int length) => text.Length > length ? text[..length] : text;

    /// <summary>Whether it is a user, a role's session, an account; not which.</summary>
    private static void WriteRequester(ShapeWriter shape, ReadOnlySpan<char> requester)
    {
        if (requester.StartsWith("arn:"))
        {
            int slash = requester.IndexOf('/');
            ReadOnlySpan<char> kind = slash < 0 ? requester : requester[..slash];
            shape.Add(kind[(kind.LastIndexOf(':') + 1)..]);
        }
        else
        {
            shape.Add(requester.IsEmpty ? '-' : 'c');
        }

        shape.Field([]);
    }

    private static void WriteKey(ShapeWriter shape, in LoggedRequest request)
    {
        shape.Add(request.Key.IsEmpty ? '-' : 'k');
        CharacterKinds.Write(shape, request.Key);
        shape.Field([]);
    }

    /// <summary>A browser's agent has a number for each of its parts, and none that matters; an SDK's version may.</summary>
    private static void WriteClient(ShapeWriter shape, ReadOnlySpan<char> agent, ReadOnlySpan<char> client)
    {
        shape.Add(client);
        if (!agent.StartsWith("Mozilla/", StringComparison.OrdinalIgnoreCase))
        {
            shape.Add(' ');
            shape.Add(Cut(agent, LongestAgent));
        }

        shape.Field([]);
    }

    private static void WriteAddress(ShapeWriter shape, ReadOnlySpan<char> address)
    {
        char kind = address.Contains(':') ? '6' : '4';
        bool isPrivate = address.StartsWith("10.") || address.StartsWith("192.168.") || address.StartsWith("172.");
        kind = isPrivate ? 'p' : kind;
        shape.Add(address.IsEmpty ? '-' : kind);
        shape.Field([]);
    }

    /// <summary>What S3 said, without the names in it: those are ARNs, and texts with digits.</summary>
    private static void WriteMessage(ShapeWriter shape, ReadOnlySpan<char> message)
    {
        while (!message.IsEmpty)
        {
            int blank = message.IndexOf(' ');
            ReadOnlySpan<char> word = blank < 0 ? message : message[..blank];
            message = blank < 0 ? [] : message[(blank + 1)..];
            int arn = word.IndexOf("arn:", StringComparison.Ordinal);
            if (arn >= 0)
            {
                ReadOnlySpan<char> name = word[arn..];
                shape.Add("arn ");
                int service = name.IndexOf("::", StringComparison.Ordinal);
                shape.Add(service < 0 ? Cut(name, 8) : Cut(name[..service], 16));
            }
            else if (word.ContainsAnyInRange('0', '9'))
            {
                shape.Add('#');
            }
            else
            {
                shape.Add(word);
            }

            shape.Add(' ');
        }

        shape.Field([]);
    }
}
