import { type ClientRequest, type IncomingMessage, request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { type PeerCertificate, TLSSocket } from 'node:tls';
import type { Failure } from '../../../shared/values/failure.ts';
import {
  type ConnectionGuide,
  RoutedAgent,
  type RoutedAgentOptions,
} from '../network/routed-agent.ts';
import { classify } from '../refusals/classify.ts';
import type { EndpointToTest } from './endpoints.ts';

/** The result of a request without a signature. */
export type EndpointAnswer =
  | {
      readonly kind: 'answered';
      /** AWS's ID of the request; undefined if another server answered. */
      readonly requestId: string | undefined;
      /** The Date header of the answer, in ms since 1970. */
      readonly time: number | undefined;
      /** The host that the answer redirects to. */
      readonly leadsTo: string | undefined;
      readonly issuer: string | undefined;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

const PATIENCE_MS = 10_000;

/** Sends one request, with the proxy and certificates of the guide, in at most ten seconds. Nothing secret is sent. */
export function askEndpoint(
  { url, question }: EndpointToTest,
  guide: ConnectionGuide,
): Promise<EndpointAnswer> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return connecting(url, guide, {}, (request, agent) => {
    const { promise, resolve } = resolvable<EndpointAnswer>();
    request.setHeader('Content-Type', 'application/x-www-form-urlencoded');
    request.on('response', (response) => {
      response.resume();
      resolve(answerIn(url, response));
    });
    request.on('error', (cause) => {
      const { failure } = classify(cause, 'the test of the connection');
      resolve({ kind: 'failed', failure });
    });
    signal.addEventListener('abort', () => {
      // Resolved here, as a request that waits for a proxy has no socket yet and emits no event when it is destroyed.
      resolve({ kind: 'failed', failure: { code: 'TIMED_OUT' } });
      request.destroy();
    });
    request.end(question);
    return promise.finally(() => agent.destroy());
  });
}

/** The issuer of an endpoint's certificate, trusted or not; undefined where there is none. */
export function issuerAt(
  { url }: EndpointToTest,
  guide: ConnectionGuide,
): Promise<string | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  // Only the certificate is read; nothing is sent.
  return connecting(url, guide, { takesAnyCertificate: true }, (request, agent) => {
    const { promise, resolve } = resolvable<string | undefined>();
    const end = (): void => {
      resolve(undefined);
    };
    request.on('socket', (socket) => {
      if (!(socket instanceof TLSSocket)) {
        end();
        return;
      }
      socket.once('secureConnect', () => {
        resolve(issuerOf(socket));
      });
    });
    request.on('error', end);
    signal.addEventListener('abort', end);
    return promise.finally(() => {
      request.destroy();
      agent.destroy();
    });
  });
}

function connecting<Result>(
  url: URL,
  guide: ConnectionGuide,
  options: RoutedAgentOptions,
  use: (request: ClientRequest, agent: RoutedAgent) => Result,
): Result {
  const isSecure = url.protocol === 'https:';
  const agent = new RoutedAgent(isSecure ? 'https:' : 'http:', guide, options);
  const open = isSecure ? requestByHttps : requestByHttp;
  return use(open(url, { method: 'POST', agent }), agent);
}

function resolvable<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve: (value: Value) => resolve(value) };
}

function answerIn(url: URL, { headers, socket }: IncomingMessage): EndpointAnswer {
  const requestId = headers['x-amzn-requestid'];
  const time = Date.parse(headers.date ?? '');
  const { location } = headers;
  return {
    kind: 'answered',
    requestId: typeof requestId === 'string' ? requestId : undefined,
    time: Number.isNaN(time) ? undefined : time,
    leadsTo:
      location !== undefined && URL.canParse(location, url.href)
        ? new URL(location, url).host.slice(0, 256)
        : undefined,
    issuer: socket instanceof TLSSocket ? issuerOf(socket) : undefined,
  };
}

function issuerOf(socket: TLSSocket): string | undefined {
  // Without a certificate it is an empty object, against its type.
  const certificate: Partial<PeerCertificate> = socket.getPeerCertificate();
  const names: readonly unknown[] = [certificate.issuer?.O, certificate.issuer?.CN];
  const known = names.filter((name) => typeof name === 'string');
  return known.length === 0 ? undefined : known.join(', ').slice(0, 200);
}
