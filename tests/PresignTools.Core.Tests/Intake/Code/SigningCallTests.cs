using PresignTools.Intake;

namespace PresignTools.Tests.Intake.Code;

/// <summary>Calls that sign, in the forms of the libraries' own documentation.</summary>
public sealed class SigningCallTests
{
    [Theory]
    [InlineData("PutObject Bucket=b Key=k ContentType=image/png Expires=3600", "const url = await getSignedUrl(client, new PutObjectCommand({ Bucket: 'b', Key: 'k', ContentType: 'image/png' }), { expiresIn: 3600 });")]
    [InlineData("GetObject Bucket=b Key=k Expires=3600", "const command = new GetObjectCommand({ Bucket: \"b\", Key: \"k\" });\nconst url = await getSignedUrl(client, command, { expiresIn: 60 * 60 });")]
    [InlineData("PutObject Bucket= Key= ContentType=", "const params = {\n  Bucket,\n  Key,\n  ContentType: type,\n};\n\nreturn getSignedUrl(s3, new PutObjectCommand(params));")]
    [InlineData("UploadPart Bucket=b Key=k UploadId= PartNumber=1", "getSignedUrl(client, new UploadPartCommand({ Bucket: 'b', Key: 'k', UploadId: id, PartNumber: 1 }))")]
    [InlineData("PutObject Bucket=b Key=k ACL=public-read Expires=60", "s3.getSignedUrl('putObject', { Bucket: 'b', Key: 'k', ACL: 'public-read', Expires: 60 }, (err, url) => console.log(url));")]
    [InlineData("GetObject Bucket=b Key=k Expires=60", "const url = await s3.getSignedUrlPromise('getObject', {Bucket: 'b', Key: 'k', Expires: 60})")]
    [InlineData("PostObject Bucket=b Key=k Expires=600", "const { url, fields } = await createPresignedPost(client, { Bucket: 'b', Key: 'k', Conditions: [['content-length-range', 0, 10]], Fields: { acl: 'private' }, Expires: 600 });")]
    [InlineData("GetObject Bucket=b Key=k Expires=3600", "url = s3.generate_presigned_url('get_object', Params={'Bucket': 'b', 'Key': 'k'}, ExpiresIn=3600)")]
    [InlineData("PutObject Bucket=b Key=k ContentType=text/csv Expires=3600", "url = s3_client.generate_presigned_url(\n    ClientMethod='put_object',\n    Params={'Bucket': 'b', 'Key': 'k', 'ContentType': 'text/csv'},\n    ExpiresIn=3600)")]
    [InlineData("PutObject Bucket=b Key=k x-amz-meta-owner=ann", "s3.generate_presigned_url(\"put_object\", Params=dict(Bucket=\"b\", Key=\"k\", Metadata={\"owner\": \"ann\"}))")]
    [InlineData("PutObject Expires=60 Bucket=b Key=k x-amz-meta-owner=ann ContentType=a/b", "let r = client\n    .put_object()\n    .bucket(\"b\")\n    .key(\"k\")\n    .metadata(\"Owner\", \"ann\")\n    .content_type(\"a/b\")\n    .presigned(PresigningConfig::expires_in(Duration::from_secs(60))?)\n    .await?;")]
    [InlineData("PutObject Bucket=b Key=k x-amz-meta-owner=ann x-amz-meta-team=", "presigner.presignPutObject(z -> z.putObjectRequest(p -> p.bucket(\"b\").key(\"k\").metadata(Map.of(\"owner\", \"ann\", \"team\", team))));")]
    [InlineData("PostObject Bucket=b Key=k Expires=3600", "s3.generate_presigned_post('b', 'k', Fields=None, Conditions=[], ExpiresIn=3600)")]
    [InlineData("GetObject Bucket=b Key=k Expires=3600", "async with session.client('s3') as client:\n    url = await client.generate_presigned_url('get_object', Params={'Bucket': 'b', 'Key': 'k'}, ExpiresIn=3600)")]
    [InlineData("PutObject Bucket=b Key=k", "URL url = s3Client.generatePresignedUrl(new GeneratePresignedUrlRequest(\"b\", \"k\").withMethod(HttpMethod.PUT));")]
    [InlineData("PutObject Bucket= Key= ContentType=image/png Expires=", "GeneratePresignedUrlRequest request = new GeneratePresignedUrlRequest(bucket, key)\n    .withMethod(HttpMethod.PUT)\n    .withContentType(\"image/png\")\n    .withExpiration(expiration);\nURL url = s3.generatePresignedUrl(request);")]
    [InlineData("PutObject Bucket= Key= ContentType=image/png", "GeneratePresignedUrlRequest req = new GeneratePresignedUrlRequest(bucket, key);\nreq.setMethod(HttpMethod.PUT);\nreq.setContentType(\"image/png\");\nreturn client.generatePresignedUrl(req);")]
    [InlineData("GetObject Bucket=b Key=k Expires=", "s3Client.generatePresignedUrl(\"b\", \"k\", expiration)")]
    [InlineData("PutObject Bucket=b Key=k Expires=", "s3Client.generatePresignedUrl(\"b\", \"k\", expiration, HttpMethod.PUT)")]
    [InlineData("PutObject Bucket=b Key=k ContentType=text/plain Expires=600", "PutObjectRequest objectRequest = PutObjectRequest.builder()\n    .bucket(\"b\")\n    .key(\"k\")\n    .contentType(\"text/plain\")\n    .build();\nPutObjectPresignRequest presignRequest = PutObjectPresignRequest.builder()\n    .signatureDuration(Duration.ofMinutes(10))\n    .putObjectRequest(objectRequest)\n    .build();\nPresignedPutObjectRequest presigned = presigner.presignPutObject(presignRequest);")]
    [InlineData("GetObject Expires=600 Bucket=b Key=k", "presigner.presignGetObject(r -> r.signatureDuration(Duration.ofMinutes(10)).getObjectRequest(g -> g.bucket(\"b\").key(\"k\")))")]
    [InlineData("PutObject Expires=600 Bucket=b Key=k ACL=public-read", "presigner.presignPutObject(z -> z.signatureDuration(Duration.ofMinutes(10)).putObjectRequest(p -> p.bucket(\"b\").key(\"k\").acl(ObjectCannedACL.PUBLIC_READ)));")]
    [InlineData("PutObject Bucket=b Key=k", "val presigned = s3.presignPutObject(PutObjectRequest { bucket = \"b\"; key = \"k\" }, 24.hours)")]
    [InlineData("GetObject Bucket= Key= Expires=", "var request = new GetPreSignedUrlRequest\n{\n    BucketName = bucketName,\n    Key = objectKey,\n    Expires = DateTime.UtcNow.AddHours(duration),\n};\nstring url = client.GetPreSignedURL(request);")]
    [InlineData("PutObject Bucket=b Key=k ContentType=image/jpeg", "var url = s3.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = \"b\", Key = \"k\", Verb = HttpVerb.PUT, ContentType = \"image/jpeg\" });")]
    [InlineData("PutObject Bucket=b Key=k x-amz-tagging=a=b", "var r = new GetPreSignedUrlRequest { BucketName = \"b\", Key = \"k\", Verb = HttpVerb.PUT };\nr.Headers[\"x-amz-tagging\"] = \"a=b\";\nvar url = await client.GetPreSignedURLAsync(r);")]
    [InlineData("PutObject Bucket=b Key=k ContentType=text/plain Expires=900", "req, _ := svc.PutObjectRequest(&s3.PutObjectInput{\n    Bucket: aws.String(\"b\"),\n    Key:    aws.String(\"k\"),\n    ContentType: aws.String(\"text/plain\"),\n})\nurlStr, err := req.Presign(15 * time.Minute)")]
    [InlineData("GetObject Bucket=b Key=k", "presignClient := s3.NewPresignClient(client)\nrequest, err := presignClient.PresignGetObject(context.TODO(), &s3.GetObjectInput{Bucket: aws.String(\"b\"), Key: aws.String(\"k\")})")]
    [InlineData("PutObject Bucket= Key= ContentLength=", "r, err := presigner.PresignPutObject(ctx, &s3.PutObjectInput{\n\tBucket: aws.String(bucket),\n\tKey: aws.String(key),\n\tContentLength: aws.Int64(size),\n}, func(opts *s3.PresignOptions) {\n\topts.Expires = time.Duration(60 * int64(time.Second))\n})")]
    [InlineData("GetObject Bucket=b Key=k Expires=1200", "$cmd = $s3Client->getCommand('GetObject', [\n    'Bucket' => 'b',\n    'Key' => 'k'\n]);\n$request = $s3Client->createPresignedRequest($cmd, '+20 minutes');")]
    [InlineData("PutObject Bucket=b Key=k ContentType=image/png Expires=600", "$cmd = $client->getCommand('PutObject', array('Bucket' => 'b', 'Key' => 'k', 'ContentType' => 'image/png'));\n$url = (string) $client->createPresignedRequest($cmd, \"+10 minutes\")->getUri();")]
    [InlineData("PostObject Bucket=b", "$postObject = new \\Aws\\S3\\PostObjectV4($client, 'b', $formInputs, $options, '+2 hours');")]
    [InlineData("GetObject Key=file.jpg Expires=300", "$url = Storage::temporaryUrl('file.jpg', now()->addMinutes(5));")]
    [InlineData("PutObject Key=file.jpg Expires=300", "['url' => $url, 'headers' => $headers] = Storage::disk('s3')->temporaryUploadUrl('file.jpg', now()->addMinutes(5));")]
    [InlineData("PutObject ACL=public-read ContentType=image/png Expires=900 ...", "url = obj.presigned_url(:put, acl: 'public-read', content_type: 'image/png', expires_in: 900)")]
    [InlineData("PutObject Bucket=b Key=k", "signer = Aws::S3::Presigner.new\nurl = signer.presigned_url(:put_object, bucket: 'b', key: 'k')")]
    [InlineData("GetObject Bucket=b Key=k Expires=600", "url = signer.presigned_url :get_object, bucket: 'b', key: 'k', expires_in: 600")]
    [InlineData("PostObject Key=k", "post = bucket.presigned_post(key: 'k', success_action_status: '201')")]
    [InlineData("GetObject ...", "url = blob.service_url(disposition: 'attachment')")]
    [InlineData("GetObject Bucket=b Key=k Expires=600", "let presigned = client.get_object().bucket(\"b\").key(\"k\").presigned(PresigningConfig::expires_in(Duration::from_secs(600))?).await?;")]
    [InlineData("PutObject Bucket=b Key=k ContentType=a/b Expires=", "client\n    .put_object()\n    .bucket(\"b\")\n    .key(\"k\")\n    .content_type(\"a/b\")\n    .presigned(PresigningConfig::expires_in(expires_in)?)\n    .await?;")]
    [InlineData("PutObject Key=/test.file Expires=86400", "let url = bucket.presign_put(\"/test.file\", 86400, None, None).await.unwrap();")]
    [InlineData("GetObject Key=/test.file Expires=86400", "let url = bucket.presign_get(\"/test.file\", 86400, None).await?;")]
    [InlineData("GetObject Key=some-folder/some-file.txt Expires=3600", "let url = s3.signed_url(Method::GET, \"some-folder/some-file.txt\", Duration::from_secs(60 * 60)).await?;")]
    [InlineData("PutObject Bucket=mybucket Key=hello.txt Expires=86400", "const presignedUrl = await minioClient.presignedPutObject('mybucket', 'hello.txt', 24 * 60 * 60)")]
    [InlineData("GetObject Bucket=mybucket Key=hello.txt Expires=86400", "minioClient.presignedUrl('GET', 'mybucket', 'hello.txt', 24 * 60 * 60, callback)")]
    [InlineData("GetObject Bucket=b Key=k Expires=86400", "presignedURL, err := minioClient.PresignedGetObject(context.Background(), \"b\", \"k\", time.Second * 24 * 60 * 60, reqParams)")]
    [InlineData("PutObject Bucket=b Key=k Expires=7200", "url = client.presigned_put_object(\"b\", \"k\", expires=timedelta(hours=2))")]
    [InlineData("GetObject Bucket=b Key=k", "url = client.presigned_get_object(\"b\", \"k\")")]
    [InlineData("PutObject Bucket=b Key=k Expires=86400", "String url = minioClient.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder().method(Method.PUT).bucket(\"b\").object(\"k\").expiry(1, TimeUnit.DAYS).build());")]
    [InlineData("GetObject Bucket=b Key=k Expires=1000", "String url = await minioClient.PresignedGetObjectAsync(\"b\", \"k\", 1000);")]
    [InlineData("PutObject", "const signed = await aws.sign(url, { method: 'PUT', aws: { signQuery: true } })")]
    [InlineData("PutObject ...", "{:ok, url} = ExAws.S3.presigned_url(config, :put, \"b\", \"k\", opts)")]
    [InlineData("PutObject", "let url = try await s3.signURL(url: url, httpMethod: .PUT, expires: .minutes(60))")]
    public void A_call_tells_operation_and_parameters(string expected, string code)
    {
        string read = CodeFacts.Signing(code);
        string[] words = expected.Split(' ');
        Assert.Equal(words[0], read.Split(' ')[0]);
        Assert.All(words.Where(static w => w != "..."), word => Assert.Contains(word, read.Split(' ')));
    }

