using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Commands;

/// <summary>Errors of Get-PresignCause.</summary>
internal static class CauseErrors
{
    /// <summary>An id that is not in the catalogue.</summary>
    internal static PresignException CauseUnknown(string id)
    {
        IReadOnlyList<string> near = Nearest.To(id, CauseCatalogue.All.Select(static c => c.Id), 3);
        string advice = near.Count == 0 ? "Get-PresignCause without an id lists them all; wildcards work, for example *cors*."
            : $"Did you mean {string.Join(" or ", near.Select(static n => $"'{n}'"))}? Get-PresignCause without an id lists them all.";
        return new PresignException(
            nameof(CauseUnknown), PresignErrorKind.ObjectNotFound, $"There is no cause '{Printable.Of(id, 80)}'.", advice);
    }

    /// <summary>-Online, and more than one cause.</summary>
    internal static PresignException CausePageNotOne(int count) => new(
        nameof(CausePageNotOne), PresignErrorKind.InvalidArgument,
        $"-Online opens one page, and {count} causes are selected.",
        "Give one id. The property PageUri of each cause has the address of its page; -Online without an id opens the list of all pages.");

    /// <summary>No browser could be started.</summary>
    internal static PresignException CausePageNotOpened(Uri page, Exception inner) => new(
        nameof(CausePageNotOpened), PresignErrorKind.ResourceUnavailable, $"The page cannot be opened: {Printable.Of(inner.Message, 200)}",
        $"Open it by hand: {page}", inner);
}
