namespace PresignTools.Diagnosis;

/// <summary>Why S3 does so, for every cause: one or two sentences that hold for each case of it.</summary>
internal static class CauseExplanations
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        // Identity
        [Causes.SignatureMatches] = "Recomputed from the same request and secret, the signature comes out the same. S3 checks nothing else of it.",
        [Causes.WrongSecretKey] = "The signature is an HMAC under the secret key. S3 knows the right secret by the access key id, and computes another signature.",
        [Causes.InvalidOrDeletedAccessKey] = "S3 looks the access key id up each time a URL is used. Deleting or deactivating the key ends every URL it signed.",
        [Causes.MissingSessionToken] = "A temporary key means nothing to S3 without its session token, which must be in the URL as X-Amz-Security-Token and is signed.",
        [Causes.MalformedSessionToken] = "S3 opens the token to find the session and checks that it belongs to the key. A cut, altered or foreign token is refused before the signature.",
        [Causes.CredentialsExpiredBeforeUrl] = "A URL lives no longer than the credentials that signed it, whatever X-Amz-Expires says. When the session ends, S3 refuses the token.",
        [Causes.UnsignedRequest] = "Without a signature the caller is anonymous, and only public policies or ACLs let anonymous callers in.",

        // Object
        [Causes.WrongBucketOrKey] = "Bucket and key are signed letter by letter, case included. Another name is another object, or none.",
        [Causes.BucketDoesNotExist] = "Bucket names are looked up within the partition of the endpoint. A name that is not there is told before any permission is judged.",
        [Causes.KeyMissingWithoutListPermission] = "S3 does not tell whether a key exists to somebody who may not list the bucket: the answer is 403 where a lister would get 404.",
        [Causes.DeleteMarker] = "With versioning a delete puts a marker on top. The current version is then nothing, though older versions are still there.",
        [Causes.ObjectArchived] = "Archived objects cannot be read in place. Only a restored copy can, for as long as it lives.",
        [Causes.ObjectLockOrRetention] = "A bucket with Object Lock takes uploads only with a checksum, and lets nobody remove a locked version before its time.",
        [Causes.ObjectOwnership] = "With ACLs enabled the uploader owns the object. The bucket's policies then do not grant access to it; the owner must.",

        // Region
        [Causes.WrongRegion] = "The region is part of the credential scope and of the signing key. S3 of another region cannot derive the same key.",
        [Causes.WrongEndpointGlobalRedirect] = "The global endpoint, or that of another region, sends clients on to the bucket's own. The host is signed, so a redirect ends the signature.",
        [Causes.SignedHostMismatch] = "The Host header is always signed. A proxy, CDN or CNAME that changes it makes another request of it.",
        [Causes.WebsiteEndpoint] = "Website endpoints serve public content by plain HTTP. They do not look at signatures at all.",
        [Causes.AccelerateNotEnabled] = "The acceleration host answers only for buckets that have acceleration switched on.",
        [Causes.AccessPointOrMrapSigV4A] = "A multi-region access point can be served from any region, so it takes the signature that is not bound to one: SigV4A.",
        [Causes.ExpressSessionToken] = "Directory buckets authorize once, by CreateSession, and then take the session's own keys and token only.",
        [Causes.DnsOrTls] = "Nothing reached S3: the name did not resolve, the connection failed, or the certificate did not fit the host.",
        [Causes.Redirected] = "The answer points to another host. The URL is signed for the one it names, so following it needs a new signature.",

        // Permission
        [Causes.MissingIdentityPermission] = "Signing is local and checks no permission. S3 judges the signer's policies when the URL is used, and what none allows is denied.",
        [Causes.BucketPolicyMissingAllowCrossAccount] = "Across accounts both sides must allow: the signer's own policy and the policy of the bucket's owner.",
        [Causes.AclWithoutPermissionOrAclsDisabled] = "An ACL in the request needs s3:PutObjectAcl. Buckets made since April 2023 have ACLs turned off, and refuse most of them.",

        // Policy
        [Causes.BucketPolicyExplicitDeny] = "A Deny that fits the request wins over every Allow. It sees the signer's identity and the network of whoever uses the URL.",
        [Causes.ScpOrRcpDeny] = "Organization policies bound what accounts can do or let be done to their resources. Nothing inside the account overrides them.",
        [Causes.PermissionsBoundary] = "A boundary grants nothing; it caps what the identity's policies grant. What it leaves out is denied.",
        [Causes.SessionPolicy] = "A session policy, given when the role was assumed, caps the session: it may do what both role and session policy allow.",
        [Causes.VpcEndpointPolicy] = "The endpoint's policy is judged for everything that passes it, also for requests to other people's buckets.",
        [Causes.VpceCondition] = "The keys aws:SourceVpc and aws:SourceVpce exist only for requests through an endpoint. Everybody else lacks them, and StringNotEquals then denies.",
        [Causes.SourceIpCondition] = "aws:SourceIp is the public address of whoever uses the URL, not of the signer. Through a VPC endpoint there is no such key.",
        [Causes.SecureTransportCondition] = "The policy looks at the connection of whoever uses the URL: plain http, or an older TLS version, is shut out.",
        [Causes.SignatureAgeCondition] = "s3:signatureAge counts milliseconds since signing. A Deny on it ends URLs earlier than their X-Amz-Expires.",
        [Causes.AuthTypeCondition] = "s3:authType of a presigned URL is REST-QUERY-STRING. A policy that wants REST-HEADER refuses every one of them.",
        [Causes.PayloadHashCondition] = "A presigned URL does not sign its body: s3:x-amz-content-sha256 is UNSIGNED-PAYLOAD, unless the header with the real hash is signed.",
        [Causes.HeaderRequiredByPolicy] = "Policies see the headers of the request itself. A bucket's defaults do not count, and an x-amz-* header must be signed to be sent.",
        [Causes.MfaCondition] = "Only sessions that were opened with MFA carry aws:MultiFactorAuthPresent as true. Long-term keys do not have the key at all.",
        [Causes.RefererCondition] = "The policy lets in by a header that browsers send from a certain page. Scripts and other pages send another one, or none.",
        [Causes.SessionRevoked] = "Revoking a role's sessions denies everything to tokens issued before that instant (policy AWSRevokeOlderSessions), and so to the URLs they signed.",
        [Causes.SseHeaderRequiredByPolicy] = "The policy is judged on the request as sent, before the bucket's default encryption applies. So the header must be in the request.",
        [Causes.SseCBlocked] = "The bucket, or its policy, refuses encryption with keys that the client brings: S3 could not read such objects for anybody else.",
        [Causes.PublicAccessBlock] = "Block Public Access overrides ACLs and policies that open a bucket to everybody. It does not touch presigned URLs of known signers.",

        // Request
        [Causes.WrongMethod] = "The method is the first line of what is signed. A URL for GET cannot PUT.",
        [Causes.HeadWithGetUrl] = "HEAD is a method of its own, though it asks for the same as GET. Link previews and download managers send it.",
        [Causes.MissingSignedHeader] = "X-Amz-SignedHeaders lists what S3 puts into the canonical request. A header that does not come counts as empty.",
        [Causes.SignedHeaderChanged] = "The value of a signed header is part of what is signed, to the letter.",
        [Causes.ContentTypeMismatch] = "Clients set Content-Type by themselves. Once signed, its value must be the very same, charset included.",
        [Causes.UnsignedExtraHeader] = "S3 wants every x-amz-* header that is sent to be signed, so that nobody can add one to somebody else's URL.",
        [Causes.TwoAuthMechanisms] = "A request may be authorized in one way only: by its query or by its Authorization header.",
        [Causes.PayloadHashMismatch] = "S3 computes hash and checksum of what arrives, and refuses what differs from what was signed or declared.",
        [Causes.ChecksumDefault] = "Since January 2025 AWS SDKs add checksums by default. In a presigned URL that binds a body, or a header, that nobody meant to sign.",
        [Causes.MultipartChecksumNotDeclared] = "The checksum algorithm of a multipart upload is fixed when it is begun. Parts with another one are refused.",
        [Causes.TransferEncodingChunked] = "S3 must know the length of an upload beforehand. It does not take bodies of unknown length.",
        [Causes.RequesterPays] = "In a Requester Pays bucket the caller must agree to pay, by x-amz-request-payer in every request.",
        [Causes.HoistedHeader] = "SDKs move x-amz-* headers into the query. S3 honours some of them there and not others, and policies may look at headers only.",
        [Causes.CorsMisconfigured] = "Before such a request a browser asks by OPTIONS. S3 answers from the bucket's CORS rules alone, without looking at signatures.",
        [Causes.CorsCachedNonCorsResponse] = "S3 sends CORS headers only to requests with an Origin. An answer without them, once cached, is no good for a page that needs them.",
        [Causes.PostPolicyMismatch] = "Every field of the form must be covered by a condition of the signed policy, and meet it.",
        [Causes.PostFormMalformed] = "S3 reads the form from the front and stops at the file. Fields behind it do not count.",
        [Causes.UrlExpired] = "The end of a URL is signing time plus X-Amz-Expires, by S3's clock. It is judged before the signature.",
        [Causes.ClockSkew] = "S3 compares the signing time with its own clock. A signer whose clock is off makes URLs that begin late or end early.",
        [Causes.SignatureMismatch] = "S3 computed another signature from what it received: something differs from what was signed, or another secret signed it.",
        [Causes.SdkSigningBug] = "What was signed is not what S3's documents ask for. No change of the request mends that.",
        [Causes.Other] = "None of the catalogue's causes. S3's own message says the most.",

        // URL
        [Causes.UrlMangledInTransit] = "Mail, chat, HTML and shells change or cut long URLs. Every character of a presigned URL counts.",
        [Causes.KeyEncoding] = "The path is signed as S3 decodes and encodes it again. A key that was encoded twice, or by other rules, is another key.",
        [Causes.PathNormalized] = "For S3 a//b and a/../b are keys like any other. Clients and proxies tidy such paths, and the path is signed.",
        [Causes.ExtraQueryParameter] = "All of the query except the signature is signed. A tracking parameter added later breaks it.",
        [Causes.QueryChanged] = "All of the query except the signature is signed. A changed value, be it the expiry, breaks it.",
        [Causes.MissingQueryParameter] = "S3 needs six parameters to check a signature. With one gone it does not take the URL for signed, or cannot read it.",
        [Causes.DuplicateQueryParameter] = "S3 reads the first of several values. The signature was made over one.",
        [Causes.MalformedQueryParameter] = "S3 reads the form of each signature parameter before anything else, and stops at the first that it cannot read.",
        [Causes.DateScopeMismatch] = "The credential scope holds the day of the signing key, which must be the day of X-Amz-Date, in UTC.",
        [Causes.WrongService] = "The service is part of the credential scope. S3 takes signatures for s3 only.",
        [Causes.SignatureAltered] = "The signature is 64 hexadecimal digits. A lost or changed digit makes it another one.",
        [Causes.ExpiryOver7Days] = "Signature Version 4 allows seven days at most, because its signing keys live no longer.",
        [Causes.ExpiryInvalid] = "X-Amz-Expires counts seconds from the signing time: a whole number from 1 to 604800.",
        [Causes.SigV2OnV4OnlyRegionOrKms] = "Signature Version 2 is the old form. Newer regions, SSE-KMS and policies on s3:signatureversion do not take it.",

        // Encryption
        [Causes.KmsPermissionMissing] = "S3 calls KMS in the signer's name. Permission on the object does not cover the key that encrypts it.",
        [Causes.KmsKeyPolicy] = "A KMS key is ruled by its own policy: what that does not open to the signer, or to the signer's account, no other policy can.",
        [Causes.KmsKeyDisabledOrMissing] = "Without a working key, in the bucket's region, S3 can neither encrypt nor decrypt the object.",
    };

    /// <summary>The explanation of a cause of the catalogue.</summary>
    internal static string Of(string id) => Texts[id];
}
