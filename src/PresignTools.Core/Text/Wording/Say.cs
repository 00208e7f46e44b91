namespace PresignTools.Text.Wording;

/// <summary>Settings and commands in the wording of the surroundings.</summary>
internal static class Say
{
    /// <summary>
    /// The wording in use. It is the library's own, unless a surrounding sets another one when it is loaded, before anything is said.
    /// </summary>
    internal static IWording Wording { get; set; } = new LibraryWording();

    /// <summary>A text as a value, without control characters.</summary>
    internal static string Quoted(string text) => Wording.Quoted(Printable.Of(text, 200));

    /// <summary>A text as a value, without quotes where none are needed.</summary>
    internal static string Word(string text) => Wording.Word(Printable.Of(text, 200));

    /// <summary>The value of a variable.</summary>
    internal static string Variable(string name) => Wording.Variable(name);

    /// <summary>Names with values, as one value.</summary>
    internal static string Table(params Argument[] entries) => Wording.Table(entries);

    /// <summary>A command that signs a URL.</summary>
    internal static string Sign(params Argument[] arguments) => Wording.Command(PresignTask.Sign, arguments);

    /// <summary>A command.</summary>
    internal static string Command(PresignTask task, params Argument[] arguments) => Wording.Command(task, arguments);

    /// <summary>A call of AWS.</summary>
    internal static string Call(AwsCall call, params Argument[] arguments) => Wording.Call(call, arguments);

    /// <summary>What a call of AWS returns, as a value.</summary>
    internal static string Result(AwsCall call, string member, params Argument[] arguments) => Wording.Result(call, arguments, member);

    /// <summary>A few words.</summary>
    internal static string Of(Phrase phrase) => Wording.Of(phrase);
}
