require 'json'; require 'aws-sdk-s3'
TOKEN='IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMQ=='
[nil,TOKEN].each do |t|
  c=Aws::S3::Client.new(region:'eu-west-1',access_key_id:t ? 'ASIAIOSFODNN7EXAMPLE':'AKIAIOSFODNN7EXAMPLE',secret_access_key:'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',session_token:t)
  s=Aws::S3::Presigner.new(client:c); b={bucket:'examplebucket',key:'reports/q3 a.pdf'}
  [['get',:get_object,b],['get-override',:get_object,b.merge(response_content_type:'text/csv',version_id:'v1')],['put',:put_object,b],['put-meta',:put_object,b.merge(content_type:'text/csv',metadata:{'owner'=>'finance'},acl:'private')],['head',:head_object,b],['delete',:delete_object,b],['list',:list_objects_v2,{bucket:'examplebucket',prefix:'reports/'}],['part',:upload_part,b.merge(part_number:1,upload_id:'u1')]].each do |w,op,p|
    puts({client:'AWS SDK for Ruby',version:Aws::S3::GEM_VERSION,what:w+(t ? '+token':''),url:s.presigned_url(op,p.merge(expires_in:900)),made:"Presigner#presigned_url(:#{op}, …, expires_in: 900)"}.to_json)
  end
end
