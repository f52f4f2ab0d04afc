import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cliNameOf } from '../../../main/credentials/document/section-names.ts';
import { shellWords } from '../../../main/credentials/document/shell-words.ts';
import { readersOf } from '../../../main/credentials/reading/header-readers.ts';
import { readProfiles } from '../../../main/credentials/reading/profiles.ts';
import { fileOf, newPair, oldId, oldSecret, otherId } from '../../unit/credentials/samples.ts';
import { type Reading, throughBotocore, throughSdk } from './readers.ts';
import { inWorkshop, notApplicable, works } from './workshop.ts';

const pair = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;
const otherPair = `aws_access_key_id = ${otherId}\naws_secret_access_key = otherSecret\n`;

describe('two headers that no tool takes for one profile', { timeout: 60_000 }, () => {
  const twins = [
    ['credentials', '[iam_user_2]', '[profile iam_user_2]'],
    ['credentials', '[default]', '[profile default]'],
    ['credentials', '[a]', '["a"]'],
    ['credentials', '[a]', '[A]'],
    ['config', '[profile a]', '[a]'],
    ['config', '[profile a]', '[Profile a]'],
  ] as const;

  test.each(twins)('each rotate in the %s file, for every reader: %s and %s', (kind, one, other) =>
    inWorkshop(async ({ files, locations, folder }) => {
      const path = locations.find((location) => location.kind === kind)?.path ?? '';
      const before = `${one}\n${pair}${other}\n${otherPair}`;
      await writeFile(path, before);
      expect(await files.tryReplacing(oldId)).toHaveLength(1);
      expect(await files.replaceIn(path, oldId, newPair)).toBe(1);
      const after = await readFile(path, 'utf8');
      expect(after).toBe(swapped(before));
      const [was, is] = [await throughSdk(before, folder), await throughSdk(after, folder)];
      expect(is[kind]).toEqual(JSON.parse(swapped(JSON.stringify(was[kind]))));
      const readings = throughBotocore([before, after]);
      if (readings === undefined) return;
      expect(readings[1]?.[kind]).toEqual(JSON.parse(swapped(JSON.stringify(readings[0]?.[kind]))));
      expect(await files.tryReplacing(otherId)).toHaveLength(1);
    }),
  );

  function swapped(text: string): string {
    return text.replaceAll(oldId, newPair.id).replaceAll(oldSecret, newPair.secret.reveal());
  }
});

describe('a session token somewhere', { timeout: 60_000 }, () => {
  const token = 'aws_session_token = t\n';
  const cases = [
    [`[a]\n${pair}`, ''],
    [`[a]\n${pair}${token}`, ''],
    [`[a]\n${pair}`, `[profile a]\n${token}`],
    [`[a]\n${token}`, `[profile a]\n${pair}`],
    ['', `[profile a]\n${pair}${token}`],
    [`[a]\n${pair}aws_session_token =\n`, ''],
    [`[a]\n${pair}aws_session_token =\n`, `[profile a]\n${token}`],
    [`[a]\n${pair}aws_security_token = t\n`, ''],
    [`[a]\n${pair}`, '[profile a]\naws_security_token = t\n'],
    [`[DEFAULT]\n${token}[a]\n${pair}`, ''],
    [`[DEFAULT]\n${token}[a]\n${pair}aws_session_token =\n`, ''],
    [`[a]\n${pair}`, `[DEFAULT]\n${token}[profile a]\nregion = x\n`],
    ['', `[DEFAULT]\n${token}[profile a]\n${pair}`],
  ] as const;

  test('stops a rotation where the AWS CLI sends it, and is reported where the SDK for JavaScript does', async () => {
    const signs = throughCli(cases);
    if (signs === undefined) return;
    for (const [index, [credentials, config]] of cases.entries()) {
      const title = JSON.stringify([credentials, config]);
      const toldOf = readProfiles([fileOf('credentials', credentials), fileOf('config', config)]);
      const profile = toldOf.find(({ name }) => name === 'a');
      const sendsCli = (signs[index]?.token ?? '') !== '';
      expect(signs[index]?.id, title).toBe(oldId);
      expect(profile?.kind, title).toBe(sendsCli ? 'stale session token' : 'long-term key');
      const isTold = profile?.remarks?.some(({ remark }) => remark === 'token in the other file');
      const sdkToken = await tokenThroughSdk(credentials, config);
      expect(isTold ?? false, title).toBe(!sendsCli && sdkToken !== undefined);
    }
  });

  async function tokenThroughSdk(credentials: string, config: string): Promise<string | undefined> {
    let sent: string | undefined;
    await inWorkshop(async (workshop) => {
      await writeFile(workshop.credentials, credentials);
      await writeFile(workshop.config, config);
      const { credentials: filepath, config: configFilepath } = workshop;
      const provide = fromIni({ profile: 'a', filepath, configFilepath, ignoreCache: true });
      sent = (await provide()).sessionToken;
    });
    return sent;
  }
});