    [Theory]
    [InlineData("cf.getSignedUrl('https://d111111abcdef8.cloudfront.net/a', { keypairId: id, privateKeyPath: path })")]
    [InlineData("getSignedUrl({ url, keyPairId, dateLessThan, privateKey })")]
    [InlineData("the URL (see above) was signed (by us)")]
    [InlineData("// const url = getSignedUrl(client, new PutObjectCommand({ Bucket: 'b' }))")]
    [InlineData("jwt.sign(payload, secret)")]
    public void Other_signers_and_words_about_signing_are_no_calls(string code) => Assert.Equal("nothing", CodeFacts.Signing(code));

    [Theory]
    [InlineData("getSignedUrl(client, command, { expiresIn: 60 })")]
    [InlineData("s3.generate_presigned_url('put_object', Params=params)")]
    [InlineData("getSignedUrl(client, new PutObjectCommand({ Bucket: 'b', ...rest }))")]
    [InlineData("getSignedUrl(client, new PutObjectCommand({ Bucket: 'b', Key: 'k',")]
    public void A_call_of_which_a_part_is_not_shown_is_not_whole(string code) =>
        Assert.All(CodeFacts.Read(code).SigningCalls, static c => Assert.False(c.IsComplete));

    [Theory]
    [InlineData("AWS SDK for JavaScript v2", "s3.getSignedUrl('getObject', { Bucket: 'b', Key: 'k' })")]
    [InlineData("AWS SDK for JavaScript v3", "getSignedUrl(client, new GetObjectCommand({ Bucket: 'b', Key: 'k' }))")]
    [InlineData("boto3", "s3.generate_presigned_url('get_object', Params={'Bucket': 'b', 'Key': 'k'})")]
    [InlineData("AWS SDK for Java 2.x", "presigner.presignGetObject(request)")]
    [InlineData("AWS SDK for PHP", "$client->createPresignedRequest($cmd, '+5 minutes')")]
    public void The_library_is_told(string library, string code) => Assert.Equal(library, CodeFacts.Read(code).SigningCalls[0].Library);

