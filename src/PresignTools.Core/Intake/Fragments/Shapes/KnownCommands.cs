namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>Programs that people run beside a failing S3 request.</summary>
internal static class KnownCommands
{
    private const int LongestName = 32;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "curl", "curl.exe", "wget", "http", "https", "httpie", "xh", "aria2c", "axel", "aws", "aws.exe", "awslocal", "aws-vault", "s3cmd",
        "s4cmd", "s5cmd", "s3api", "mc", "mcli", "rclone", "restic", "duplicity", "gsutil", "gcloud", "az", "azcopy", "b2", "wrangler",
        "doctl", "mongodump", "pgbackrest", "wal-g", "docker", "docker-compose", "podman", "kubectl", "helm", "oc", "nerdctl", "crane",
        "skopeo", "terraform", "tofu", "terragrunt", "pulumi", "cdk", "sam", "serverless", "sls", "eb", "copilot", "ansible",
        "ansible-playbook", "git", "git-lfs", "npm", "npx", "pnpm", "yarn", "node", "bun", "deno", "pip", "pip3", "pipx", "uv", "conda",
        "python", "python3", "py", "poetry", "go", "cargo", "dotnet", "java", "mvn", "gradle", "./gradlew", "ruby", "bundle", "rails",
        "rake", "gem", "php", "composer", "artisan", "perl", "Rscript", "julia", "swift", "mix", "ssh", "scp", "nc", "telnet", "openssl",
        "dig", "nslookup", "ping", "traceroute", "tcpdump", "date", "ntpdate", "timedatectl", "chronyc", "w32tm", "cat", "type", "echo",
        "export", "set", "env", "printenv", "sudo", "bash", "sh", "zsh", "pwsh", "powershell", "cmd", "grep", "jq", "yq", "head", "tail",
        "ls", "dir", "cp", "mv", "file", "sha256sum", "md5sum", "base64", "apt", "apt-get", "apk", "yum", "dnf", "brew", "choco",
        "certutil", "bitsadmin", "Invoke-WebRequest", "Invoke-RestMethod", "iwr", "irm", "Get-S3PreSignedURL", "Get-S3Object",
        "Read-S3Object", "Write-S3Object", "Get-Content", "ab", "wrk", "k6", "hey", "vegeta", "hadoop", "hdfs", "spark-submit", "dvc",
        "deb-s3", "aptly", "packer", "nomad", "consul", "vault", "fly", "heroku", "vercel", "netlify", "gh", "glab", "act", "juicefs",
        "s3fs", "goofys", "mount-s3", "ffmpeg", "ffprobe", "yt-dlp", "duckdb", "psql", "mysql", "clickhouse", "velero", "mlflow",
    };

    private static readonly HashSet<string> AwsServices = new(StringComparer.Ordinal)
    {
        "s3", "s3api", "s3control", "sts", "kms", "iam", "configure", "ssm", "ec2", "cloudformation", "cloudtrail", "organizations",
        "cloudfront", "lambda", "sso", "signer", "ecr", "logs", "eks",
    };

    /// <summary>Whether it is the name of a program.</summary>
    internal static bool Contains(string word) => Names.Contains(word);

    /// <summary>
    /// Whether a line without a prompt is a command: it begins with a program's name, and has what only commands have (an option, a URL, a
    /// service of the AWS CLI). "curl works fine" has neither.
    /// </summary>
    internal static bool IsCommandLine(string line)
    {
        if (!MayBegin(line))
        {
            return false;
        }

        string[] words = line.Split(' ', 12, StringSplitOptions.RemoveEmptyEntries);

        int first = words[0] is "sudo" or "time" or "exec" && words.Length > 1 ? 1 : 0;
        while (first < words.Length - 1 && IsAssignment(words[first]))
        {
            first++;
        }

        if (!Names.Contains(words[first]) || first + 1 >= words.Length)
        {
            return false;
        }

        string next = words[first + 1];
        if (words[first].StartsWith("aws", StringComparison.Ordinal) && AwsServices.Contains(next))
        {
            return true;
        }

        for (int i = first + 1; i < words.Length; i++)
        {
            string word = words[i];
            if (
                (word.Length > 1 && word[0] == '-' && (char.IsAsciiLetter(word[1]) || word[1] == '-'))
                || (i == first + 1 && word.TrimStart('"', '\'').StartsWith("http", StringComparison.Ordinal))
                || word.Contains("s3://", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return words[first] is "docker" or "kubectl" or "terraform" or "git" or "npm" or "go" or "dotnet" or "pip"
            && words.Length <= 5
            && next.All(static c => char.IsAsciiLetterLower(c) || c == '-')
            && line[^1] is not ('.' or ':' or '?' or '!' or ',')
            && next is "pull" or "push" or "run" or "compose" or "apply" or "plan" or "init" or "clone" or "install" or "build" or "logs"
                or "login" or "publish" or "restore" or "get" or "describe" or "exec" or "test";
    }

    /// <summary>
    /// Whether the first word is a program's name, or one that stands before it. Every line of a text is asked: the words are not cut out.
    /// </summary>
    private static bool MayBegin(string line)
    {
        ReadOnlySpan<char> rest = line.AsSpan().TrimStart(' ');
        int end = rest.IndexOf(' ');
        ReadOnlySpan<char> first = end < 0 ? rest : rest[..end];
        bool goesBefore = first is "sudo" or "time" or "exec" || first.Contains('=');
        return goesBefore || (first.Length is > 0 and <= LongestName && Names.Contains(first.ToString()));
    }

    private static bool IsAssignment(string word)
    {
        int equal = word.IndexOf('=');
        return equal > 0 && word.Take(equal).All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');
    }
}
