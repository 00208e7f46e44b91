namespace PresignTools.Text.Masking;

/// <summary>What a name says of its value.</summary>
internal enum NameKind
{
    /// <summary>Nothing.</summary>
    Other,

    /// <summary>It is a secret.</summary>
    Secret,

    /// <summary>It is a password, which may have blanks in it.</summary>
    Password,

    /// <summary>It is a signature.</summary>
    Signature,

    /// <summary>It is a header whose value goes to the end of the line: a scheme and a secret, or cookies.</summary>
    Header,

    /// <summary>It is a user name and a password, with a colon between.</summary>
    User,

    /// <summary>It is a hash, a version or an id, which may look like a secret and is none.</summary>
    Harmless,

    /// <summary>It is the name of something whose value stands beside it (<c>"name": "Cookie", "value": "…"</c>).</summary>
    NameOfPair,

    /// <summary>It is such a value.</summary>
    ValueOfPair,
}

/// <summary>
/// Tells by its name whether something is a secret, in whatever spelling: <c>aws_secret_access_key</c>, <c>SecretAccessKey</c>,
/// <c>--sse-customer-key</c>,
/// <c>X-Goog-Signature</c>. What comes last in a name says what it is; <c>x-amz-server-side-encryption-customer-key-MD5</c> is a hash.
/// </summary>
internal static class SecretNames
{
    internal const int Longest = 96;

    // In full, because nothing need stand before them; the words of the second list must be words of their own.
    private static readonly (string End, NameKind Kind)[] Ends =
    [
        ("secretaccesskey", NameKind.Secret), ("secretkey", NameKind.Secret), ("accesskeysecret", NameKind.Secret),
        ("clientsecret", NameKind.Secret),
        ("customerkey", NameKind.Secret), ("accountkey", NameKind.Secret), ("accountaccesskey", NameKind.Secret),
        ("sharedaccesskey", NameKind.Secret),
        ("sharedkey", NameKind.Secret), ("privatekey", NameKind.Secret), ("apikey", NameKind.Secret), ("authkey", NameKind.Secret),
        ("signingkey", NameKind.Secret), ("masterkey", NameKind.Secret), ("subscriptionkey", NameKind.Secret), ("hmackey", NameKind.Secret),
        ("sseckey", NameKind.Secret), ("applicationkey", NameKind.Secret), ("functionkey", NameKind.Secret),
        ("sessiontoken", NameKind.Secret), ("securitytoken", NameKind.Secret), ("accesstoken", NameKind.Secret),
        ("authtoken", NameKind.Secret),
        ("refreshtoken", NameKind.Secret), ("apitoken", NameKind.Secret), ("tokencode", NameKind.Secret),
        ("authorization", NameKind.Header), ("setcookie", NameKind.Header), ("password", NameKind.Password),
        ("passphrase", NameKind.Password),
        ("oauth2bearer", NameKind.Secret), ("converttosecurestring", NameKind.Secret), ("proxyuser", NameKind.User),
    ];

    private static readonly (string Word, NameKind Kind)[] Words =
    [
        ("secret", NameKind.Secret), ("secrets", NameKind.Secret), ("token", NameKind.Secret), ("jwt", NameKind.Secret),
        ("bearer", NameKind.Secret),
        ("assertion", NameKind.Secret), ("samlresponse", NameKind.Secret), ("passwd", NameKind.Password), ("pwd", NameKind.Password),
        ("pass", NameKind.Password), ("signature", NameKind.Signature), ("sig", NameKind.Signature), ("sign", NameKind.Signature),
        ("hmac", NameKind.Signature), ("cookie", NameKind.Header), ("cookies", NameKind.Header),
    ];

    // A word that may stand behind: SignatureProvided, SecretString, token_value.
    private static readonly string[] Tails = ["provided", "value", "text", "string", "plaintext", "received", "calculated", "expected",
        "current", "base64", "b64", "raw"];

    // Error codes, and tokens that mark a place in a list.
    private static readonly string[] HarmlessBefore =
    [
        "invalid", "expired", "missing", "malformed", "unexpected", "unknown", "bad", "wrong", "no", "continuation", "next", "page",
        "pagination",
        "start", "cancellation", "previous", "stringto",
    ];

    private static readonly string[] Hashes =
    [
        "sha1", "sha256", "sha512", "md5", "hash", "digest", "checksum", "crc32", "crc64", "etag", "commit", "fingerprint", "thumbprint",
        "revision",
        "xamzid2", "marker", "versionid", "uploadid", "requestid", "hostid", "traceid", "payload", "credential",
    ];

    private static readonly string[] Damaged =
    [
        "xamzsignature", "xamzsecuritytoken", "xamzs3sessiontoken", "awssecretaccesskey", "awssessiontoken", "secretaccesskey",
        "securitytoken", "sessiontoken",
        "xgoogsignature", "xosssignature", "xosssecuritytoken", "signature", "secretkey", "authorization", "ssecustomerkey",
        "xamzserversideencryptioncustomerkey",
    ];

    /// <summary>What a name says of its value.</summary>
    internal static NameKind Of(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[Longest];
        Span<int> words = stackalloc int[Longest];
        ReadOnlySpan<char> letters = Letters(name, buffer, words, out int count);
        if (letters.Length < 2)
        {
            return NameKind.Other;
        }

        NameKind kind = OfLetters(letters, words[..count]);
        return kind != NameKind.Other ? kind : OfPair(letters);
    }

