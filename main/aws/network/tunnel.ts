import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { defined } from '../../../shared/lib/defined.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { isCertificateTrouble } from '../refusals/certificate-trouble.ts';
import type { ProxyServer } from './proxy-server.ts';

// In ms. Shorter than the SDK's limit for a connection, so that the failure names the proxy.
const PATIENCE = 4_500;

/**
 * A connection to `target` ("sts.amazonaws.com:443") through a proxy; nothing of a request has been sent yet. Throws
 * PROXY_*, or CERTIFICATE_NOT_TRUSTED if the proxy's own certificate is not in `trust`.
 */
export function openTunnel(
  { address, authorization }: ProxyServer,
  target: string,
  trust: SecureContext | undefined,
): Promise<Socket> {
  const { protocol, hostname, port } = new URL(address);
  const isSecure = protocol === 'https:';
  const request = (isSecure ? requestByHttps : requestByHttp)({
    method: 'CONNECT',
    host: hostname.replaceAll(/^\[|\]$/gu, ''),
    port: port === '' ? undefined : Number(port),
    path: target,
    headers: {
      Host: target,
      Connection: 'keep-alive',
      ...(authorization === undefined ? {} : { 'Proxy-Authorization': authorization.reveal() }),
    },
    // No shared agent, as the connection is given to the caller.
    agent: false,
    // Overrides NODE_TLS_REJECT_UNAUTHORIZED.
    rejectUnauthorized: true,
    ...defined({ secureContext: trust }),
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      request.destroy(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' }));
    }, PATIENCE);
    request.once('connect', ({ statusCode = 0 }, socket, head) => {
      clearTimeout(timer);
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(refused(address, statusCode));
    });
    request.once('error', (cause) => {
      clearTimeout(timer);
      reject(notReached(address, cause));
    });
    request.end();
  });
}

function refused(host: string, status: number): FailureError {
  return new FailureError(
    status === 407
      ? { code: 'PROXY_SIGN_IN', host }
      : { code: 'PROXY_REFUSED', host, systemName: `HTTP ${status}` },
  );
}

function notReached(host: string, cause: Error): FailureError {
  const found: unknown = Reflect.get(cause, 'code');
  const systemName =
    typeof found === 'string' && /^[A-Z0-9_]{1,64}$/u.test(found) ? found : undefined;
  const code =
    systemName !== undefined && isCertificateTrouble(systemName)
      ? 'CERTIFICATE_NOT_TRUSTED'
      : 'PROXY_NOT_REACHED';
  return new FailureError({ code, host, ...defined({ systemName }) });
}
