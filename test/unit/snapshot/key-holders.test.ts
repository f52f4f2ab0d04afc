import { expect, test } from 'vitest';
import type { Profile } from '../../../main/credentials/reading/profiles.ts';
import { keyHolders } from '../../../main/snapshot/key-holders.ts';
import { profileName } from '../../../shared/values/identifiers.ts';
import { given, pairNamed } from '../../support/engine/iam.ts';

const [shared, own] = [pairNamed('shared'), pairNamed('own')];

function named(name: string) {
  return given(profileName(name));
}

const profiles: readonly Profile[] = [
  { kind: 'long-term key', name: named('work'), pair: shared, places: [] },
  { kind: 'id without secret', name: named('half'), id: shared.id, places: [] },
  { kind: 'long-term key', name: named('home'), pair: own, places: [] },
  { kind: 'long-term key', name: named('again'), pair: shared, places: [] },
  { kind: 'empty', name: named('nothing') },
];

test('those that hold the pair are told from those that hold its ID alone, in the order of the files', () => {
  const holders = keyHolders(profiles);
  expect(holders.get(shared.id)).toEqual({
    whole: ['work', 'again'],
    any: ['work', 'half', 'again'],
  });
  expect(holders.get(own.id)).toEqual({ whole: ['home'], any: ['home'] });
});

test('a profile without an ID holds none', () => {
  expect([...keyHolders(profiles).keys()]).toEqual([shared.id, own.id]);
});
