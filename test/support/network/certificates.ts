import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '../../../scripts/prepare/run-script.ts';

/** The path of a file of `test/support/certificates`. */
export function certificateFile(name: 'authority' | 'server' | 'expired' | 'server-key'): string {
  return join(checkoutRoot, 'test', 'support', 'certificates', `${name}.pem`);
}

/** What a server shows: a certificate of the authority for `localhost`, `aws.test` and 127.0.0.1. */
export function serverCertificate(isExpired = false) {
  return {
    cert: readFileSync(certificateFile(isExpired ? 'expired' : 'server')),
    key: readFileSync(certificateFile('server-key')),
  };
}
