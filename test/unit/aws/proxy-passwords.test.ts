import { expect, test } from 'vitest';
import { proxyFor } from '../../../main/aws/network/route.ts';

async function signInAt(address: string): Promise<string | undefined> {
  const proxy = await proxyFor(new URL('https://iam.amazonaws.com'), {
    choice: { use: 'as set' },
    variables: { HTTPS_PROXY: address },
    systemProxy: async () => 'DIRECT',
  });
  const told = proxy?.authorization?.reveal().replace('Basic ', '');
  return told === undefined ? undefined : Buffer.from(told, 'base64').toString();
}

test.each([
  ['http://ana:geheim@proxy.example:8080', 'ana:geheim'],
  ['http://ana:50%25@proxy.example:8080', 'ana:50%'],
  // As curl and the AWS CLI have it.
  ['http://ana:50%off@proxy.example:8080', 'ana:50%off'],
])('the proxy of %s is told the name and password that somebody meant', async (address, told) => {
  expect(await signInAt(address)).toBe(told);
});
