import { describe, expect, test, vi } from 'vitest';
import {
  type Connection,
  connectionOf,
  type ProfileEndpoints,
} from '../../../main/aws/connection/connection.ts';
import { AwsRefusalError } from '../../../main/aws/refusals/aws-refusal-error.ts';
import type { Aws, Identity } from '../../../main/aws/session.ts';
import { createFoundRegions } from '../../../main/partitions/found-regions.ts';
import { createOtherPartitions } from '../../../main/partitions/other-partitions.ts';
import { createPartitionAnswers } from '../../../main/partitions/partition-answers.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import { accessKeyId, accountId, userId } from '../../../shared/values/identifiers.ts';
import { noNetwork } from '../../support/app-state.ts';
import { given } from '../../support/engine/iam.ts';
import { k1 } from '../../support/engine/world.ts';

const refused: Failure = { code: 'KEY_NOT_ACCEPTED' };
const ada: Identity = {
  account: given(accountId('210000000001')),
  userId: given(userId('AIDAEXAMPLE')),
  arn: 'arn:aws-cn:iam::210000000001:user/ada',
  userName: 'ada',
  kind: 'user',
};
const notKnown = () => Promise.reject(new FailureError(refused));

type Answers = Readonly<Record<string, () => Promise<Identity>>>;

/** A key that AWS does not know where this profile leads, and what the regions say of it. */
function desk(answers: Answers = {}, profile: ProfileEndpoints = {}) {
  const asked: Connection[] = [];
  let kept: Readonly<Record<string, string>> = {};
  const found = createFoundRegions({
    kept: {
      get: () => kept,
      set: (regions) => {
        kept = regions;
      },
    },
    replaced: () => [],
    log: { error: vi.fn() },
  });
  const aws: Aws = {
    clockOffset: () => undefined,
    session: ({ connection }) => ({
      ...noNetwork,
      identity: () => {
        asked.push(connection);
        return (answers[connection.region] ?? notKnown)();
      },
    }),
  };
  const connection = (): Connection => connectionOf(profile, {}, found.of(k1.id));
  const shown: unknown[] = [];
  const view = (said: Failure | 'accepted' = refused) => {
    const failure = said === 'accepted' ? undefined : said;
    return shownAnswers.view({ id: k1.id, connection: connection(), failure });
  };
  const askAgain = vi.fn(async () => undefined);
  const shownAnswers = createPartitionAnswers(found, () => shown.push(view()));
  const partitions = createOtherPartitions({
    aws,
    found,
    answers: shownAnswers,
    keyOf: async (id) => (id === k1.id ? { pair: k1, connection: connection() } : undefined),
    askAgain,
  });
  return {
    partitions,
    shownAnswers,
    view,
    shown,
    askAgain,
    kept: () => kept,
    regions: () => asked.map(({ region }) => region),
    asked,
  };
}

