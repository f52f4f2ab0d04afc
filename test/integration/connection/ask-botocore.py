"""Where botocore sends requests of a profile, as JSON: reads a list of cases from standard input."""

import json
import os
import sys
import tempfile

import botocore.loaders
import botocore.session


# Shared, because it keeps what it has read of AWS's models: that takes longer than all else here.
LOADER = botocore.loaders.create_loader()


class Stopped(BaseException):
    """Ends a call before it reaches the network."""


def place(session, service, call):
    client = session.create_client(service)
    requests = []

    def stop(request, **_):
        requests.append(request)
        raise Stopped

    client.meta.events.register("before-send", stop)
    try:
        getattr(client, call)()
    except Stopped:
        pass
    request = requests[0]
    scope = request.headers["Authorization"].decode().split("Credential=")[1].split("/")
    return f"{request.url.rstrip('/')} {scope[2]}"


def answer(case):
    for name in list(os.environ):
        if name.startswith("AWS_"):
            del os.environ[name]
    os.environ.update(case["variables"])
    # Version 2 of the AWS CLI reads this one first (`aws configure list` names both); version 1 does not know it.
    if os.environ.get("AWS_REGION"):
        os.environ["AWS_DEFAULT_REGION"] = os.environ["AWS_REGION"]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("config", "credentials"):
            path = os.path.join(folder, name)
            with open(path, "w") as file:
                file.write(case[name])
            variable = "AWS_CONFIG_FILE" if name == "config" else "AWS_SHARED_CREDENTIALS_FILE"
            os.environ[variable] = path
        try:
            session = botocore.session.Session(profile=case["profile"])
            session.register_component("data_loader", LOADER)
            return [
                place(session, "sts", "get_caller_identity"),
                place(session, "iam", "list_access_keys"),
            ]
        except Exception as error:
            return f"refused: {type(error).__name__}"


json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
