using System.Globalization;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>Object Lock: what an upload sets, and what a delete runs into.</summary>
internal static class LockRules
{
    internal static void ForWrite(Exchange x, Bucket bucket, StoredObject item, Func<string, string?> value)
    {
        string? mode = value("x-amz-object-lock-mode"),
            until = value("x-amz-object-lock-retain-until-date"),
            hold = value("x-amz-object-lock-legal-hold");
        bool asked = mode is not null || until is not null || hold is not null;
        if (asked && bucket.ObjectLock is null)
        {
            throw Failures.NoObjectLock();
        }

        if (bucket.ObjectLock is not { } settings)
        {
            return;
        }

        bool hasChecksum =
            x.Request.Header("content-md5") is not null || Checksums.Algorithms.Any(a => Checksums.Given(x.Request, a) is not null);
        if (
            (asked || settings.Mode is not null)
            && !hasChecksum
            && x.Request.Method == "PUT"
            && x.Request.Header("x-amz-copy-source") is null)
        {
            throw Failures.MissingChecksum();
        }

        if (mode is null != until is null)
        {
            throw Failures.InvalidRequest("x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied", null);
        }

        item.LockMode = mode ?? settings.Mode;
        if (until is null)
        {
            item.RetainUntil = settings.Mode is null ? null : x.Now.AddDays(settings.Days);
        }
        else
        {
            bool isDate = DateTimeOffset.TryParse(
                until,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset end);
            item.RetainUntil = isDate && end > x.Now
                ? end
                : throw Failures.Argument(
                    "The retain until date must be in the future!",
                    "x-amz-object-lock-retain-until-date",
                    until,
                    null
                );
        }

        item.LegalHold = hold == "ON";
    }

    /// <summary>Whether a version may go.</summary>
    internal static void ForDelete(Exchange x, string key, StoredObject item)
    {
        if (item.LegalHold)
        {
            throw Failures.Locked(key, item.VersionId);
        }

        if (item.LockMode is null || item.RetainUntil is not { } until || until <= x.Now)
        {
            return;
        }

        bool bypass = "true".Equals(x.Request.Amz("x-amz-bypass-governance-retention"), StringComparison.OrdinalIgnoreCase);
        if (item.LockMode == "COMPLIANCE" || !bypass)
        {
            throw Failures.Locked(key, item.VersionId);
        }

        Authorizer.CheckAction(x, "s3:BypassGovernanceRetention", $"arn:aws:s3:::{x.BucketName}/{key}", x.BucketName, x.Bucket, item);
    }
}
