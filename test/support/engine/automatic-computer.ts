import { connectionOf } from '../../../main/aws/connection/connection.ts';
import { withAgreement } from '../../../main/aws/other-hosts/agreement.ts';
import { type Automatic, createAutomatic } from '../../../main/reminders/automatic.ts';
import { nonAwsEndpoint } from '../../../main/snapshot/non-aws-endpoint.ts';
import type { AutomaticChoice } from '../../../shared/contract/automatic.ts';
import type { ProfileView } from '../../../shared/contract/snapshot.ts';
import { ageInDays } from '../../../shared/lib/age.ts';
import { defaultLimits, dueState } from '../../../shared/settings/due.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import { given, type IamUser } from './iam.ts';
import type { Process, StartOptions, World } from './world.ts';

const HOUR = 3_600_000;

/**
 * A computer on which the key of "work" may rotate automatically; it and its world have the state that outlives a
 * process.
 */
export function createComputer(world: World & { readonly user: IamUser }) {
  let kept: Record<string, AutomaticChoice> = {};
  const notices: string[] = [];
  let process: Process;
  let automatic: Automatic;

  function profile(): ProfileView {
    const { id } = given(world.files.pairOfProfile('work'));
    const own = world.user.keys.find(({ pair }) => pair.id === id);
    const answer = world.answers.get(id);
    const createdAt = own?.createdAt ?? 0;
    const days = ageInDays(createdAt, world.clock.now());
    const endpointUrl = world.files.endpoints.get('work');
    const trusted = { get: (name: string) => world.trustedHosts.get(name) ?? [] };
    const { endpoint } = nonAwsEndpoint(
      withAgreement(connectionOf({ endpointUrl }, {}), 'work', trusted),
    );
    return {
      name: 'work',
      keyId: id,
      account: world.user.account,
      user: world.user.name,
      places: [],
      sharesKeyWith: [],
      userKeys: world.user.keys.map(({ pair, status }) => ({
        keyId: pair.id,
        status,
        profiles: [],
      })),
      standing: { can: 'rotate' },
      age: { createdAt, days, due: dueState(days, defaultLimits) },
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(answer === undefined ? {} : { usedElsewhere: answer }),
    };
  }

  let answered = 0;

  function start(options: StartOptions = {}): void {
    process = world.start(options);
    const { rotator } = process;
    automatic = createAutomatic({
      kept: {
        get: () => kept,
        set: (choices) => {
          kept = structuredClone(choices);
        },
      },
      answers: {
        get: (key) => world.answers.get(key),
        set: (key, answer) => {
          world.answers.set(key, answer);
        },
      },
      replaced: rotator.replaced,
      snapshot: () => ({
        loaded: true,
        profiles: [profile()],
        rotations: [...rotator.views()],
        limits: defaultLimits,
      }),
      computer: options.host ?? 'desk',
      // AWS has answered before every look.
      awsTime: { now: () => world.clock.now(), answers: () => (answered += 1) },
      now: () => world.clock.now(),
      rotator,
      notify: ({ title, body }) => {
        notices.push(`${title}: ${body}`);
      },
      changed: () => undefined,
      log: { error: (message) => world.errors.push(message) },
    });
  }
  start();

  return {
    notices,
    start,
    process: () => process,
    choice: () => kept[given(world.files.pairOfProfile('work')).id],
    keyId: () => given(accessKeyId(profile().keyId ?? '')),
    switchOn: () => {
      automatic.set('work', true);
    },
    /** Lets hours pass, and looks after each of them, while the power lasts. */
    pass: async (hours: number) => {
      for (let hour = 0; hour < hours && process.power.isOn(); hour += 1) {
        world.clock.pass(HOUR);
        await process.recover();
        if (!process.power.isOn()) return;
        await Promise.race([automatic.look(), process.power.gone]);
        await process.rest();
        if (process.power.isOn()) automatic.settle();
      }
    },
  };
}
