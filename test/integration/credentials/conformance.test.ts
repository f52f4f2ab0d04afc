import { readFile, writeFile } from 'node:fs/promises';
import { parseKnownFiles } from '@smithy/core/config';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../main/credentials/document/diagnose.ts';
import { readProfiles } from '../../../main/credentials/reading/profiles.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import {
  type ConformanceCase,
  conformanceCases,
  type ExpectedProfiles,
  heldId,
  heldSecret,
} from '../../support/conformance-cases.ts';
import { keyId, newPair } from '../../unit/credentials/samples.ts';
import { filesOf, fromBotocore, fromSdk, readByKeyturn } from './conformance-readings.ts';
import { throughBotocore } from './readers.ts';
import { inWorkshop, type Workshop } from './workshop.ts';

/** What becomes of the files of a case when the pair in them is replaced. */
type Outcome = { readonly failure: Failure } | { readonly after: ConformanceCase };

type Reader = 'keyturn' | 'javaScript' | 'botocore';

describe('the shared config file format of AWS', { timeout: 60_000 }, () => {
  test.each(conformanceCases)('Keyturn: $title', (given) => {
    const files = filesOf(given);
    const problems = files.flatMap(({ document }) => diagnose(document));
    const expected = expectedOf('keyturn', given);
    if (expected === 'refused') expect(problems).not.toEqual([]);
    else expect(readByKeyturn(files)).toEqual(expected);
  });

  test.each(conformanceCases)('the AWS SDK for JavaScript: $title', (given) =>
    inWorkshop(async (workshop) => {
      const expected = expectedOf('javaScript', given);
      expect(await throughSdkIn(workshop, given)).toEqual(expected);
      const outcome = await replaceIn(workshop, given);
      expectWarned(given, expected, outcome);
      if ('failure' in outcome) return;
      expect(await throughSdkIn(workshop, outcome.after)).toEqual(swapped(expected));
    }),
  );

  test('botocore, and with it the AWS CLI', async () => {
    const outcomes = await outcomesOfAll();
    const texts = conformanceCases.flatMap((given, index) => {
      const outcome = outcomes[index];
      const after = outcome !== undefined && 'after' in outcome ? outcome.after : given;
      return [given, after].flatMap(({ config = '', credentials = '' }) => [config, credentials]);
    });
    const readings = throughBotocore(texts);
    if (readings === undefined) return;
    const readAt = (index: number): ExpectedProfiles =>
      fromBotocore(readings[index] ?? null, readings[index + 1] ?? null);

    for (const [index, given] of conformanceCases.entries()) {
      const { title } = given;
      const expected = expectedOf('botocore', given);
      expect(readAt(4 * index), title).toEqual(expected);
      const problems = filesOf(given).flatMap(({ document }) => diagnose(document));
      const isRefused = problems.some(({ refusedBy }) => refusedBy.includes('AWS CLI'));
      expect(isRefused, title).toBe(expected === 'refused');
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error('every case has an outcome');
      expectWarned(given, expected, outcome);
      if ('failure' in outcome) continue;
      expect(readAt(4 * index + 2), title).toEqual(swapped(expected));
    }
  });

  test('every difference has a reason, and is one', async () => {
    const count = { keyturn: 0, javaScript: 0, botocore: 0 };
    for (const given of conformanceCases) {
      for (const reader of ['keyturn', 'javaScript', 'botocore'] as const) {
        const difference = given[reader];
        if (difference === undefined) continue;
        count[reader] += 1;
        expect(difference.because, given.title).not.toBe('');
        expect(difference.reads, given.title).not.toEqual(given.standard);
      }
    }
    expect(new Set(conformanceCases.map(({ title }) => title)).size).toBe(conformanceCases.length);
    const edits = (await outcomesOfAll()).filter((outcome) => 'after' in outcome).length;
    expect(edits).toBeGreaterThan(40);
    process.stdout.write(
      `${conformanceCases.length} cases of the format; ${count.keyturn} read otherwise by Keyturn, ` +
        `${count.javaScript} by the SDK for JavaScript, ${count.botocore} by botocore; ${edits} edited\n`,
    );
  });
});

function expectedOf(reader: Reader, given: ConformanceCase): ExpectedProfiles {
  return given[reader]?.reads ?? given.standard;
}

async function throughSdkIn(workshop: Workshop, given: ConformanceCase): Promise<ExpectedProfiles> {
  await writeCase(workshop, given);
  const { credentials: filepath, config: configFilepath } = workshop;
  return fromSdk(await parseKnownFiles({ filepath, configFilepath, ignoreCache: true }));
}

async function writeCase(workshop: Workshop, { credentials, config }: ConformanceCase) {
  if (credentials !== undefined) await writeFile(workshop.credentials, credentials);
  if (config !== undefined) await writeFile(workshop.config, config);
}

/** Replaces the pair as a rotation does: all of it is tried before anything is made. */
async function replaceIn(workshop: Workshop, given: ConformanceCase): Promise<Outcome> {
  const { files, locations } = workshop;
  const id = keyId(heldId);
  await writeCase(workshop, given);
  try {
    await files.tryReplacing(id);
  } catch (cause) {
    if (cause instanceof FailureError) return { failure: cause.failure };
    throw cause;
  }
  const after: { -readonly [Key in keyof ConformanceCase]: ConformanceCase[Key] } = { ...given };
  for (const { kind, path } of locations) {
    if (given[kind] === undefined) continue;
    await files.replaceIn(path, id, newPair);
    after[kind] = await readFile(path, 'utf8');
  }
  return { after };
}

async function outcomesOfAll(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const given of conformanceCases) {
    await inWorkshop(async (workshop) => {
      outcomes.push(await replaceIn(workshop, given));
    });
  }
  return outcomes;
}

/** Where a tool has other halves for a profile than Keyturn, the files are refused before a key is made. */
function expectWarned(given: ConformanceCase, read: ExpectedProfiles, outcome: Outcome): void {
  if (read === 'refused') return;
  for (const profile of readProfiles(filesOf(given))) {
    if (profile.kind !== 'long-term key' || profile.pair.id !== heldId) continue;
    const { aws_access_key_id: id, aws_secret_access_key: secret } = read[profile.name] ?? {};
    const isOther = (half: string | undefined, ours: string) => half !== undefined && half !== ours;
    if (!isOther(id, profile.pair.id) && !isOther(secret, profile.pair.secret.reveal())) continue;
    const code = 'failure' in outcome ? outcome.failure.code : 'none';
    expect(['EDIT_REFUSED', 'FILE_REJECTED'], given.title).toContain(code);
  }
}

function swapped(expected: ExpectedProfiles): unknown {
  const text = JSON.stringify(expected)
    .replaceAll(heldId, newPair.id)
    .replaceAll(heldSecret, newPair.secret.reveal());
  return JSON.parse(text);
}