describe('a key that the usual partition does not know', () => {
  test('is never asked about elsewhere unasked: there is a button', () => {
    const here = desk();
    expect(here.view()).toEqual({ state: 'may be asked' });
    expect(here.regions()).toEqual([]);
  });

  test('is looked for one after the other, and no further once it is found', async () => {
    const here = desk({ 'us-gov-west-1': () => Promise.resolve(ada) });
    await here.partitions.ask(k1.id);
    expect(here.regions()).toEqual(['cn-north-1', 'us-gov-west-1']);
    expect(here.shown).toContainEqual({ state: 'asking', partition: 'aws-cn' });
    expect(here.kept()).toEqual({ [k1.id]: 'us-gov-west-1' });
    expect(here.askAgain).toHaveBeenCalledWith(k1.id);
    expect(here.view('accepted')).toEqual({
      state: 'found',
      partition: 'aws-us-gov',
      region: 'us-gov-west-1',
      isUsed: true,
    });
  });

  test.each([
    ['a wrong secret', () => Promise.reject(new FailureError({ code: 'SIGNATURE_REFUSED' }))],
    ['a policy', () => Promise.reject(new AwsRefusalError({ code: 'ACCESS_DENIED' }, ada.arn))],
  ])('%s is only told to a key that is known there', async (_what, answer) => {
    const here = desk({ 'eusc-de-east-1': answer });
    await here.partitions.ask(k1.id);
    expect(here.kept()).toEqual({ [k1.id]: 'eusc-de-east-1' });
  });

  test('is not found anywhere: all of them are named that gave no answer', async () => {
    const offline = () => Promise.reject(new FailureError({ code: 'OFFLINE' }));
    const here = desk({ 'cn-north-1': offline });
    await here.partitions.ask(k1.id);
    expect(here.regions()).toEqual(['cn-north-1', 'us-gov-west-1', 'eusc-de-east-1']);
    expect(here.view()).toEqual({ state: 'not found', silent: ['aws-cn'] });
    expect(here.kept()).toEqual({});
    expect(here.askAgain).not.toHaveBeenCalled();
  });

  test('asking stops when a person wants it: nothing more is sent, nothing remembered', async () => {
    let answer: (identity: Identity) => void = () => undefined;
    const waiting = new Promise<Identity>((resolve) => {
      answer = resolve;
    });
    const here = desk({ 'cn-north-1': () => waiting });
    const done = here.partitions.ask(k1.id);
    await vi.waitFor(() => expect(here.view()).toEqual({ state: 'asking', partition: 'aws-cn' }));
    here.partitions.stop(k1.id);
    await done;
    answer(ada);
    expect(here.regions()).toEqual(['cn-north-1']);
    expect(here.kept()).toEqual({});
    expect(here.view()).toEqual({ state: 'may be asked' });
  });

  test('two clicks ask once', async () => {
    const here = desk();
    await Promise.all([here.partitions.ask(k1.id), here.partitions.ask(k1.id)]);
    expect(here.regions()).toHaveLength(3);
  });

  test('goes the way of the profile: its certificates', async () => {
    const here = desk({}, { caBundle: '/etc/ssl/company.pem' });
    await here.partitions.ask(k1.id);
    for (const connection of here.asked) {
      expect(connection).toMatchObject({ caBundle: '/etc/ssl/company.pem' });
    }
  });
});

describe('nothing is asked, and there is no button', () => {
  test.each([
    ['with an endpoint of one’s own', { endpointUrl: 'http://localhost:4566' }],
    ['with one for STS alone', { stsEndpointUrl: 'https://sts.example.test' }],
    [
      'where the profile names a region of another partition',
      { region: 'cn-northwest-1', regionAt: { path: '/x', line: 1 } },
    ],
  ])('%s', async (_what, profile) => {
    const here = desk({}, profile);
    expect(here.view()).toBeUndefined();
    await expect(here.partitions.ask(k1.id)).rejects.toThrow('BAD_REQUEST');
    expect(here.regions()).toEqual([]);
  });

  test('for a key that AWS accepts, or does not answer for', () => {
    const here = desk();
    expect(here.view('accepted')).toBeUndefined();
    for (const code of ['OFFLINE', 'SIGNATURE_REFUSED', 'KEY_INACTIVE', 'THROTTLED'] as const) {
      const connection = connectionOf({}, {});
      expect(here.shownAnswers.view({ id: k1.id, connection, failure: { code } })).toBeUndefined();
    }
  });

  test('for a key that nobody holds', async () => {
    const here = desk();
    await expect(here.partitions.ask(given(accessKeyId('AKIAUNKNOWNUNKNOWN00')))).rejects.toThrow(
      'BAD_REQUEST',
    );
    expect(here.regions()).toEqual([]);
  });
});

test('where the profile names a usual region, what was found is not used, and is offered', async () => {
  const at = { path: '/home/ada/.aws/config', line: 2 };
  const here = desk(
    { 'cn-north-1': () => Promise.resolve(ada) },
    { region: 'eu-central-1', regionAt: at },
  );
  await here.partitions.ask(k1.id);
  expect(here.view()).toEqual({
    state: 'found',
    partition: 'aws-cn',
    region: 'cn-north-1',
    isUsed: false,
  });
});

test('once the profile names the region, there is nothing left to offer', async () => {
  const profile: { region?: string; regionAt?: { path: string; line: number } } = {};
  const here = desk({ 'cn-north-1': () => Promise.resolve(ada) }, profile);
  await here.partitions.ask(k1.id);
  expect(here.view('accepted')).toMatchObject({ state: 'found' });
  Object.assign(profile, { region: 'cn-north-1', regionAt: { path: '/x', line: 2 } });
  expect(here.view('accepted')).toBeUndefined();
});

test('a key that its partition knows no more may be looked for again', async () => {
  const here = desk({ 'cn-north-1': () => Promise.resolve(ada) });
  await here.partitions.ask(k1.id);
  expect(here.view(refused)).toEqual({ state: 'may be asked' });
});
