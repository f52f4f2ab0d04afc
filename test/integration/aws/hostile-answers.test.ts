import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { LimitedHandler } from '../../../main/aws/answer-limits.ts';
import { createAwsClock } from '../../../main/aws/aws-clock.ts';
import { createAws } from '../../../main/aws/aws.ts';
import { failureOfCall, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server in AWS's place that answers so. */
async function inPlaceOfAws(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.on('error', () => undefined);
    answer(request, response);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const megabyte = Buffer.alloc(1024 * 1024, 'x');

/** Sends as fast as it is read, for ever; counts what it has sent. */
function endless(): { readonly answer: RequestListener; sent(): number } {
  let sent = 0;
  return {
    sent: () => sent,
    answer: (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'x-amzn-requestid': 'a' });
      const more = (): void => {
        while (!response.destroyed) {
          sent += megabyte.length;
          if (!response.write(megabyte)) break;
        }
      };
      response.on('drain', more);
      more();
    },
  };
}

describe('an answer without an end', () => {
  test('is aborted after a megabyte, and reported as none of AWS', async () => {
    const { answer, sent } = endless();
    const session = scene().open({ endpoint: await inPlaceOfAws(answer) });
    expect(await failureOfCall(session.identity())).toEqual({
      code: 'NOT_AWS',
      action: 'GetCallerIdentity',
    });
    expect(await failureOfCall(session.listKeys('joebloggs'))).toMatchObject({ code: 'NOT_AWS' });
    // What was under way fits into the buffers of both ends.
    expect(sent()).toBeLessThan(64 * megabyte.length);
  });

  test('to CreateAccessKey leaves open whether there is a key', async () => {
    const { answer } = endless();
    const session = scene().open({ endpoint: await inPlaceOfAws(answer) });
    expect(await session.createKey('joebloggs')).toMatchObject({ kind: 'lost' });
  });

  test('that trickles is given up in time', async () => {
    const endpoint = new URL(
      await inPlaceOfAws((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/xml' });
        const timer = setInterval(() => response.write(' '), 10);
        response.on('close', () => {
          clearInterval(timer);
        });
      }),
    );
    const limits = { bytes: 1024, milliseconds: 200 };
    const handler = new LimitedHandler(createAwsClock(Date.now), {}, limits);
    const request = {
      protocol: 'http:',
      hostname: endpoint.hostname,
      port: Number(endpoint.port),
      method: 'POST',
      path: '/',
      headers: {},
      query: {},
      clone: () => request,
    };
    const start = performance.now();
    await expect(handler.handle(request)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - start).toBeLessThan(2000);
    handler.destroy();
  });
});

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

function identityText(fields: string): string {
  return `<GetCallerIdentityResponse xmlns="${namespace}"><GetCallerIdentityResult>${fields}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
}

describe('an answer that is none', () => {
  test.each<readonly [string, string | Buffer]>([
    ['nothing', ''],
    ['not XML', '{"Account":"210000000001"}'],
    ['half of it', identityText('<Account>210000000001</Account>').slice(0, 150)],
    ['bytes', Buffer.from([0, 255, 254, 0, 60, 0, 97, 0, 62, 0])],
    ['thousands of levels', `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`],
    [
      'entities that grow',
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>${identityText('<Account>&c;</Account>')}`,
    ],
    [
      'a file of this computer',
      `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${identityText('<Account>&f;</Account>')}`,
    ],
    [
      'an account that is none',
      identityText('<Account>21000000000x</Account><UserId>AIDA</UserId>'),
    ],
    [
      'names of every object',
      identityText('<__proto__><polluted>1</polluted></__proto__><constructor>1</constructor>'),
    ],
  ])('%s is reported as such', async (_name, text) => {
    const endpoint = await inPlaceOfAws((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'x-amzn-requestid': 'a' });
      response.end(text);
    });
    const failure = await failureOfCall(scene().open({ endpoint }).identity());
    expect(failure.code).toBe('NOT_AWS');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('the good one is still understood', async () => {
    const { open, double } = scene();
    expect(await open({ via: createAws(), endpoint: double.url }).identity()).toMatchObject({
      account: '210000000001',
    });
  });
});
