using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Responses;

namespace PresignTools.Input;

/// <summary>Reads what is given for an -ErrorResponse parameter: an S3ErrorResponse, or what ConvertFrom-S3ErrorResponse takes.</summary>
internal static class ResponseArgument
{
    /// <exception cref="PresignException">As <see cref="S3ErrorResponseReader.Read"/> and <see cref="ResponseAdapter.Read"/>.</exception>
    internal static S3ErrorResponse Read(PSObject value, SessionState session, CancellationToken cancellation) =>
        value.BaseObject switch
        {
            S3ErrorResponse read => read,
            string text => S3ErrorResponseReader.Read(new S3ResponseInput { Body = text }),
            FileSystemInfo file => S3ErrorResponseReader.Read(
                new S3ResponseInput { BodyBytes = ResponseFile.Read(ResponseFile.Resolve(session, file.FullName, isLiteral: true)[0]) }),
            object[] lines when Array.TrueForAll(lines, static l => (l as PSObject)?.BaseObject is string || l is string) =>
                S3ErrorResponseReader.Read(new S3ResponseInput { Body = string.Join("\n", lines) }),
            _ => S3ErrorResponseReader.Read(ResponseAdapter.Read(value, cancellation)),
        };
}
