import { expect, test } from 'vitest';
import { proxyFor } from '../../../main/aws/network/route.ts';

async function signInAt(address: string): Promise<string | undefined> {
  const proxy = await proxyFor(new URL('https://iam.amazonaws.com'), {
    choice: { use: 'as set' },
    variables: { HTTPS_PROXY: address },
    systemProxy: async () => 'DIRECT',
  });
  const encoded = proxy?.authorization?.reveal().replace('Basic ', '');
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString();
}

test.each([
  ['http://ana:geheim@proxy.example:8080', 'ana:geheim'],
  ['http://ana:50%25@proxy.example:8080', 'ana:50%'],
  // As curl and the AWS CLI have it.
  ['http://ana:50%off@proxy.example:8080', 'ana:50%off'],
])('the proxy of %s gets the name and password that a person meant', async (address, sent) => {
  expect(await signInAt(address)).toBe(sent);
});