    [Fact]
    public void A_client_without_a_service_says_so()
    {
        SigningCall call = CodeFacts.Read("const aws = new AwsClient({ accessKeyId: 'a', region: 'auto' })").SigningCalls[0];
        Assert.Equal("aws4fetch", call.Library);
        Assert.Empty(call.Parameters);
        SigningCall told = CodeFacts.Read("const aws = new AwsClient({ accessKeyId: 'a', service: 's3' })").SigningCalls[0];
        Assert.Equal("s3", Assert.Single(told.Parameters).Value);
    }

    [Fact]
    public void A_signer_that_is_written_by_hand_is_known_by_its_parts()
    {
        const string Code = "def sign(key, msg):\n    return hmac.new(key, msg.encode('utf-8'), hashlib.sha256).digest()\n"
            + "kDate = sign(('AWS4' + key).encode('utf-8'), date)\nkSigning = sign(kService, 'aws4_request')\n";
        Assert.Contains(CodeFacts.Read(Code).SigningCalls, static c => c.Library == "hand-written Signature Version 4");
        Assert.DoesNotContain(CodeFacts.Read("hmac.new('AWS4')").SigningCalls, static c => c.Library == "hand-written Signature Version 4");
    }

    [Fact]
    public void What_is_given_stands_at_its_place()
    {
        SigningCall call = CodeFacts.Read("a\nb\nurl = s3.generate_presigned_url('get_object', Params={'Bucket': 'b', 'Key': 'k'})").SigningCalls[0];
        Assert.Equal(3, call.Place.Start.Line);
        Assert.Equal(7, call.Place.Start.Column);
    }
}