describe('headers', { timeout: 60_000 }, () => {
  const headers = [
    'dev',
    ' dev ',
    'profile dev',
    'profile  dev',
    'profile\tdev',
    ' profile dev ',
    'profile dev ',
    'profiles dev',
    'profile: dev',
    'profile:dev',
    'profile-x dev',
    'Profile dev',
    'PROFILE dev',
    'profile',
    'profile "dev"',
    "profile 'dev'",
    'profile "dev',
    'profile d"e"v',
    'profile d\\ev',
    'profile a b',
    'profile "a b"',
    'default',
    'default ',
    'Default',
    'profile default',
    'preview',
    'sso-session dev',
    'services dev',
  ];
  const texts = headers.map((header) => `[${header}]\n${pair}`);

  test('are read by the AWS CLI and the SDK for JavaScript as is said of them', () =>
    inWorkshop(async ({ folder }) => {
      const readings = throughBotocore(texts);
      for (const [index, header] of headers.entries()) {
        const sdk = await throughSdk(texts[index] ?? '', folder);
        for (const kind of ['credentials', 'config'] as const) {
          for (const name of ['dev', ' dev ', 'profile dev', 'a b', 'default', 'Default']) {
            const readers = readersOf(kind, header, name);
            const title = `${kind} [${header}] as ${name}`;
            expect(readers.includes('JavaScript SDK'), title).toBe(holds(sdk[kind], name));
            const cli = readings?.[index];
            if (!cli) continue;
            expect(readers.includes('AWS CLI'), title).toBe(holds(cli[kind], name));
          }
        }
      }
    }));

  test('of the config file that the AWS CLI reads are profiles to Keyturn, all of them', () => {
    const readings = throughBotocore(texts);
    for (const [index, reading] of (readings ?? []).entries()) {
      const held = Object.entries(reading?.config ?? {}).filter(
        ([, settings]) => 'aws_access_key_id' in settings,
      );
      const profiles = readProfiles([fileOf('config', texts[index] ?? '')]);
      for (const [name] of held) {
        expect(profiles, headers[index]).toMatchObject([{ kind: 'long-term key', name }]);
      }
    }
  });

  test('are taken apart as Python does it', () => {
    const character = fc.constantFrom('a', 'b', ' ', '\t', '"', "'", '\\', '#', '\u00a0');
    const drawn = fc.sample(fc.array(character, { maxLength: 12 }), { numRuns: 3_000, seed: 7 });
    const all = drawn.map((characters) => characters.join(''));
    const split = throughPython(all);
    for (const [index, words] of (split ?? []).entries()) {
      expect(shellWords(all[index] ?? '') ?? null, JSON.stringify(all[index])).toEqual(words);
    }
    expect(cliNameOf('config', `profile ${'x'.repeat(5_000_000)}`)).toBeUndefined();
  });
});

describe('a key under another name', { timeout: 60_000 }, () => {
  const cases = [
    `[a]\nAWSAccessKeyId=${oldId}\naws_secret_access_key=${oldSecret}\n`,
    `[a]\naccess_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`,
    `[a]\nexport aws_access_key_id=${oldId}\naws_secret_access_key=${oldSecret}\n`,
    `[a]\nset aws_access_key_id=${oldId}\naws_secret_access_key=${oldSecret}\n`,
    `[a]\naws_access_key = ${oldId}\naws_secret_access_key = ${oldSecret}\n`,
    `[a]\naws_acess_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`,
    `[a]\nAccessKeyId = ${oldId}\naws_secret_access_key = ${oldSecret}\n`,
    `[a]\naws_access_key_id = ${oldId}\naws_secret_key = ${oldSecret}\n`,
    `[a]\naws_access_key_id = ${oldId}\naws_secret_access_key_id = ${oldSecret}\n`,
  ];

  test('is read by no tool, and by all of them once the name is what Keyturn says', () =>
    inWorkshop(async ({ folder }) => {
      for (const text of cases) {
        const [profile] = readProfiles([fileOf('credentials', text)]);
        if (profile?.kind !== 'misnamed key') throw new Error(text);
        const lines = text.split('\n');
        const line = lines[profile.line - 1] ?? '';
        lines[profile.line - 1] = line.replace(profile.written, profile.right);
        const mended = lines.join('\n');
        expect(holdsPair((await throughSdk(text, folder)).credentials)).toBe(false);
        expect(holdsPair((await throughSdk(mended, folder)).credentials)).toBe(true);
        const readings = throughBotocore([text, mended]);
        if (readings === undefined) continue;
        expect(readings.map((reading) => holdsPair(reading?.credentials ?? {}))).toEqual([
          false,
          true,
        ]);
        expect(readProfiles([fileOf('credentials', mended)])).toMatchObject([
          { kind: 'long-term key' },
        ]);
      }
    }));
});

function holds(reading: Reading, name: string): boolean {
  return reading[name]?.['aws_access_key_id'] === oldId;
}

function holdsPair(reading: Reading): boolean {
  return holds(reading, 'a') && reading['a']?.['aws_secret_access_key'] === oldSecret;
}

const Signs = z.array(z.strictObject({ id: z.string(), token: z.string() }).nullable());

/** What the AWS CLI signs with for profile `a`; undefined where botocore isn't installed, which is said. */
function throughCli(
  files: readonly (readonly [string, string])[],
): z.infer<typeof Signs> | undefined {
  if (!works('python3', '-c', 'import botocore')) {
    notApplicable('botocore is not installed');
    return undefined;
  }
  const script = fileURLToPath(new URL('sign-in-with-botocore.py', import.meta.url));
  const input = JSON.stringify(files);
  return Signs.parse(JSON.parse(execFileSync('python3', [script], { input, encoding: 'utf8' })));
}

function throughPython(all: readonly string[]): readonly (readonly string[] | null)[] | undefined {
  if (!works('python3', '-c', 'import shlex')) {
    notApplicable('Python is not installed');
    return undefined;
  }
  const code = [
    'import json, shlex, sys',
    'def split(text):',
    '    try: return shlex.split(text)',
    '    except ValueError: return None',
    'json.dump([split(text) for text in json.load(sys.stdin)], sys.stdout)',
  ].join('\n');
  const output = execFileSync('python3', ['-c', code], {
    input: JSON.stringify(all),
    encoding: 'utf8',
  });
  return z.array(z.array(z.string()).nullable()).parse(JSON.parse(output));
}
