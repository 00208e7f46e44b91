import sys,json,warnings; warnings.filterwarnings('ignore')
label=sys.argv[1]
import botocore.session, botocore
from botocore.config import Config
TOKEN='IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMQ=='
for token in (None,TOKEN):
  for sv in ('s3v4','s3'):
    s=botocore.session.Session(); s.set_credentials('ASIAIOSFODNN7EXAMPLE' if token else 'AKIAIOSFODNN7EXAMPLE','wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',token)
    c=s.create_client('s3',region_name='eu-west-1' if sv=='s3v4' else 'us-east-1',config=Config(signature_version=sv))
    b={'Bucket':'examplebucket','Key':'reports/q3 a.pdf'}
    for what,op,p in (('get','get_object',b),('get-override','get_object',{**b,'ResponseContentType':'text/csv','VersionId':'v1'}),('put','put_object',b),('put-meta','put_object',{**b,'ContentType':'text/csv','Metadata':{'owner':'finance'},'ACL':'private'}),('head','head_object',b),('delete','delete_object',b),('list','list_objects_v2',{'Bucket':'examplebucket','Prefix':'reports/'}),('part','upload_part',{**b,'PartNumber':1,'UploadId':'u1'})):
      try: url=c.generate_presigned_url(op,Params=p,ExpiresIn=900)
      except Exception as e: print(what,e,file=sys.stderr); continue
      print(json.dumps({'client':label,'version':botocore.__version__,'what':sv+' '+what+('+token' if token else ''),'url':url,'made':"generate_presigned_url('%s', …, ExpiresIn=900), signature_version '%s'"%(op,sv)},ensure_ascii=False))
