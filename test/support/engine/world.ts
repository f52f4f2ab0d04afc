import { connectionOf } from '../../../main/aws/connection/connection.ts';
import { agreedAws } from '../../../main/aws/other-hosts/agreed-aws.ts';
import { withAgreement } from '../../../main/aws/other-hosts/agreement.ts';
import { type KeyBackups, createBackups } from '../../../main/keychain/backups.ts';
import { createMemoryStore, type MemoryStore } from '../../../main/keychain/memory-store.ts';
import type { Locks } from '../../../main/locks/locks.ts';
import { newRotationId } from '../../../main/rotation/machine/new-rotation-id.ts';
import type { Journal, Ports } from '../../../main/rotation/machine/ports.ts';
import { createRotator, type Rotator } from '../../../main/rotation/rotator.ts';
import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import type { HistoryLine } from '../../../shared/contract/history.ts';
import { RotationView, type UsedElsewhere } from '../../../shared/contract/rotation.ts';
import { defaultPolicy, type Policy } from '../../../shared/settings/policy.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import {
  type AccessKeyId,
  rotationId,
  type RotationId,
} from '../../../shared/values/identifiers.ts';
import { createFakeAws, type FakeAws } from './aws.ts';
import { createVirtualClock, type VirtualClock } from './clock.ts';
import { createFakeFiles, type FakeFiles } from './files.ts';
import { given, type IamUser, pairNamed, userWith } from './iam.ts';
import { createFakeJournal, type FakeJournal } from './journal.ts';
import { createOutsideChanges, type OutsideChanges } from './outside-changes.ts';
import { createPower, type Cut, type Power } from './power.ts';
import { createWitness, type Witness } from './witness.ts';

/** What outlives a process: AWS, the disk, and time. */
export type World = {
  readonly clock: VirtualClock;
  readonly aws: FakeAws;
  readonly files: FakeFiles;
  readonly journal: FakeJournal;
  readonly answers: Map<AccessKeyId, UsedElsewhere>;
  readonly history: Omit<HistoryLine, 'version'>[];
  /** The keychain, whose failures a test can set. */
  readonly keychain: MemoryStore;
  /** A person's choice; without backups by default. */
  policy: Policy;
  /** Throws for accounts that the organisation's rules exclude; allows all by default. */
  requireAllowed: (account: string) => void;
  /** The accounts that AWS has reported before, by key. */
  readonly accounts: Map<AccessKeyId, string>;
  /** The hosts that a person has agreed to, by profile. */
  readonly trustedHosts: Map<string, readonly string[]>;
  /** The environment variables that determine endpoints. */
  variables: Readonly<Record<string, string>>;
  /** The other holder of the lock of the files, if there is one. */
  lockedBy: { readonly host: string; readonly process: number } | undefined;
  /** How long Keyturn waits for the lock of the files, in ms. */
  lockTakes: number;
  /** Called while Keyturn releases the lock of the files. */
  lettingGo: () => void;
  /** How many lines the history will refuse. */
  historyRefuses: number;
  /** What the history waits for before it writes a line; nothing by default. */
  historyWaitsFor: Promise<void>;
  /** Observes what Keyturn does. */
  readonly witness: Witness;
  /** The others who change the same keys and files. */
  readonly others: OutsideChanges;
  /** The errors in the log, by the name of their cause. */
  readonly errors: string[];
  /** Calls `happen` right before the nth call whose name begins like this, counted from 1. */
  when(call: string, happen: () => void, nth?: number): void;
  /** Starts Keyturn on this world. */
  start(options?: StartOptions): Process;
};

/** How a process differs from any other. */
export type StartOptions = {
  readonly cut?: Cut;
  readonly journal?: Journal;
  /** The name of the computer; "desk" by default. */
  readonly host?: string;
  /** Identifies the computer; empty by default. */
  readonly machine?: string;
  /** Identifies this run of its system; empty by default. */
  readonly boot?: string;
  /** Called after every change of a view. */
  readonly changed?: () => void;
};

