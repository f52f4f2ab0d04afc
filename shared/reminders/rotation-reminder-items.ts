import type { ReminderItem } from '../contract/reminders.ts';
import type { Retirement, RotationView, UseSince } from '../contract/rotation.ts';
import { DAY } from '../lib/time.ts';
import { unreachable } from '../lib/unreachable.ts';
import { openTitles } from '../words/rotation/open.ts';
import { retirementSentence, sinceSentence, whatDidNotChange } from '../words/rotation/rotation.ts';
import { reminderWords } from '../words/settings/reminders.ts';
import { notificationWords } from '../words/tray.ts';

type ItemContent = Pick<ReminderItem, 'topic' | 'words' | 'since' | 'wait'>;

/** The reminder items of a rotation. `startedAt`: when this process was started, in ms since 1970. Pure. */
export function rotationReminderItems(
  rotation: RotationView,
  startedAt: number,
): readonly ReminderItem[] {
  const { oldKey, profiles } = rotation;
  const newKey = 'newKey' in rotation ? rotation.newKey : undefined;
  const keys = [oldKey, ...(newKey === undefined || newKey === 'not known' ? [] : [newKey])];
  return [recoveryItem(rotation, startedAt), unresolvedItem(rotation, startedAt)].flatMap((item) =>
    item === undefined ? [] : [{ ...item, key: oldKey, keys, profiles, rotates: false }],
  );
}

/** How a rotation has ended that an earlier process had left. */
function recoveryItem(rotation: RotationView, startedAt: number): ItemContent | undefined {
  const hasEnded = rotation.state === 'succeeded' || rotation.state === 'failed';
  if (!hasEnded || rotation.startedAt >= startedAt || rotation.endedAt < startedAt) {
    return undefined;
  }
  const { profiles, endedAt: since } = rotation;
  const words =
    rotation.state === 'succeeded'
      ? reminderWords.recovered(profiles, retirementSentence(rotation.retirement, rotation.oldKey))
      : reminderWords.takenBack(
          profiles,
          whatDidNotChange(rotation.reached, rotation.undone, rotation.madeRoom, rotation.newKey),
        );
  return { topic: 'recovered', words, since, wait: 0 };
}

/** What stays until a person does something about it. */
function unresolvedItem(rotation: RotationView, startedAt: number): ItemContent | undefined {
  const { profiles } = rotation;
  switch (rotation.state) {
    case 'working':
    case 'rolling back':
    case 'undoing':
    case 'undone':
    case 'failed':
      return undefined;
    case 'waiting for an answer': {
      const words = reminderWords.open(profiles, notificationWords.asks);
      return { topic: 'open', words, since: rotation.startedAt, wait: DAY };
    }
    case 'open': {
      const words = reminderWords.open(profiles, openTitles[rotation.reason]);
      // A rotation of this process was begun by a person who saw it. One left by an earlier process was seen by nobody.
      const wait = rotation.startedAt < startedAt ? 0 : DAY;
      return { topic: 'open', words, since: rotation.since, wait };
    }
    case 'succeeded':
      return oldKeyItem(rotation);
    default:
      return unreachable(rotation);
  }
}

type SucceededRotation = Extract<RotationView, { readonly state: 'succeeded' }>;

function oldKeyItem({ profiles, retirement, endedAt }: SucceededRotation): ItemContent | undefined {
  const daily = { since: endedAt, wait: DAY };
  switch (retirement.oldKey) {
    case 'stays active': {
      const body = `${sinceSentence(retirement.since)} ${whatToDo(retirement)}`;
      return retirement.since.use === 'used'
        ? { ...daily, topic: 'old key used', words: reminderWords.oldKeyUsed(profiles, body) }
        : { ...daily, topic: 'old key works', words: reminderWords.oldKeyWorks(profiles, body) };
    }
    case 'stays active for now':
      return {
        ...daily,
        topic: 'not retired',
        words: reminderWords.notRetired(profiles, retirement.failure),
      };
    case 'deactivated':
      return retirement.failure === undefined
        ? undefined
        : {
            ...daily,
            topic: 'not retired',
            words: reminderWords.notDeleted(profiles, retirement.failure),
          };
    case 'gone':
      // A key that was deleted at once was deleted before a person's eyes.
      return { ...daily, topic: 'retired', words: reminderWords.retired(profiles) };
    case 'being deactivated':
    case 'being deleted':
    case 'being reactivated':
      return undefined;
    default:
      return unreachable(retirement);
  }
}

function whatToDo({
  because,
  since,
}: Extract<Retirement, { readonly oldKey: 'stays active' }>): string {
  return because === 'not answered' ? reminderWords.sayWhere : retireWhen(since);
}

function retireWhen({ use }: UseSince): string {
  return use === 'not used' ? reminderWords.retireUnused : reminderWords.retireUsed;
}
