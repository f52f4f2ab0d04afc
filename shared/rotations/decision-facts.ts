import type { RotationView } from '../contract/rotation.ts';
import { maskKeyId } from '../values/identifiers.ts';
import type { KeyFacts } from '../values/key-facts.ts';

/** What the words of a rotation that needs a decision are made from: its keys above all. */
export type DecisionFacts = Pick<
  Extract<RotationView, { readonly state: 'open' }>,
  'profiles' | 'reason' | 'reached' | 'oldKey' | 'newKey' | 'failure' | 'keys'
>;

/** Whether a person may decide about a key of the rotation: never one that a file holds, nor the old one. */
export function canDecideAboutKey(
  { keyId, profiles }: Pick<KeyFacts, 'keyId' | 'profiles'>,
  { oldKey }: Pick<DecisionFacts, 'oldKey'>,
): boolean {
  return profiles.length === 0 && maskKeyId(keyId) !== oldKey;
}

/** What a person can do next about the key of a rotation that needs a decision. */
export type KeyDecision = 'decide' | 'delete or ask' | 'delete or leave' | 'delete on AWS or leave';

/**
 * What a person can decide about a key of the rotation; undefined where the failure itself names the next step. Pure.
 */
export function keyDecisionOf(
  open: Pick<DecisionFacts, 'reason' | 'failure' | 'keys' | 'oldKey'>,
): KeyDecision | undefined {
  const standsBelow = open.keys.some((facts) => canDecideAboutKey(facts, open));
  if (open.reason === 'left on AWS' && open.failure.code === 'LEFT_BEHIND') {
    return standsBelow ? 'delete or leave' : 'delete on AWS or leave';
  }
  if (!standsBelow) return undefined;
  if (open.reason === 'answer lost') return 'decide';
  return open.reason === 'roll back refused' ? 'delete or ask' : undefined;
}
