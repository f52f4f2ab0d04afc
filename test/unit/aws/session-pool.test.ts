import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSessionPool } from '../../../main/aws/session-pool.ts';
import type { AwsSession, Signer } from '../../../main/aws/session.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the next step of a rotation uses the session of the step before', () => {
  const { lend, opened, ended } = lending();
  lend(signer()).end();
  vi.advanceTimersByTime(1_900);
  lend(signer());
  vi.advanceTimersByTime(60_000);
  expect(opened).toHaveLength(1);
  expect(ended()).toBe(0);
});

test('a session that nobody needs any more is ended, and the next one is new', () => {
  const { lend, opened, ended } = lending();
  lend(signer()).end();
  vi.advanceTimersByTime(2_000);
  expect(ended()).toBe(1);
  lend(signer());
  expect(opened).toHaveLength(2);
});

test('a caller that ends its session twice takes it from no other caller', () => {
  const { lend, ended } = lending();
  const mine = lend(signer());
  lend(signer());
  mine.end();
  mine.end();
  vi.advanceTimersByTime(60_000);
  expect(ended()).toBe(0);
});

test.each([
  ['another key', signer({ id: 'B' })],
  ['another secret of the same key', signer({ secret: 'B' })],
  ['another region', signer({ region: 'eu-west-1' })],
])('%s has a session of its own', (_, other) => {
  const { lend, opened } = lending();
  lend(signer());
  lend(other);
  expect(opened).toHaveLength(2);
});

test('an MFA session is never that of the key it stems from', () => {
  const { lend, opened } = lending();
  const { pair } = signer();
  const mfaSession = { ...pair, token: new Secret('token'), expiresAt: 0 };
  lend(signer());
  lend({ ...signer(), mfaSession });
  lend({ ...signer(), mfaSession: { ...mfaSession } });
  expect(opened).toHaveLength(3);
});

type SignerChange = { readonly id?: string; readonly secret?: string; readonly region?: string };

function signer({ id = 'A', secret = 'A', region = 'eu-central-1' }: SignerChange = {}): Signer {
  const known = accessKeyId(`AKIA${id.repeat(16)}`);
  if (known === undefined) throw new Error('the id is well-formed');
  return { pair: { id: known, secret: new Secret(secret.repeat(40)) }, connection: { region } };
}

function lending() {
  const opened: Signer[] = [];
  let ended = 0;
  const nothing = (): Promise<never> => Promise.reject(new Error('nobody asks AWS here'));
  const lend = createSessionPool((one): AwsSession => {
    opened.push(one);
    return {
      identity: nothing,
      listKeys: nothing,
      lastUsed: nothing,
      createKey: nothing,
      setStatus: nothing,
      deleteKey: nothing,
      keyQuota: nothing,
      mfaDevices: nothing,
      startMfaSession: nothing,
      makeReport: nothing,
      report: nothing,
      end: () => {
        ended += 1;
      },
    };
  });
  return { lend, opened, ended: () => ended };
}
