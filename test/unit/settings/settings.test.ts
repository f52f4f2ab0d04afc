import { describe, expect, it, vi } from 'vitest';
import { migrate } from '../../../main/settings/migrations.ts';
import {
  createSettings,
  parseSettings,
  type SettingsStorage,
} from '../../../main/settings/settings.ts';
import { defaultReminders } from '../../../shared/contract/reminders.ts';
import { defaultAppearance } from '../../../shared/settings/appearance.ts';
import { defaultLimits } from '../../../shared/settings/due.ts';
import { defaultNetworkChoice } from '../../../shared/settings/network.ts';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { accessKeyId, type AccessKeyId } from '../../../shared/values/identifiers.ts';

function keyId(text: string): AccessKeyId {
  const id = accessKeyId(text);
  if (id === undefined) throw new Error(`"${text}" is no key id`);
  return id;
}

const one = keyId('AKIAIOSFODNN7EXAMPLE');
const other = keyId('AKIAI44QH8DHBEXAMPLE');
const paths = { files: {}, furtherHomes: [] };
const defaults = {
  version: 1,
  answers: {},
  automatic: {},
  logLevel: 'info',
  policy: defaultPolicy,
  paths,
  trustedFolders: {},
  trustedHosts: {},
  foundRegions: {},
  accountNames: {},
  welcomed: false,
  ticked: {},
  toldOnce: [],
  updates: {},
  reminders: defaultReminders,
  snoozes: { keys: {} },
  told: {},
  createDates: {},
  lastUses: {},
  limits: defaultLimits,
  appearance: defaultAppearance,
  network: defaultNetworkChoice,
};

function storageWith(value: unknown) {
  let kept = value;
  return {
    get: () => kept,
    set: vi.fn((next: unknown) => {
      kept = next;
    }),
  } satisfies SettingsStorage;
}

