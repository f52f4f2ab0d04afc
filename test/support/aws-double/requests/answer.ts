import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Cut } from '../rules/effects.ts';
import { protocols } from '../service.ts';
import type { Service } from '../service.ts';
import type { AwsError } from './aws-error.ts';
import type { Delivery } from './request-log.ts';
import { toXml } from './xml.ts';
import type { XmlTree } from './xml.ts';

/** A complete answer, ready to be sent. */
export type Answer = {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The answer to an action that succeeded. */
export function resultAnswer(
  service: Service,
  action: string,
  result: XmlTree | undefined,
): Answer {
  const requestId = randomUUID();
  const content = {
    ...(result && { [`${action}Result`]: result }),
    ResponseMetadata: { RequestId: requestId },
  };
  const body = document(service, `${action}Response`, content);
  return { status: 200, code: 'OK', headers: awsHeaders(requestId), body };
}

/** The answer to an action that failed. */
export function errorAnswer(service: Service, { status, code, message }: AwsError): Answer {
  const requestId = randomUUID();
  const type = status < 500 ? 'Sender' : 'Receiver';
  const error = { Type: type, Code: code, Message: message };
  const body = document(service, 'ErrorResponse', { Error: error, RequestId: requestId });
  return { status, code, headers: awsHeaders(requestId), body };
}

/** The answer of a captive portal in AWS's place. */
export function portalAnswer(): Answer {
  const body =
    '<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body>Log in to use this network.</body></html>\n';
  return { status: 200, code: 'Portal', headers: { 'content-type': 'text/html' }, body };
}

function document(service: Service, root: string, content: XmlTree): string {
  return `<${root} xmlns="${protocols[service].namespace}">${toXml(content)}</${root}>\n`;
}

function awsHeaders(requestId: string): Answer['headers'] {
  return { 'x-amzn-requestid': requestId, 'content-type': 'text/xml' };
}

/** How an answer is sent; `clock` is the time (ms) for its Date header. */
export type Dispatch = { readonly delivery: Delivery; readonly cut?: Cut; readonly clock: number };

/** Sends the answer, or as much of it as the delivery allows. */
export function send(
  response: ServerResponse,
  answer: Answer,
  { delivery, cut, clock }: Dispatch,
): void {
  if (delivery === 'lost') {
    response.destroy();
    return;
  }
  const sent = cut === undefined ? answer.body : answer.body.slice(0, cutAt(answer.body, cut));
  const announced = delivery === 'torn' ? answer.body : sent;
  response.writeHead(answer.status, {
    ...answer.headers,
    date: new Date(clock).toUTCString(),
    'content-length': Buffer.byteLength(announced),
  });
  if (delivery === 'torn') response.write(sent, () => response.destroy());
  else response.end(sent);
}

function cutAt(body: string, cut: Cut): number {
  if ('bytes' in cut) return cut.bytes;
  const text = 'before' in cut ? cut.before : cut.after;
  const start = body.indexOf(text);
  if (start < 0) return Math.floor(body.length / 2);
  return 'before' in cut ? start : start + text.length;
}
