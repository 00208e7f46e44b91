using System.Xml.Linq;
using PresignTools.Responses;

namespace PresignTools.Intake.Readers;

/// <summary>S3's answer from its parts, as a log has them.</summary>
internal static class ToldAnswer
{
    private const int LongestCode = 80;

    /// <summary>The answer; null if the code is none.</summary>
    internal static S3ErrorResponse? Of(string code, string? message, int? status)
    {
        // CloudTrail writes "Client.InvalidAccessKeyId" of some services.
        string bare = code[(code.LastIndexOf('.') + 1)..];
        if (bare.Length is 0 or > LongestCode || !bare.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var error = new XElement("Error", new XElement("Code", bare));
        if (message is { Length: > 0 } && message.All(System.Xml.XmlConvert.IsXmlChar))
        {
            error.Add(new XElement("Message", message));
        }

        return AnswerText.TryRead(new S3ResponseInput { Body = error.ToString(SaveOptions.DisableFormatting), Status = status });
    }
}
