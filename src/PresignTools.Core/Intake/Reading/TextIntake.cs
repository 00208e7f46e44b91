using PresignTools.Errors;
using PresignTools.Intake.Fragments;
using PresignTools.Intake.Fragments.Cutting;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// Finds the parts of a failure in any text: a URL, an error body, a command line with its output, a browser's or SDK's message, the line
/// of code that signed; alone or all together, as a terminal or a ticket has them.
/// </summary>
public static class TextIntake
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaximumLength = 1024 * 1024;

    /// <summary>Among what was found where the text has more than one presigned URL: only the first is diagnosed.</summary>
    internal const string SeveralUrls = "more URLs than one, of which the first is taken";

    private const int MaximumMessage = 2000;
    private const int MostCodeLines = 4;

    /// <summary>
    /// The text of each failure, where a text has several that can be told from each other: presigned URLs that each have an answer of
    /// their own, or a list of URLs. Give each to
    /// <see cref="Read(string, out IReadOnlyList{string})"/>. A text with one failure is given back as it is.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="leftOut">How many failures the text has beyond the 20 that are given.</param>
    public static IReadOnlyList<string> Failures(string text, out int leftOut)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        leftOut = 0;
        return text.Length > MaximumLength ? [text] : FailureSplitter.Split(text, out leftOut);
    }

    /// <summary>Reads the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="recognized">What was found, in words.</param>
    /// <exception cref="PresignException"><c>DiagnosisTextNotRecognized</c> if nothing of the kind is in it;
    /// <c>ResponseTooLarge</c>.</exception>
    public static DiagnosisInput Read(string text, out IReadOnlyList<string> recognized) =>
        Read(text, ScriptReading.None, out recognized);

    /// <summary>Reads the text, of which a script was read already by its own language's parser.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="script">What the script says.</param>
    /// <param name="recognized">What was found, in words.</param>
    internal static DiagnosisInput Read(string text, ScriptReading script, out IReadOnlyList<string> recognized)
    {
        _ = text ?? throw new ArgumentNullException(nameof(text));
        if (text.Length > MaximumLength)
        {
            throw ResponseErrors.ResponseTooLarge(text.Length, MaximumLength);
        }

        var source = new SourceText(text);
        string own = WrappedSentence.Mend(SideCommands.Without(source, out string read, out DateTimeOffset? clock));
        own = OtherServiceAnswer.Without(own, out _);
        read = OtherServiceAnswer.Without(read, out OtherServiceAnswer? other);
        var found = new List<string>();
        DiagnosisInput input = new() { SigningCalls = script.SigningCalls };
        if (script.SigningCalls.Count > 0)
        {
            found.Add("a script that signs");
        }

        if (CommandReader.Read(own, script.Commands, out string rest) is { } command)
        {
            input = input.WithDefaults(command);
            found.Add(command.Client is null ? "a command that signs" : "a command (" + command.Client + ")");
        }

        rest = SettingLook.Without(rest);
        if ((TranscriptReader.Read(rest) ?? WgetTranscript.Read(rest)) is { } exchange)
        {
            input = WireRequest.Beside(exchange, input);
            found.Add("an HTTP exchange");
        }

        MethodOutcomes? outcomes = MethodOutcomes.In(own);
        input = WithoutProbe(input, outcomes);
        if (ToolMessages.SdkOperation(rest) is { } called)
        {
            // The call that the message names is the one that failed; a command beside it may be another one.
            string? operation = SigningFacts.Named(called);
            string? method = operation is null ? null : Facts.S3OperationTable.MethodOf(operation);
            input = input with
            {
                SignedOperation = operation ?? input.SignedOperation,
                Method = operation is null || operation == input.SignedOperation ? input.Method ?? method : method ?? input.Method,
            };
            found.Add("an SDK's message");
        }

        if (input.Response is null && input.SuccessStatus is null && Answer(rest, out bool isReport) is { } answer)
        {
            input = input with { Response = answer, IsStatusReported = isReport };
            found.Add(answer.Code is null ? "a status" : $"S3's answer {answer.Code}");
        }

        input = WithSentence(input, rest);
        input = TextUrl.Add(input, rest, found);
        input = WithMessages(input, rest, found);
        input = WithOutcome(input, rest, outcomes is { IsOfProbe: true }, found);
        input = clock is null ? input : input with { ToldAt = clock, IsToldAtWithoutZone = false };
        if (ToolMessages.HasSeveralSignatures(own) && !FailureSplitter.HasOneFailure(own))
        {
            found.Add(SeveralUrls);
        }

        source = ReferenceEquals(read, text) ? source : new SourceText(read);
        IReadOnlyList<Fragment> cuts = Segmenter.Cut(source);
        FactSheet sheet = FragmentReaders.Read(source, cuts, input);
        ServerFact.Add(read, sheet);
        DiagnosisInput all = PieceOfSentence.Add(Unreached(sheet.Input, own), own, found);
        all = ToldDenial.Add(all, own, found);
        all = WithoutProbe(ToldOperation.Add(HadoopMessage.Add(all, own), own), outcomes);
        all = outcomes is { IsBehindPreflight: true } && all.SuccessStatus is not null ? all with { Method = "OPTIONS" } : all;
        IEnumerable<string> facts = sheet.Facts.Where(static f => IsOfFailure(f.Kind)).Select(static f => f.What);
        found.AddRange(facts.Distinct().Where(w => !found.Contains(w)).ToList());
        if (found.Count == 0 && other is not null)
        {
            found.Add($"an answer of {other.Service}");
        }

        if (found.Count == 0 && FailureWithoutAnswer.In(text, sheet.Input) is { } told)
        {
            found.Add(told);
        }

        recognized = found;
        return found.Count > 0
            ? all with { Reading = Listed(source, cuts, sheet), FullText = read, Outcomes = outcomes, OtherService = other }
            : throw IntakeErrors.DiagnosisTextNotRecognized();
    }

    /// <summary>A success of HEAD or OPTIONS, beside another request that failed, says nothing of the failure.</summary>
    private static DiagnosisInput WithoutProbe(DiagnosisInput input, MethodOutcomes? outcomes)
    {
        if (outcomes is not { IsOfProbe: true })
        {
            return input;
        }

        bool isProbe = MethodOutcomes.IsProbe(input.Method);
        return input with
        {
            SuccessStatus = isProbe || outcomes.IsOfProbe ? null : input.SuccessStatus,
            Method = isProbe ? outcomes.FailedMethod : input.Method ?? outcomes.FailedMethod,
            Headers = isProbe && input.SuccessStatus is not null ? null : input.Headers,
            IsFailureTold = true,
        };
    }

    /// <summary>The sentence of an answer whose body is not shown, where a log has it elsewhere.</summary>
    private static DiagnosisInput WithSentence(DiagnosisInput input, string text)
    {
        if (input.Response is not { Code: null, StatusCode: { } status } || ErrorSentence.Find(text) is not { } sentence)
        {
            return input;
        }

        S3ErrorResponse? read = AnswerText.TryRead(new S3ResponseInput { Body = sentence, Status = status, IsJoined = true });
        return read?.Code is null ? input : input with { Response = read, IsStatusReported = false };
    }

    /// <summary>
    /// A client that could not reach its host got no answer of S3's: a status beside it is that of the application, or of its log.
    /// </summary>
    private static DiagnosisInput Unreached(DiagnosisInput input, string text) =>
        (input.UnreachedHost is not null || input.Clues.Any(static c => c.Kind == ClueKind.ProxyRefused))
            && input is { IsStatusReported: true, Response: { Code: null, RequestId: null } }
            ? input with { Response = null, IsStatusReported = false, ClientMessage = input.ClientMessage ?? Shortened(text) }
            : input;

    /// <summary>Whether a fact of the kind is one of a failure by itself; settings and names of servers stand in any text.</summary>
    private static bool IsOfFailure(ReadFactKind kind) =>
        kind is not (ReadFactKind.ClientSetting or ReadFactKind.Server or ReadFactKind.Intermediary or ReadFactKind.Contrast);

    /// <summary>Everything that was read, in the order of the text; what has no place comes last.</summary>
    private static List<ReadFact> Listed(SourceText source, IReadOnlyList<Fragment> cuts, FactSheet sheet)
    {
        List<ReadFact> placed = [.. PlacedFinds.In(source, cuts, sheet.Input).Where(p => !sheet.Facts.Any(f => f.Kind == p.Kind
            && f.Place.Start == p.Place.Start))];
        return
        [
            .. sheet.Facts.Concat(placed)
                .OrderBy(static f => f.Place.IsKnown ? f.Place.Start.Line : int.MaxValue)
                .ThenBy(static f => f.Place.Start.Column),
        ];
    }

    /// <summary>
    /// S3's answer in the text. A client that reports a status and nothing of the body tells as much as an answer without one.
    /// </summary>
    private static S3ErrorResponse? Answer(string text, out bool isReport)
    {
        int? status = UrlLineStatus.Find(text) ?? StatusPhrases.Find(text);
        S3ErrorResponse? read = AnswerText.TryRead(new S3ResponseInput { Body = text, Status = status, IsJoined = true });
        isReport = read is { Code: null, Row: null, StatusCode: not null, Kind: S3ResponseKind.Text or S3ResponseKind.Json };
        return isReport ? AnswerText.TryRead(new S3ResponseInput { Status = read!.StatusCode }) ?? read : read;
    }

    /// <summary>When it happened, and whether it went well.</summary>
    private static DiagnosisInput WithOutcome(DiagnosisInput input, string text, bool isOfProbe, List<string> found)
    {
        if (
            !isOfProbe
            && input.Response is null
            && input.SuccessStatus is null
            && input.Url is not null
            && NotReached.Word(input.ClientMessage) is null
            && SuccessText.Find(text) is { } status
            && !SuccessText.TellsRefusal(text))
        {
            input = input with { SuccessStatus = status };
        }

        if (input.SuccessStatus is not null)
        {
            found.Add("a success");
        }

        input = input with { IsFailureTold = input.IsFailureTold || ToldTime.TellsFailure(text) };
        return ToldTime.Find(text) is { } told ? input with { ToldAt = told.Time, IsToldAtWithoutZone = !told.HasZone } : input;
    }

    private static DiagnosisInput WithMessages(DiagnosisInput input, string text, List<string> found)
    {
        if (ToolMessages.BrowserMethod(text) is { } method)
        {
            input = input.WithDefaults(new DiagnosisInput { Method = method, Client = "browser" });
            found.Add("a browser's message");
        }

        if (text.ContainsAny("CORS", "Access-Control", "origin") && ToolMessages.Origin(text) is { } origin)
        {
            input = input.WithDefaults(new DiagnosisInput { Origin = origin, Client = "browser" });
        }

        IReadOnlyList<string> code = ToolMessages.SigningLines(text, MostCodeLines);
        if (code.Count > 0)
        {
            input = input.WithDefaults(new DiagnosisInput { SignedBy = string.Join("\n", code) });
            found.Add("code that signs");
        }

        // "Sec-Fetch-Mode: cors" stands in every request of a page, and is no complaint.
        string plain = CorsMentions.Without(text).Replace("Sec-Fetch-Mode: cors", string.Empty, StringComparison.OrdinalIgnoreCase)
            .Replace("sec-fetch-mode\": \"cors", string.Empty, StringComparison.OrdinalIgnoreCase);
        bool says =
            CorsWords.WithoutNames(plain).ContainsAny("CORS", "Access-Control-Allow-Origin", "preflight") || plain.ContainsAny(
                "certificate",
                "SSL",
                "TLS",
                "resolve host",
                "getaddrinfo",
                "ENOTFOUND",
                "no such host",
                "could not be resolved",
                "timed out",
                "connection refused",
                "net::ERR",
                "network error",
                "Failed to fetch"
            ) || NotReached.Word(text) is not null || NoCredentials.Word(text) is not null
            || NoRegion.Word(text) is not null || FormRefusal.Word(text) is not null
            || NotXml.Word(text) is not null;
        if (says)
        {
            found.Add("a client's message");
        }

        return says
            ? input.WithDefaults(new DiagnosisInput { ClientMessage = Shortened(plain) })
            : input.WithDefaults(new DiagnosisInput { Client = Hints(text) });
    }

    private static string Shortened(string text) => text.Length > MaximumMessage ? text[..MaximumMessage] : text;

    /// <summary>Words for what stands between client and S3.</summary>
    private static string? Hints(string text) =>
        text.FirstContained("CloudFront", "nginx", "traefik", "haproxy", "ingress", "Cloudflare Worker", "reverse proxy", "behind a proxy")
            is { } hint
            ? hint
            : null;
}