describe('settings', () => {
  it('start from their defaults', () => {
    const settings = createSettings(storageWith({}));
    expect(settings.logLevel()).toBe('info');
    expect(settings.answers.get(one)).toBeUndefined();
  });

  it('keep an answer for each key, also over a new start', () => {
    const storage = storageWith({});
    const { answers } = createSettings(storage);
    answers.set(one, 'only here');
    answers.set(other, 'also elsewhere');
    answers.set(one, 'also elsewhere');
    expect(answers.get(one)).toBe('also elsewhere');
    const again = createSettings(storage);
    expect(again.answers.get(one)).toBe('also elsewhere');
    expect(again.answers.get(other)).toBe('also elsewhere');
  });

  it('keep the rest when one of them changes', () => {
    const storage = storageWith({ logLevel: 'debug' });
    createSettings(storage).answers.set(one, 'only here');
    expect(storage.get()).toEqual({
      version: 1,
      answers: { [one]: 'only here' },
      automatic: {},
      lastUses: {},
      limits: defaultLimits,
      appearance: defaultAppearance,
      network: defaultNetworkChoice,
      logLevel: 'debug',
      policy: defaultPolicy,
      paths,
      trustedFolders: {},
      trustedHosts: {},
      foundRegions: {},
      accountNames: {},
      welcomed: false,
      ticked: {},
      toldOnce: [],
      updates: {},
      reminders: defaultReminders,
      snoozes: { keys: {} },
      told: {},
      createDates: {},
    });
  });

  it('keep the hosts that a person agreed to for a profile with any name', () => {
    const storage = storageWith({});
    const { trustedHosts } = createSettings(storage);
    for (const name of ['work', 'constructor', '']) {
      expect(trustedHosts.get(name)).toEqual([]);
      trustedHosts.set(name, ['iam.example.test']);
      trustedHosts.set(name, ['iam.elsewhere.test:8443']);
    }
    const again = createSettings(storage).trustedHosts;
    expect(again.get('work')).toEqual(['iam.elsewhere.test:8443']);
    expect(again.get('constructor')).toEqual(['iam.elsewhere.test:8443']);
    expect(again.get('other')).toEqual([]);
  });

  it('keep the names of accounts; an empty one is none', () => {
    const storage = storageWith({});
    createSettings(storage).nameAccount('111122223333', 'Studio');
    createSettings(storage).nameAccount('444455556666', 'Shop');
    expect(createSettings(storage).accountNames()).toEqual({
      '111122223333': 'Studio',
      '444455556666': 'Shop',
    });
    createSettings(storage).nameAccount('111122223333', '');
    expect(createSettings(storage).accountNames()).toEqual({ '444455556666': 'Shop' });
  });

  it('keep that the welcome was read', () => {
    const storage = storageWith({});
    createSettings(storage).endWelcome();
    expect(createSettings(storage).welcomed()).toBe(true);
  });

  it('keep files and homes that were chosen', () => {
    const storage = storageWith({});
    const chosen = { files: { credentials: '/srv/keys' }, furtherHomes: ['/mnt/home'] };
    createSettings(storage).paths.set(chosen);
    expect(createSettings(storage).paths.get()).toEqual(chosen);
  });

  it('keep how keys are retired and backed up', () => {
    const storage = storageWith({});
    const policy = { backups: false, graceDays: 30, retirement: 'delete at once' } as const;
    createSettings(storage).setPolicy(policy);
    expect(createSettings(storage).policy()).toEqual(policy);
  });

  it('keep both of two changes that follow each other before the window has seen the first', () => {
    const settings = createSettings(storageWith({}));
    settings.setPolicy({ backups: false });
    settings.setPolicy({ graceDays: 30 });
    expect(settings.policy()).toEqual({ ...defaultPolicy, backups: false, graceDays: 30 });
    settings.setLimits({ overdueDays: 60, dueDays: 50 });
    settings.setLimits({ dueDays: 40 });
    expect(settings.limits()).toEqual({ dueDays: 40, overdueDays: 60 });
    expect(() => {
      settings.setLimits({ dueDays: 61 });
    }).toThrow(expect.objectContaining({ failure: { code: 'BAD_REQUEST' } }));
    settings.setAppearance({ theme: 'dark' });
    settings.setAppearance({ textSize: 'large' });
    expect(settings.appearance()).toEqual({ theme: 'dark', textSize: 'large', language: 'system' });
  });

  it('never keep what the next start would not take: all of them would be lost', () => {
    const storage = storageWith({});
    const { answers, paths: chosen } = createSettings(storage);
    answers.set(one, 'also elsewhere');
    const furtherHomes = Array.from({ length: 21 }, (_, index) => `/mnt/${index}`);
    expect(() => {
      chosen.set({ files: {}, furtherHomes });
    }).toThrow(expect.objectContaining({ failure: { code: 'BAD_REQUEST' } }));
    expect(chosen.get()).toEqual(paths);
    expect(createSettings(storage).answers.get(one)).toBe('also elsewhere');
  });

  it('stay as they were when they can not be saved', () => {
    const storage = storageWith({});
    const { answers } = createSettings(storage);
    answers.set(one, 'only here');
    storage.set.mockImplementation(() => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    expect(() => answers.set(one, 'also elsewhere')).toThrow(
      expect.objectContaining({ failure: { code: 'FILE_NOT_SAVED', systemName: 'ENOSPC' } }),
    );
    expect(answers.get(one)).toBe('only here');
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['a list', []],
    ['an unknown answer', { answers: { [one]: 'perhaps' } }],
    ['an answer for something that is no key', { answers: { default: 'only here' } }],
    ['an unknown level', { logLevel: 'all' }],
    ['a later version', { version: 2 }],
  ])('refuse %s, and start from their defaults then', (_name, value) => {
    expect(parseSettings(value)).toBeUndefined();
    expect(createSettings(storageWith(value)).logLevel()).toBe('info');
  });

  it('pass over what they do not know', () => {
    expect(parseSettings({ colour: 'red' })).toEqual(defaults);
  });
});

describe('migrations', () => {
  const steps = [
    (settings: object) => ({ ...settings, second: true }),
    (settings: object) => ({ ...settings, third: true }),
  ];

  it('go from any earlier version to the present one, in order', () => {
    expect(migrate({}, steps)).toEqual({ second: true, third: true, version: 3 });
    expect(migrate({ version: 2 }, steps)).toEqual({ third: true, version: 3 });
  });

  it.each([{ version: 3 }, { version: 9 }, { version: 'x' }, 'text', null])(
    'leave %j alone',
    (value) => {
      expect(migrate(value, steps)).toEqual(value);
    },
  );
});
