import { createAutomatic, type Automatic } from '../../../main/reminders/automatic.ts';
import { createAwsTime, type AwsTime } from '../../../main/snapshot/aws-time.ts';
import type { AutomaticChoice } from '../../../shared/contract/automatic.ts';
import { RotationView, type UsedElsewhere } from '../../../shared/contract/rotation.ts';
import type { ProfileView } from '../../../shared/contract/snapshot.ts';
import { ageInDays } from '../../../shared/lib/age.ts';
import { defaultLimits, dueState } from '../../../shared/settings/due.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import {
  accessKeyId,
  type AccessKeyId,
  type RotationId,
} from '../../../shared/values/identifiers.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How the next rotation ends. */
export const endings = [
  'well',
  'fails',
  'asks',
  'open',
  'refused',
  'cancelled',
  'not reached',
] as const;
export type Ending = (typeof endings)[number];

/** How a rotation fails. */
const failures = {
  fails: 'AWS_FAULT',
  refused: 'FILE_READ_ONLY',
  cancelled: 'CANCELLED',
  'not reached': 'OFFLINE',
} as const;

type Key = {
  id: AccessKeyId;
  readonly profile: string;
  readonly user: string;
  createdAt: number;
  mfa: boolean;
  /** Until when the key before it is listed, too. */
  secondUntil: number;
};

/** A rotation that began automatically, and the facts at that time. */
type AutomaticRotation = {
  readonly key: Key;
  readonly at: number;
  readonly toldAt: number | undefined;
};

