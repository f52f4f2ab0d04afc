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

/** The part of a field for days that doesn't depend on the organisation's rules. */
type DaysWords = { readonly follows: string; readonly wrong: string };

/** A field for days, within the bounds of the organisation's rules. */
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
