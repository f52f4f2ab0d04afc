import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RotationView } from '../../../../shared/contract/rotation.ts';
import type { ProfileView, Snapshot } from '../../../../shared/contract/snapshot.ts';
import { type MenuEntry, MOST_ITEMS, trayMenu } from '../../../../shared/tray/tray-menu.ts';
import { age, profiles } from '../../../support/fixtures/profiles.ts';
import { rotations } from '../../../support/fixtures/rotations.ts';
import { snapshots } from '../../../support/fixtures/snapshots.ts';

const platforms = fc.constantFrom('darwin', 'win32', 'linux');

// State, separators, the submenu of other keys, and what stands below.
const MOST_OTHERS = 11;

const ages = fc.constantFrom(age(3, 'fresh'), age(82, 'due'), age(120, 'overdue'), undefined);
const standings = fc.constantFrom(
  profiles.fresh.standing,
  profiles.fresh.standing,
  profiles.notReached.standing,
  profiles.sso.standing,
);
const accounts = fc.constantFrom('111122223333', '444455556666', undefined);

const profile = fc
  .record({ age: ages, standing: standings, account: accounts, shares: fc.boolean() })
  .map(({ shares, ...drawn }) => ({ shares, view: { ...profiles.fresh, ...drawn } }));

/** Profiles with names of their own; some hold the key of the one before them. */
function listOf(drawn: readonly { view: object; shares: boolean }[]): readonly ProfileView[] {
  const views = drawn.map(({ view }, index): ProfileView => {
    const { age: at, account, ...rest } = { ...profiles.fresh, ...view };
    return {
      ...rest,
      name: `p${String(index)}`,
      sharesKeyWith: [],
      ...(at === undefined ? {} : { age: at }),
      ...(account === undefined ? {} : { account }),
    };
  });
  return views.map((view, index) => {
    const before = drawn[index]?.shares === true && index % 2 === 1 ? views[index - 1] : undefined;
    const after =
      drawn[index + 1]?.shares === true && index % 2 === 0 ? views[index + 1] : undefined;
    const other = before ?? after;
    const standing = before?.standing ?? view.standing;
    return other === undefined ? view : { ...view, standing, sharesKeyWith: [other.name] };
  });
}

const rotation = fc
  .tuple(fc.constantFrom<RotationView>(...Object.values(rotations)), fc.nat(40), fc.boolean())
  .map(([view, index, seen]): RotationView => ({ ...view, seen, profiles: [`p${String(index)}`] }));

const snapshot = fc
  .record({
    profiles: fc.array(profile, { maxLength: 40 }).map((drawn) => [...listOf(drawn)]),
    rotations: fc.array(rotation, { maxLength: 6 }),
  })
  .map((drawn): Snapshot => ({ ...snapshots.usual, ...drawn }));

function flat(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.flatMap((entry) =>
    entry.kind === 'submenu' ? [entry, ...flat(entry.entries)] : [entry],
  );
}

/** Where a profile is named as a word of its own. */
function naming(entries: readonly MenuEntry[], name: string): readonly MenuEntry[] {
  return flat(entries).filter(
    (entry) => entry.kind === 'command' && new RegExp(`\\b${name}\\b`).test(entry.label),
  );
}

test('every profile that can rotate is named exactly once, or else only by its rotations', () => {
  fc.assert(
    fc.property(snapshot, platforms, (state, platform) => {
      const menu = trayMenu(state, platform);
      for (const { name, standing, sharesKeyWith } of state.profiles) {
        const names = new Set([name, ...sharesKeyWith]);
        const isRotating = state.rotations.some(({ profiles: its }) =>
          its.some((each) => names.has(each)),
        );
        if (standing.can === 'rotate' && !isRotating) {
          expect(naming(menu, name)).toHaveLength(1);
        }
        if (standing.can !== 'rotate' && !isRotating) {
          expect(naming(menu, name)).toHaveLength(0);
        }
      }
      const rotated = flat(menu).flatMap((entry) =>
        entry.kind === 'command' && entry.command.verb === 'rotate' ? [entry.command.profile] : [],
      );
      expect(new Set(rotated).size).toBe(rotated.length);
    }),
  );
});

test('the menu stays short, never stands empty, and macOS shows nothing disabled', () => {
  fc.assert(
    fc.property(snapshot, platforms, (state, platform) => {
      const menu = trayMenu(state, platform);
      expect(menu.length).toBeLessThanOrEqual(MOST_ITEMS + MOST_OTHERS);
      for (const entry of flat(menu)) {
        if (entry.kind === 'submenu') expect(entry.entries).not.toEqual([]);
        if (entry.kind !== 'separator') expect(entry.label).not.toBe('');
        if (platform === 'darwin') expect(entry.kind).not.toBe('line');
      }
      const labels = menu.map((entry) => (entry.kind === 'separator' ? '' : entry.label));
      expect(labels).toContain('Open Keyturn');
      expect(labels.at(-1)).toBe('Quit Keyturn');
    }),
  );
});

test('equal snapshots give equal menus, and what the menu does not show does not change it', () => {
  fc.assert(
    fc.property(snapshot, platforms, (state, platform) => {
      const menu = trayMenu(state, platform);
      expect(trayMenu(structuredClone(state), platform)).toEqual(menu);
      const later = { ...state, number: state.number + 1, at: state.at + 1000, checking: true };
      expect(trayMenu(later, platform)).toEqual(menu);
    }),
  );
});
