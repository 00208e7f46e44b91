using System.Security.Cryptography;
using System.Text;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>The settings of a bucket, read.</summary>
internal static class BucketReads
{
    internal static Answer Head(Exchange x)
    {
        Authorizer.Check(x, "HeadBucket");
        return new Answer(200)
            .With("x-amz-bucket-region", x.Bucket.Region)
            .With("x-amz-access-point-alias", "false")
            .With("Content-Type", "application/xml");
    }

    internal static Answer Location(Exchange x)
    {
        Authorizer.Check(x, "GetBucketLocation");
        string region = x.Bucket.Region;
        return Answer.Xml(
            region == "us-east-1"
                ? $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint xmlns=\"{XmlText.S3Namespace}\"/>"
                : $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint "
                    + $"xmlns=\"{XmlText.S3Namespace}\">{region}</LocationConstraint>");
    }

    internal static Answer Policy(Exchange x)
    {
        Authorizer.Check(x, "GetBucketPolicy");
        return x.Bucket.Policy is { } policy ? Answer.Json(policy.GetRawText())
            : throw Failures.NoConfiguration("NoSuchBucketPolicy", "The bucket policy does not exist", x.BucketName);
    }

    /// <summary>Whether S3 takes the policy for public; its clients read the word in lower case.</summary>
    internal static Answer PolicyStatus(Exchange x)
    {
        Authorizer.CheckBucket(x, "GetBucketPolicyStatus", "s3:GetBucketPolicyStatus");
        Policy policy = PolicyDocuments.Of(x.BucketName, x.Bucket)
            ?? throw Failures.NoConfiguration("NoSuchBucketPolicy", "The bucket policy does not exist", x.BucketName);
        return Answer.Xml(
            new XmlText("PolicyStatus", XmlText.S3Namespace)
                .Add("IsPublic", Bool(PublicPolicy.FirstPublicStatement(policy) is not null))
                .ToString());
    }

    internal static Answer Encryption(Exchange x)
    {
        Authorizer.Check(x, "GetBucketEncryption");
        DefaultEncryption settings = x.Bucket.Encryption ?? new DefaultEncryption();
        var xml = new XmlText("ServerSideEncryptionConfiguration", XmlText.S3Namespace);
        xml.Open("Rule")
            .Open("ApplyServerSideEncryptionByDefault")
            .Add("SSEAlgorithm", settings.Algorithm)
            .Add("KMSMasterKeyID", settings.KeyId)
            .Close()
            .Add("BucketKeyEnabled", settings.BucketKey ? "true" : "false");
        if (settings.BlockSseC)
        {
            xml.Open("BlockedEncryptionTypes").Add("EncryptionType", "SSE-C").Close();
        }

        return Answer.Xml(xml.ToString());
    }

    internal static Answer PublicAccessBlock(Exchange x)
    {
        Authorizer.CheckBucket(x, "GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock");
        BlockPublicAccess settings = x.Bucket.BlockPublicAccess
            ?? throw Failures.NoConfiguration(
                "NoSuchPublicAccessBlockConfiguration",
                "The public access block configuration was not found",
                x.BucketName);
        var xml = new XmlText("PublicAccessBlockConfiguration", XmlText.S3Namespace);
        xml.Add("BlockPublicAcls", Bool(settings.BlockPublicAcls)).Add("IgnorePublicAcls", Bool(settings.IgnorePublicAcls))
            .Add("BlockPublicPolicy", Bool(settings.BlockPublicPolicy)).Add("RestrictPublicBuckets", Bool(settings.RestrictPublicBuckets));
        return Answer.Xml(xml.ToString());
    }

    internal static Answer OwnershipControls(Exchange x)
    {
        Authorizer.CheckBucket(x, "GetBucketOwnershipControls", "s3:GetBucketOwnershipControls");
        var xml = new XmlText("OwnershipControls", XmlText.S3Namespace);
        xml.Open("Rule").Add("ObjectOwnership", x.Bucket.ObjectOwnership);
        return Answer.Xml(xml.ToString());
    }

