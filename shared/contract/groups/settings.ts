import { z } from 'zod';
import { AppearanceChange } from '../../settings/appearance.ts';
import { LimitsChange } from '../../settings/due.ts';
import { ConnectionTest, ProxyChoice } from '../../settings/network.ts';
import { PolicyChange } from '../../settings/policy.ts';
import { Chosen } from '../chosen.ts';
import { call, type Group, Nothing } from '../message.ts';
import { KeysToSnooze, Reminders, SnoozeUntil } from '../reminders.ts';
import { FileKind, HomeFolder } from '../snapshot.ts';

const OneKind = z.strictObject({ kind: FileKind });

/** Where the files of AWS's tools are. */
export const files = {
  choose: call('lets a person choose a file in a dialog of the system', OneKind, Chosen),
  reset: call('goes back to the file that AWS’s tools read', OneKind, Nothing),
  addHome: call('lets a person choose the folder of a further home', Nothing, Chosen),
  removeHome: call('stops reading a further home', z.strictObject({ home: HomeFolder }), Nothing),
} as const satisfies Group<'files'>;

/** How AWS is reached. */
export const connection = {
  setProxy: call('sets the proxy', ProxyChoice, Nothing),
  chooseCertificates: call(
    'lets a person choose a file of certificates in a dialog of the system',
    Nothing,
    Chosen,
  ),
  removeCertificates: call('trusts the certificates of this computer only', Nothing, Nothing),
  test: call(
    'tests whether the endpoints of the profiles can be reached; no key is used',
    Nothing,
    z.array(ConnectionTest),
  ),
} as const satisfies Group<'connection'>;

export const reminders = {
  set: call('sets whether and when a person is reminded', Reminders, Nothing),
  snooze: call(
    'no reminder of one key, or of any, before a day; `now` ends that',
    z.strictObject({ keys: KeysToSnooze, until: SnoozeUntil }),
    Nothing,
  ),
} as const satisfies Group<'reminders'>;

export const updates = {
  setDaily: call(
    'sets whether Keyturn looks for updates once a day',
    z.strictObject({ daily: z.boolean() }),
    Nothing,
  ),
  checkNow: call('looks for an update', Nothing, Nothing),
  install: call(
    'quits and installs the update that is ready, after the end of a rotation',
    Nothing,
    Nothing,
  ),
} as const satisfies Group<'updates'>;

/** Each change names only what was changed: two may follow each other before a snapshot does. */
export const settings = {
  setPolicy: call(
    'sets backups, the grace period and what happens to old keys',
    PolicyChange,
    Nothing,
  ),
  setLimits: call('sets the ages from which a key is due and overdue', LimitsChange, Nothing),
  setAppearance: call('sets colours, language and size of the text', AppearanceChange, Nothing),
  setStartsAtLogin: call(
    'sets whether the system starts Keyturn at login, without its window',
    z.strictObject({ on: z.boolean() }),
    Nothing,
  ),
  removeEverything: call(
    'removes what Keyturn keeps on this computer, and quits',
    Nothing,
    Nothing,
  ),
} as const satisfies Group<'settings'>;