/** A view as the page gets it. */
export type View = RotationView & { readonly id: RotationId };

/** One run of Keyturn. */
export type Process = {
  readonly rotator: Rotator;
  readonly power: Power;
  /** The views, each checked against the page's schema. */
  views(): readonly View[];
  /** The one rotation with this id. */
  view(id: RotationId): View;
  /** Resolves when nothing runs any more, or at a power cut. */
  rest(): Promise<void>;
  /** Rotates a profile and waits until it rests. */
  rotate(profile: string): Promise<View>;
  /** Recovers, and waits until all rotations rest. */
  recover(): Promise<readonly View[]>;
};

/** The credentials file of a world. */
export const credentials = '/home/nina/.aws/credentials';
/** Its config file. */
export const config = '/home/nina/.aws/config';
/** The key that a world begins with. */
export const k1: KeyPair = pairNamed('old');

/** A world with one user, one key and one profile, "work". */
export function createWorld(): World & { readonly user: IamUser } {
  const clock = createVirtualClock();
  const user = userWith(k1, clock.now());
  const aws = createFakeAws(clock, [user]);
  const files = createFakeFiles();
  const journal = createFakeJournal();
  const answers = new Map<AccessKeyId, UsedElsewhere>();
  const history: Omit<HistoryLine, 'version'>[] = [];
  const errors: string[] = [];
  const keychain = createMemoryStore();
  let waiting: { readonly call: string; readonly happen: () => void; left: number }[] = [];
  files.put(credentials, 'work', k1);

  function meanwhile(call: string): void {
    const matching = waiting.filter((event) => call.startsWith(event.call));
    for (const event of matching) event.left -= 1;
    const due = matching.filter(({ left }) => left === 0);
    waiting = waiting.filter((event) => !due.includes(event));
    for (const { happen } of due) happen();
  }

  function portsOn(power: Power, options: StartOptions): Ports {
    const trusted = { get: (profile: string) => world.trustedHosts.get(profile) ?? [] };
    return {
      clock,
      aws: agreedAws(aws.port(power)),
      files: files.port(power),
      journal: options.journal ?? journal.port(power, clock),
      backups: poweredBackups(power, createBackups(keychain, clock.now)),
      locks: locksOf(world),
      policy: () => world.policy,
      requireAllowed: (account) => {
        world.requireAllowed(account);
      },
      accountOf: (key) => world.accounts.get(key),
      random: () => 0.5,
      answers: {
        get: (key) => {
          const answer = answers.get(key);
          if (answer === 'only here') world.witness.hears(key);
          return answer;
        },
        set: (key, answer) => {
          answers.set(key, answer);
        },
      },
      history: {
        append: (line) =>
          power.through(`history.append ${line.event}`, async () => {
            await world.historyWaitsFor;
            if (world.historyRefuses > 0) {
              world.historyRefuses -= 1;
              throw new FailureError({ code: 'DISK_FULL' });
            }
            history.push(line);
          }),
        missing: (lines) =>
          power.through('history.missing', async () => {
            const names = history.map(nameOfLine);
            return lines.filter((line) => {
              const at = names.indexOf(nameOfLine(line));
              return at < 0 || names.splice(at, 1).length === 0;
            });
          }),
      },
      log: {
        debug: () => undefined,
        info: () => undefined,
        warn: () => undefined,
        error: (message, cause) => {
          errors.push(`${message}: ${String(cause)}`);
        },
      },
      connectionOf: (profile) =>
        withAgreement(connectionOf(profile, world.variables), profile.name, trusted),
      trustedHosts: {
        ...trusted,
        set: (profile, hosts) => {
          world.trustedHosts.set(profile, hosts);
        },
      },
      newRotationId,
      host: options.host ?? 'desk',
      machine: options.machine ?? '',
      boot: options.boot ?? '',
    };
  }

  function start(options: StartOptions = {}): Process {
    const power = createPower(meanwhile, options.cut);
    world.witness.begins();
    const engine = createRotator(portsOn(power, options), options.changed ?? (() => undefined));
    const rotator = heardBy(world.witness, engine);

    function views(): readonly View[] {
      return rotator
        .views()
        .map((shown) => ({ ...RotationView.parse(shown), id: given(rotationId(shown.id)) }));
    }
    function view(id: RotationId): View {
      return given(views().find((candidate) => candidate.id === id));
    }
    async function rest(): Promise<void> {
      await Promise.race([rotator.idle(), power.gone]);
    }
    return {
      rotator,
      power,
      views,
      view,
      rest,
      rotate: async (profile) => {
        const id = await rotator.rotate(profile);
        await rest();
        return view(id);
      },
      recover: async () => {
        await Promise.race([rotator.recover(), power.gone]);
        await rest();
        return views();
      },
    };
  }

  const seen = { aws, files, journal, policy: { ...defaultPolicy, backups: false } };
  const witness = createWitness(seen);
  const world: World & { readonly user: IamUser } = {
    clock,
    user,
    aws,
    files,
    journal,
    answers,
    history,
    errors,
    keychain,
    get policy() {
      return seen.policy;
    },
    set policy(chosen) {
      seen.policy = chosen;
    },
    requireAllowed: () => undefined,
    accounts: new Map(),
    trustedHosts: new Map(),
    variables: {},
    witness,
    others: createOutsideChanges({ aws, files, witness }),
    lockedBy: undefined,
    lockTakes: 0,
    lettingGo: () => undefined,
    historyRefuses: 0,
    historyWaitsFor: Promise.resolve(),
    when: (call, happen, nth = 1) => {
      waiting.push({ call, happen, left: nth });
    },
    start,
  };
  return world;
}

