import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failureOfCall, sceneForEachTest } from './scene.ts';

const scene = sceneForEachTest();
const MEMBERS = {
  ListMFADevices: ['MFADevices', '<SerialNumber>GAHT0000000%</SerialNumber>'],
  ListAccessKeys: [
    'AccessKeyMetadata',
    '<AccessKeyId>AKIAEXAMPLEPAGE0000%</AccessKeyId><Status>Active</Status>',
  ],
} as const;
let server: Server;
let endpoint = '';

/** A page of two rows; the third says that it is the last. */
function page(action: keyof typeof MEMBERS, marker: string): string {
  const number = Number(marker);
  const [list, row] = MEMBERS[action];
  const members = [2 * number, 2 * number + 1].map(
    (each) => `<member>${row.replace('%', `${each}`)}</member>`,
  );
  const more =
    number < 2
      ? `<IsTruncated>true</IsTruncated><Marker>${number + 1}</Marker>`
      : '<IsTruncated>false</IsTruncated>';
  return `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result><${list}>${members.join('')}</${list}>${more}</${action}Result></${action}Response>`;
}

beforeEach(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const params = new URLSearchParams(body);
      const action =
        params.get('Action') === 'ListMFADevices' ? 'ListMFADevices' : 'ListAccessKeys';
      response.setHeader('x-amzn-requestid', 'b1946ac9-2f3a');
      response.end(page(action, params.get('Marker') ?? '0'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  endpoint = `http://127.0.0.1:${address.port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('lists of several pages are read to their end', async () => {
  const session = scene().open({ endpoint });
  const ends = ['0', '1', '2', '3', '4', '5'];
  expect((await session.mfaDevices('joebloggs')).map((serial) => serial.at(-1))).toEqual(ends);
  expect((await session.listKeys('joebloggs')).map(({ id }) => id.at(-1))).toEqual(ends);
});

test('a sign-in page in place of the devices is no empty list', async () => {
  const { double, open } = scene();
  double.behave({ kind: 'portal' });
  expect((await failureOfCall(open().mfaDevices('joebloggs'))).code).toBe('NOT_AWS');
});
