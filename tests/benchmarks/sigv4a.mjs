// Peers for SigV4A and for directory buckets: @smithy/signature-v4a, and the SDK for JavaScript v3 with the common runtime. They are separate
// programs under their own licence (Apache-2.0); install them outside of this project and name the folder:
//   npm install @smithy/signature-v4a @smithy/protocol-http @aws-crypto/sha256-js @aws-sdk/client-s3 @aws-sdk/s3-request-presigner \
//     @aws-sdk/signature-v4-crt --prefix FOLDER
//   node sigv4a.mjs FOLDER rate      signatures a second of @smithy/signature-v4a, its key cached
//   node sigv4a.mjs FOLDER verify    JSON lines { accessKeyId, secretAccessKey, stringToSign, signature } from standard input: prints true or false
//                                    for each, by the key that @smithy/signature-v4a derives
//   node sigv4a.mjs FOLDER make      cases for tests/cases/sigv4a/javascript.json: URLs of the SDK, and requests that @smithy/signature-v4a signed
import { createRequire } from 'node:module'
import { createPublicKey, createECDH, verify as cryptoVerify } from 'node:crypto'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const [folder, mode] = process.argv.slice(2)
if (!folder || !['rate', 'verify', 'make'].includes(mode)) {
  console.error('usage: node sigv4a.mjs FOLDER rate|verify|make')
  process.exit(2)
}
process.removeAllListeners('warning')
const require = createRequire(join(folder, 'package.json'))
const { SignatureV4a } = require('@smithy/signature-v4a')
const { HttpRequest } = require('@smithy/protocol-http')
const { Sha256 } = require('@aws-crypto/sha256-js')

const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const date = new Date('2026-11-24T12:00:00Z')

function signer(credentials) {
  const made = new SignatureV4a({ service: 's3', region: '*', uriEscapePath: false, credentials: { ...credentials }, sha256: Sha256 })
  const own = made.getSignature.bind(made)
  made.seen = []
  made.getSignature = async (privateKey, stringToSign) => {
    const key = await privateKey
    made.seen.push({ key, stringToSign })
    return own(key, stringToSign)
  }
  return made
}

const request = (path = '/a/1.txt', headers = {}) => new HttpRequest({
  protocol: 'https:', hostname: 'mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com', method: 'GET', path,
  headers: { host: 'mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com', ...headers }
})

const signatureOf = (signed) => /Signature=([0-9a-f]+)/.exec(signed.headers.authorization)[1]

async function rate() {
  const v4a = signer(keys)
  await v4a.sign(request(), { signingDate: date })
  let best = 0
  for (let round = 0; round < 3; round++) {
    const start = process.hrtime.bigint()
    let count = 0
    while (process.hrtime.bigint() - start < 1_000_000_000n) {
      await v4a.sign(request(`/a/${count++}.txt`), { signingDate: date })
    }
    best = Math.max(best, count / (Number(process.hrtime.bigint() - start) / 1e9))
  }
  console.log(`@smithy/signature-v4a\t${best.toFixed(1)}`)
}

async function verify() {
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue
    const { accessKeyId, secretAccessKey, stringToSign, signature } = JSON.parse(line)
    const v4a = signer({ accessKeyId, secretAccessKey })
    await v4a.sign(request(), { signingDate: date })      // makes it derive the key
    const ecdh = createECDH('prime256v1')
    ecdh.setPrivateKey(Buffer.from(v4a.seen[0].key))
    const point = ecdh.getPublicKey()
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
    console.log(cryptoVerify('sha256', Buffer.from(stringToSign), createPublicKey({ key: jwk, format: 'jwk' }), Buffer.from(signature, 'hex')))
  }
}

async function make() {
  const s3 = require('@aws-sdk/client-s3')
  const { getSignedUrl } = require('@aws-sdk/s3-request-presigner')
  require('@aws-sdk/signature-v4-crt')
  const arn = 'arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap'
  const bucket = 'logs--use1-az4--x-s3'
  const session = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYSESSIONKEY', sessionToken: 'AgV4EXAMPLE//Token+==' }
  const temporary = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: keys.secretAccessKey, sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE//Token+==' }
  const cases = []
  const url = async (kind, credentials, signedBy, command, method, options = {}) => {
    const client = new s3.S3Client({
      region: 'us-east-1', credentials: { ...credentials }, s3ExpressIdentityProvider: { getS3ExpressIdentity: async () => ({ ...session }) }, ...options
    })
    cases.push({ kind, method, signedBy, url: await getSignedUrl(client, command, { expiresIn: 300, signingDate: date }) })
  }
  for (const Key of ['a.txt', 'a b/é+c.txt', 'x//y/./z', "odd/!*'()~&=?#.bin"]) {
    await url('url-v4a', keys, keys, new s3.GetObjectCommand({ Bucket: arn, Key }), 'GET')
    await url('url-v4a', temporary, temporary, new s3.PutObjectCommand({ Bucket: arn, Key }), 'PUT')
    await url('url-session', keys, session, new s3.GetObjectCommand({ Bucket: bucket, Key }), 'GET')
    await url('url-session', keys, session, new s3.PutObjectCommand({ Bucket: bucket, Key }), 'PUT')
    await url('url-own-keys', temporary, temporary, new s3.GetObjectCommand({ Bucket: bucket, Key }), 'GET', { disableS3ExpressSessionAuth: true })
  }
  await url('url-v4a', keys, keys, new s3.GetObjectCommand({ Bucket: arn, Key: 'a.txt', VersionId: 'v/1+', ResponseContentType: 'text/plain' }), 'GET')
  await url('url-v4a', keys, keys, new s3.HeadObjectCommand({ Bucket: arn, Key: 'a.txt' }), 'HEAD')
  await url('url-v4a', keys, keys, new s3.DeleteObjectCommand({ Bucket: arn, Key: 'a.txt' }), 'DELETE')
  await url('url-session', keys, session, new s3.ListObjectsV2Command({ Bucket: bucket, Prefix: 'a/' }), 'GET')
  await url('url-session', keys, session, new s3.GetObjectCommand({ Bucket: 'ap--use1-az4--xa-s3', Key: 'a.txt' }), 'GET')
  for (const [secret, headers] of [['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', {}], ['another/SECRET+0123456789012345678901234567', { 'x-amz-meta-note': 'a  b' }]]) {
    for (let i = 0; i < 8; i++) {
      const credentials = { accessKeyId: `AKIAIOSFODNN7EXAMPL${i}`, secretAccessKey: secret }
      const v4a = signer(credentials)
      const signed = await v4a.sign(request(`/k/${i}.txt`, headers), { signingDate: date })
      cases.push({ kind: 'text-v4a', signedBy: credentials, stringToSign: v4a.seen[0].stringToSign, signature: signatureOf(signed) })
    }
  }
  console.log('[\n' + cases.map((c) => ' ' + JSON.stringify(c)).join(',\n') + '\n]')
}

await { rate, verify, make }[mode]()
