using System.Collections;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Errors;
using PresignTools.Input;
using PresignTools.Responses;

namespace PresignTools.Commands;

/// <summary>Reads error answers of S3 and says what each means.</summary>
[Cmdlet(
    VerbsData.ConvertFrom,
    "S3ErrorResponse",
    DefaultParameterSetName = InputSet,
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/ConvertFrom-S3ErrorResponse.md"
)]
[OutputType(typeof(S3ErrorResponse))]
public sealed class ConvertFromS3ErrorResponseCommand : PresignCmdlet
{
    private const string InputSet = "Input";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly ResponseText _text = new();
    private bool _hasText;
    private bool _foundInText;
    private PresignException? _textFault;

    /// <summary>The answer: XML or other text, an error record, an HttpResponseMessage, a hashtable of headers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>Files that hold an error body each.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files that hold an error body each; taken literally.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>HTTP status of the answer, where the input does not have it.</summary>
    [Parameter]
    [ValidateRange(100, 599)]
    [ArgumentCompleter(typeof(StatusCodeCompleter))]
    public int StatusCode { get; set; }

    /// <summary>Headers of the answer.</summary>
    [Parameter]
    [Alias("Headers", "ResponseHeader")]
    [ValidateNotNull]
    public IDictionary? Header { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                ForFiles(Path, isLiteral: false);
                break;
            case LiteralPathSet:
                ForFiles(LiteralPath, isLiteral: true);
                break;
            default:
                ForRecord("input", () => Take(InputObject));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool isWithoutInput =
            ParameterSetName == InputSet
            && !MyInvocation.ExpectingInput
            && !MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));
        if (isWithoutInput)
        {
            ForRecord("status and headers", () => Emit(new S3ResponseInput()));     // an answer to HEAD has nothing else
        }

        EndText();
    }

    private void Take(PSObject? item)
    {
        switch (item?.BaseObject)
        {
            case null:
                break;
            case string line:
                TakeText(line);
                break;
            case byte[] or IDictionary:
                TakeObject(item);
                break;
            case IEnumerable many when many is ICollection:     // -InputObject (Get-Content file): lines in one array
                foreach (object? element in many)
                {
                    Take(element is null ? null : PSObject.AsPSObject(element));
                }

                break;
            default:
                TakeObject(item);
                break;
        }
    }

    private void TakeObject(PSObject item)
    {
        EndText();
        if (item.BaseObject is FileSystemInfo file)
        {
            ForFiles([file.FullName], isLiteral: true);
            return;
        }

        ForRecord(item.BaseObject.GetType().Name, () => Emit(ResponseAdapter.Read(item, Cancellation)));
    }

    private void TakeText(string line)
    {
        _hasText = true;
        ForRecord("text", () =>
        {
            try
            {
                foreach (string text in _text.Add(line))
                {
                    ForRecord("text", () => EmitText(text));    // a fault of one answer is not one of the next in the same string
                }
            }
            catch (PresignException)
            {
                _foundInText = true;    // too long: nothing of it is left to be told of at the end
                throw;
            }
        });
    }

    /// <summary>Lines between answers (prompts, progress) are no fault; only a text in which nothing was found is.</summary>
    private void EmitText(string text)
    {
        try
        {
            Emit(new S3ResponseInput { Body = text });
            _foundInText = true;
        }
        catch (PresignException e) when (e.ErrorId == nameof(ResponseErrors.ResponseNotRecognized))
        {
            _textFault = e;
        }
        catch (PresignException)
        {
            _foundInText = true;    // found, but broken: that is its own error
            throw;
        }
    }

    private void EndText()
    {
        if (!_hasText)
        {
            return;
        }

        ForRecord("text", () =>
        {
            string? rest = _text.Flush();
            if (rest is not null)
            {
                EmitText(rest);
            }

            if (_foundInText)
            {
                return;
            }

            if (_textFault is not null)
            {
                throw _textFault;
            }

            // An empty body: with -StatusCode or -Header that is an answer; without, Core says what is missing.
            Emit(new S3ResponseInput());
        });
        (_hasText, _foundInText, _textFault) = (false, false, null);
    }

    private void ForFiles(string[] paths, bool isLiteral)
    {
        foreach (string path in paths)
        {
            ForRecord(path, () =>
            {
                foreach (string file in ResponseFile.Resolve(SessionState, path, isLiteral))
                {
                    ForRecord(file, () => Emit(new S3ResponseInput { BodyBytes = ResponseFile.Read(file) }));
                }
            });
        }
    }

    private void Emit(S3ResponseInput input)
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(StatusCode)))
        {
            input = input with { Status = StatusCode };
        }

        if (Header is not null)
        {
            input = input with { Headers = [.. HeaderPairs.Of(Header), .. input.Headers] };
        }

        WriteObject(S3ErrorResponseReader.Read(input));
    }
}