/** Months of a computer with some keys, hour by hour. */
export function createMonths() {
  let time = Date.UTC(2026, 0, 5, 8);
  let skew = 0;
  let monotonic = 0;
  let isOnline = true;
  let isAllowed = true;
  let made = 0;
  let ending: Ending = 'well';
  let kept: Record<string, AutomaticChoice> = {};
  let views: RotationView[] = [];
  const endsAs = new Map<string, Ending>();
  const answers = new Map<string, UsedElsewhere>();
  const replaced: { oldKey: AccessKeyId; newKey: AccessKeyId; at: number }[] = [];
  const reported = new Map<string, number>();
  const notices: string[] = [];
  const begun: AutomaticRotation[] = [];
  const breaches: string[] = [];
  const failing = new Map<string, number>();
  let aws: AwsTime;
  let automatic: Automatic;

  function newId(): AccessKeyId {
    made += 1;
    const id = accessKeyId(`AKIASIMULATED${String(made).padStart(7, '0')}`);
    if (id === undefined) throw new Error('no key id');
    return id;
  }
  function key(profile: string, user: string, age: number): Key {
    return { id: newId(), profile, user, createdAt: time - age * DAY, mfa: false, secondUntil: 0 };
  }
  const keys = [key('site', 'ada', 10), key('blog', 'ada', 70), key('shop', 'ben', 100)];
  for (const { id } of keys) answers.set(id, 'only here');

  function profileView({ id, profile: name, user, createdAt, mfa, secondUntil }: Key): ProfileView {
    const usedElsewhere = answers.get(id);
    const listed = time < secondUntil ? [id, 'AKIASIMULATEDBEFORE0'] : [id];
    const days = ageInDays(createdAt, time + skew);
    return {
      name,
      keyId: id,
      account: '111122223333',
      user,
      places: [],
      sharesKeyWith: [],
      userKeys: listed.map((keyId) => ({ keyId, status: 'Active', profiles: [] })),
      standing: { can: 'rotate' },
      age: { createdAt, days, due: dueState(days, defaultLimits) },
      ...(usedElsewhere === undefined ? {} : { usedElsewhere }),
      ...(mfa ? { mfa } : {}),
    };
  }

  function common(id: string, { profile, user }: Key) {
    const owner = { account: '111122223333', user };
    const about = { id, profiles: [profile], ...owner, oldKey: 'AKIA…OLD1', startedAt: time };
    return { ...about, steps: [], seen: false };
  }
  function show(view: unknown): void {
    const parsed = RotationView.parse(view);
    views = [...views.filter(({ id }) => id !== parsed.id), parsed];
  }
  function failedView(id: string, owner: Key, code: string): void {
    const failure = { code, action: undefined };
    const rest = { reached: 'check', undone: 'nothing was made', endedAt: time };
    show({ ...common(id, owner), state: 'failed', failure: { code: failure.code }, ...rest });
  }

  async function rotate(profile: string): Promise<string> {
    const owner = keys.find((candidate) => candidate.profile === profile);
    if (owner === undefined) throw new FailureError({ code: 'UNKNOWN_PROFILE' });
    const ofUser = views.filter(({ user }) => user === owner.user);
    if (ofUser.some(({ state }) => state === 'working')) breaches.push('two at once for one user');
    if (!isOnline) breaches.push('offline');
    if (answers.get(owner.id) !== 'only here') breaches.push('not only here');
    if (owner.mfa) breaches.push('with MFA');
    if (time < owner.createdAt + defaultLimits.dueDays * DAY) breaches.push('not due');
    const toldAt = reported.get(owner.id);
    if (toldAt === undefined || time - toldAt < DAY) breaches.push('not told a day before');
    begun.push({ key: { ...owner }, at: time, toldAt });
    if (!['well', 'not reached'].includes(ending)) {
      const tries = (failing.get(owner.id) ?? 0) + 1;
      failing.set(owner.id, tries);
      if (tries > 3) breaches.push('more than three failing tries');
    }
    if (ending === 'refused') throw new FailureError({ code: 'FILE_READ_ONLY' });
    const id = `r${String(begun.length)}`.padEnd(26, 'x');
    endsAs.set(id, ending);
    show({ ...common(id, owner), state: 'working', step: 'check', canCancel: true, looks: false });
    return id;
  }

  function endRotations(): void {
    for (const view of views.filter(({ state }) => state === 'working')) {
      const owner = keys.find(({ profile }) => view.profiles.includes(profile));
      if (owner !== undefined) end(view.id, owner, endsAs.get(view.id) ?? 'well');
    }
    automatic.settle();
  }
  function end(id: string, owner: Key, how: Ending): void {
    if (how === 'asks') {
      const question = { about: 'missing rights', actions: ['iam:DeleteAccessKey'] };
      show({ ...common(id, owner), state: 'waiting for an answer', question });
    } else if (how === 'open') {
      const rest = {
        reason: 'answer lost',
        failure: { code: 'ANSWER_LOST' },
        reached: 'create',
        newKey: 'not known',
      };
      show({ ...common(id, owner), state: 'open', ...rest, since: time, keys: [], choices: [] });
    } else if (how === 'well') {
      if (isOnline) aws.answered();
      const oldKey = owner.id;
      Object.assign(owner, { id: newId(), createdAt: time, secondUntil: time + 7 * DAY });
      replaced.push({ oldKey, newKey: owner.id, at: time + skew });
      const retirement = { oldKey: 'deactivated', at: time, deletion: { is: 'called off' } };
      const rest = {
        newKey: 'AKIA…NEW1',
        endedAt: time,
        retirement,
        acts: [],
      };
      show({ ...common(id, owner), state: 'succeeded', ...rest });
    } else failedView(id, owner, failures[how]);
  }

  function cancel(id: RotationId): void {
    const owner = keys.find(({ profile }) =>
      views.some((view) => view.id === id && view.profiles.includes(profile)),
    );
    if (owner !== undefined) failedView(id, owner, 'CANCELLED');
  }

  function start(): void {
    const local = { now: () => time + skew, monotonic: () => monotonic };
    const measured = { offset: 0 };
    aws = createAwsTime(local, () => measured.offset);
    check = () => {
      if (!isOnline) return;
      measured.offset = -skew;
      aws.answered();
    };
    automatic = createAutomatic({
      kept: {
        get: () => kept,
        set: (choices) => {
          kept = structuredClone(choices);
        },
      },
      answers: {
        get: (id) => answers.get(id),
        set: (id, answer) => void answers.set(id, answer),
      },
      replaced: () => replaced,
      log: {
        error: (message, cause) => {
          // A file that can't be saved is a failure like any other; any other error is a bug of Keyturn.
          if (!(cause instanceof FailureError)) breaches.push(`${message}: ${String(cause)}`);
        },
      },
      snapshot: () => ({
        loaded: true,
        profiles: keys.map(profileView),
        rotations: views,
        limits: defaultLimits,
        ...(isAllowed ? {} : { managed: { path: '/policy.json', rules: { automatic: false } } }),
      }),
      computer: 'desk',
      awsTime: aws,
      now: local.now,
      rotator: {
        rotate,
        views: () => views,
        cancel,
        dismiss: async (id) => {
          views = views.filter((view) => view.id !== id);
        },
      },
      notify: ({ title }) => {
        notices.push(title);
        const owner = keys.find(({ profile }) => title.startsWith(`${profile} rotates tomorrow`));
        if (owner !== undefined) reported.set(owner.id, time);
      },
      changed: () => undefined,
    });
  }
  let check: () => void = () => undefined;
  start();

  return {
    keys,
    notices,
    begun,
    breaches,
    answers,
    failing,
    choiceOf: (id: string) => kept[id],
    views: () => views,
    time: () => time,
    endsNext: (how: Ending) => {
      ending = how;
    },
    /** Whether the organisation's rules allow automatic rotation. */
    setAllowed: (allowed: boolean) => {
      isAllowed = allowed;
    },
    setOnline: (online: boolean) => {
      isOnline = online;
    },
    /** A person, or a time server, sets the clock of this computer. */
    setClock: (by: number) => {
      skew += by;
    },
    sleep: (hours: number) => {
      time += hours * HOUR;
    },
    /** Keyturn is killed and started again; what was not journalled by then is lost. */
    restart: (journalled: boolean) => {
      if (!journalled) views = views.filter(({ state }) => state !== 'working');
      start();
    },
    switchOn: (profile: string) => {
      const owner = keys.find((candidate) => candidate.profile === profile);
      failing.delete(owner?.id ?? '');
      automatic.set(profile, true);
    },
    /** As a person does who reads the window's answer. */
    switch: (profile: string, on: boolean) => {
      const owner = keys.find((candidate) => candidate.profile === profile);
      try {
        automatic.set(profile, on);
        if (on) failing.delete(owner?.id ?? '');
      } catch (cause) {
        if (!(cause instanceof FailureError) || cause.failure.code !== 'NOT_BY_ITSELF') throw cause;
      }
    },
    /** Stops in the middle of the next rotation, within a few days. */
    passUntilBegun: async () => {
      const before = begun.length;
      for (let hour = 0; hour < 4 * 24 && begun.length === before; hour += 1) {
        time += HOUR;
        monotonic += HOUR;
        check();
        await automatic.look();
        if (begun.length === before) endRotations();
      }
    },
    next: () => automatic.next(),
    /** Lets hours pass, in each of which Keyturn looks once. A person resolves what needs a decision. */
    pass: async (hours: number) => {
      for (let hour = 0; hour < hours; hour += 1) {
        time += HOUR;
        monotonic += HOUR;
        check();
        await automatic.look();
        endRotations();
        await automatic.look();
        endRotations();
      }
    },
    settleOpen: () => {
      views = views.filter(({ state }) => state !== 'open');
    },
  };
}
