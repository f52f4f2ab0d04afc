"""What botocore signs with for a profile, as the AWS CLI does for --profile: one JSON list of pairs of texts (credentials
file, config file) on stdin, one JSON list of {id, token} on stdout; null where it finds no key.
"""

import json
import os
import sys
import tempfile

from botocore.session import Session

for name in list(os.environ):
    if name.startswith("AWS_"):
        del os.environ[name]
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"

found = []
with tempfile.TemporaryDirectory() as folder:
    paths = [os.path.join(folder, name) for name in ("credentials", "config")]
    os.environ["AWS_SHARED_CREDENTIALS_FILE"], os.environ["AWS_CONFIG_FILE"] = paths
    for texts in json.load(sys.stdin):
        for path, text in zip(paths, texts):
            with open(path, "w") as file:
                file.write(text)
        try:
            credentials = Session(profile="a").get_credentials()
        except Exception:
            credentials = None
        if credentials is None:
            found.append(None)
        else:
            frozen = credentials.get_frozen_credentials()
            found.append({"id": frozen.access_key, "token": frozen.token or ""})
json.dump(found, sys.stdout)
