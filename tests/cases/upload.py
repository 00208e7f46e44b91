"""Makes upload.json: the URLs of uploads in parts, signed by botocore at a fixed time.

    python3 tests/cases/upload.py > tests/cases/upload.json
"""
import datetime
import json
import sys

import botocore
import botocore.auth
import botocore.session
from botocore.config import Config

NOW = datetime.datetime(2026, 11, 24, 12, 0, 0)
botocore.auth.get_current_datetime = lambda remove_tzinfo=True: NOW

KEYS = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
UPLOAD = "2~Vx/+=R9v_a.b-c&d"

CASES = [
    ("virtual host", "reports", "in/big.iso", "eu-central-1", None, "virtual", None, {}, 2),
    ("key of all sorts", "reports", "a+b c/\u00e9%2F~(1)'.iso", "us-west-2", None, "virtual", None, {}, 1),
    ("path style with a token", "my.dotted.bucket", "k", "eu-west-1", None, "path", "IQoJb3JpZ2lu//+=", {}, 3),
    ("owner", "reports", "k", "eu-central-1", None, "virtual", None, {"ExpectedBucketOwner": "111122223333"}, 1),
    ("another server", "reports", "dir/k", "us-east-1", "http://127.0.0.1:9000", "path", None, {}, 2),
    ("the last part of all", "reports", "k", "ap-northeast-1", None, "virtual", None, {}, 10000),
]


def main():
    out = []
    for name, bucket, key, region, endpoint, style, token, more, part in CASES:
        session = botocore.session.Session()
        client = session.create_client(
            "s3", region_name=region, endpoint_url=endpoint, aws_access_key_id=KEYS[0], aws_secret_access_key=KEYS[1],
            aws_session_token=token,
            config=Config(signature_version="s3v4", s3={"addressing_style": style, "us_east_1_regional_endpoint": "regional"},
                          request_checksum_calculation="when_required", response_checksum_validation="when_required"))
        common = {"Bucket": bucket, "Key": key, "UploadId": UPLOAD, **more}

        def sign(operation, **extra):
            return client.generate_presigned_url(operation, Params={**common, **extra}, ExpiresIn=3600)

        out.append({
            "name": name, "bucket": bucket, "key": key, "region": region, "endpoint": endpoint, "style": style, "token": token,
            "uploadId": UPLOAD, "owner": more.get("ExpectedBucketOwner"), "partNumber": part,
            "signedAt": NOW.isoformat() + "Z", "expiresIn": 3600,
            "part": sign("upload_part", PartNumber=part), "complete": sign("complete_multipart_upload"),
            "abort": sign("abort_multipart_upload"), "listParts": sign("list_parts"),
        })
    json.dump({"source": f"botocore {botocore.__version__}, tests/cases/upload.py", "cases": out}, sys.stdout, indent=1)
    print()


main()
