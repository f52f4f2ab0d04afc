#!/usr/bin/env bash
# Creates the certificates of this folder again: an authority, a server certificate signed by it, and an expired one.
# All dates are far away, so that no test depends on the day. The authority's key is discarded.
set -euo pipefail
cd "$(dirname "$0")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat > "$work/ca.cnf" <<END
[ca]
default_ca = own
[own]
database = $work/index
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = any
unique_subject = no
[any]
organizationName = optional
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,DNS:aws.test,IP:127.0.0.1
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
END
touch "$work/index"
echo 01 > "$work/serial"
curve=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
openssl req "${curve[@]}" -keyout "$work/authority.key" -out "$work/authority.csr" \
  -subj '/O=Example Company/CN=Example Proxy Authority'
openssl req "${curve[@]}" -keyout server-key.pem -out "$work/server.csr" -subj '/CN=localhost'

# sign REQUEST EXTENSIONS FROM TO OUT [MORE…]
sign() {
  openssl ca -config "$work/ca.cnf" -batch -notext -in "$1" -extensions "$2" \
    -startdate "$3" -enddate "$4" -out "$5" -keyfile "$work/authority.key" "${@:6}"
}
sign "$work/authority.csr" authority 20200101000000Z 21200101000000Z authority.pem -selfsign
sign "$work/server.csr" server 20200101000000Z 21200101000000Z server.pem -cert authority.pem
sign "$work/server.csr" server 20190101000000Z 20200101000000Z expired.pem -cert authority.pem
