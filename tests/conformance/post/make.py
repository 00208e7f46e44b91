"""Makes tests/cases/post.json: upload forms that botocore and the AWS SDK for JavaScript signed, good ones and ones broken on purpose.

    npm install --prefix FOLDER @aws-sdk/client-s3 @aws-sdk/s3-presigned-post
    python3 tests/conformance/post/make.py FOLDER > tests/cases/post.json

A case: id, signer, input (what was signed; null where only the judgment counts), form (url, fields in their order, or html), send (what
the sender adds: fields, file_name, file_size), as_of, secret_key, expected (valid; cause where it is not).
"""
import base64
import copy
import datetime
import html
import json
import os
import subprocess
import sys
from unittest import mock

import botocore
import botocore.session
from botocore.config import Config

HERE = os.path.dirname(os.path.abspath(__file__))
KEY, TEMPORARY = "AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN//////////wEaCXVzLWVhc3QtMSJIMEYCIQD+a/b="
TIME = datetime.datetime(2026, 3, 1, 12, 0, 0)
STAMP = "20260301T120000Z"


def sign(given):
    session = botocore.session.Session()
    session.set_credentials(TEMPORARY if given.get("session") else KEY, SECRET, TOKEN if given.get("session") else None)
    client = session.create_client(
        "s3", region_name=given["region"], endpoint_url=given.get("endpoint_url"),
        config=Config(signature_version="s3v4", s3={"addressing_style": given.get("style", "virtual")}))
    fields = given.get("fields") or {}
    conditions = copy.deepcopy(given.get("conditions") or []) + [{name: value} for name, value in fields.items()]
    with mock.patch("botocore.auth.get_current_datetime", return_value=TIME), \
            mock.patch("botocore.signers.get_current_datetime", return_value=TIME):
        return client.generate_presigned_post(
            given["bucket"], given["key"], Fields=dict(fields), Conditions=conditions, ExpiresIn=given.get("expires", 3600))


def case(name, signer, form, given, valid, cause=None, as_of=None, secret=SECRET, signed=True, send=None, **extra):
    made = {"id": name, "signer": signer, "input": given if signed else None, "form": form, "send": send if send is not None else {
        "fields": given.get("send") or {}, "file_name": given.get("file_name"), "file_size": given.get("file_size")},
        "as_of": as_of or "2026-03-01T12:10:00Z", "secret_key": secret, "expected": {"valid": valid}}
    if cause:
        made["expected"]["cause"] = cause
    made.update(extra)
    return made


def name_in(fields, wanted):
    return next(n for n in fields if n.lower() == wanted)


def without(form, *names):
    return {"url": form["url"], "fields": {n: v for n, v in form["fields"].items() if n.lower() not in names}}


def having(form, url=None, **changes):
    fields = dict(form["fields"])
    for name, value in changes.items():
        real = next((n for n in fields if n.lower() == name.replace("_", "-").lower()), name.replace("_", "-"))
        fields[real] = value
    return {"url": url or form["url"], "fields": fields}


def policy_of(form):
    return base64.b64decode(form["fields"][name_in(form["fields"], "policy")]).decode()


def page(form, after=()):
    def hidden(item):
        return '<input type="hidden" name="%s" value="%s">' % tuple(html.escape(t, quote=True) for t in item)
    before = [f for f in form["fields"].items() if f[0].lower() not in after]
    behind = [f for f in form["fields"].items() if f[0].lower() in after]
    return '<form action="%s" method="post" enctype="multipart/form-data">\n%s\n<input type="file" name="file">\n%s\n</form>' % (
        html.escape(form["url"], quote=True), "\n".join(map(hidden, before)), "\n".join(map(hidden, behind)))


