using System.Security;
using PresignTools.Responses;
using PresignTools.Tests.Responses;

namespace PresignTools.Tests.Diagnosis.Causes;

/// <summary>S3's answers in its own words, by the rows of the catalogue.</summary>
internal static class S3Says
{
    /// <summary>S3's answer of a row, with further elements of its body.</summary>
    internal static S3ErrorResponse Row(string row, params (string Name, string Value)[] elements)
    {
        object[] known = CatalogueTests.Rows().First(r => (string)r[3] == row);
        return Checked(row, Error((string)known[0], (string)known[2], (int)known[1], elements));
    }

    /// <summary>The same row in another wording that it covers.</summary>
    internal static S3ErrorResponse Row(string row, string message, params (string Name, string Value)[] elements)
    {
        S3ErrorRow known = S3ErrorCatalogue.Row(row);
        return Checked(row, Error(known.Codes[0], message, known.Status, elements));
    }

    /// <summary>An answer without a body.</summary>
    internal static S3ErrorResponse Status(int status, params (string Name, string Value)[] headers) => Failure.Status(status, headers);

    /// <summary>An error as S3 writes it, whether it is in the catalogue or not.</summary>
    internal static S3ErrorResponse Error(string code, string message, int status, params (string Name, string Value)[] elements) =>
        Failure.Answer(code, message, status, string.Concat(elements.Select(Element)));

    private static string Element((string Name, string Value) element) =>
        $"<{element.Name}>{SecurityElement.Escape(element.Value)}</{element.Name}>";

    private static S3ErrorResponse Checked(string row, S3ErrorResponse answer)
    {
        Assert.Equal(row, answer.Row);
        return answer;
    }
}
