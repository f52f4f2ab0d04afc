import { isFixed, within } from '../../shared/lib/bounds.ts';
import type { Bounds, ManagedView } from '../../shared/settings/managed.ts';
import { managedWords } from '../../shared/words/settings/managed.ts';

/** Why a setting can't be changed here; undefined where it can. */
export function lockOf(
  managed: ManagedView | undefined,
  setting: 'backups' | 'retirement',
): string | undefined {
  return managed?.rules[setting] === undefined ? undefined : managedWords.locked(managed.path);
}

/** What a number of days has in common for everybody, and its words. */
type DaysWords = { readonly follows: string; readonly wrong: string };

/** A field for days, in the bounds that an organisation has set for it. */
export function managedDays(
  managed: ManagedView | undefined,
  bounds: Bounds | undefined,
  { follows, wrong }: DaysWords,
): DaysWords & { readonly locked: string | undefined; readonly allows: (days: number) => boolean } {
  if (managed === undefined || bounds === undefined) {
    return { follows, wrong, locked: undefined, allows: () => true };
  }
  return isFixed(bounds)
    ? { follows, wrong, locked: managedWords.locked(managed.path), allows: () => false }
    : {
        follows: `${managedWords.bounded(bounds, managed.path)} ${follows}`,
        wrong: managedWords.boundedWrong(bounds),
        locked: undefined,
        allows: (days) => within(days, bounds) === days,
      };
}
