import type { KeychainState } from '../../contract/snapshot.ts';
import type { SelfTestStep } from '../../values/self-test.ts';

/** What is printed of a self-test. */
export const selfTestWords = {
  steps: {
    start: 'Starts',
    stores: 'Settings, journal, history and log can be written and read',
    credentials: 'A credentials file is read, changed, saved and read back',
    keychain: 'Asks the keychain',
    window: 'The window opens and shows its page',
  } as const satisfies Record<SelfTestStep, string>,
  versions: (version: string, electron: string) => `Keyturn ${version}, Electron ${electron}`,
  keychain: {
    works: 'it keeps what it is given',
    locked: 'it is locked',
    absent: 'there is none',
    failed: 'it does not work',
    'not asked yet': 'it was not asked',
  } as const satisfies Record<KeychainState, string>,
  ok: 'ok',
  failed: 'failed',
  allGood: 'Everything works. Nothing of yours was touched.',
  notGood: 'Something does not work. Nothing of yours was touched.',
} as const;
