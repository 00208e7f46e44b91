using System.Globalization;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using PresignTools.Errors;

namespace PresignTools.Aws;

/// <summary>
/// Turns what the SDK throws into a PresignException. SDK exceptions go no further than this assembly: a caller could not catch
/// their types, and their texts may hold output of a credential process or a signed request.
/// </summary>
internal static class SdkErrors
{
    /// <param name="exception">What the SDK threw.</param>
    /// <param name="profile">The profile that was asked for.</param>
    /// <param name="root">The profile at the end of its source_profile chain: the one whose SSO sign-in or process is needed.</param>
    internal static PresignException ForProfile(Exception exception, CredentialProfile profile, CredentialProfile root)
    {
        if (Find<ProcessAWSCredentialException>(exception) is { } process)
        {
            return AwsErrors.CredentialProcessFailed(root.Name, ExitValue(process.Message));
        }

        AmazonServiceException? refused = Find<AmazonServiceException>(exception);
        if (ProfileFiles.UsesSso(root.Options))
        {
            if (refused is null && !IsNetwork(exception))
            {
                return AwsErrors.SsoSignInNeeded(root.Name, "no cached token that is still good");
            }

            if (refused?.ErrorCode is "UnauthorizedException" or "InvalidGrantException" or "ExpiredTokenException")
            {
                return AwsErrors.SsoSignInNeeded(root.Name, refused.ErrorCode);
            }
        }

        return For(exception, $"profile '{Text.Printable.Of(profile.Name)}'");
    }

    internal static PresignException For(Exception exception, string source)
    {
        if (exception is PresignException own)
        {
            return own;
        }

        if (Find<AmazonServiceException>(exception) is { ErrorCode.Length: > 0 } refused)
        {
            // Only this text is known to be free of the signed request: STS quotes the canonical string, token included, in others.
            string? message = refused.ErrorCode is "AccessDenied" or "AccessDeniedException" ? refused.Message : null;
            return AwsErrors.CredentialServiceRefused(source, refused.ErrorCode, (int)refused.StatusCode, message, refused.RequestId);
        }

        if (IsNetwork(exception))
        {
            return AwsErrors.CredentialServiceUnreachable(source, Innermost(exception).GetType().Name);
        }

        if (Find<Evidence.NotForThisServerException>(exception) is { } unsent)
        {
            return AwsErrors.CredentialsUnavailable(source, $"nothing was sent, because {unsent.Message}");
        }

        // The factory's own texts name profiles and settings only.
        return AwsErrors.CredentialsUnavailable(source, exception is InvalidDataException ? exception.Message : exception.GetType().Name);
    }

    private static bool IsNetwork(Exception exception) =>
        Find<HttpRequestException>(exception) is not null || Find<SocketException>(exception) is not null
        || Find<TimeoutException>(exception) is not null || Find<TaskCanceledException>(exception) is not null;

    private static T? Find<T>(Exception exception)
        where T : Exception
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static Exception Innermost(Exception exception) => exception.GetBaseException();

    /// <summary>The number in the SDK's "… exit value 1 …"; null where it tells none.</summary>
    private static int? ExitValue(string message)
    {
        const string Mark = "exit value ";
        int start = message.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        int end = start;
        while (start >= Mark.Length && end < message.Length && (char.IsAsciiDigit(message[end]) || (end == start && message[end] == '-')))
        {
            end++;
        }

        return
            end > start
            && int.TryParse(
                message.AsSpan(start, end - start),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out int value
            )
            ? value
            : null;
    }
}
