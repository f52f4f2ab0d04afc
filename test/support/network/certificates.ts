import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';

type CertificateName =
  | 'authority'
  | 'server'
  | 'expired'
  | 'server-key'
  /** For names of AWS, which a proxy can route to a stand-in. */
  | 'aws-authority'
  | 'aws-server'
  | 'aws-server-key';

/** The path of a file of `test/support/certificates`. */
export function certificateFile(name: CertificateName): string {
  return join(checkoutRoot, 'test', 'support', 'certificates', `${name}.pem`);
}

/** A server's certificate, signed by the authority, for `localhost`, `aws.test` and 127.0.0.1. */
export function serverCertificate(isExpired = false) {
  return {
    cert: readFileSync(certificateFile(isExpired ? 'expired' : 'server')),
    key: readFileSync(certificateFile('server-key')),
  };
}

/** The certificate of a server that answers for STS and IAM of AWS's partitions. */
export function awsCertificate() {
  return {
    cert: readFileSync(certificateFile('aws-server')),
    key: readFileSync(certificateFile('aws-server-key')),
  };
}
