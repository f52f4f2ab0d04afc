import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRegion } from '../../../main/credentials/changing/plan-region.ts';
import { createCredentialsFiles } from '../../../main/credentials/credentials-files.ts';
import { printDocument } from '../../../main/credentials/document/document.ts';
import { profileSections } from '../../../main/credentials/reading/profile-sections.ts';
import { nameForSdk } from '../../../main/credentials/reading/read-by-sdk.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { arbitraryFile } from '../../unit/credentials/arbitrary-file.ts';
import { fileOf, named, oldId, oldSecret, otherId } from '../../unit/credentials/samples.ts';
import { type Reading, throughBotocore, throughSdk } from './readers.ts';
import { inWorkshop } from './workshop.ts';

const region = 'cn-north-1';

type WrittenRegion = {
  readonly kind: 'credentials' | 'config';
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly isReadBySdk: boolean;
};

/** Regions written into files of all kinds; a fixed seed, so that a failure can be looked into. */
const texts = fc.sample(arbitraryFile, { numRuns: 1_500, seed: 20_261_130 });
const all = texts.flatMap((text) => [
  ...writtenInto(text, 'credentials'),
  ...writtenInto(text, 'config'),
]);

describe(
  'a region that was written is read by every tool, and nothing else otherwise',
  { timeout: 60_000 },
  () => {
    test('there are enough to show something', () => {
      expect(all.length).toBeGreaterThan(60);
    });

    test('the AWS SDK for JavaScript', () =>
      inWorkshop(async ({ folder }) => {
        for (const written of all) {
          const was = await throughSdk(written.before, folder);
          const is = await throughSdk(written.after, folder);
          expectOnlyRegion(was[written.kind], is[written.kind], written);
          if (written.isReadBySdk) {
            expect(is[written.kind][written.name]?.['region'], written.after).toBe(region);
          }
        }
      }));

    test('botocore, and with it the AWS CLI', () => {
      const readings = throughBotocore(all.flatMap(({ before, after }) => [before, after]));
      if (readings === undefined) return;
      expect(readings).toHaveLength(all.length * 2);
      for (const [index, written] of all.entries()) {
        const was = readings[index * 2];
        const is = readings[index * 2 + 1];
        if (!was || !is) throw new Error(`refused: ${written.before}`);
        expectOnlyRegion(was[written.kind], is[written.kind], written);
      }
    });
  },
);

function writtenInto(text: string, kind: WrittenRegion['kind']): readonly WrittenRegion[] {
  const file = fileOf(kind, text);
  return [...profileSections([file]).keys()].flatMap((name) => {
    try {
      const plan = planRegion({ files: [file], profile: name, id: oldId, region });
      if (plan === undefined) return [];
      const now = [{ location: file.location, document: plan.after }];
      const after = printDocument(plan.after).toString();
      return [
        { kind, name, before: text, after, isReadBySdk: nameForSdk(name, now) !== undefined },
      ];
    } catch (cause) {
      if (cause instanceof FailureError) return [];
      throw cause;
    }
  });
}

/** At most one profile reads otherwise, and in it nothing but the region. */
function expectOnlyRegion(was: Reading, is: Reading, { after }: WrittenRegion): void {
  const withoutRegion = (reading: Reading) =>
    Object.fromEntries(
      Object.entries(reading)
        .map(([name, settings]) => [name, { ...settings, region: undefined }] as const)
        // The JavaScript SDK names no section of which it reads no line.
        .filter(([, settings]) => Object.values(settings).some((value) => value !== undefined)),
    );
  expect(withoutRegion(is), after).toEqual(withoutRegion(was));
  const changed = Object.keys(is).filter((name) => is[name]?.['region'] !== was[name]?.['region']);
  expect(changed.length, after).toBeLessThanOrEqual(1);
  for (const name of changed) expect(String(is[name]?.['region']), after).toMatch(/^cn-north-1/);
}

describe('in real files', () => {
  const pairText = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;

  async function setUp(folder: string, config: string | undefined) {
    const credentials = join(folder, 'credentials');
    const configFile = join(folder, 'config');
    const others = `[other]\naws_access_key_id = ${otherId}\naws_secret_access_key = x/y\n`;
    await writeFile(credentials, `# mine\n[beijing]\n${pairText}${others}`);
    await chmod(credentials, 0o600);
    if (config !== undefined) await writeFile(configFile, config, { mode: 0o644 });
    const files = createCredentialsFiles({
      locations: () => [
        { kind: 'credentials', path: credentials, from: 'home' },
        { kind: 'config', path: configFile, from: 'home' },
      ],
    });
    return { files, credentials, configFile, original: await readFile(credentials, 'utf8') };
  }

  test('a line is added, and the rest stays byte for byte, with its mode', () =>
    inWorkshop(async ({ folder }) => {
      const { files, credentials, original } = await setUp(folder, undefined);
      await files.writeRegion(named('beijing'), oldId, region);
      expect(await readFile(credentials, 'utf8')).toBe(
        original.replace('[beijing]\n', `[beijing]\nregion = ${region}\n`),
      );
      expect((await stat(credentials)).mode & 0o777).toBe(0o600);
      const { profiles } = await files.read();
      expect(profiles.find(({ name }) => name === 'beijing')).toMatchObject({ region });
    }));

  test('where the config file has the profile, the credentials file is left alone', () =>
    inWorkshop(async ({ folder }) => {
      const { files, credentials, configFile, original } = await setUp(
        folder,
        '[profile beijing]\noutput = json\n',
      );
      await files.writeRegion(named('beijing'), oldId, region);
      expect(await readFile(credentials, 'utf8')).toBe(original);
      expect(await readFile(configFile, 'utf8')).toBe(
        `[profile beijing]\nregion = ${region}\noutput = json\n`,
      );
    }));

  test('another key in the profile by now: nothing is written', () =>
    inWorkshop(async ({ folder }) => {
      const { files, credentials, original } = await setUp(folder, undefined);
      await expect(files.writeRegion(named('beijing'), otherId, region)).rejects.toThrow(
        'KEY_NOT_IN_FILES',
      );
      expect(await readFile(credentials, 'utf8')).toBe(original);
    }));
});
