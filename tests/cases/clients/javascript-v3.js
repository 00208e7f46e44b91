const dir=process.argv[2]; const req=require('module').createRequire(dir+'/');
const v=req('@aws-sdk/client-s3/package.json').version;
const {S3Client,GetObjectCommand,PutObjectCommand,HeadObjectCommand,DeleteObjectCommand,ListObjectsV2Command,UploadPartCommand,CreateMultipartUploadCommand}=req('@aws-sdk/client-s3');
const {getSignedUrl}=req('@aws-sdk/s3-request-presigner');
(async()=>{ for(const token of [undefined,'IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMQ==']){
 const c=new S3Client({region:'eu-west-1',credentials:{accessKeyId:token?'ASIAIOSFODNN7EXAMPLE':'AKIAIOSFODNN7EXAMPLE',secretAccessKey:'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',sessionToken:token}});
 const b={Bucket:'examplebucket',Key:'reports/q3 a.pdf'};
 for(const [what,cmd] of [['get',new GetObjectCommand(b)],['get-override',new GetObjectCommand({...b,ResponseContentType:'text/csv',VersionId:'v1'})],['put',new PutObjectCommand(b)],['put-meta',new PutObjectCommand({...b,ContentType:'text/csv',Metadata:{owner:'finance'},ACL:'private'})],['head',new HeadObjectCommand(b)],['delete',new DeleteObjectCommand(b)],['list',new ListObjectsV2Command({Bucket:'examplebucket',Prefix:'reports/'})],['part',new UploadPartCommand({...b,PartNumber:1,UploadId:'u1'})],['start',new CreateMultipartUploadCommand(b)]])
 { try{ const url=await getSignedUrl(c,cmd,{expiresIn:900}); console.log(JSON.stringify({client:'AWS SDK for JavaScript v3',version:v,what:what+(token?'+token':''),url,made:`getSignedUrl(client, ${cmd.constructor.name}, { expiresIn: 900 })`})); }catch(e){console.error(what,e.message)} }
}})();
