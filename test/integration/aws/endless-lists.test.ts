import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureOfCall, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();
let server: Server;
let endpoint = '';
let asked = 0;
let markerOf: (page: number) => string | undefined;

/** A page that is never the last one. */
function page(action: string): string {
  const list = action === 'ListMFADevices' ? 'MFADevices' : 'AccessKeyMetadata';
  const marker = markerOf(asked);
  const more = marker === undefined ? '' : `<Marker>${marker}</Marker>`;
  return `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result><${list}></${list}><IsTruncated>true</IsTruncated>${more}</${action}Result></${action}Response>`;
}

beforeEach(async () => {
  asked = 0;
  markerOf = (number) => `page ${String(number)}`;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked += 1;
      response.setHeader('x-amzn-requestid', 'b1946ac9-2f3a');
      response.end(page(new URLSearchParams(body).get('Action') ?? ''));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('a list without an end', () => {
  test.each(['listKeys', 'mfaDevices'] as const)('is given up (%s)', async (call) => {
    const failure = await failureOfCall(scene().open({ endpoint })[call]('joebloggs'));
    expect(failure.code).toBe('NOT_AWS');
    expect(asked).toBe(50);
  });

  test('is given up at the first marker that comes again', async () => {
    markerOf = () => 'the same';
    const failure = await failureOfCall(scene().open({ endpoint }).listKeys('joebloggs'));
    expect(failure.code).toBe('NOT_AWS');
    expect(asked).toBe(2);
  });

  test('asks for no further page once it is cancelled', async () => {
    const cancel = new AbortController();
    markerOf = (number) => {
      if (number === 3) cancel.abort();
      return `page ${String(number)}`;
    };
    const session = scene().open({ endpoint });
    const failure = await failureOfCall(session.listKeys('joebloggs', cancel.signal));
    expect(failure.code).toBe('CANCELLED');
    expect(asked).toBe(3);
  });
});

test('half a list, with no way to the other half, is none', async () => {
  markerOf = () => undefined;
  const failure = await failureOfCall(scene().open({ endpoint }).listKeys('joebloggs'));
  expect(failure.code).toBe('NOT_AWS');
});
