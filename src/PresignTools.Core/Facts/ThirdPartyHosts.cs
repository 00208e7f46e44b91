namespace PresignTools.Facts;

/// <summary>
/// Hosts and buckets of services that sign URLs for their own users: whoever holds such a link did not sign it, and can only get a new one.
/// </summary>
internal static class ThirdPartyHosts
{
    /// <summary>A piece of a URL, and whose it is.</summary>
    internal static readonly (string Piece, string Service)[] All =
    [
        ("github-production-release-asset*", "GitHub"),
        ("objects.githubusercontent.com", "GitHub"),
        ("release-assets.githubusercontent.com", "GitHub"),
        ("github-cloud.s3*", "GitHub"),
        ("github.com/*", "GitHub"),
        ("actions-results*", "GitHub Actions"),
        ("cdn-lfs*", "Hugging Face"),
        ("huggingface.co/*", "Hugging Face"),
        ("hf.co/*", "Hugging Face"),
        ("docker-images-prod*", "Docker Hub"),
        ("production.cloudflare.docker.com", "Docker Hub"),
        ("starport-layer-bucket*", "Amazon ECR"),
        ("quay.io/*", "Quay"),
        ("cdn.quay.io", "Quay"),
        ("registry.npmjs.org", "npm"),
        ("gitlab.com/*", "GitLab"),
        ("cdn.artifacts.gitlab-static.net", "GitLab"),
        ("bbuseruploads*", "Bitbucket"),
        ("bitbucket.org/*", "Bitbucket"),
        ("api.media.atlassian.com", "Atlassian"),
        ("prod-files-secure*", "Notion"),
        ("files.pythonhosted.org", "PyPI"),
        ("binstar-cio-packages-prod*", "Anaconda"),
        ("kaggle-data-sets*", "Kaggle"),
        ("circle-production-*", "CircleCI"),
        ("circleci-*", "CircleCI"),
        ("jfrog-prod-*", "JFrog"),
        ("instructure-uploads*", "Canvas"),
        ("s3-figma-*", "Figma"),
        ("slack-files*", "Slack"),
        ("archives-production*", "the vendor's archive service"),
    ];
}
