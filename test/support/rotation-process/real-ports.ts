import { hostname } from 'node:os';
import { join } from 'node:path';
import { createAws } from '../../../main/aws/aws.ts';
import { connectionOf } from '../../../main/aws/connection/connection.ts';
import { agreedAws } from '../../../main/aws/other-hosts/agreed-aws.ts';
import { withAgreement } from '../../../main/aws/other-hosts/agreement.ts';
import {
  createCredentialsFiles,
  type CredentialsFiles,
} from '../../../main/credentials/credentials-files.ts';
import { locateFiles } from '../../../main/credentials/locate/locate.ts';
import { createHistory } from '../../../main/history/history.ts';
import { createBackups } from '../../../main/keychain/backups.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import { createLocks, type Locks } from '../../../main/locks/locks.ts';
import { createLog } from '../../../main/log/create-log.ts';
import { createJournal } from '../../../main/rotation/journal/journal-file.ts';
import { newRotationId } from '../../../main/rotation/machine/new-rotation-id.ts';
import type { Journal, Ports } from '../../../main/rotation/machine/ports.ts';
import { createFastClock } from './fast-clock.ts';
import { createFileAnswers } from './file-answers.ts';
import { createFolderStore } from './folder-store.ts';
import { killableAws } from './killable-aws.ts';
import { killableFiles } from './killable-files.ts';
import type { Moments } from './moments.ts';
import type { OrderSheet, StageFolders } from './orders.ts';

/** The paths of a stage. */
export function placesOn({ home, state, keychain }: StageFolders) {
  return {
    credentials: join(home, '.aws', 'credentials'),
    config: join(home, '.aws', 'config'),
    journal: join(state, 'journal'),
    history: join(state, 'history.jsonl'),
    answers: join(state, 'answers.json'),
    log: join(state, 'keyturn.log'),
    keychain,
  } as const;
}

/** The known files of a stage. */
export function filesOn({ home }: StageFolders): CredentialsFiles {
  return createCredentialsFiles({
    locations: () => locateFiles({ env: {}, home, platform: process.platform }),
  });
}

/** The ports of the application, but with short sleeps and a keychain in a folder; each call has its moments. */
export function realPorts(
  sheet: Pick<OrderSheet, 'folders' | 'url' | 'policy' | 'speed' | 'keepsBudgets'>,
  moments: Moments,
): Ports {
  const { folders, policy, speed, url } = sheet;
  const places = placesOn(folders);
  const clock = createFastClock(speed, sheet.keepsBudgets);
  const files = filesOn(folders);
  const history = createHistory(places.history);
  // The person of a stage has agreed to the double.
  const trustedHosts = { get: () => [new URL(url).host], set: () => undefined };
  return {
    clock,
    aws: agreedAws(killableAws(createAws(), moments)),
    files: killableFiles(files, moments),
    journal: killableJournal(createJournal(places.journal, clock), moments),
    backups: createBackups(killableStore(createFolderStore(places.keychain), moments), clock.now),
    locks: killableLocks(
      createLocks({ paths: () => Promise.resolve(files.knownPaths()) }),
      moments,
    ),
    policy: () => policy,
    requireAllowed: () => undefined,
    accountOf: () => undefined,
    answers: createFileAnswers(places.answers),
    history: {
      append: (line) => moments.through('history.append', () => history.append(line)),
      missing: (lines) => moments.through('history.missing', () => history.missing(lines)),
    },
    log: createLog({ file: places.log, level: 'debug', now: clock.now }),
    connectionOf: (profile) =>
      withAgreement(connectionOf(profile, { AWS_ENDPOINT_URL: url }), profile.name, trustedHosts),
    trustedHosts,
    newRotationId,
    random: Math.random,
    host: hostname(),
    machine: '',
    boot: '',
  };
}

function killableJournal(journal: Journal, { through }: Moments): Journal {
  return {
    begin: (record) => through('journal.begin', () => journal.begin(record)),
    append: (rotation, record) =>
      through(`journal.append ${record.kind}`, () => journal.append(rotation, record)),
    remove: (rotation) => through('journal.remove', () => journal.remove(rotation)),
    load: () => journal.load(),
  };
}

function killableStore(store: SecretStore, { through }: Moments): SecretStore {
  return {
    put: (slot, secret) => through('keychain.put', () => store.put(slot, secret)),
    get: (slot) => store.get(slot),
    remove: (slot) => through('keychain.remove', () => store.remove(slot)),
    list: () => store.list(),
  };
}

function killableLocks(locks: Locks, { reach }: Moments): Locks {
  return {
    hold: async (work) => {
      try {
        return await locks.hold(async () => {
          await reach('locks taken');
          return await work();
        });
      } finally {
        await reach('locks let go of');
      }
    },
    breakForeign: locks.breakForeign,
    sweep: () => locks.sweep(),
  };
}