    /// <summary>Whether a name is that of a key id, alone or with a credential scope behind it.</summary>
    internal static bool IsOfKeyId(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[Longest];
        Span<int> words = stackalloc int[Longest];
        ReadOnlySpan<char> letters = Letters(name, buffer, words, out _);
        return letters.EndsWith("accesskeyid") || letters.EndsWith("accesskey") || letters.EndsWith("credential");
    }

    /// <summary>Whether a name is one of the usual secret ones but for a letter or two.</summary>
    internal static bool IsDamaged(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[Longest];
        Span<int> words = stackalloc int[Longest];
        ReadOnlySpan<char> letters = Letters(name, buffer, words, out _);
        foreach (string usual in Damaged)
        {
            int most = usual.Length >= 12 ? 2 : 1;
            if (Math.Abs(usual.Length - letters.Length) <= most && EditDistance.IsAtMost(letters, usual, most))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name is one plain word, as it may stand in a sentence.</summary>
    internal static bool IsPlainWord(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        return name.Length > 0 && name[1..].IndexOfAnyInRange('A', 'Z') < 0;
    }

    private static NameKind OfLetters(ReadOnlySpan<char> letters, ReadOnlySpan<int> words)
    {
        foreach (string hash in Hashes)
        {
            if (letters.EndsWith(hash))
            {
                return NameKind.Harmless;
            }
        }

        if (IsOfAws(letters))
        {
            return NameKind.Secret;
        }

        (letters, words) = WithoutTail(letters, words);
        foreach ((string end, NameKind kind) in Ends)
        {
            if (letters.EndsWith(end))
            {
                return kind;
            }
        }

        int last = words.Length == 0 ? 0 : words[^1];
        foreach ((string word, NameKind kind) in Words)
        {
            if (letters.Length - word.Length == last && letters.EndsWith(word))
            {
                return IsHarmlessBefore(letters[..last]) ? NameKind.Harmless : kind;
            }
        }

        foreach (string harmless in HarmlessBefore)
        {
            if (letters.StartsWith(harmless) && letters[harmless.Length..] is "token" or "signature")
            {
                return NameKind.Harmless;
            }
        }

        return letters.EndsWith("id") || letters.EndsWith("arn") ? NameKind.Harmless : NameKind.Other;
    }

    private static NameKind OfPair(ReadOnlySpan<char> letters) => letters switch
    {
        "name" or "key" or "header" or "headername" or "field" or "parameter" or "parameterkey" or "parametername" => NameKind.NameOfPair,
        "value" or "values" or "val" or "headervalue" or "parametervalue" or "content" => NameKind.ValueOfPair,
        "user" => NameKind.User,
        _ => NameKind.Other,
    };

    /// <summary>Environment variables of AWS whose secret word does not stand last: AWS_BEARER_TOKEN_BEDROCK.</summary>
    private static bool IsOfAws(ReadOnlySpan<char> letters) =>
        letters.StartsWith("aws") && (letters.Contains("secret", StringComparison.Ordinal)
            || letters.Contains("bearertoken", StringComparison.Ordinal)
            || letters.Contains("sessiontoken", StringComparison.Ordinal) || letters.Contains("securitytoken", StringComparison.Ordinal))
        && !(letters.EndsWith("file") || letters.EndsWith("arn") || letters.EndsWith("id") || letters.EndsWith("name")
            || letters.EndsWith("region")
            || letters.EndsWith("manager") || letters.EndsWith("header"));

    private static bool IsHarmlessBefore(ReadOnlySpan<char> before)
    {
        foreach (string harmless in HarmlessBefore)
        {
            if (before.EndsWith(harmless))
            {
                return true;
            }
        }

        return false;
    }

    private static Rest WithoutTail(ReadOnlySpan<char> letters, ReadOnlySpan<int> words)
    {
        int end = letters.Length;
        while (end > 3 && char.IsAsciiDigit(letters[end - 1]))
        {
            end--;
        }

        letters = letters[..end];
        while (words.Length > 1 && words[^1] >= end)
        {
            words = words[..^1];
        }

        foreach (string tail in Tails)
        {
            if (words.Length > 1 && letters.Length - tail.Length == words[^1] && letters.EndsWith(tail))
            {
                return new Rest(letters[..words[^1]], words[..^1]);
            }
        }

        return new Rest(letters, words);
    }

    /// <summary>Letters and digits in lower case, and where words begin.</summary>
    private static ReadOnlySpan<char> Letters(ReadOnlySpan<char> name, Span<char> buffer, Span<int> words, out int count)
    {
        name = name.Length > Longest ? name[^Longest..] : name;
        int length = 0;
        count = 0;
        bool begins = true;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (!char.IsAsciiLetterOrDigit(c))
            {
                begins = true;
                continue;
            }

            bool isHump = char.IsAsciiLetterUpper(c) && i > 0
                && (char.IsAsciiLetterLower(name[i - 1]) || char.IsAsciiDigit(name[i - 1])
                    || (char.IsAsciiLetterUpper(name[i - 1]) && i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            if (begins || isHump)
            {
                words[count++] = length;
                begins = false;
            }

            buffer[length++] = char.ToLowerInvariant(c);
        }

        return buffer[..length];
    }

    private readonly ref struct Rest(ReadOnlySpan<char> letters, ReadOnlySpan<int> words)
    {
        private readonly ReadOnlySpan<char> _letters = letters;
        private readonly ReadOnlySpan<int> _words = words;

        public void Deconstruct(out ReadOnlySpan<char> letters, out ReadOnlySpan<int> words)
        {
            letters = _letters;
            words = _words;
        }
    }
}
