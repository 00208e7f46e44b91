using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// What clients refuse before anything is sent, and servers where it is, because of an access point: a signer of SigV4A that is not there,
/// and the ARN of an access point where a client takes names of buckets only.
/// </summary>
internal static class AccessPointClues
{
    private const int Near = 240;

    // SigV4A, and the packages that bring it, as the SDKs name them.
    private static readonly string[] Signers =
    [
        "sigv4a", "SignatureV4a", "Signature V4A", "CRT-V4a", "CrtSignerV4", "signature-v4-crt", "signature-v4a", "CrtIntegration",
        "botocore[crt]", "auth-crt", "auth-aws-crt", "AWS Common Runtime", "awscrt",
    ];

    private static readonly string[] Lacking =
    [
        "requires", "require that", "is required", "required to", "add a dependency", "add a reference", "additional dependency",
        "please install", "whether you have installed", "could not be retrieved", "could not load", "cannot be loaded", "not supported",
        "unsupported", "not available", "unavailable", "only support", "must be signed", "must use", "undefined", "not a constructor",
        "cannot find module", "no module named", "unknown auth scheme", "please load", "is available", "not installed", "to be installed",
        "pip install", "npm install", "composer require",
    ];

    private static readonly string[] Failing =
        ["error", "exception", "fatal", "failed", "refused", "denied", "panic", "require(", "rejected"];

    private static readonly string[] NoName =
    [
        "invalid bucket name", "InvalidBucketName", "bucket name must", "bucket is not valid", "not a valid bucket", "must match the regex",
        "bucket name does not", "bucketname is not", "invalid bucket", "illegal bucket", "hostname must not be null",
    ];

    private static readonly string[] Refusing =
    [
        "not compatible", "not supported", "unsupported", "cannot be used", "can not be used", "does not support", "cannot be set",
        "cannot use", "is not valid", "invalid arn",
    ];

    internal static IEnumerable<Clue> Find(string text) =>
        Scan.Find(text, "v4a", 0, true) < 0 && Scan.Find(text, "crt", 0, true) < 0 && Scan.Find(text, "accesspoint", 0, true) < 0
            && Scan.Find(text, "access point", 0, true) < 0 && Scan.Find(text, "Common Runtime", 0, true) < 0
            && Scan.Find(text, "NetworkOrigin", 0, true) < 0
            ? [] : [.. SigV4A(text), .. Arn(text), .. Origin(text)];

    /// <summary>A signer that is named beside a word of something that lacks, in an error.</summary>
    private static IEnumerable<Clue> SigV4A(string text)
    {
        foreach (string signer in Signers)
        {
            for (int i = Scan.Find(text, signer, 0, true); i >= 0; i = Scan.Find(text, signer, i + signer.Length, true))
            {
                int start = Math.Max(0, i - Near), end = Math.Min(text.Length, i + signer.Length + Near);
                string around = text[start..end];
                Work.Add(end - start);
                if (around.ContainsAny(Failing) && around.ContainsAny(Lacking))
                {
                    yield return OfLine(ClueKind.SigV4AMissing, text, i);
                    yield break;
                }
            }
        }
    }

    /// <summary>
    /// A client's or server's error about a bucket's name, on a line with the ARN of an access point or beside it; or about the ARN itself.
    /// </summary>
    private static IEnumerable<Clue> Arn(string text)
    {
        bool hasArn = AccessPointArn(text) >= 0;
        foreach (string words in hasArn ? NoName : [])
        {
            if (Scan.Find(text, words, 0, true) is >= 0 and var at)
            {
                yield return OfLine(ClueKind.AccessPointRefused, text, at);
                yield break;
            }
        }

        for (int i = Scan.Find(text, "access point", 0, true); i >= 0; i = Scan.Find(text, "access point", i + 12, true))
        {
            int line = text.LastIndexOf('\n', i) + 1, end = Math.Min(Scan.LineEnd(text, i), line + 600);
            Work.Add(Math.Max(0, end - line));
            if (
                end > i
                && text[line..end] is var said
                && said.ContainsAny(Refusing)
                && said.ContainsAny("ARN")
                && said.ContainsAny("error", "exception", "Invalid"))
            {
                yield return OfLine(ClueKind.AccessPointRefused, text, i);
                yield break;
            }
        }
    }

    /// <summary>The network origin of an access point that takes requests from one VPC only, as get-access-point answers.</summary>
    private static IEnumerable<Clue> Origin(string text)
    {
        foreach (string name in (string[])["NetworkOrigin", "network_origin"])
        {
            if (Scan.Find(text, name, 0, true) is >= 0 and var at)
            {
                int value = Scan.Skip(text, at + name.Length, static c => c is '"' or '\'' or ':' or '=' or ' ');
                int vpc = Scan.Find(text, "vpc-", at);
                string detail = vpc >= 0 && vpc - at < Near ? text[vpc..Scan.Skip(text, vpc, static c => Scan.IsWord(c) || c == '-')]
                    : "one VPC";
                if (Scan.At(text, value, "VPC", true) && !Scan.At(text, value, "vpc-", true))
                {
                    yield return new Clue(ClueKind.AccessPointOfVpc, Printable.Of(detail, 40), at, name.Length);
                }

                yield break;
            }
        }
    }

    /// <summary>Where the ARN of an access point begins; -1 if there is none.</summary>
    internal static int AccessPointArn(string text)
    {
        for (int i = Scan.Find(text, ":accesspoint", 0); i >= 0; i = Scan.Find(text, ":accesspoint", i + 1))
        {
            int from = Math.Max(0, i - 80);
            int arn = text.LastIndexOf("arn:aws", i, i - from + 1, StringComparison.Ordinal);
            Work.Add(i - from);
            if (arn >= 0 && text.AsSpan(arn, i - arn).IndexOfAny(" \n\"'") < 0)
            {
                return arn;
            }
        }

        return -1;
    }

    private static Clue OfLine(ClueKind kind, string text, int at)
    {
        int start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        return Clue.Of(kind, text, Math.Max(start, at - Near), Scan.LineEnd(text, at));
    }
}
