import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { awsCertificate, serverCertificate } from './certificates.ts';
import { type LocalServer, startLocalServer } from './local-server.ts';

/** TLS in front of a plain server of this machine, as for real requests to AWS. */
export function startSecureFront(
  port: number,
  options: { readonly isExpired?: boolean; readonly isForAws?: boolean } = {},
): Promise<LocalServer> {
  const shown = options.isForAws === true ? awsCertificate() : serverCertificate(options.isExpired);
  const server = createServer(shown, (client) => {
    const behind = connect(port, '127.0.0.1');
    client.on('error', () => behind.destroy());
    behind.on('error', () => client.destroy());
    client.pipe(behind).pipe(client);
    client.on('close', () => behind.destroy());
    behind.on('close', () => client.destroy());
  });
  return startLocalServer(server);
}
