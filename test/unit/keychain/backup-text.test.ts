import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Backup, readBackup, writeBackup } from '../../../main/keychain/backup-text.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { otherId, sampleFacts, samplePair, sampleSecret, sampleTime } from './sample-pair.ts';

const sample: Backup = { ...sampleFacts, pair: samplePair, keptAt: sampleTime };
const sampleEntry = JSON.parse(writeBackup(sample).reveal()) as Record<string, unknown>;

function read(entry: unknown): Backup | undefined {
  return readBackup(samplePair.id, new Secret(JSON.stringify(entry)));
}

/** How much room it takes in the encoding that takes more. */
function bytesOf(text: string): number {
  return Math.max(Buffer.from(text).length, text.length * 2);
}

describe('the text of a backup', () => {
  it('says what it is to a person who finds it in the keychain', () => {
    expect(sampleEntry).toEqual({
      version: 1,
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: sampleSecret,
      account: '123456789012',
      userId: 'AIDACKCEVSQ6C2EXAMPLE',
      userName: 'alice',
      profiles: ['default', 'work'],
      keptAt: sampleTime,
    });
  });

  it('gives back every secret and every name', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 3 }), (secret, userName, profiles) => {
        const pair = { id: samplePair.id, secret: new Secret(secret) };
        const back = readBackup(pair.id, writeBackup({ ...sample, pair, userName, profiles }));
        expect(back?.pair.secret.reveal()).toBe(secret);
        expect(back).toEqual({ ...sample, pair, userName, profiles });
      }),
      { seed: 7 },
    );
  });

  it('fits into the Windows keychain with any number of profiles, and keeps the first ones', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 512, size: 'max' });
    const names = fc.array(name, { maxLength: 30, size: 'max' });
    fc.assert(
      fc.property(names, (profiles) => {
        const text = writeBackup({ ...sample, profiles });
        expect(bytesOf(text.reveal())).toBeLessThanOrEqual(2560);
        const back = readBackup(samplePair.id, text);
        expect(back?.pair.secret.reveal()).toBe(sampleSecret);
        expect(back?.profiles).toEqual(profiles.slice(0, back?.profiles.length));
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it.each([
    ['short', 'profile'],
    ['long Chinese', '账户'.repeat(150)],
    ['long', 'x'.repeat(300)],
  ])('leaves out no more profiles with %s names than it must', (_kind, name) => {
    const profiles = Array.from({ length: 200 }, (_, count) => `${name}-${count}`);
    const text = writeBackup({ ...sample, profiles });
    const kept = readBackup(samplePair.id, text)?.profiles.length ?? 0;
    const oneMore = JSON.stringify({ ...sampleEntry, profiles: profiles.slice(0, kept + 1) });
    expect(kept).toBeGreaterThan(0);
    expect(bytesOf(text.reveal())).toBeLessThanOrEqual(2560);
    expect(bytesOf(oneMore)).toBeGreaterThan(2560);
  });

  it.each<readonly [string, unknown]>([
    ['a secret alone', sampleSecret],
    ['nothing', null],
    ['a list', [sampleEntry]],
    ['an unknown version', { ...sampleEntry, version: 2 }],
    ['no version', { ...sampleEntry, version: undefined }],
    ['another key', { ...sampleEntry, accessKeyId: otherId }],
    ['a malformed id', { ...sampleEntry, accessKeyId: 'akia' }],
    ['no secret', { ...sampleEntry, secretAccessKey: undefined }],
    ['an empty secret', { ...sampleEntry, secretAccessKey: '' }],
    ['a malformed account', { ...sampleEntry, account: '12' }],
    ['a malformed user id', { ...sampleEntry, userId: '' }],
    ['no user name', { ...sampleEntry, userName: undefined }],
    ['profiles that are no names', { ...sampleEntry, profiles: [1] }],
    ['no time', { ...sampleEntry, keptAt: 'yesterday' }],
  ])('is no backup of a key if it holds %s', (_what, entry) => {
    expect(read(sampleEntry)).toEqual(sample);
    expect(read(entry)).toBeUndefined();
  });

  it.each(['', sampleSecret, '{"version":1,"secretAccessKey":"wJalrXUtnFEMI/K7MDENG'])(
    'is no backup of a key if it is no JSON',
    (text) => {
      expect(readBackup(samplePair.id, new Secret(text))).toBeUndefined();
    },
  );
});
