import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManaged, managedSettings } from '../../../main/settings/managed-settings.ts';
import { createSettings } from '../../../main/settings/settings.ts';
import type { ManagedRules } from '../../../shared/settings/managed.ts';

const file = '/etc/keyturn/policy.json';

function settingsUnder(rules: ManagedRules, kept: unknown = {}) {
  const storage = {
    value: kept,
    get: () => storage.value,
    set: (value: unknown) => {
      storage.value = value;
    },
  };
  const own = createSettings(storage);
  return { own, settings: managedSettings(own, { rules: () => rules }, file), storage };
}

describe('the settings of a computer that an organisation manages', () => {
  test('hold within its policy, and keep what the person had chosen', () => {
    const { own, settings } = settingsUnder(
      { dueDays: { atMost: 50 }, graceDays: { atLeast: 14 }, backups: false },
      { limits: { dueDays: 70, overdueDays: 80 } },
    );
    expect(settings.limits()).toEqual({ dueDays: 50, overdueDays: 80 });
    expect(settings.policy()).toMatchObject({ graceDays: 14, backups: false });
    expect(own.limits()).toEqual({ dueDays: 70, overdueDays: 80 });
  });

  test.each([
    ['backups', { backups: false }],
    ['retirement', { retirement: 'delete at once' }],
    ['graceDays', { graceDays: 6 }],
    ['graceDays', { graceDays: 31 }],
  ] as const)('refuse another choice of %s, %j, and stay as they were', (_, change) => {
    const { settings, storage } = settingsUnder({
      backups: true,
      retirement: 'deactivate first',
      graceDays: { atLeast: 7, atMost: 30 },
    });
    const before = storage.value;
    expect(() => {
      settings.setPolicy(change);
    }).toThrow('SET_BY_ORGANISATION');
    expect(storage.value).toBe(before);
  });

  test.each([{ overdueDays: 91 }, { dueDays: 81, overdueDays: 90 }, { dueDays: 9 }])(
    'refuse the limits %j, and stay as they were',
    (change) => {
      const { settings, storage } = settingsUnder({
        dueDays: { atLeast: 10, atMost: 80 },
        overdueDays: { atMost: 90 },
      });
      const before = storage.value;
      expect(() => {
        settings.setLimits(change);
      }).toThrow('SET_BY_ORGANISATION');
      expect(storage.value).toBe(before);
    },
  );

  test('take what the policy leaves open', () => {
    const { settings } = settingsUnder({ dueDays: { atMost: 60 }, graceDays: { atMost: 30 } });
    settings.setPolicy({ graceDays: 30, backups: false });
    settings.setLimits({ dueDays: 20 });
    expect(settings.policy()).toMatchObject({ graceDays: 30, backups: false });
    expect(settings.limits()).toEqual({ dueDays: 20, overdueDays: 90 });
  });

  test('judge a change by the limits that are shown, not by those that are kept besides', () => {
    const { settings } = settingsUnder({ dueDays: { atMost: 60 } });
    settings.setLimits({ overdueDays: 70 });
    expect(settings.limits()).toEqual({ dueDays: 60, overdueDays: 70 });
    expect(() => {
      settings.setLimits({ overdueDays: 59 });
    }).toThrow('BAD_REQUEST');
  });
});

describe('what an organisation has set', () => {
  let folder = '';
  let place = { path: '', owner: process.getuid?.() };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'keyturn-managed-'));
    place = { ...place, path: path.join(folder, 'policy.json') };
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function put(text: string): void {
    writeFileSync(place.path, text);
    chmodSync(place.path, 0o644);
  }

  test('is nothing where there is no file, and holds as soon as there is one', () => {
    const managed = createManaged(place);
    expect(managed.told()).toEqual({ view: undefined, trouble: undefined });
    expect(managed.updatesAllowed()).toBe(true);
    expect(managed.readAgain()).toBe(false);

    put('{ "version": 1, "updates": false, "accounts": ["210000000001"] }');
    expect(managed.readAgain()).toBe(true);
    expect(managed.updatesAllowed()).toBe(false);
    managed.requireAllowed('210000000001');
    expect(() => {
      managed.requireAllowed('210000000002');
    }).toThrow('ACCOUNT_NOT_ALLOWED');
  });

  test('stops nobody from rotating once the file is damaged, which is reported until it is repaired', () => {
    put('{ "version": 1, "updates": true, "accounts": ["210000000001"] }');
    const managed = createManaged(place);
    put('{ "version": 1, "accounts": ["2100000');
    expect(managed.readAgain()).toBe(true);
    managed.requireAllowed('210000000002');
    expect(managed.told().trouble).toEqual({ code: 'POLICY_FILE_DAMAGED', path: place.path });
    // It is not known whether it allows them, and they can wait.
    expect(managed.updatesAllowed()).toBe(false);

    put('{ "version": 1 }');
    expect(managed.readAgain()).toBe(true);
    expect(managed.told()).toEqual({
      view: { path: place.path, rules: {} },
      trouble: undefined,
    });
    expect(managed.updatesAllowed()).toBe(true);
  });
});
