"""Reads files as botocore does: one JSON list of base64 texts on stdin, one JSON list of readings on stdout.

A reading is null where botocore refuses the file, else what it reads as credentials file and as config file.
"""

import base64
import json
import os
import sys
import tempfile

from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigParseError


def read(path):
    try:
        return {"credentials": raw_config_parse(path), "config": load_config(path)["profiles"]}
    except ConfigParseError:
        return None


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    readings = []
    for text in json.load(sys.stdin):
        with open(path, "wb") as file:
            file.write(base64.b64decode(text))
        readings.append(read(path))
json.dump(readings, sys.stdout)
