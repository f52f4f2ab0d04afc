import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRestore } from '../../../main/credentials/changing/plan-restore.ts';
import { printDocument } from '../../../main/credentials/document/document.ts';
import { profileSections } from '../../../main/credentials/reading/profile-sections.ts';
import { nameForSdk } from '../../../main/credentials/reading/read-by-sdk.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { arbitraryFile } from '../../unit/credentials/arbitrary-file.ts';
import { fileWithLostPair } from '../../unit/credentials/lost-pair.ts';
import { fileOf, named, oldId, oldSecret } from '../../unit/credentials/samples.ts';
import { type Reading, throughBotocore, throughSdk } from './readers.ts';
import { inWorkshop } from './workshop.ts';

const pair = { id: oldId, secret: new Secret(oldSecret) };

type Repair = {
  readonly kind: 'credentials' | 'config';
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly isReadBySdk: boolean;
};

/** Pairs put back into files of all kinds; a fixed seed, so that a failure can be looked into. */
const samples = { numRuns: 600, seed: 20_261_124 };
const texts = [...fc.sample(fileWithLostPair, samples), ...fc.sample(arbitraryFile, samples)];
const repairs = texts.flatMap((text) => [
  ...repaired(text, 'credentials'),
  ...repaired(text, 'config'),
]);

describe('a pair that was put back is read by every tool', { timeout: 60_000 }, () => {
  test('there are enough to show something', () => {
    for (const kind of ['credentials', 'config']) {
      expect(repairs.filter((repair) => repair.kind === kind).length).toBeGreaterThan(100);
    }
  });

  test('the AWS SDK for JavaScript', () =>
    inWorkshop(async ({ folder }) => {
      let pairs = 0;
      for (const repair of repairs) {
        const was = await throughSdk(repair.before, folder);
        const is = await throughSdk(repair.after, folder);
        const { isReadBySdk: isRead, kind } = repair;
        expectOthersAlike(was[kind], is[kind], repair);
        if (!isRead) continue;
        expect(expectPair(is[kind], repair)).toBe(true);
        pairs += 1;
      }
      expect(pairs).toBeGreaterThan(200);
    }));

  test('botocore, and with it the AWS CLI', () => {
    const readings = throughBotocore(repairs.flatMap(({ before, after }) => [before, after]));
    if (readings === undefined) return;
    let pairs = 0;
    for (const [index, repair] of repairs.entries()) {
      const was = readings[index * 2];
      const is = readings[index * 2 + 1];
      if (!was || !is) throw new Error(`refused: ${repair.before}`);
      expectOthersAlike(was[repair.kind], is[repair.kind], repair);
      // What a new section inherits from [DEFAULT] is no change to it.
      if (repair.name in was[repair.kind]) {
        const before = settings(was[repair.kind], repair.name);
        expect(settings(is[repair.kind], repair.name)).toEqual(before);
      }
      pairs += Number(expectPair(is[repair.kind], repair));
    }
    expect(pairs).toBeGreaterThan(repairs.length / 2);
  });
});

/** The repairs of each profile of a text that are made in the text itself. */
function repaired(text: string, kind: Repair['kind']): readonly Repair[] {
  const file = fileOf(kind, text);
  const locations = [fileOf('credentials', '').location, fileOf('config', '').location];
  return [...profileSections([file]).keys(), named('fresh')].flatMap((name) => {
    try {
      const plan = planRestore({ files: [file], locations, profile: name, pair });
      if (plan?.path !== file.location.path) return [];
      const now = [{ location: file.location, document: plan.after }];
      const after = printDocument(plan.after).toString();
      const isReadBySdk = nameForSdk(name, now) !== undefined;
      return [{ kind, name, before: text, after, isReadBySdk }];
    } catch (cause) {
      if (cause instanceof FailureError) return [];
      throw cause;
    }
  });
}

/** Only the profile of the repair reads otherwise than before. */
function expectOthersAlike(was: Reading, is: Reading, { name, after }: Repair): void {
  const changed = Object.keys({ ...was, ...is }).filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
  );
  expect(changed.length, after).toBeLessThanOrEqual(1);
  if (name in is) expect([undefined, name], after).toContain(changed[0]);
}

/** Whether the tool knows the profile by this name; it reads the pair then. */
function expectPair(reading: Reading, { name, after }: Repair): boolean {
  // Some headers are another name for one tool: `[dev] # [note]`, `[profile dev]` of the credentials file.
  const read = reading[name];
  if (read === undefined) return false;
  expect([read['aws_access_key_id'], read['aws_secret_access_key']], after).toEqual([
    oldId,
    oldSecret,
  ]);
  return true;
}

function settings(reading: Reading, name: string): Readonly<Record<string, unknown>> {
  const { aws_access_key_id: _id, aws_secret_access_key: _secret, ...others } = reading[name] ?? {};
  return others;
}
