import { countKeys } from '../keys/late-keys.ts';
import { offersRotateAll } from '../keys/rotate-all-due.ts';
import { updateWords } from '../words/settings/updates.ts';
import { trayWords } from '../words/tray.ts';
import { type TrayItem, trayItems } from './tray-items.ts';
import { trayStatusLine, type TrayFacts } from './tray-status.ts';

/** What a click in the tray menu requests. */
export type TrayCommand =
  | { readonly verb: 'rotate'; readonly profile: string }
  | { readonly verb: 'rotate all due' }
  | { readonly verb: 'open' }
  | { readonly verb: 'snooze'; readonly until: 'tomorrow' | 'next week' }
  | { readonly verb: 'check now' }
  | { readonly verb: 'settings' }
  | { readonly verb: 'install update' }
  | { readonly verb: 'quit' };

/** One entry of the tray menu. A line only informs; it can't be chosen. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'line'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly MenuEntry[] };

/** How many items the menu itself shows. */
export const MOST_ITEMS = 12;

const separator: MenuEntry = { kind: 'separator' };

/**
 * The whole tray menu. On macOS no entry is disabled, since a tray menu ignores that on its top level (Electron's
 * tutorial on the tray): there, the status line opens the window. Pure.
 */
export function trayMenu(snapshot: TrayFacts, platform: string): readonly MenuEntry[] {
  const items = trayItems(snapshot);
  const line = trayStatusLine(snapshot);
  return [
    platform === 'darwin' ? command(line, { verb: 'open' }) : { kind: 'line', label: line },
    separator,
    ...itemEntries(snapshot, items),
    ...(offersRotateAll(snapshot)
      ? [command(trayWords.rotateAllDue, { verb: 'rotate all due' })]
      : []),
    ...(items.length > 0 ? [separator] : []),
    command(trayWords.open, { verb: 'open' }),
    ...(reminds(snapshot) ? [remindLater()] : []),
    command(trayWords.checkNow, { verb: 'check now' }),
    command(trayWords.settings, { verb: 'settings' }),
    separator,
    ...updateEntries(snapshot, platform),
    command(trayWords.quit, { verb: 'quit' }),
  ];
}

/** An update that is ready, or that waits for the end of a rotation. */
function updateEntries({ updates: { now } }: TrayFacts, platform: string): readonly MenuEntry[] {
  if (now.state === 'ready') {
    return [command(updateWords.inTray.ready(now.version), { verb: 'install update' })];
  }
  if (now.state !== 'deferred') return [];
  const label = updateWords.inTray.deferred(now.version);
  return [platform === 'darwin' ? command(label, { verb: 'open' }) : { kind: 'line', label }];
}

function command(label: string, does: TrayCommand): MenuEntry {
  return { kind: 'command', label, command: does };
}

function remindLater(): MenuEntry {
  return {
    kind: 'submenu',
    label: trayWords.remindLater,
    entries: [
      command(trayWords.tomorrow, { verb: 'snooze', until: 'tomorrow' }),
      command(trayWords.inAWeek, { verb: 'snooze', until: 'next week' }),
    ],
  };
}

/** Whether there can be reminders: of a late key, or of an old one that still works. */
function reminds(snapshot: TrayFacts): boolean {
  const { due, overdue } = countKeys(snapshot);
  return (
    due + overdue > 0 ||
    snapshot.rotations.some(
      (rotation) =>
        rotation.state === 'succeeded' &&
        ['stays active', 'stays active for now'].includes(rotation.retirement.oldKey),
    )
  );
}

/** The items: all of them if they are few, else those that need attention, and the rest by account. */
function itemEntries(snapshot: TrayFacts, items: readonly TrayItem[]): readonly MenuEntry[] {
  if (items.length <= MOST_ITEMS) {
    return items.map((item) => entryOf(item));
  }
  const first = items
    .filter(({ urgency }) => urgency !== undefined)
    .toSorted((one, other) => (one.urgency ?? 0) - (other.urgency ?? 0))
    .slice(0, MOST_ITEMS);
  const rest = items.filter((item) => !first.includes(item));
  const accounts = [...new Set(rest.map(({ account }) => account))];
  const label = first.length === 0 ? trayWords.allKeys : trayWords.otherKeys;
  const entries = accounts.map((account): MenuEntry => {
    const own = rest.filter((item) => item.account === account);
    const named = accountLabel(snapshot, account);
    return { kind: 'submenu', label: named, entries: own.map((item) => entryOf(item)) };
  });
  return [...first.map((item) => entryOf(item)), { kind: 'submenu', label, entries }];
}

function entryOf({ label, rotates }: TrayItem): MenuEntry {
  return command(
    label,
    rotates === undefined ? { verb: 'open' } : { verb: 'rotate', profile: rotates },
  );
}

function accountLabel({ accountNames }: TrayFacts, account: string | undefined): string {
  return account === undefined
    ? trayWords.noAccount
    : (accountNames[account] ?? trayWords.account(account));
}
