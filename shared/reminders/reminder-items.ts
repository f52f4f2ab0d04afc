import type { ReminderItem, ReminderTopic } from '../contract/reminders.ts';
import type { ProfileView, Snapshot } from '../contract/snapshot.ts';
import { isCaredFor, oneForEachKey } from '../keys/late-keys.ts';
import { DAY } from '../lib/time.ts';
import { maskKeyId } from '../values/identifiers.ts';
import { reminderWords, type ReminderWords } from '../words/settings/reminders.ts';
import { rotationReminderItems } from './rotation-reminder-items.ts';

/** What reminder items are made from. `startedAt`: when this process was started, in ms since 1970. */
export type ReminderItemFacts = Pick<Snapshot, 'profiles' | 'rotations' | 'limits' | 'at'> & {
  readonly startedAt: number;
};

// CIS asks for keys to be deactivated that nobody has used for 45 days.
const UNUSED_AFTER = 45 * DAY;

/** All reminder items, reported or not. Pure. */
export function reminderItems(facts: ReminderItemFacts): readonly ReminderItem[] {
  // Profiles that share a key have one item, that of the first.
  const ofKeys = oneForEachKey(facts, isCaredFor).flatMap((profile) =>
    keyReminderItems(profile, facts),
  );
  return [
    ...facts.rotations.flatMap((rotation) => rotationReminderItems(rotation, facts.startedAt)),
    ...ofKeys,
  ];
}

function keyReminderItems(profile: ProfileView, facts: ReminderItemFacts): readonly ReminderItem[] {
  const { key, age, name, sharesKeyWith, standing } = profile;
  if (key === undefined) return [];
  const profiles = [name, ...sharesKeyWith];
  const common = { key, keys: [key], profiles, since: facts.at, wait: 0 };
  const rotates = standing.can === 'rotate';
  const item = (topic: ReminderTopic, words: ReminderWords): ReminderItem => ({
    ...common,
    topic,
    words,
    rotates: rotates && (topic === 'due' || topic === 'overdue'),
  });
  // A quarantined key can't be rotated, so its age needs no reminder.
  if (standing.can === 'not now' && standing.failure.code === 'KEY_IN_QUARANTINE') {
    return [item('in quarantine', reminderWords.inQuarantine(profiles))];
  }
  const items: ReminderItem[] = [];
  if (age?.due === 'overdue') {
    items.push(item('overdue', reminderWords.overdue(profiles, age.days)));
  }
  if (age?.due === 'due') {
    const overdueAt = age.createdAt + facts.limits.overdueDays * DAY;
    items.push(item('due', reminderWords.due(profiles, age.days, overdueAt)));
  }
  if (hasOneTooMany(profile, facts)) {
    items.push(item('two keys', reminderWords.twoKeys(profiles, profile.user ?? name)));
  }
  const unused = unusedSince(profile, facts.at);
  if (unused !== undefined) {
    items.push(item('not used', reminderWords.notUsed(profiles, unused.at)));
  }
  return items;
}

/** Whether the user has another active key that is in no known file and belongs to no rotation. */
function hasOneTooMany(
  { keyId, userKeys }: ProfileView,
  { rotations }: ReminderItemFacts,
): boolean {
  const ofRotations = new Set(
    rotations.flatMap((rotation) => [
      rotation.oldKey,
      ...('newKey' in rotation ? [rotation.newKey] : []),
      ...(rotation.state === 'open' ? rotation.keys.map((key) => maskKeyId(key.keyId)) : []),
    ]),
  );
  return userKeys.some(
    (other) =>
      other.keyId !== keyId &&
      other.status === 'Active' &&
      other.profiles.length === 0 &&
      !ofRotations.has(maskKeyId(other.keyId)),
  );
}

function unusedSince(
  { lastUse, age }: ProfileView,
  now: number,
): { readonly at: number | undefined } | undefined {
  if (age === undefined || now - age.createdAt < UNUSED_AFTER) return undefined;
  if (lastUse?.known === 'never') return { at: undefined };
  return lastUse?.known === 'used' && now - lastUse.at >= UNUSED_AFTER
    ? { at: lastUse.at }
    : undefined;
}
