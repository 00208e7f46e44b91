using PresignTools.Forms;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>Collects the parts of a form in their order: fields before the file, the file, what comes after it.</summary>
internal sealed class FormParts
{
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly List<string> _after = [];
    private int _files;
    private string? _filePart;
    private string? _fileName;

    internal void AddField(string name, string value)
    {
        if (_files > 0)
        {
            _after.Add(name);
        }
        else
        {
            _fields.Add(new(name, value));
        }
    }

    internal void AddFile(string name, string? fileName)
    {
        _files++;
        _filePart ??= name;
        _fileName ??= string.IsNullOrEmpty(fileName) ? null : fileName;
    }

    /// <param name="url">Where the form is sent.</param>
    /// <param name="isWhole">Whether the text is the form as it is sent, so that a file that is not in it is missing.</param>
    /// <param name="encoding">How it is encoded.</param>
    internal ReceivedPost ToPost(string? url, bool isWhole, string? encoding = null) => new()
    {
        Url = url,
        Fields = _fields,
        FieldsAfterFile = _after,
        Files = _files > 0 || isWhole ? _files : null,
        FilePart = _filePart,
        FileName = _fileName,
        Encoding = encoding,
    };
}