def broken(signer, forms, given):
    plain, session, size, kind = forms["plain"], forms["session"], forms["size"], forms["type-prefix"]
    of = given["plain"]

    def bad(name, form, cause, **extra):
        source = extra.pop("source", of)
        return case(f"{signer.split()[0].split('/')[-1]}-broken-{name}", signer, form, source, False, cause, signed=False, **extra)

    policy = policy_of(plain)
    other = base64.b64encode(policy.replace("in/q3.pdf", "in/q4.pdf").encode()).decode()
    signature = plain["fields"][name_in(plain["fields"], "x-amz-signature")]
    yield bad("ended", plain, "url-expired", as_of="2026-03-01T13:00:01Z")
    yield bad("other-secret", plain, "signature-mismatch", secret=SECRET[:-1] + "Z")
    yield bad("signature-altered", having(plain, x_amz_signature=("0" if signature[0] != "0" else "1") + signature[1:]), "signature-mismatch")
    yield bad("policy-altered", having(plain, policy=other, key="in/q4.pdf"), "signature-mismatch")
    yield bad("policy-cut", having(plain, policy=plain["fields"][name_in(plain["fields"], "policy")][:-4]), "signature-mismatch")
    for name in ("key", "policy", "x-amz-signature", "x-amz-algorithm", "x-amz-credential", "x-amz-date"):
        yield bad("without-" + name, without(plain, name), "post-form-malformed")
    yield bad("unsigned", without(plain, "policy", "x-amz-signature", "x-amz-algorithm", "x-amz-credential", "x-amz-date"), "unsigned-request")
    yield bad("other-key", having(plain, key="in/other.pdf"), "post-policy-mismatch")
    yield bad("other-case", having(plain, key="In/q3.pdf"), "post-policy-mismatch")
    yield bad("uncovered-field", having(plain, acl="public-read"), "post-policy-mismatch")
    yield bad("other-date", having(plain, x_amz_date="20260301T120001Z"), "post-policy-mismatch")
    yield bad("other-bucket", having(plain, url=plain["url"].replace("reports", "invoices")), "post-policy-mismatch")
    yield bad("other-region", having(plain, url=plain["url"].replace("reports.s3.", "reports.s3.us-west-2.").replace("eu-central-1.", "")
                                     if "eu-central-1" in plain["url"] else "https://reports.s3.us-west-2.amazonaws.com/"), "wrong-region")
    yield bad("without-token", without(session, "x-amz-security-token"), "missing-session-token", source=given["session"])
    yield bad("stray-token", having(plain, x_amz_security_token=TOKEN), "malformed-session-token")
    yield bad("too-large", size, "post-policy-mismatch", source=given["size"], send={"fields": {}, "file_size": 1048577})
    yield bad("too-small", size, "post-policy-mismatch", source=given["size"], send={"fields": {}, "file_size": 0})
    for name, value in (("type-other", "text/plain"), ("type-list", "image/jpg,text/plain"), ("type-case", "Image/png")):
        yield bad(name, kind, "post-policy-mismatch", source=given["type-prefix"], send={"fields": {"Content-Type": value}})
    yield bad("type-missing", kind, "post-policy-mismatch", source=given["type-prefix"], send={"fields": {}})
    yield bad("filename-outside", having(forms["filename"], key="${filename}"), "post-policy-mismatch", source=given["filename"])
    yield bad("after-file", {"html": page(plain, after=("policy", "x-amz-signature"))}, "post-form-malformed")
    yield bad("not-multipart", {"html": page(plain).replace(' enctype="multipart/form-data"', "")}, "post-form-malformed")
    yield bad("file-name", {"html": page(plain).replace('name="file"', 'name="upload"')}, "post-form-malformed")
    good = having(plain)
    good["fields"] = {n.swapcase(): v for n, v in good["fields"].items()}
    yield case(f"{signer.split()[0].split('/')[-1]}-names-in-other-case", signer, good, of, True, signed=False)
    yield case(f"{signer.split()[0].split('/')[-1]}-as-page", signer, {"html": page(plain)}, of, True, signed=False)


def main():
    folder = sys.argv[1]
    with open(os.path.join(HERE, "inputs.json"), encoding="utf-8") as file:
        inputs = json.load(file)
    seconds = int(TIME.replace(tzinfo=datetime.timezone.utc).timestamp())
    script = json.loads(subprocess.run(
        ["node", os.path.join(HERE, "sign.mjs"), os.path.join(HERE, "inputs.json"), folder, str(seconds), KEY, TEMPORARY, SECRET, TOKEN],
        check=True, capture_output=True, text=True).stdout)
    cases = []
    for signer, forms in ((f"botocore {botocore.__version__}", {i["id"]: sign(i) for i in inputs}), (script["signer"], script["forms"])):
        short = signer.split()[0].split("/")[-1]
        cases += [case(f"{short}-{i['id']}", signer, forms[i["id"]], i, True) for i in inputs]
        cases += broken(signer, forms, {i["id"]: i for i in inputs})
    print('{"source": %s, "time": "%s", "access_key": "%s", "temporary_key": "%s", "session_token": "%s", "cases": [' % (
        json.dumps("botocore generate_presigned_post and createPresignedPost of the AWS SDK for JavaScript v3 with a clock that stands still; "
                   "made by tests/conformance/post/make.py"), STAMP, KEY, TEMPORARY, TOKEN))
    print(",\n".join(json.dumps(c) for c in cases))
    print("]}")


main()
