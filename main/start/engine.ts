import { hostname } from 'node:os';
import path from 'node:path';
import { spokenBy } from '../../shared/words/language.ts';
import { createAws } from '../aws/aws.ts';
import { createNetwork, type Network } from '../aws/network/network.ts';
import { observedAws } from '../aws/observed-aws.ts';
import { agreedAws } from '../aws/other-hosts/agreed-aws.ts';
import { secureAws } from '../aws/secure-aws.ts';
import { nameOfComputer } from '../computer/machine.ts';
import { createCredentialsFiles } from '../credentials/credentials-files.ts';
import { devicesOfVariables } from '../credentials/locate/devices-of-variables.ts';
import { type FileLocation, locateFiles } from '../credentials/locate/locate.ts';
import { readBytes } from '../credentials/reading/read-known-files.ts';
import { createHandoutClipboard, type HandoutClipboard } from '../handout/handout-clipboard.ts';
import { createHistory, type History } from '../history/history.ts';
import { createBackups } from '../keychain/backups.ts';
import { createKeytarStore } from '../keychain/keytar-store.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import { createLocks } from '../locks/locks.ts';
import { createLog, type FileLog } from '../log/create-log.ts';
import { createAddKeyFlow, type AddKeyFlow } from '../new-keys/add-key-flow.ts';
import { createOtherPartitions, type OtherPartitions } from '../partitions/other-partitions.ts';
import { createWriteRegion } from '../partitions/write-region.ts';
import { createSnoozing, type Snoozing } from '../reminders/snoozing.ts';
import { createJournal } from '../rotation/journal/journal-file.ts';
import { newRotationId } from '../rotation/machine/new-rotation-id.ts';
import type { Ports } from '../rotation/machine/ports.ts';
import { createRotator, type Rotator } from '../rotation/rotator.ts';
import { createManaged, type Managed, managedSettings } from '../settings/managed-settings.ts';
import { openSettingsFile } from '../settings/settings-file.ts';
import { createSettings, type AppSettings } from '../settings/settings.ts';
import { type AppState, createAppState } from '../snapshot/app-state.ts';
import { askWhoseKey } from '../snapshot/ask-about-keys.ts';
import { type AwsTime, createAwsTime } from '../snapshot/aws-time.ts';
import { createConnectionHosts } from '../snapshot/connection-hosts.ts';
import { createCreateDates } from '../snapshot/create-dates.ts';
import { datedHistory } from '../snapshot/dated-history.ts';
import { createLastUses } from '../snapshot/last-uses.ts';
import { createQuarantines } from '../snapshot/quarantines.ts';
import { heldKey } from '../snapshot/read-files.ts';
import { createRights } from '../snapshot/rights.ts';
import { createTeam, type Team } from '../team/team.ts';
import type { EngineOptions } from './engine-options.ts';
import { createProfileConnections } from './profile-connections.ts';

/** Everything that needs neither a window nor a tray. */
export type Engine = {
  /** A person's settings, within what an organisation allows. */
  readonly settings: AppSettings;
  readonly managed: Managed;
  readonly log: FileLog;
  readonly logFile: string;
  readonly history: History;
  readonly keychain: SecretStore;
  readonly locations: () => readonly FileLocation[];
  readonly network: Network;
  readonly ports: Ports;
  readonly rotator: Rotator;
  /** What tells this computer from others. */
  readonly computer: string;
  /** AWS's time, where it is known for certain just now. */
  readonly awsTime: AwsTime;
  readonly state: AppState;
  readonly newKeys: AddKeyFlow;
  readonly partitions: OtherPartitions;
  /** Writes the region in which the key of a profile was found into it. */
  readonly writeRegion: (profile: string) => Promise<void>;
  readonly team: Team;
  readonly handoutClipboard: HandoutClipboard;
  readonly snoozing: Snoozing;
};

