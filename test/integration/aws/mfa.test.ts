import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { observedAws } from '../../../main/aws/observed-aws.ts';
import { AwsRefusalError } from '../../../main/aws/refusals/aws-refusal-error.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { askAboutKeys, type AwsKeyAnswer } from '../../../main/snapshot/ask-about-keys.ts';
import { failureOf } from '../../../shared/values/failure.ts';
import { allowOwnDevices, allowWithMfa, denyWithoutMfa } from '../../support/aws-double/index.ts';
import { searchForSecrets } from '../../support/secret-search.ts';
import { failureOfCall, sceneForEachTest, type Scene } from './scene.ts';

const scene = sceneForEachTest();
const SECOND = 1000;
const MINUTE = 60 * SECOND;

function anotherCode(code: string): string {
  return `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
}

function sessionRequests({ double }: Scene): number {
  return double.log.filter(({ action }) => action === 'GetSessionToken').length;
}

describe('a policy that denies everything without MFA', () => {
  test('is recognised by AWS’s words, in every call', async () => {
    const { open, user } = scene();
    user.addMfaDevice();
    user.attachPolicy(denyWithoutMfa({ withPath: true }));
    const refused = await open()
      .listKeys('joebloggs')
      .catch((cause: unknown) => cause);
    if (!(refused instanceof AwsRefusalError)) throw new Error('AWS did not refuse the list');
    expect(refused).toMatchObject({ explicitDeny: true, namedArn: user.arn });
    expect(await open().createKey('joebloggs')).toMatchObject({
      kind: 'refused',
      explicitDeny: true,
    });
  });

  test('lets the session through that a right code gives', async () => {
    const { double, key, open, user } = scene();
    const device = user.addMfaDevice();
    user.attachPolicy(denyWithoutMfa({ withPath: true }));
    const serials = await open().mfaDevices('joebloggs');
    expect(serials).toEqual([device.serial]);

    const mfaSession = await open().startMfaSession(device.serial, device.codeAt());
    expect(mfaSession.expiresAt - Date.now()).toBeGreaterThan(55 * MINUTE);
    const session = open({ mfaSession });
    expect((await session.identity()).userId).toBe(user.userId);
    expect(await session.listKeys('joebloggs')).toHaveLength(1);
    const made = await session.createKey('joebloggs');
    if (made.kind !== 'made') throw new Error(made.kind);
    await session.setStatus('joebloggs', key.id, 'Inactive');
    await session.deleteKey('joebloggs', key.id);
    expect(double.keysOf(user).map(({ id }) => id)).toEqual([made.pair.id]);
  });
});

describe('a policy that allows keys only with MFA', () => {
  /** What the list gets to know of the key. */
  async function toldOf({ aws, key, double }: Scene, mfaSerial?: string): Promise<AwsKeyAnswer> {
    const pair = { id: key.id, secret: new Secret(key.secret) };
    const { url } = double;
    const connection = { region: 'eu-central-1', iamEndpoint: url, stsEndpoint: url };
    const answers: AwsKeyAnswer[] = [];
    const devices = { own: mfaSerial === undefined ? [] : [mfaSerial], further: [] };
    await askAboutKeys(aws, [{ pair, connection, devices }], {
      known: (_, known) => answers.push(known),
      used: () => undefined,
    });
    const [known] = answers;
    if (known === undefined) throw new Error('there was no answer');
    return known;
  }

  test('lets the list offer the rotation where the profile names a device', async () => {
    const { user } = scene();
    const { serial } = user.addMfaDevice();
    user.attachPolicy(allowWithMfa({ withPath: true }));
    expect(await toldOf(scene(), serial)).toMatchObject({ state: 'known', keys: [] });
  });

  test('and where AWS names one of the user', async () => {
    const { user } = scene();
    user.addMfaDevice();
    user.attachPolicy(allowWithMfa({ withPath: true }));
    user.attachPolicy(allowOwnDevices({ withPath: true }));
    expect(await toldOf(scene())).toMatchObject({ state: 'known', keys: [] });
  });

  test('is reported as a missing permission where no device is known', async () => {
    const { user } = scene();
    user.addMfaDevice();
    user.attachPolicy(allowWithMfa({ withPath: true }));
    const failure = { code: 'ACCESS_DENIED', action: 'ListAccessKeys' };
    expect(await toldOf(scene())).toMatchObject({ state: 'not known', failure });
  });
});

describe('a code', () => {
  test('that is wrong is refused, and the next right one is taken', async () => {
    const { open, user } = scene();
    const { serial, codeAt } = user.addMfaDevice();
    const wrong = open().startMfaSession(serial, anotherCode(codeAt()));
    expect(await failureOfCall(wrong)).toMatchObject({ code: 'MFA_CODE_REFUSED' });
    const right = await open().startMfaSession(serial, codeAt());
    expect(await open({ mfaSession: right }).listKeys('joebloggs')).toHaveLength(1);
  });

  test('works once', async () => {
    const { open, user } = scene();
    const { serial, codeAt } = user.addMfaDevice();
    const code = codeAt();
    await open().startMfaSession(serial, code);
    const again = await failureOfCall(open().startMfaSession(serial, code));
    expect(again.code).toBe('MFA_CODE_REFUSED');
  });

  test('that is late is refused', async () => {
    const { open, pass, user } = scene();
    const { serial, codeAt } = user.addMfaDevice();
    const code = codeAt();
    pass(5 * MINUTE);
    const late = await failureOfCall(open().startMfaSession(serial, code));
    expect(late.code).toBe('MFA_CODE_REFUSED');
  });

  test('may hold spaces, as devices show them', async () => {
    const { open, user } = scene();
    const { serial, codeAt } = user.addMfaDevice();
    const code = codeAt();
    const spaced = ` ${code.slice(0, 3)} ${code.slice(3)} `;
    expect((await open().startMfaSession(serial, spaced)).id).toMatch(/^ASIA/);
  });

  test.each(['', '12345', '1234567', '12345a', '１２３４５６'])(
    'that is none (%j) is not sent at all',
    async (code) => {
      const { open, user } = scene();
      const { serial } = user.addMfaDevice();
      const failure = await failureOfCall(open().startMfaSession(serial, code));
      expect(failure.code).toBe('MFA_CODE_REFUSED');
      expect(sessionRequests(scene())).toBe(0);
    },
  );

  test('is not sent again where the answer is lost or AWS has trouble: it may be used up', async () => {
    const { double, open, user } = scene();
    const { serial, codeAt } = user.addMfaDevice();
    for (const effect of [
      { kind: 'lose-answer' },
      { kind: 'fail', status: 500, moment: 'before' },
      { kind: 'throttle' },
    ] as const) {
      const before = sessionRequests(scene());
      double.behave({ ...effect, action: 'GetSessionToken' });
      const failure = await failureOfCall(open().startMfaSession(serial, codeAt()));
      expect(['OFFLINE', 'TIMED_OUT', 'AWS_FAULT', 'THROTTLED']).toContain(failure.code);
      expect(sessionRequests(scene()) - before).toBe(1);
      double.clearBehaviours();
    }
  });

  test.each([20 * MINUTE, -20 * MINUTE])(
    'is taken on a computer whose clock is off, where AWS’s is %s ms ahead',
    async (offset) => {
      const { double, open, user } = scene();
      const { serial, codeAt } = user.addMfaDevice();
      double.setClockOffset(offset);
      const mfaSession = await open().startMfaSession(serial, codeAt(Date.now() + offset));
      expect(mfaSession.expiresAt - Date.now()).toBeGreaterThan(offset + 55 * MINUTE);
      expect(mfaSession.expiresAt - Date.now()).toBeLessThan(offset + 65 * MINUTE);
      expect(await open({ mfaSession }).listKeys('joebloggs')).toHaveLength(1);
    },
  );
});

describe('devices', () => {
  test('are all listed', async () => {
    const { open, user } = scene();
    const serials = ['phone', 'tablet', 'safe'].map((name) => user.addMfaDevice({ name }).serial);
    expect((await open().mfaDevices('joebloggs')).toSorted()).toEqual(serials.toSorted());
  });

  test('that are not the user’s are distinguished from wrong codes', async () => {
    const { double, open, user } = scene();
    user.addMfaDevice();
    const stranger = double.addUser({ account: '210000000001', name: 'stranger' });
    const { serial, codeAt } = stranger.addMfaDevice();
    const failure = await failureOfCall(open().startMfaSession(serial, codeAt()));
    expect(failure.code).toBe('MFA_NOT_VALIDATED');
  });

  test('that are security keys are listed, and never asked for a code', async () => {
    const { open, user } = scene();
    const { serial } = user.addMfaDevice({ kind: 'fido' });
    expect(await open().mfaDevices('joebloggs')).toEqual([serial]);
    const failure = await failureOfCall(open().startMfaSession(serial, '123456'));
    expect(failure.code).toBe('MFA_NOT_USABLE');
    expect(sessionRequests(scene())).toBe(0);
  });
});

describe('an MFA session', () => {
  test('ends by AWS’s clock, and says so', async () => {
    const { open, pass, user } = scene();
    const { serial, codeAt } = user.addMfaDevice();
    const mfaSession = await open().startMfaSession(serial, codeAt());
    const session = open({ mfaSession });
    pass(61 * MINUTE);
    expect((await failureOfCall(session.listKeys('joebloggs'))).code).toBe('MFA_SESSION_ENDED');
    expect(await session.createKey('joebloggs')).toMatchObject({
      kind: 'refused',
      failure: { code: 'MFA_SESSION_ENDED' },
    });
  });

  test('can be replaced by another through the same signer: the pair signs for it', async () => {
    const { open, pass, user } = scene();
    const { serial, codeAt } = user.addMfaDevice();
    const first = await open().startMfaSession(serial, codeAt());
    pass(MINUTE);
    const code = codeAt(Date.now() + MINUTE);
    const second = await open({ mfaSession: first }).startMfaSession(serial, code);
    expect(second.id).not.toBe(first.id);
    expect(await open({ mfaSession: second }).listKeys('joebloggs')).toHaveLength(1);
  });

  test('leaves no trace of code, secret or token in errors and in the log', async () => {
    const { aws, double, open, pass, user } = scene();
    const { serial, codeAt } = user.addMfaDevice();
    user.attachPolicy(denyWithoutMfa({ withPath: true }));
    const logged: unknown[] = [];
    const via = observedAws(aws, (facts) => logged.push(facts));
    const traces: unknown[] = [logged];
    const code = codeAt();
    const wrong = anotherCode(code);
    const keep = (cause: unknown) => traces.push(cause, failureOf(cause));

    await open({ via }).startMfaSession(serial, wrong).catch(keep);
    const mfaSession = await open({ via }).startMfaSession(serial, code);
    const session = open({ via, mfaSession });
    traces.push(mfaSession, session, await session.listKeys('joebloggs'));
    double.behave({
      kind: 'shorten-answer',
      cut: { before: '<SessionToken>' },
      action: 'GetSessionToken',
    });
    pass(MINUTE);
    await open({ via })
      .startMfaSession(serial, codeAt(Date.now() + MINUTE))
      .catch(keep);
    pass(61 * MINUTE);
    await session.listKeys('joebloggs').catch(keep);

    expect(logged).toMatchObject([
      { action: 'GetSessionToken', outcome: 'MFA_CODE_REFUSED' },
      { action: 'GetSessionToken', outcome: 'done' },
      { action: 'ListAccessKeys', key: expect.stringContaining('with MFA') as unknown },
      { action: 'GetSessionToken', outcome: 'NOT_AWS' },
      { action: 'ListAccessKeys', outcome: 'MFA_SESSION_ENDED' },
    ]);
    const texts = {
      inspected: inspect(traces, { depth: 20, showHidden: true }),
      json: JSON.stringify(traces),
    };
    expect(
      (await searchForSecrets(double.issuedSecrets(), { folders: [], texts })).findings,
    ).toEqual([]);
    expect(texts.inspected).not.toContain(code);
    expect(texts.inspected).not.toContain(wrong);
  });
});
