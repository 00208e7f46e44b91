using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PresignTools.Text;

namespace PresignTools.Signing.Uploads;

/// <summary>
/// A script for sh (POSIX) that carries an upload out with dd and curl. A part is copied to a temporary file first: S3 takes no body
/// without a length, so that curl cannot send from a pipe. Values come from outside; each is in single quotes, so that the shell runs
/// none of them.
/// </summary>
internal static class UploadScript
{
    private const string Curl = "curl -sS -g --path-as-is --retry 3";

    internal static string Write(PresignedUpload set, string file)
    {
        var script = new StringBuilder(4096 + (set.PartCount * 700));
        Head(script, set, file);
        script.Append(Functions);
        foreach (PresignedUploadPart part in set.Parts)
        {
            script.Append(CultureInfo.InvariantCulture, $"part {part.PartNumber} {part.Offset / S3MultipartLimits.Mebibyte} ")
                .Append(CultureInfo.InvariantCulture, $"{Blocks(part.Length)} {part.Length} ")
                .Append(Quoted(ChecksumElement(set, part))).Append(' ').Append(Quoted(part.Url)).Append(Headers(part)).Append('\n');
        }

        script.Append("finish ").Append(Quoted(set.Complete.Url)).Append(Headers(set.Complete)).Append("\n)\n");
        return script.ToString();
    }

    private static void Head(StringBuilder script, PresignedUpload set, string file)
    {
        string end = set.EffectiveExpiresAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        script.Append("#!/bin/sh\n")
            .Append("# Uploads a file to ").Append(Printable.Of(set.BucketName)).Append('/').Append(Printable.Of(set.Key, 300))
            .Append(" in ").Append(set.Parts).Append(" with dd and curl. It needs no credentials.\n")
            .Append("# The URLs below are secrets. They end at ").Append(end).Append(".\n")
            .Append("# After a failure, run it again: parts that have arrived are not sent twice.\n")
            .Append("# To give the upload up: sh SCRIPT abort. Until then, S3 keeps the parts that arrived, and they cost money.\n")
            .Append("(\nset -eu\n")
            .Append("file=").Append(Quoted(file)).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"size={set.Size}\n")
            .Append(CultureInfo.InvariantCulture, $"parts={set.PartCount}\n")
            .Append("arrived=./upload-").Append(Name(set.UploadId)).Append(".parts    # if the file has changed since, delete this one\n")
            .Append("abort() { ").Append(Curl).Append(" -X DELETE").Append(Headers(set.Abort)).Append(' ').Append(Quoted(set.Abort.Url))
            .Append("; rm -f \"$arrived\"; }\n");
    }

    // The answer to the last request may say 200 and still hold an error: S3 answers before it has joined the parts. Only a success has an
    // ETag; its root element is not called alike by all servers.
    private const string Functions = $$"""
        fail() { printf '%s\n' "$*" >&2; exit 1; }
        part() {
          number=$1 first=$2 blocks=$3 bytes=$4 checksum=$5 url=$6
          shift 6
          if grep -q "^$number " "$arrived"; then return 0; fi
          dd if="$file" of="$work/part" bs=1048576 skip="$first" count="$blocks" 2> /dev/null
          [ "$(($(wc -c < "$work/part")))" -eq "$bytes" ] || fail "Part $number cannot be read from $file."
          status=$({{Curl}} -o "$work/answer" -D "$work/head" -w '%{http_code}' -T "$work/part" "$@" "$url") ||
            fail "Part $number was not sent. Run this again to go on."
          [ "$status" = 200 ] || { cat "$work/answer" >&2; fail "Part $number was refused: HTTP $status."; }
          etag=$(tr -d '\r' < "$work/head" | sed -n 's/^[Ee][Tt][Aa][Gg]: *//p' | tail -n 1)
          [ -n "$etag" ] || fail "The answer to part $number has no ETag."
          printf '%s <Part><PartNumber>%s</PartNumber><ETag>%s</ETag>%s</Part>\n' "$number" "$number" "$etag" "$checksum" >> "$arrived"
          printf 'Part %s of %s has arrived.\n' "$number" "$parts"
        }
        finish() {
          url=$1
          shift
          {
            printf '<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\n'
            sort -n "$arrived" | cut -d ' ' -f 2-
            printf '</CompleteMultipartUpload>\n'
          } > "$work/list"
          status=$({{Curl}} -o "$work/answer" -w '%{http_code}' -X POST -H 'Content-Type: application/xml' \
            --data-binary "@$work/list" "$@" "$url") ||
            fail "The upload was not completed. Run this again to go on."
          if [ "$status" = 200 ] && grep -q 'ETag>' "$work/answer"; then
            rm -f "$arrived"
            printf 'The upload is complete.\n'
          else
            cat "$work/answer" >&2
            fail "The upload was not completed: HTTP $status."
          fi
        }
        if [ "${1-}" = abort ]; then abort; exit; fi
        [ "$(($(wc -c < "$file")))" -eq "$size" ] || fail "$file does not have $size bytes. The URLs are for a file of that size."
        work=$(mktemp -d)
        trap 'rm -rf "$work"' EXIT
        touch "$arrived"

        """;

    /// <summary>What the list of parts must repeat of a part's checksum; empty if it has none.</summary>
    private static string ChecksumElement(PresignedUpload set, PresignedUploadPart part) =>
        set.ChecksumAlgorithm is { } algorithm
        && part.RequiredHeaders?.GetValueOrDefault(UploadSigner.ChecksumHeader(algorithm)) is { } value
            ? $"<Checksum{algorithm}>{value}</Checksum{algorithm}>"
            : string.Empty;

    private static string Headers(PresignedUploadUrl url) =>
        url.RequiredHeaders is null ? string.Empty : string.Concat(url.RequiredHeaders.Select(h => " -H " + Quoted($"{h.Key}: {h.Value}")));

    private static long Blocks(long bytes) => (bytes + S3MultipartLimits.Mebibyte - 1) / S3MultipartLimits.Mebibyte;

    /// <summary>A file name for an upload: the same whenever its URLs are signed again.</summary>
    private static string Name(string uploadId) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(uploadId)))[..12];

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