    internal static Answer CorsRules(Exchange x)
    {
        Authorizer.Check(x, "GetBucketCors");
        if (x.Bucket.Cors.Count == 0)
        {
            throw Failures.NoConfiguration("NoSuchCORSConfiguration", "The CORS configuration does not exist", x.BucketName);
        }

        var xml = new XmlText("CORSConfiguration", XmlText.S3Namespace);
        foreach (CorsRule rule in x.Bucket.Cors)
        {
            xml.Open("CORSRule");
            rule.AllowedOrigins.ForEach(v => xml.Add("AllowedOrigin", v));
            rule.AllowedMethods.ForEach(v => xml.Add("AllowedMethod", v));
            rule.AllowedHeaders.ForEach(v => xml.Add("AllowedHeader", v));
            rule.ExposeHeaders.ForEach(v => xml.Add("ExposeHeader", v));
            xml.Add("MaxAgeSeconds", rule.MaxAgeSeconds is { } age ? Failures.Number(age) : null).Close();
        }

        return Answer.Xml(xml.ToString());
    }

    internal static Answer RequestPayment(Exchange x)
    {
        Authorizer.CheckBucket(x, "GetBucketRequestPayment", "s3:GetBucketRequestPayment");
        return Answer.Xml(
            new XmlText("RequestPaymentConfiguration", XmlText.S3Namespace)
                .Add("Payer", x.Bucket.RequesterPays ? "Requester" : "BucketOwner")
                .ToString());
    }

    internal static Answer Versioning(Exchange x)
    {
        Authorizer.Check(x, "GetBucketVersioning");
        return Answer.Xml(new XmlText("VersioningConfiguration", XmlText.S3Namespace).Add("Status", x.Bucket.Versioning).ToString());
    }

    internal static Answer Accelerate(Exchange x)
    {
        Authorizer.CheckBucket(x, "GetBucketAccelerateConfiguration", "s3:GetAccelerateConfiguration");
        return Answer.Xml(new XmlText("AccelerateConfiguration", XmlText.S3Namespace).Add("Status", x.Bucket.Accelerate).ToString());
    }

    internal static Answer ObjectLockConfiguration(Exchange x)
    {
        Authorizer.CheckBucket(x, "GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration");
        if (x.Bucket.ObjectLock is not { } settings)
        {
            throw Failures.NoConfiguration(
                "ObjectLockConfigurationNotFoundError",
                "Object Lock configuration does not exist for this bucket",
                x.BucketName);
        }

        var xml = new XmlText("ObjectLockConfiguration", XmlText.S3Namespace);
        xml.Add("ObjectLockEnabled", "Enabled");
        if (settings.Mode is not null)
        {
            xml.Open("Rule").Open("DefaultRetention").Add("Mode", settings.Mode).Add("Days", Failures.Number(settings.Days));
        }

        return Answer.Xml(xml.ToString());
    }

    /// <summary>Tags of an object.</summary>
    internal static Answer ObjectTags(Exchange x)
    {
        StoredObject? found = ObjectLookup.Peek(x.Bucket, x.Key, x.VersionId);
        Authorizer.Check(x, "GetObjectTagging", found);
        StoredObject item = ObjectLookup.Find(x, x.BucketName, x.Bucket, x.Key, x.VersionId, found);
        var xml = new XmlText("Tagging", XmlText.S3Namespace);
        xml.Open("TagSet");
        foreach ((string name, string value) in item.Tags)
        {
            xml.Open("Tag").Add("Key", name).Add("Value", value).Close();
        }

        return Answer.Xml(xml.ToString());
    }

    /// <summary>An action that has no bucket.</summary>
    internal static void CheckService(Exchange x, string action)
    {
        PolicySet policies = CallerPolicies.Of(x, x.Caller.Account!);
        AccessDecision decision = Authorizer.Decide(x, action, "*", x.Caller.Account!, policies);
        if (!decision.IsAllowed)
        {
            throw Denial.Of(x, decision, x.Caller.Account!);
        }
    }

    internal static string CanonicalId(World world, string account) =>
        world.Accounts.GetValueOrDefault(account)?.CanonicalId
        ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(account)));

    private static string Bool(bool value) => value ? "true" : "false";
}
