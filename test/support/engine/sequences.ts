import fc from 'fast-check';
import { OldKeyAct, DecisionChoice } from '../../../shared/contract/rotation.ts';
import { defaultPolicy } from '../../../shared/settings/policy.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { type Outcome, outcomeOf } from './breaches.ts';
import { contradictions, watchChanges } from './contradictions.ts';
import {
  config,
  createWorld,
  credentials,
  k1,
  type Process,
  type StartOptions,
  type World,
} from './world.ts';

const actions = [
  'GetCallerIdentity',
  'ListAccessKeys',
  'CreateAccessKey',
  'UpdateAccessKey',
  'DeleteAccessKey',
] as const;
const refusals = [
  'ACCESS_DENIED',
  'THROTTLED',
  'OFFLINE',
  'AWS_FAULT',
  'KEY_NOT_ACCEPTED',
] as const;
const records = ['creating', 'created', 'saving', 'saved', 'deactivating', 'deleting'] as const;
const HOUR = 3_600_000;

const cut = fc.option(
  fc.record({ call: fc.nat({ max: 45 }), at: fc.constantFrom('before', 'after') }),
  { nil: undefined },
);

const ordinary = [
  fc.record({
    what: fc.constant('refused'),
    action: fc.constantFrom(...actions),
    code: fc.constantFrom(...refusals),
  }),
  fc.record({
    what: fc.constant('unheard'),
    action: fc.constantFrom(...actions),
    acted: fc.boolean(),
  }),
  fc.record({ what: fc.constant('lag'), ms: fc.constantFrom(0, 8_000, 119_000, 600_000) }),
  fc.record({
    what: fc.constant('file'),
    path: fc.constantFrom(credentials, config),
    renamed: fc.boolean(),
  }),
  fc.record({
    what: fc.constant('keychain'),
    reason: fc.constantFrom('locked', 'failed', undefined),
  }),
  fc.record({ what: fc.constant('journal'), kind: fc.constantFrom(...records) }),
  fc.record({ what: fc.constant('hours'), hours: fc.constantFrom(1, 25, 24 * 9) }),
  fc.record({
    what: fc.constant('answer'),
    answer: fc.constantFrom('only here', 'also elsewhere'),
  }),
  fc.record({ what: fc.constant('rotate') }),
  fc.record({ what: fc.constant('start'), cut }),
  fc.record({ what: fc.constant('act'), act: fc.constantFrom(...OldKeyAct.options) }),
  fc.record({ what: fc.constant('try again') }),
] as const;

/** One happening: a trouble, time, a request of a person, a start, or a power cut. */
const happening = fc.oneof(...ordinary);

/** The same, with an administrator's changes of either key, a person's decisions, and dismissed outcomes. */
const happeningToOthersToo = fc.oneof(
  ...ordinary,
  fc.record({
    what: fc.constant('administrator'),
    key: fc.constantFrom('old', 'new'),
    does: fc.constantFrom('Inactive', 'Active', 'remove'),
  }),
  fc.record({
    what: fc.constant('deny'),
    action: fc.constantFrom('UpdateAccessKey', 'DeleteAccessKey'),
  }),
  fc.record({ what: fc.constant('decide'), choice: fc.constantFrom(...DecisionChoice.options) }),
  fc.record({ what: fc.constant('go on without rights') }),
  fc.record({ what: fc.constant('put away') }),
  fc.record({ what: fc.constant('put back'), path: fc.constantFrom(credentials, config) }),
);
type Happening = typeof happeningToOthersToo extends fc.Arbitrary<infer Value> ? Value : never;

/** Whole stories: with or without backups, and the happenings in order. */
export const stories = fc.record({
  backups: fc.boolean(),
  happenings: fc.array(happening, { minLength: 2, maxLength: 12 }),
});
/** Openings of a story that are rare by chance: a missing permission, or a lost answer. */
const openings: readonly (readonly Happening[])[] = [
  [],
  [
    { what: 'deny', action: 'DeleteAccessKey' },
    { what: 'rotate' },
    { what: 'go on without rights' },
    { what: 'act', act: 'retire' },
  ],
  [{ what: 'unheard', action: 'CreateAccessKey', acted: true }, { what: 'rotate' }],
];

/** Stories in which others change the same keys and files: what is shown has to be right there, too. */
export const storiesWithOthers = fc
  .record({
    backups: fc.boolean(),
    opening: fc.constantFrom(...openings),
    happenings: fc.array(happeningToOthersToo, { minLength: 2, maxLength: 12 }),
  })
  .map(({ backups, opening, happenings }) => ({
    backups,
    happenings: [...opening, ...happenings],
  }));
export type Story = typeof storiesWithOthers extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays a story, then ends every trouble and starts Keyturn twice more. */
export async function playStory({ backups, happenings }: Story): Promise<Outcome> {
  const world = worldOfStory(backups);
  let process = world.start();
  for (const next of happenings) {
    process = await happen(world, process, next);
  }
  return settle(world);
}

