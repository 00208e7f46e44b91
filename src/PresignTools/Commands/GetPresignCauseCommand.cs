using System.ComponentModel;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Transformations;

namespace PresignTools.Commands;

/// <summary>Lists and explains the causes that a diagnosis may name.</summary>
[Cmdlet(VerbsCommon.Get, "PresignCause", HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Get-PresignCause.md")]
[OutputType(typeof(Cause))]
public sealed class GetPresignCauseCommand : PresignCmdlet
{
    private static readonly Uri AllPages = new("https://github.com/presigntools/presigntools/blob/main/docs/causes/README.md");

    private readonly List<Cause> _pages = [];

    /// <summary>Ids of causes; wildcards are permitted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RootCause", "Cause")]
    [CauseId]
    [SupportsWildcards]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(CauseIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Only causes of these layers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public CheckLayer[]? Layer { get; set; }

    /// <summary>Opens the cause's page in the browser, and writes nothing.</summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    private bool NamesIds => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Id));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (NamesIds)
        {
            foreach (string id in Id ?? [])
            {
                ForRecord(id, () => Find(id));
            }
        }
        else if (!Online || Layer is not null)
        {
            Emit(CauseCatalogue.All, isAskedByName: false);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!Online)
        {
            return;
        }

        bool wantsList = !NamesIds && Layer is null;
        Cause[] pages = [.. _pages.Distinct()];
        if (wantsList || pages.Length == 1)
        {
            ForRecord(nameof(Online), () => Open(wantsList ? AllPages : new Uri(pages[0].PageUri)));
        }
        else if (pages.Length > 1)
        {
            ForRecord(nameof(Online), () => throw CauseErrors.CausePageNotOne(pages.Length));
        }
    }

    private void Find(string id)
    {
        if (WildcardPattern.ContainsWildcardCharacters(id))
        {
            var pattern = WildcardPattern.Get(id, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            Emit(CauseCatalogue.All.Where(c => pattern.IsMatch(c.Id)), isAskedByName: false);
            return;
        }

        string exact = id.Trim().ToLowerInvariant();
        Emit([CauseCatalogue.TryFind(exact, out Cause? cause) ? cause : throw CauseErrors.CauseUnknown(id)], isAskedByName: true);
    }

    private void Emit(IEnumerable<Cause> causes, bool isAskedByName)
    {
        foreach (Cause cause in causes.Where(c => Layer?.Contains(c.Layer) != false))
        {
            if (Online)
            {
                _pages.Add(cause);
            }
            else
            {
                WriteObject(isAskedByName ? Explained(cause.Copy()) : cause.Copy());
            }
        }
    }

    /// <summary>Whoever names a cause wants to read about it: a type name of its own selects the view that shows everything.</summary>
    private static PSObject Explained(Cause cause)
    {
        var shown = new PSObject(cause);
        shown.TypeNames.Insert(0, typeof(Cause).FullName + "#Explained");
        return shown;
    }

    private static void Open(Uri page)
    {
        try
        {
            Browser.Open(page);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            throw CauseErrors.CausePageNotOpened(page, e);
        }
    }
}
