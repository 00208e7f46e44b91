# Makes botocore.json: presigned URLs of botocore for directory buckets and access points for them.
#   python3 make-botocore.py > botocore.json
# Nothing is sent: the answer of CreateSession is the one below, and the clock stands still.
import datetime
import json
from unittest import mock

import botocore.auth
import botocore.client
import botocore.config
import botocore.session

NOW = datetime.datetime(2026, 11, 24, 12, 0, 0, tzinfo=datetime.timezone.utc)
KEYS = {'accessKeyId': 'AKIAIOSFODNN7EXAMPLE', 'secretAccessKey': 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'}
SESSION = {'accessKeyId': 'ASIAIOSFODNN7EXAMPLE', 'secretAccessKey': 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYSESSIONKEY', 'sessionToken': 'AgV4EXAMPLE//Token+=='}
ODD = "odd/!*'()~&=?#.bin"


def call(self, operation, params):
    assert operation == 'CreateSession', operation
    return {'Credentials': {
        'AccessKeyId': SESSION['accessKeyId'], 'SecretAccessKey': SESSION['secretAccessKey'], 'SessionToken': SESSION['sessionToken'],
        'Expiration': datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=5)}}


def url(kind, method, operation, bucket, key, region='us-east-1', expires=300, **endpoint):
    client = botocore.session.Session().create_client(
        's3', region_name=region, aws_access_key_id=KEYS['accessKeyId'], aws_secret_access_key=KEYS['secretAccessKey'],
        # Without it botocore writes region aws-global into the dualstack and FIPS hosts of us-east-1.
        config=botocore.config.Config(s3={'us_east_1_regional_endpoint': 'regional'}, **endpoint))
    with mock.patch.object(botocore.client.BaseClient, '_make_api_call', call), \
            mock.patch.object(botocore.auth, 'get_current_datetime', lambda *a, **k: NOW.replace(tzinfo=None)):
        made = client.generate_presigned_url(operation, {'Bucket': bucket, 'Key': key}, ExpiresIn=expires)
    return {'kind': kind, 'method': method, 'bucket': bucket, 'key': key, 'region': region, 'expires': expires, 'signedBy': SESSION,
            'fips': endpoint.get('use_fips_endpoint', False), 'dualstack': endpoint.get('use_dualstack_endpoint', False), 'url': made}


cases = []
for bucket, region in (('logs--use1-az4--x-s3', 'us-east-1'), ('ap--use1-az4--xa-s3', 'us-east-1'), ('a-b--usw2-lax1-az1--x-s3', 'us-west-2'), ('logs--apne1-az4--x-s3', 'ap-northeast-1')):
    for key in ('a.txt', 'a b/\u00e9+c.txt', 'x//y/./z', ODD):
        cases.append(url('url-session', 'GET', 'get_object', bucket, key, region))
        cases.append(url('url-session', 'DELETE', 'delete_object', bucket, key, region))
        cases.append(url('url-session', 'HEAD', 'head_object', bucket, key, region))
    cases.append(url('url-session', 'GET', 'get_object', bucket, 'a.txt', region, use_fips_endpoint=True))
    cases.append(url('url-session', 'GET', 'get_object', bucket, 'a.txt', region, use_dualstack_endpoint=True))
    cases.append(url('url-session', 'GET', 'get_object', bucket, 'a.txt', region, use_fips_endpoint=True, use_dualstack_endpoint=True))
print('[\n' + ',\n'.join(' ' + json.dumps(c) for c in cases) + '\n]')