/** Plays a story, and returns everything shown in it, after every change of a view, that can't be true. */
export async function listenToStory({ backups, happenings }: Story): Promise<readonly string[]> {
  const world = worldOfStory(backups);
  const changes = watchChanges(world);
  const wrong = new Set<string>();
  const start = world.start;
  function listen(process: Process): void {
    if (!process.power.isOn()) return;
    for (const why of contradictions(world, changes, process.views())) wrong.add(why);
  }
  function startListening(options: StartOptions = {}): Process {
    changes.recordsBefore = world.journal.written.length;
    changes.heardBefore = world.aws.heard.length;
    const started: Process = start({ ...options, changed: () => listen(started) });
    return started;
  }
  const listening: World = Object.assign(world, { start: startListening });
  let process = listening.start();
  for (const next of happenings) {
    process = await happen(listening, process, next);
    listen(process);
  }
  return [...wrong];
}

function worldOfStory(backups: boolean): World {
  const world = createWorld();
  world.files.put(config, 'play', k1);
  world.policy = { ...defaultPolicy, backups };
  return world;
}

async function happen(world: World, process: Process, next: Happening): Promise<Process> {
  switch (next.what) {
    case 'refused':
      world.aws.trouble(next.action, [{ kind: 'refused', code: next.code }]);
      return process;
    case 'unheard':
      world.aws.trouble(next.action, [{ kind: next.acted ? 'answer lost' : 'nothing heard' }]);
      return process;
    case 'lag':
      Object.assign(world.aws.lag, { sts: next.ms, iam: next.ms });
      return process;
    case 'file':
      world.files.trouble(next.path, [{ code: 'DISK_FULL', renamed: next.renamed }]);
      return process;
    case 'keychain':
      world.keychain.failWith(next.reason);
      return process;
    case 'journal':
      world.journal.refuse(next.kind, 1);
      return process;
    case 'hours':
      world.clock.pass(next.hours * HOUR);
      await tried(process, () => process.rotator.recover());
      return process;
    case 'answer':
      world.answers.set(k1.id, next.answer);
      return process;
    case 'rotate':
      await tried(process, () => process.rotator.rotate('work'));
      return process;
    case 'start': {
      const fresh = world.start(next.cut === undefined ? {} : { cut: next.cut });
      await tried(fresh, () => fresh.rotator.recover());
      return fresh;
    }
    case 'act':
      await tried(process, async () => {
        const [view] = process.views();
        if (view !== undefined) await process.rotator.oldKey(view.id, next.act);
      });
      return process;
    case 'try again':
      await tried(process, async () => {
        const [view] = process.views();
        if (view?.state === 'open' && view.choices.includes('try again')) {
          await process.rotator.resolveOpen(view.id, 'try again', undefined);
        }
      });
      return process;
    case 'administrator': {
      const id = next.key === 'old' ? k1.id : world.aws.made.at(-1);
      if (id === undefined) return process;
      if (next.does === 'remove') world.others.remove(id);
      else world.others.set(id, next.does);
      return process;
    }
    case 'deny':
      for (const user of world.aws.users) user.denied.set(next.action, 'ACCESS_DENIED');
      return process;
    case 'go on without rights':
      await tried(process, async () => {
        const [view] = process.views();
        if (view?.state === 'waiting for an answer' && view.question.about === 'missing rights') {
          await process.rotator.answer(view.id, { to: 'missing rights', choice: 'go on' });
        }
      });
      return process;
    case 'put away':
      await tried(process, async () => {
        const [view] = process.views();
        if (view !== undefined) await process.rotator.dismiss(view.id);
      });
      return process;
    case 'put back':
      world.others.write(next.path, 'work', k1);
      await tried(process, () => process.rotator.lookForOldKeys());
      return process;
    case 'decide':
      await tried(process, async () => {
        const [view] = process.views();
        if (view?.state !== 'open' || !view.choices.includes(next.choice)) return;
        await process.rotator.resolveOpen(view.id, next.choice, world.aws.made.at(-1));
      });
      return process;
    default:
      return process;
  }
}

/** A refusal with a failure is no error; a process without power does nothing any more. */
async function tried(process: Process, act: () => Promise<unknown>): Promise<void> {
  const done = act().catch((cause: unknown) => {
    if (!(cause instanceof FailureError)) throw cause;
  });
  await Promise.race([done, process.power.gone]);
  await process.rest();
}

async function settle(world: World): Promise<Outcome> {
  world.keychain.failWith(undefined);
  Object.assign(world.aws.lag, { sts: 0, iam: 0 });
  for (const kind of records) world.journal.refuse(kind, 0);
  for (const action of actions) world.aws.clearTroubles(action);
  world.files.clearTroubles();
  await world.start().recover();
  world.clock.pass(25 * HOUR);
  return outcomeOf(world, await world.start().recover());
}
