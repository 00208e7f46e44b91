namespace PresignTools.Text.Wording;

/// <summary>
/// The wording for who uses the library itself: a setting is called by its name, a task or an operation of AWS is written as a call.
/// </summary>
internal sealed class LibraryWording : IWording
{
    public string Setting(string name) => name;

    public string Quoted(string text) => "'" + text.Replace("'", "\\'", StringComparison.Ordinal) + "'";

    public string Word(string text) => Quoted(text);

    public string Variable(string name) => name;

    public string Table(IEnumerable<Argument> entries) => "{ " + List(entries) + " }";

    public string Command(PresignTask task, IEnumerable<Argument> arguments) => $"{task}({List(arguments)})";

    public string Call(AwsCall call, IEnumerable<Argument> arguments)
    {
        string list = List(arguments);
        return list.Length == 0 ? call.ToString() : $"{call}({list})";
    }

    public string Result(AwsCall call, IEnumerable<Argument> arguments, string member) => $"{Call(call, arguments)}.{member}";

    public string SendAndDiagnose(IEnumerable<Argument> arguments) =>
        $"{Command(PresignTask.Send, arguments)}; {Command(PresignTask.Diagnose, [new("Url", "url"), new("ErrorResponse", "answer")])}";

    public string ReadPolicies(string kind, string? name)
    {
        string whoAmI = name is null ? Call(AwsCall.GetCallerIdentity, []) + Comment("where the URL is signed") + "\n" : string.Empty;
        string of = $"({kind}Name: {Quoted(name ?? kind.ToUpperInvariant())})";
        return $"{whoAmI}policies = documents of List{kind}Policies{of} and ListAttached{kind}Policies{of}";
    }

    public string Assign(string variable, string value) => $"{variable} = {value}";

    public string Environment(string name, string value) => $"{name}={value}";

    public string Sequence(params string[] commands) => string.Join("; ", commands);

    public string Comment(string words) => $" ({words})";

    public string Of(Phrase phrase) => phrase switch
    {
        Phrase.ErrorBody => "the HTTP client's response",
        Phrase.OneText => "line breaks",
        Phrase.HashTool => "sha256sum",
        Phrase.HashOfFile => "sha256(FILE)",
        Phrase.ChecksumOfFile => "base64(sha256(FILE))",
        Phrase.SendFile => "curl -T",
        Phrase.BucketNames => "ListBuckets",
        Phrase.DiagnoseCurl => "Diagnose(the whole output of curl -v)",
        Phrase.Yes => "true",
        _ => throw new ArgumentOutOfRangeException(nameof(phrase)),
    };

    private static string List(IEnumerable<Argument> arguments) => string.Join(", ", arguments.Select(Pair));

    private static string Pair(Argument argument) =>
        argument.Name.Length == 0 ? argument.Value : argument.Value.Length == 0 ? argument.Name : $"{argument.Name}: {argument.Value}";
}
