import type { HistoryLine } from '../../shared/contract/history.ts';
import type { ProfileView } from '../../shared/contract/snapshot.ts';

/** What is known of a key, from its creation to its deletion; instants in ms since 1970. */
export type KeyLife = {
  readonly keyId: string;
  readonly account: string | undefined;
  readonly user: string | undefined;
  readonly profiles: readonly string[];
  readonly createdAt: number | undefined;
  /** When a new key replaced it. */
  readonly rotatedAt: number | undefined;
  readonly deactivatedAt: number | undefined;
  readonly deletedAt: number | undefined;
};

type Draft = { -readonly [Fact in keyof KeyLife]: KeyLife[Fact] };

/** The lives of all keys of history and files, oldest first. Expects the lines oldest first. Pure. */
export function keyLives(
  lines: readonly HistoryLine[],
  profiles: readonly ProfileView[],
): readonly KeyLife[] {
  const lives = new Map<string, Draft>();
  const lifeOf = (keyId: string): Draft => {
    const life = lives.get(keyId) ?? {
      keyId,
      account: undefined,
      user: undefined,
      profiles: [],
      createdAt: undefined,
      rotatedAt: undefined,
      deactivatedAt: undefined,
      deletedAt: undefined,
    };
    lives.set(keyId, life);
    return life;
  };
  const about = (life: Draft, line: HistoryLine): void => {
    life.account ??= line.account;
    life.user ??= line.user;
    life.profiles = line.profiles;
  };
  for (const line of lines) {
    const old = lifeOf(line.oldKey);
    about(old, line);
    old.createdAt ??= line.oldKeyCreatedAt;
    noteOldKey(old, line);
    if (line.newKey !== undefined) {
      const made = lifeOf(line.newKey);
      about(made, line);
      noteNewKey(made, line);
    }
  }
  for (const { keyId, account, user, name, sharesKeyWith, age } of profiles) {
    if (keyId === undefined) continue;
    const life = lifeOf(keyId);
    life.account ??= account;
    life.user ??= user;
    life.profiles = [name, ...sharesKeyWith].toSorted();
    life.createdAt = age?.createdAt ?? life.createdAt;
  }
  return [...lives.values()].toSorted((one, two) => (one.createdAt ?? 0) - (two.createdAt ?? 0));
}

function noteOldKey(life: Draft, { event, at }: HistoryLine): void {
  switch (event) {
    case 'rotated':
      life.rotatedAt = at;
      break;
    case 'old key deactivated':
      life.deactivatedAt = at;
      break;
    case 'old key reactivated':
      life.deactivatedAt = undefined;
      break;
    case 'old key deleted':
    case 'other key deleted':
      life.deletedAt = at;
      break;
    case 'undone':
      life.rotatedAt = undefined;
      life.deactivatedAt = undefined;
      break;
    case 'rolled back':
    case 'refused':
    case 'deletion changed':
    case 'new key deleted':
    case 'restored':
    case 'added':
    case 'left open':
    case 'closed by a person':
      break;
  }
}

function noteNewKey(life: Draft, { event, at }: HistoryLine): void {
  // It was created a few seconds before it was saved.
  if (event === 'rotated') life.createdAt ??= at;
  if (event === 'undone') life.rotatedAt ??= at;
  // Deleted, or deactivated where deleting was denied: it can't be used in either case.
  if (event === 'rolled back') {
    life.createdAt ??= at;
    life.deactivatedAt = at;
  }
  if (event === 'new key deleted') life.deletedAt = at;
}
