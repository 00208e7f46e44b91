// Signs inputs.json with createPresignedPost of the AWS SDK for JavaScript. Run by make.py in a folder into which npm installed
// @aws-sdk/client-s3 and @aws-sdk/s3-presigned-post.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [, , inputs, folder, time, accessKeyId, temporaryKeyId, secretAccessKey, sessionToken] = process.argv;
const load = createRequire(join(folder, 'package.json'));
const { S3Client } = load('@aws-sdk/client-s3');
const { createPresignedPost } = load('@aws-sdk/s3-presigned-post');
const version = JSON.parse(readFileSync(join(folder, 'node_modules/@aws-sdk/s3-presigned-post/package.json'))).version;

const forms = {};
for (const input of JSON.parse(readFileSync(inputs))) {
  const client = new S3Client({
    region: input.region,
    endpoint: input.endpoint_url,
    forcePathStyle: input.style === 'path',
    credentials: input.session ? { accessKeyId: temporaryKeyId, secretAccessKey, sessionToken } : { accessKeyId, secretAccessKey },
    // Half a second into the second that is wanted, so that a slow machine stays within it.
    systemClockOffset: Number(time) * 1000 + 300 - Date.now(),
  });
  forms[input.id] = await createPresignedPost(client, {
    Bucket: input.bucket, Key: input.key, Fields: input.fields ?? {}, Conditions: input.conditions ?? [], Expires: input.expires ?? 3600,
  });
}
console.log(JSON.stringify({ signer: `@aws-sdk/s3-presigned-post ${version}`, forms }));
