import { hostname } from 'node:os';
import path from 'node:path';
import type { Network } from '../aws/network/network.ts';
import { createLink } from '../base/link.ts';
import { nameOfComputer } from '../computer/machine.ts';
import type { FileLocation } from '../credentials/locate/locate.ts';
import { createHistory, type History } from '../history/history.ts';
import { createBackups } from '../keychain/backups.ts';
import { createKeytarStore } from '../keychain/keytar-store.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import { createLocks } from '../locks/locks.ts';
import type { FoundRegions } from '../partitions/found-regions.ts';
import { createJournal } from '../rotation/journal/journal-file.ts';
import { newRotationId } from '../rotation/machine/new-rotation-id.ts';
import type { Ports } from '../rotation/machine/ports.ts';
import { createRotator, type Rotator } from '../rotation/rotator.ts';
import type { KeyReplacement } from '../rotation/views/key-replacement.ts';
import { createConnectionHosts } from '../snapshot/connection-hosts.ts';
import { createCreateDates } from '../snapshot/create-dates.ts';
import { datedHistory } from '../snapshot/dated-history.ts';
import { createKnownKeys, type KnownKeys } from '../snapshot/known-keys.ts';
import type { ProfileListOptions } from '../snapshot/profile-list.ts';
import { createReportedFailures, type ReportedFailures } from '../snapshot/reported-failures.ts';
import { type AwsAccess, openAwsAccess } from './aws-access.ts';
import type { EngineOptions } from './engine-options.ts';
import { openKnownFiles } from './known-files.ts';
import { createProfileConnections } from './profile-connections.ts';

/** Everything that needs neither a window nor a tray: the files, AWS, the keychain, and the rotation upon them. */
export type Engine = Pick<AwsAccess, 'awsTime' | 'lastUses' | 'quarantines'> &
  Pick<ProfileListOptions, 'createDates' | 'hosts'> & {
    readonly failures: ReportedFailures;
    readonly locations: () => readonly FileLocation[];
    readonly network: Network;
    readonly foundRegions: FoundRegions;
    readonly keys: KnownKeys;
    readonly history: History;
    readonly keychain: SecretStore;
    readonly ports: Ports;
    readonly rotator: Rotator;
    /** The identity of this computer. */
    readonly computer: string;
  };

/** Opens the stored data, and builds the rotation on it. */
export function startEngine(options: EngineOptions): Engine {
  const { clock, changes, settings, managed, log, userData } = options;
  const variables = { ...process.env, ...options.shell };
  const failures = createReportedFailures(managed.told, changes.touch);
  if (options.damagedSettings !== undefined) {
    failures.add({ code: 'SETTINGS_DAMAGED', path: options.damagedSettings });
  }
  const { files, locations } = openKnownFiles({ ...options, failures });
  const { network, aws, ...known } = openAwsAccess({ ...options, variables });
  // A rotation reads the region in which a key was found, and a new key has the region of the old one.
  const replaced = createLink((): readonly KeyReplacement[] => []);
  const { foundRegions, connectionOf } = createProfileConnections({
    variables,
    trustedHosts: settings.trustedHosts,
    kept: settings.foundRegions,
    replaced: replaced.call,
    log,
  });
  const createDates = createCreateDates({ kept: settings.createDates, log });
  const hosts = createConnectionHosts(async (connection) =>
    (await import('../aws/addresses.ts')).addressesOf(connection),
  );
  const keys = createKnownKeys({
    ...known,
    aws,
    files,
    clock,
    createDates,
    connectionOf,
    hosts,
    mayAsk: options.seen,
    changed: changes.touch,
  });
  const history = datedHistory(
    createHistory(path.join(userData, 'history.jsonl'), log),
    keys.createdAt,
  );
  const keychain = createKeytarStore();
  const ports: Ports = {
    clock,
    aws,
    files,
    journal: createJournal(path.join(userData, 'journal'), clock),
    backups: createBackups(keychain, clock.now),
    locks: createLocks({ paths: () => Promise.resolve(files.knownPaths()), log }),
    policy: settings.policy,
    requireAllowed: managed.requireAllowed,
    accountOf: keys.accountOf,
    answers: settings.answers,
    history,
    log,
    connectionOf,
    trustedHosts: settings.trustedHosts,
    newRotationId,
    random: Math.random,
    host: hostname(),
    ...options.computer,
  };
  const rotator = createRotator(ports, () => {
    foundRegions.carry();
    changes.touch();
  });
  replaced.connect(rotator.replaced);
  return {
    ...known,
    failures,
    locations,
    network,
    foundRegions,
    createDates,
    hosts,
    keys,
    history,
    keychain,
    ports,
    rotator,
    computer: nameOfComputer(ports),
  };
}
