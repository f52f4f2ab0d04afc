#!/usr/bin/env bash
# Creates an authority and a server certificate for names of AWS, so that tests can answer for its partitions behind a
# proxy. Only tests trust it. All dates are far away; the authority's key is discarded.
set -euo pipefail
cd "$(dirname "$0")"
work="$(mktemp -d)"
names=(
  sts.amazonaws.com
  sts.us-east-1.amazonaws.com sts.me-south-1.amazonaws.com sts.eu-south-1.amazonaws.com sts.eu-central-1.amazonaws.com
  iam.amazonaws.com
  sts.cn-north-1.amazonaws.com.cn iam.cn-north-1.amazonaws.com.cn
  sts.us-gov-west-1.amazonaws.com iam.us-gov.amazonaws.com
  sts.eusc-de-east-1.amazonaws.eu iam.eusc-de-east-1.amazonaws.eu
)
cat > "$work/extensions" <<END
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = $(printf 'DNS:%s,' "${names[@]}" | sed 's/,$//')
END
curve=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
openssl req -x509 "${curve[@]}" -keyout "$work/authority.key" -out aws-authority.pem -days 36500 \
  -subj '/O=Example Company/CN=Example Authority of a stand-in'
openssl req "${curve[@]}" -keyout aws-server-key.pem -out "$work/server.csr" -subj '/CN=stand-in'
openssl x509 -req -in "$work/server.csr" -CA aws-authority.pem -CAkey "$work/authority.key" -CAcreateserial \
  -days 36500 -extfile "$work/extensions" -out aws-server.pem
rm -r "$work" aws-authority.srl