/** Identifies a line of the history. */
export function nameOfLine({ rotation, event, at, code }: Omit<HistoryLine, 'version'>): string {
  return `${rotation} ${event} ${at} ${event === 'left open' ? (code ?? '') : ''}`;
}

/** Reports a person's requests to the witness, too. */
function heardBy(witness: Witness, rotator: Rotator): Rotator {
  return {
    ...rotator,
    answer: (rotation, answer) => {
      if (answer.to === 'two keys') for (const key of answer.delete) witness.givesUp(key);
      return rotator.answer(rotation, answer);
    },
    oldKey: (rotation, act) => {
      witness.says(rotation, act);
      return rotator.oldKey(rotation, act);
    },
    afterUndo: (rotation, newKey) => {
      witness.saysAfterUndo(rotation, newKey);
      return rotator.afterUndo(rotation, newKey);
    },
    resolveOpen: (rotation, choice, key) => {
      witness.decides(rotation, choice, key);
      return rotator.resolveOpen(rotation, choice, key);
    },
  };
}

/** Every call of the keychain can be the last one. */
function poweredBackups(power: Power, backups: KeyBackups): KeyBackups {
  return {
    prove: () => power.through('backups.prove', () => backups.prove()),
    keep: (pair, facts) =>
      power.through(`backups.keep ${pair.id}`, () => backups.keep(pair, facts)),
    find: (id) => power.through(`backups.find ${id}`, () => backups.find(id)),
    remove: (id) => power.through(`backups.remove ${id}`, () => backups.remove(id)),
    list: () => power.through('backups.list', () => backups.list()),
  };
}

/** A lock that another process may hold; that of a dead process falls. */
function locksOf(world: Pick<World, 'clock' | 'lockedBy' | 'lockTakes' | 'lettingGo'>): Locks {
  return {
    hold: async (work) => {
      if (world.lockTakes > 0) await world.clock.sleep(world.lockTakes);
      if (world.lockedBy !== undefined) {
        throw new FailureError({ code: 'FILES_LOCKED', isElsewhere: true, ...world.lockedBy });
      }
      try {
        return await work();
      } finally {
        world.lettingGo();
      }
    },
    sweep: () => Promise.resolve(),
    breakForeign: async ({ host, process }) => {
      const isShown = world.lockedBy?.host === host && world.lockedBy?.process === process;
      if (isShown) world.lockedBy = undefined;
    },
  };
}
