#!/usr/bin/env bash
# Rotates an access key by four calls of the AWS CLI: get the identity, list the keys, create one, delete the old one.
# Its argument is the endpoint; the key comes from the files, as usual.
set -euo pipefail

endpoint=$1

user_name=$(aws sts get-caller-identity --endpoint-url "$endpoint" --query Arn --output text)
user_name=${user_name##*/}

old_key=$(aws iam list-access-keys --endpoint-url "$endpoint" --user-name "$user_name" \
  --query 'AccessKeyMetadata[0].AccessKeyId' --output text)

aws iam create-access-key --endpoint-url "$endpoint" --user-name "$user_name" \
  --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text

aws iam delete-access-key --endpoint-url "$endpoint" --user-name "$user_name" \
  --access-key-id "$old_key"
