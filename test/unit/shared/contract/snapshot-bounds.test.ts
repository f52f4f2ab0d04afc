import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { identityFrom, keyUseFrom, serialsFrom } from '../../../../main/aws/read-answer.ts';
import { readProfiles } from '../../../../main/credentials/reading/profiles.ts';
import { readBackup } from '../../../../main/keychain/backup-text.ts';
import { Secret } from '../../../../main/secrets/secret.ts';
import { backupViews } from '../../../../main/snapshot/backup-view.ts';
import { nonAwsEndpoint } from '../../../../main/snapshot/non-aws-endpoint.ts';
import { profileViews } from '../../../../main/snapshot/profile-view.ts';
import { BackupView, ProfileView, Snapshot } from '../../../../shared/contract/snapshot.ts';
import { defaultLimits } from '../../../../shared/settings/due.ts';
import { accessKeyId, profileName } from '../../../../shared/values/identifiers.ts';
import { LastUse } from '../../../../shared/values/key-facts.ts';
import { fileOf } from '../../credentials/samples.ts';

/** The part of a JSON schema that can be walked. */
const Node = z.looseObject({
  type: z.string().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/** Where a schema lets any text through, however long; keys of tables are named `{}`. */
function unbounded(schema: unknown, path: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((each) => unbounded(each, path));
  if (typeof schema !== 'object' || schema === null) return [];
  const node = Node.parse(schema);
  const isText = node.type === 'string' && node.const === undefined && node.enum === undefined;
  const isBounded = node.maxLength !== undefined || node.pattern !== undefined;
  const own = isText && !isBounded ? [path] : [];
  const below = Object.entries(schema).flatMap(([name, value]: [string, unknown]) =>
    name === 'properties'
      ? Object.entries(node.properties ?? {}).flatMap(([field, each]) =>
          unbounded(each, `${path}.${field}`),
        )
      : unbounded(value, path),
  );
  return [...own, ...below];
}

test('every text of the snapshot has a bound', () => {
  const schema = z.toJSONSchema(Snapshot, { io: 'output', reused: 'inline' });
  expect([...new Set(unbounded(schema, 'snapshot'))]).toEqual([]);
});

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it is well-formed');
  return value;
}

const long = 'n'.repeat(70_000);
const id = must(accessKeyId(`AKIA${'A'.repeat(124)}`));

describe('the longest that a source lets through fits', () => {
  test('a header that no tool, or not every tool, takes for a profile', () => {
    const name = `${'n'.repeat(510)} n`;
    const pairLines = `aws_access_key_id = ${id}\naws_secret_access_key = x\n`;
    const files = [
      fileOf('config', `[${name}]\n${pairLines}[profile  ${name.replace(' ', '')}]\n${pairLines}`),
      fileOf(
        'credentials',
        `[ ${'c'.repeat(510)} ]\n${pairLines}[a]\n${'k'.repeat(900)} = ${id}\n`,
      ),
    ];
    const profiles = readProfiles(files);
    expect(profiles.map(({ kind }) => kind)).toContain('unread section');
    expect(profiles.flatMap(({ remarks = [] }) => remarks)).toHaveLength(2);
    const facts = { keys: new Map(), limits: defaultLimits, managed: undefined, now: 0 };
    const none = (): undefined => undefined;
    const found = {
      answerFor: none,
      lastUseOf: none,
      quarantineOf: none,
      createdAt: none,
      whereTo: () => ({ endpoint: undefined, notAgreed: undefined }),
      hostsOf: none,
      partitionsOf: none,
    };
    const views = profileViews({ reading: { files: [], profiles }, ...facts, ...found });
    for (const view of views) expect(ProfileView.safeParse(view).error).toBeUndefined();
  });

  test('a section of a file', () => {
    const name = must(profileName('n'.repeat(512)));
    const place = { path: `/${'p'.repeat(4095)}`, section: long, profile: name, line: 2 };
    const pair = { id, secret: new Secret('x') };
    const user = 'u'.repeat(64);
    const arn = `arn:aws:iam::210000000001:user/${user}`;
    const [view] = profileViews({
      reading: {
        files: [],
        profiles: [{ kind: 'long-term key', name, pair, places: [place] }],
      },
      keys: new Map([
        [
          id,
          {
            state: 'known',
            account: '210000000001',
            user,
            arn,
            createdAt: 8.64e15,
            keys: [{ id, status: 'Active', createdAt: 8.64e15 }],
          },
        ],
      ]),
      answerFor: () => undefined,
      lastUseOf: () => undefined,
      quarantineOf: () => undefined,
      createdAt: () => undefined,
      hostsOf: () => undefined,
      partitionsOf: () => undefined,
      whereTo: () =>
        nonAwsEndpoint({
          region: 'eu-central-1',
          iamEndpoint: `https://${long}.test`,
          stsEndpoint: `https://${'s'.repeat(60_000)}.test`,
          agreement: { profile: name, hosts: [] },
        }),
      limits: defaultLimits,
      managed: undefined,
      now: 0,
    });
    expect(ProfileView.safeParse(view).error).toBeUndefined();
    expect(view?.endpoint?.hosts).toHaveLength(2);
    expect(view?.places[0]?.section).toHaveLength(512);
  });

  test('an entry of the keychain', async () => {
    const text = JSON.stringify({
      version: 1,
      accessKeyId: id,
      secretAccessKey: 'secret',
      account: '210000000001',
      userId: 'AIDA2EXAMPLEUSERID01',
      userName: long,
      profiles: [long],
      keptAt: -0.5,
    });
    const backups = {
      list: () => Promise.resolve([id]),
      find: () => Promise.resolve(readBackup(id, new Secret(text))),
    };
    const [view] = must(await backupViews(backups, { pairOf: () => Promise.resolve(undefined) }));
    expect(BackupView.safeParse(view).error).toBeUndefined();
  });

  test('a last use of AWS', () => {
    const use = (service: string, region: string, at: Date) =>
      keyUseFrom({
        $metadata: {},
        UserName: long,
        AccessKeyLastUsed: { ServiceName: service, Region: region, LastUsedDate: at },
      });
    for (const at of [new Date(8.64e15), new Date(-1), new Date(Number.NaN)]) {
      const { lastUse, userName } = use(long, long, at);
      expect(LastUse.safeParse(lastUse).error).toBeUndefined();
      expect(userName).toBeUndefined();
    }
    expect(use('s3', 'eu-central-1', new Date(5)).lastUse).toMatchObject({ service: 's3' });
  });
});

test.each([
  ['a user of 700 letters', `arn:aws:iam::210000000001:user/${'u'.repeat(700)}`],
  ['a user with a blank', 'arn:aws:iam::210000000001:user/a b'],
  ['an ARN that is none', long],
])('%s is no answer of AWS', (_name, arn) => {
  const read = () =>
    identityFrom({ $metadata: {}, Account: '210000000001', UserId: 'AIDAEXAMPLE', Arn: arn });
  expect(read).toThrow('NOT_AWS');
});

test('serial numbers that are none are left out', () => {
  const serials = ['GAHT12345678', 'arn:aws:iam::210000000001:mfa/ada', long, 'a b c d e f g h'];
  expect(
    serialsFrom(
      serials.map((SerialNumber) => ({ SerialNumber, UserName: 'ada', EnableDate: new Date() })),
    ),
  ).toEqual(serials.slice(0, 2));
});
