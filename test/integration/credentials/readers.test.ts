import { writeFile } from 'node:fs/promises';
import { loadSharedConfigFiles } from '@smithy/core/config';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceKeyPair } from '../../../main/credentials/changing/replace-key-pair.ts';
import { diagnose } from '../../../main/credentials/document/diagnose.ts';
import { printDocument } from '../../../main/credentials/document/document.ts';
import { findKeyInSections } from '../../../main/credentials/document/key-in-sections.ts';
import { namesId, namesSecret } from '../../../main/credentials/document/key-names.ts';
import { parseDocument } from '../../../main/credentials/document/parse-document.ts';
import { profileSections } from '../../../main/credentials/reading/profile-sections.ts';
import { pairIn } from '../../../main/credentials/reading/profiles.ts';
import { nameForSdk } from '../../../main/credentials/reading/read-by-sdk.ts';
import { skipsBadLine } from '../../../shared/failures/skips-bad-line.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { arbitraryFile } from '../../unit/credentials/arbitrary-file.ts';
import { documentOf, newPair, oldId, oldSecret } from '../../unit/credentials/samples.ts';
import { type Reading, throughBotocore, throughSdk } from './readers.ts';
import { inWorkshop } from './workshop.ts';

type Edit = { readonly before: string; readonly after: string };

const newSecret = newPair.secret.reveal();

/** Files that were edited, before and after; a fixed seed, so that a failure can be looked into. */
const texts = fc.sample(arbitraryFile, { numRuns: 4_000, seed: 20_261_123 });
const edits = texts.flatMap(edited);

describe('an edit means the same to every reader', { timeout: 60_000 }, () => {
  test('there are enough to show something', () => {
    expect(edits.length).toBeGreaterThan(100);
  });

  test('the AWS SDK for JavaScript', () =>
    inWorkshop(async ({ folder }) => {
      let pairs = 0;
      for (const { before, after } of edits) {
        const [was, is] = [await throughSdk(before, folder), await throughSdk(after, folder)];
        pairs += expectSwapped(was.credentials, is.credentials, before);
        pairs += expectSwapped(was.config, is.config, before);
      }
      say(`${edits.length} edits, ${pairs} pairs swapped for the SDK`);
      expect(pairs).toBeGreaterThan(100);
    }));

  test('botocore, and with it the AWS CLI', () => {
    const readings = throughBotocore(edits.flatMap(({ before, after }) => [before, after]));
    if (readings === undefined) return;
    let pairs = 0;
    for (const [index, { before }] of edits.entries()) {
      const was = readings[index * 2];
      const is = readings[index * 2 + 1];
      expect(is === null, before).toBe(was === null);
      if (!was || !is) continue;
      pairs += expectSwapped(was.credentials, is.credentials, before);
      pairs += expectSwapped(was.config, is.config, before);
    }
    say(`${edits.length} edits, ${pairs} pairs swapped for botocore`);
    expect(pairs).toBeGreaterThan(100);
  });
});

describe('what is said about a file is true', { timeout: 60_000 }, () => {
  test('botocore refuses those that it is said to refuse, and no other', () => {
    const readings = throughBotocore(texts);
    if (readings === undefined) return;
    for (const [index, text] of texts.entries()) {
      const problems = diagnose(documentOf(text));
      // botocore reads such a section, as something else, unless that is no value either.
      if (problems.some(({ problem }) => problem === 'indented section')) continue;
      const refused = problems.some(
        (problem) => !skipsBadLine(problem) && problem.refusedBy.includes('AWS CLI'),
      );
      expect(readings[index] === null, JSON.stringify(text)).toBe(refused);
    }
    const refused = readings.filter((reading) => reading === null).length;
    say(`${texts.length} files, ${refused} of them refused by botocore and by our diagnosis alike`);
    expect(refused).toBeGreaterThan(100);
  });

  test('the SDK for JavaScript reads the pairs that it is said to read', () =>
    inWorkshop(async ({ credentials, config, locations }) => {
      let pairs = 0;
      for (const [index, text] of texts.entries()) {
        const other = texts[texts.length - 1 - index] ?? '';
        await writeFile(credentials, text);
        await writeFile(config, other);
        const read = await loadSharedConfigFiles({
          filepath: credentials,
          configFilepath: config,
          ignoreCache: true,
        });
        const files = locations.map((location) => ({
          location,
          document: parseDocument(Buffer.from(location.kind === 'config' ? other : text)),
        }));
        for (const [name, sections] of profileSections(files)) {
          if (nameForSdk(name, files) === undefined) continue;
          const pair = pairIn(sections);
          if (pair === undefined) continue;
          pairs += 1;
          expect(
            { ...read.configFile[name], ...read.credentialsFile[name] },
            JSON.stringify([text, other]),
          ).toMatchObject({
            aws_access_key_id: pair.id,
            aws_secret_access_key: pair.secret.reveal(),
          });
        }
      }
      say(`${pairs} pairs read by the SDK as by Keyturn`);
      expect(pairs).toBeGreaterThan(200);
    }));
});

/** Counts belong to what is shown. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function edited(text: string): readonly Edit[] {
  const document = documentOf(text);
  // Nothing is edited in a file with such a character.
  if (diagnose(document).some(({ character }) => character !== undefined)) return [];
  if (findKeyInSections(document, oldId).length === 0) return [];
  try {
    return [
      { before: text, after: printDocument(replaceKeyPair(document, oldId, newPair)).toString() },
    ];
  } catch (cause) {
    if (cause instanceof FailureError) return [];
    throw cause;
  }
}

/** The old pair under its other names has changed with it: the id wherever it stood, the secret beside such an id. */
function swappedUnderOtherNames(before: Reading[string], now: Reading[string]): Reading[string] {
  const isSwapped = Object.entries(before).some(([key, is]) => namesId(key) && is === oldId);
  return Object.fromEntries(
    Object.entries(before).map(([key, is]) => {
      if (namesId(key) && is === oldId) return [key, newPair.id];
      const isSecret = namesSecret(key) && is === oldSecret;
      return [key, isSecret && (isSwapped || now[key] === newSecret) ? newSecret : is];
    }),
  );
}

/** Every profile reads as before, with the new pair where it read the old one. Gives the number of such pairs. */
function expectSwapped(was: Reading, is: Reading, text: string): number {
  let pairs = 0;
  expect(Object.keys(is), text).toEqual(Object.keys(was));
  for (const [name, before] of Object.entries(was)) {
    const { aws_access_key_id: id, aws_secret_access_key: secret, ...others } = before;
    const {
      aws_access_key_id: idNow,
      aws_secret_access_key: secretNow,
      ...othersNow
    } = is[name] ?? {};
    expect(othersNow, text).toEqual(swappedUnderOtherNames(others, othersNow));
    const held = id === oldId && secret === oldSecret;
    if (held) pairs += 1;
    // Half a pair is of no use to this reader.
    if (held) expect([idNow, secretNow], text).toEqual([newPair.id, newSecret]);
    else if (id && secret) expect([idNow, secretNow], text).toEqual([id, secret]);
  }
  return pairs;
}
