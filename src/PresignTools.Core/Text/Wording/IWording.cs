namespace PresignTools.Text.Wording;

/// <summary>
/// How settings and commands are written for the reader of an error, a remedy or a question. Core says what is to be done; the surroundings
/// say how that is typed. Values are given as the wording wrote them (<see cref="Quoted"/>, <see cref="Variable"/>,
/// <see cref="Table"/>) or as placeholders in capitals.
/// </summary>
internal interface IWording
{
    /// <summary>The name of a setting, for a sentence.</summary>
    string Setting(string name);

    /// <summary>A text as a value.</summary>
    string Quoted(string text);

    /// <summary>A text as a value, without quotes where none are needed.</summary>
    string Word(string text);

    /// <summary>The value of a variable.</summary>
    string Variable(string name);

    /// <summary>Names with values, as one value.</summary>
    string Table(IEnumerable<Argument> entries);

    /// <summary>A command of this library or of an HTTP client.</summary>
    string Command(PresignTask task, IEnumerable<Argument> arguments);

    /// <summary>A call of AWS.</summary>
    string Call(AwsCall call, IEnumerable<Argument> arguments);

    /// <summary>What a call of AWS returns, as a value.</summary>
    string Result(AwsCall call, IEnumerable<Argument> arguments, string member);

    /// <summary>Sends a request and diagnoses its failure.</summary>
    string SendAndDiagnose(IEnumerable<Argument> arguments);

    /// <summary>Reads all policies of a user or role into the variable <c>policies</c>.</summary>
    /// <param name="kind">User or Role.</param>
    /// <param name="name">Its name; null if it is not known who signed.</param>
    string ReadPolicies(string kind, string? name);

    /// <summary>Sets a variable.</summary>
    string Assign(string variable, string value);

    /// <summary>Sets a variable of the environment.</summary>
    string Environment(string name, string value);

    /// <summary>One command after the other, on one line.</summary>
    string Sequence(params string[] commands);

    /// <summary>Words to a command, at its end.</summary>
    string Comment(string words);

    /// <summary>A few words.</summary>
    string Of(Phrase phrase);
}
