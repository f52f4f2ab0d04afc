import type { KeychainState } from '../../../contract/snapshot.ts';
import { dayCount } from '../window.ts';

/** Words for finding one's way in a long list of profiles. */
export const listWords = {
  search: 'Search profiles',
  sort: 'Order',
  orders: {
    'oldest first': 'Oldest first',
    'by name': 'By name',
    'as in the file': 'As in the file',
  },
  found: (found: number, all: number) => `${found} of ${all} profiles`,
  noneFound: 'No profile has all of these words.',
  showAll: 'Show all profiles',
  account: (number: string) => `Account ${number}`,
  accountNotKnown: 'Account not known',
  name: 'Name',
  rename: 'Rename',
  nameOf: (number: string) => `Name of account ${number}`,
  save: 'Save name',
  cancel: 'Cancel',
} as const;

/** "due in 41 days": when a fresh key becomes due. */
export function dueIn(days: number): string {
  return days <= 1 ? 'due tomorrow' : `due in ${dayCount(days)}`;
}

/** What a person reads at the first start. */
export const welcomeWords = {
  title: 'Welcome to Keyturn',
  done: 'Got it',
  cards: {
    what: {
      title: 'What happens',
      body: 'One click makes a new access key, proves that AWS accepts it, and saves it in place of the old one. Only then is the old key retired. You are reminded in time.',
    },
    leaves: {
      title: 'What leaves this computer',
      body: 'Requests to AWS, signed with your keys, and nothing else unless you ask for it. Your secrets stay in your files and, if you like, in the keychain of this computer.',
    },
    undo: {
      title: 'What can be undone here',
    },
  },
} as const;

/** What can be undone on this computer. */
export function undoInWords(keychain: KeychainState, backups: boolean, days: number): string {
  if (!backups) {
    return 'A retired key can be reactivated on AWS until it is deleted. To have it put back into your files, too, turn on backups under Settings.';
  }
  switch (keychain) {
    case 'works':
    case 'not asked yet':
      return `Every rotation, for ${dayCount(days)}: the old key is kept in the keychain and can be put back with one click.`;
    case 'locked':
      return `Every rotation, for ${dayCount(days)}, once the keychain of this computer is unlocked.`;
    case 'absent':
    case 'failed':
      return 'This computer has no keychain that works, so an old key can’t be put back into your files. It can be reactivated on AWS until it is deleted.';
  }
}
