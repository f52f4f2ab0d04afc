import { Readable } from 'node:stream';
import { HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { vi } from 'vitest';
import { createAws } from '../../../main/aws/aws.ts';
import type { Connection } from '../../../main/aws/connection/connection.ts';
import type { Aws } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';

/** A request as it would have left this computer. */
export type SentRequest = {
  readonly action: string;
  /** "https://iam.amazonaws.com" */
  readonly to: string;
  /** The region in the scope of its signature. */
  readonly signedFor: string;
  readonly algorithm: string;
  readonly userAgent: string;
};

const refusal = `<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>`;

/**
 * The requests that the real clients sign and send for this connection: all calls of a session. The last step alone,
 * the network, is taken away.
 */
export async function requestsOf(connection: Connection): Promise<readonly SentRequest[]> {
  return requestsThrough((aws) => aws, connection);
}

/** The same through what stands in front of the sessions. */
export async function requestsThrough(
  wall: (aws: Aws) => Aws,
  connection: Connection,
): Promise<readonly SentRequest[]> {
  const sent: SentRequest[] = [];
  const last = vi.spyOn(NodeHttpHandler.prototype, 'handle').mockImplementation((request) => {
    const port = request.port === undefined ? '' : `:${request.port}`;
    const authorization = request.headers['authorization'] ?? '';
    sent.push({
      action: /Action=(\w+)/u.exec(String(request.body))?.[1] ?? '',
      to: `${request.protocol}//${request.hostname}${port}`,
      signedFor: /Credential=[^/]+\/\d+\/([^/]+)\//u.exec(authorization)?.[1] ?? '',
      algorithm: authorization.split(' ')[0] ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    });
    const response = new HttpResponse({
      statusCode: 403,
      headers: { 'content-type': 'text/xml' },
      body: Readable.from([refusal]),
    });
    return Promise.resolve({ response });
  });
  const id = accessKeyId('AKIABBBBBBBBBBBBBBBB');
  if (id === undefined) throw new Error('this is an id');
  const pair = { id, secret: new Secret('abcdefghijabcdefghijabcdefghijabcdefg/+j') };
  const session = wall(createAws()).session({ pair, connection });
  try {
    await Promise.allSettled([
      session.identity(),
      session.listKeys('ada'),
      session.lastUsed(id),
      session.createKey('ada'),
      session.setStatus('ada', id, 'Inactive'),
      session.deleteKey('ada', id),
      session.keyQuota(),
      session.mfaDevices('ada'),
      session.startMfaSession('arn:aws:iam::123456789012:mfa/ada', '123456'),
      session.makeReport(),
      session.report(),
    ]);
  } finally {
    session.end();
    last.mockRestore();
  }
  return sent;
}

/** Where a connection's requests go and what they are signed for, each once: STS first. */
export async function placesAsked(connection: Connection): Promise<readonly string[]> {
  const requests = await requestsOf(connection);
  const said = (ofSts: boolean) =>
    requests
      .filter(({ action }) => ofSts === ['GetCallerIdentity', 'GetSessionToken'].includes(action))
      .map(({ to, signedFor }) => `${to} ${signedFor}`);
  return [...new Set(said(true)), ...new Set(said(false))];
}
