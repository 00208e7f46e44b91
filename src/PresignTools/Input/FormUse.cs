using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PresignTools.Forms;

namespace PresignTools.Input;

/// <summary>
/// The method ToForm of an upload form: its fields with the file as the last, for <c>Invoke-RestMethod -Form</c>. A path is found from
/// PowerShell's current folder.
/// </summary>
public static class FormUse
{
    /// <summary>Fields and file, in the order in which S3 needs them.</summary>
    /// <param name="form">The form.</param>
    /// <param name="file">A path, or what Get-Item gives.</param>
    /// <param name="field">Values of the fields that the sender chooses; null for none.</param>
    public static OrderedDictionary ToForm(PSObject form, object file, IDictionary? field = null)
    {
        var post = (PresignedPost)form.BaseObject;
        var fields = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in post.Fields)
        {
            fields[entry.Key] = entry.Value;
        }

        foreach (DictionaryEntry entry in field ?? new Hashtable())
        {
            fields[entry.Key] = LanguagePrimitives.ConvertTo<string>(entry.Value);
        }

        FileInfo info = Found(file);
        foreach (string open in post.OpenFields)
        {
            if (!fields.Contains(open) && OpenField.ByFileOrBeginning(post, open, info.Name) is { } value)
            {
                fields[open] = value;
            }
        }

        fields.Remove("file");
        fields["file"] = info;
        return fields;
    }

    private static FileInfo Found(object file)
    {
        object plain = file is PSObject wrapped ? wrapped.BaseObject : file;
        return plain as FileInfo ?? new FileInfo(Path(LanguagePrimitives.ConvertTo<string>(plain)));
    }

    /// <summary>A method of a type gets no cmdlet that knows the current folder; the engine's own variable does.</summary>
    private static string Path(string path)
    {
        if (System.IO.Path.IsPathFullyQualified(path) || Runspace.DefaultRunspace is null)
        {
            return path;
        }

        const string find = "$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])";
        return ScriptBlock.Create(find).Invoke(path) is [{ BaseObject: string found }] ? found : path;
    }
}
