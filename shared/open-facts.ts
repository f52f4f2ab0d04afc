import { maskKeyId } from './identifiers.ts';
import type { KeyFacts } from './key-facts.ts';
import type { RotationView } from './rotation.ts';

/** What the words of an open rotation are made from: its keys above all. */
export type OpenFacts = Pick<
  Extract<RotationView, { readonly state: 'open' }>,
  'profiles' | 'reason' | 'reached' | 'oldKey' | 'newKey' | 'failure' | 'keys'
>;

/** Whether a person may decide about a key of an open rotation: never about one that a file holds, nor the old one. */
export function mayBeDecidedAbout(
  { keyId, profiles }: Pick<KeyFacts, 'keyId' | 'profiles'>,
  { oldKey }: Pick<OpenFacts, 'oldKey'>,
): boolean {
  return profiles.length === 0 && maskKeyId(keyId) !== oldKey;
}

/** A key that a person may decide about; undefined where none stands there. */
export function keyToDecideAbout(open: Pick<OpenFacts, 'keys' | 'oldKey'>): KeyFacts | undefined {
  return open.keys.find((facts) => mayBeDecidedAbout(facts, open));
}
