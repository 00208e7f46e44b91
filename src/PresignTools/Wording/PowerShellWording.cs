using PresignTools.Text.Wording;

namespace PresignTools.Wording;

/// <summary>The wording of the module: parameters with a hyphen, cmdlets of this module and of AWS.Tools, ready to be run.</summary>
internal sealed class PowerShellWording : IWording
{
    public string Setting(string name) => "-" + name;

    public string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>As it is where PowerShell takes it for one word, else in single quotes.</summary>
    public string Word(string text) =>
        text.Length > 0 && text.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or ':')
            ? text
            : Quoted(text);

    public string Variable(string name) => "$" + name;

    public string Table(IEnumerable<Argument> entries) =>
        "@{ " + string.Join("; ", entries.Select(static e => $"{e.Name} = {e.Value}")) + " }";

    public string Command(PresignTask task, IEnumerable<Argument> arguments) => task switch
    {
        PresignTask.Sign => "New-S3PresignedUrl",
        PresignTask.Read => "ConvertFrom-S3PresignedUrl",
        PresignTask.Check => "Test-S3PresignedUrl",
        PresignTask.Diagnose => "Invoke-PresignDiagnosis",
        PresignTask.Decide => "Get-S3AccessDecision",
        PresignTask.ReadEvents => "ConvertFrom-S3CloudTrailEvent",
        PresignTask.Send => "Invoke-WebRequest",
        _ => throw new ArgumentOutOfRangeException(nameof(task)),
    } + Parameters(arguments, task == PresignTask.Send ? OfHttpClient : static name => name);

    public string Call(AwsCall call, IEnumerable<Argument> arguments)
    {
        AwsToolsCommand command = AwsToolsCommand.For(call);
        return command.Cmdlet + Parameters(arguments, command.Own);
    }

    public string Result(AwsCall call, IEnumerable<Argument> arguments, string member)
    {
        string property = AwsToolsCommand.For(call).Own(member);
        return $"({Call(call, arguments)}){(property.Length == 0 ? string.Empty : "." + property)}";
    }

    public string SendAndDiagnose(IEnumerable<Argument> arguments) =>
        $"try {{ {Command(PresignTask.Send, arguments)} }} catch {{ $_ | Invoke-PresignDiagnosis -Url $url }}";

    public string ReadPolicies(string kind, string? name)
    {
        string quoted = Quoted(name ?? kind.ToUpperInvariant());
        string whoAmI = name is null ? Call(AwsCall.GetCallerIdentity, []) + Comment("where the URL is signed") + "\n" : string.Empty;
        string inline = $"@(Get-IAM{kind}PolicyList -{kind}Name {quoted} | ForEach-Object {{ Get-IAM{kind}Policy -{kind}Name {quoted} "
            + "-PolicyName $_ })";
        string attached = $"@(Get-IAMAttached{kind}PolicyList -{kind}Name {quoted} | ForEach-Object {{ "
            + "Get-IAMPolicyVersion -PolicyArn $_.PolicyArn -VersionId (Get-IAMPolicy -PolicyArn $_.PolicyArn).DefaultVersionId })";
        return $"{whoAmI}$policies = {inline} + {attached}";
    }

    public string Assign(string variable, string value) => $"${variable} = {value}";

    public string Environment(string name, string value) => $"$env:{name} = {Quoted(value)}";

    public string Sequence(params string[] commands) => string.Join("; ", commands);

    public string Comment(string words) => "    # " + words;

    public string Of(Phrase phrase) => phrase switch
    {
        Phrase.ErrorBody => "$_.ErrorDetails.Message",
        Phrase.OneText => "Get-Content -Raw, Get-Clipboard -Raw or Out-String",
        Phrase.HashTool => "Get-FileHash -Algorithm SHA256",
        Phrase.HashOfFile => "(Get-FileHash ./FILE -Algorithm SHA256).Hash",
        Phrase.ChecksumOfFile => "[Convert]::ToBase64String([Convert]::FromHexString((Get-FileHash file).Hash))",
        Phrase.SendFile => "curl -T, Invoke-WebRequest -InFile",
        Phrase.BucketNames => "Get-S3Bucket | Select-Object -ExpandProperty BucketName",
        Phrase.DiagnoseCurl => "curl -v \"$url\" 2>&1 | Out-String | Invoke-PresignDiagnosis",
        Phrase.Yes => "$true",
        _ => throw new ArgumentOutOfRangeException(nameof(phrase)),
    };

    private static string OfHttpClient(string name) => name switch
    {
        "Body" => "InFile",
        "TlsVersion" => "SslProtocol",
        _ => name,
    };

    private static string Parameters(IEnumerable<Argument> arguments, Func<string, string> own) =>
        string.Concat(arguments.Select(a => Parameter(own(a.Name), a.Value)));

    private static string Parameter(string name, string value)
    {
        string named = name.Length == 0 ? string.Empty : " -" + name;
        return value.Length == 0 ? named : $"{named} {value}";
    }
}