/** Opens what is kept, and puts the rotation and the state upon it. */
export function startEngine(options: EngineOptions): Engine {
  const { clock, shell, userData, home, clipboard } = options;
  const { env, platform } = process;
  const settingsFile = openSettingsFile(userData, new Date(clock.now()));
  const managed = createManaged(options.managedPlace);
  const settings = managedSettings(
    createSettings(settingsFile.storage),
    managed,
    options.managedPlace.path,
  );
  const logFile = path.join(userData, 'logs', 'keyturn.log');
  const log = createLog({ file: logFile, level: settings.logLevel(), now: clock.now });
  const startedIn = process.cwd();
  const locations = (): readonly FileLocation[] =>
    locateFiles({ env, shell, chosen: settings.paths.get(), home, platform, folder: startedIn });
  const history = datedHistory(createHistory(path.join(userData, 'history.jsonl'), log), (key) =>
    state.createdAt(key),
  );
  const keychain = createKeytarStore();
  const { trustedFolders } = settings;
  const variables = { ...env, ...shell };
  const files = createCredentialsFiles({
    locations,
    trusted: {
      get: (folder) => trustedFolders.get()[folder],
      set: (folder, access) => {
        trustedFolders.set({ ...trustedFolders.get(), [folder]: access });
      },
    },
    mfaSerials: devicesOfVariables(variables),
    writtenLate: (file) => {
      state.addTrouble({ code: 'FILE_WRITTEN_LATE', path: file });
    },
  });
  const network = createNetwork({
    choice: settings.network.get,
    variables,
    systemProxy: options.systemProxy,
  });
  const aws = secureAws(createAws(network));
  // Compared with times that AWS tells.
  const awsNow = (): number => clock.now() + (aws.clockOffset() ?? 0);
  const awsTime = createAwsTime(clock, () => aws.clockOffset());
  const lastUses = createLastUses({ now: awsNow, kept: settings.lastUses, log });
  const rights = createRights();
  const { foundRegions, connectionOf } = createProfileConnections({
    variables,
    trustedHosts: settings.trustedHosts,
    kept: settings.foundRegions,
    replaced: () => rotator.replaced(),
    log,
  });
  const quarantines = createQuarantines();
  const ports: Ports = {
    clock,
    // Outermost: what is not signed is no use of the key, and nothing to tell.
    aws: agreedAws(
      observedAws(aws, (told, ended) => {
        log.debug('AWS', told);
        lastUses.signed(ended.signer);
        rights.ended(ended);
        quarantines.ended(ended);
        if (ended.failure === undefined) awsTime.answered();
      }),
    ),
    files,
    journal: createJournal(path.join(userData, 'journal'), clock),
    backups: createBackups(keychain, clock.now),
    locks: createLocks({ paths: () => Promise.resolve(files.knownPaths()), log }),
    policy: settings.policy,
    requireAllowed: managed.requireAllowed,
    accountOf: (key) => state.accountOf(key),
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
    state.touch();
  });
  const changed = (): void => {
    state.touch();
  };
  const partitions = createOtherPartitions({
    aws: ports.aws,
    found: foundRegions,
    keyOf: async (id) => newKeys.keyOf(id) ?? heldKey(await files.read(), id, connectionOf),
    askAgain: async (id) => {
      await newKeys.askAbout(id);
      await state.askAbout(id);
    },
    changed,
  });
  const snoozing = createSnoozing({ now: clock.now, kept: settings.snoozes, changed });
  const state = createAppState({
    ...ports,
    partitions,
    lastUses,
    addresses: createConnectionHosts(async (connection) =>
      (await import('../aws/addresses.ts')).addressesOf(connection),
    ),
    createDates: createCreateDates({ kept: settings.createDates, log }),
    reminders: settings.reminders.get,
    snoozes: snoozing.current,
    rights,
    quarantines,
    rotations: rotator.views,
    automatic: settings.automatic.get,
    computer: nameOfComputer(ports),
    awsTime: awsTime.now,
    adding: () => newKeys.view(),
    team: () => team.view(),
    accountNames: settings.accountNames,
    limits: settings.limits,
    managed: managed.told,
    appearance: settings.appearance,
    language: () => spokenBy(settings.appearance().language, options.systemLanguages()),
    connection: settings.network.get,
    welcomed: settings.welcomed,
    ticked: settings.ticked.get,
    handout: () => handoutClipboard.view(),
    desktop: options.desktop,
    mayAsk: options.seen,
    version: options.version,
  });
  const newKeys = createAddKeyFlow({
    ...ports,
    clipboard,
    askForFile: options.askForCsv,
    askWhoseKey: (key) => askWhoseKey(ports.aws, key),
    connectionFor: async (pair, profile) => {
      const { profiles } = await files.read();
      return connectionOf({ ...profiles.find(({ name }) => name === profile), pair });
    },
    partitions,
    readFile: readBytes,
    addKey: rotator.addKey,
    changed: state.touch,
  });
  const team = createTeam({ ...ports, limits: settings.limits, changed: state.touch });
  const handoutClipboard = createHandoutClipboard({
    clock,
    clipboard,
    newPairOf: rotator.newPairOf,
    changed: state.touch,
  });
  if (settingsFile.damaged !== undefined) {
    state.addTrouble({ code: 'SETTINGS_DAMAGED', path: settingsFile.damaged });
  }
  return {
    settings,
    managed,
    log,
    logFile,
    history,
    keychain,
    locations,
    network,
    ports,
    rotator,
    computer: nameOfComputer(ports),
    awsTime,
    state,
    newKeys,
    partitions,
    writeRegion: createWriteRegion({ ...ports, found: foundRegions }),
    team,
    handoutClipboard,
    snoozing,
  };
}
