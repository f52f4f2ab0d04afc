import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRegion } from '../../../../main/credentials/changing/plan-region.ts';
import { printDocument } from '../../../../main/credentials/document/document.ts';
import type { ParsedFile } from '../../../../main/credentials/reading/parsed-file.ts';
import {
  profileSections,
  settingOf,
} from '../../../../main/credentials/reading/profile-sections.ts';
import { pairIn } from '../../../../main/credentials/reading/profiles.ts';
import { FailureError } from '../../../../shared/values/failure.ts';
import { arbitraryFile } from '../arbitrary-file.ts';
import { failureOfCall, fileOf, named, oldId, oldSecret, otherId } from '../samples.ts';

const region = 'cn-north-1';
const pair = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;

function planned(files: readonly ParsedFile[], profile = 'dev') {
  return planRegion({ files, profile: named(profile), id: oldId, region });
}

function written(files: readonly ParsedFile[], profile = 'dev') {
  const plan = planned(files, profile);
  return plan && { path: plan.path, text: printDocument(plan.after).toString() };
}

const credentials = (text: string) => fileOf('credentials', text);
const config = (text: string) => fileOf('config', text);
const ofCredentials = '/home/ada/.aws/credentials';
const ofConfig = '/home/ada/.aws/config';

describe('the region of a found key is written', () => {
  test('into the section that holds the pair, where the config file has none', () => {
    expect(written([credentials(`# mine\n[dev]\n${pair}\n[other]\nx = y\n`)])).toEqual({
      path: ofCredentials,
      text: `# mine\n[dev]\nregion = ${region}\n${pair}\n[other]\nx = y\n`,
    });
  });

  test('into the profile’s section of the config file, where there is one', () => {
    const files = [credentials(`[dev]\n${pair}`), config('[profile dev]\noutput = json\n')];
    expect(written(files)).toEqual({
      path: ofConfig,
      text: `[profile dev]\nregion = ${region}\noutput = json\n`,
    });
  });

  test('over the one that was there, wherever that is in force', () => {
    const both = [
      credentials(`[dev]\n${pair}region=us-east-1 # mine\n`),
      config('[profile dev]\nregion = eu-west-1\n'),
    ];
    expect(written(both)).toEqual({
      path: ofCredentials,
      text: `[dev]\n${pair}region=${region} # mine\n`,
    });
    const one = [credentials(`[dev]\n${pair}`), config('[profile dev]\nregion = eu-west-1\n')];
    expect(written(one)?.text).toBe(`[profile dev]\nregion = ${region}\n`);
  });

  test('where its name has no value', () => {
    expect(written([credentials(`[dev]\nregion =\n${pair}`)])?.text).toBe(
      `[dev]\nregion = ${region}\n${pair}`,
    );
  });

  test('with the line ends and the depth of the file', () => {
    expect(written([credentials(`[dev]\r\n${pair.replaceAll('\n', '\r\n')}`)])?.text).toBe(
      `[dev]\r\nregion = ${region}\r\n${pair.replaceAll('\n', '\r\n')}`,
    );
    const deep = pair.replaceAll(/^/gm, '  ').trimEnd();
    expect(written([credentials(`[dev]\n${deep}`)])?.text).toBe(
      `[dev]\n  region = ${region}\n${deep}`,
    );
  });

  test('not at all where the profile names it', () => {
    expect(planned([credentials(`[dev]\n${pair}region = ${region}\n`)])).toBeUndefined();
  });
});

describe('nothing is written', () => {
  test('where the profile holds another key by now, or none', () => {
    const other = pair.replace(oldId, otherId);
    for (const text of [`[dev]\n${other}`, '[dev]\nregion = x\n', '[other]\n']) {
      expect(failureOfCall(() => planned([credentials(text)])).code).toBe('KEY_NOT_IN_FILES');
    }
  });

  test('into a section that counts for every profile of the AWS CLI', () => {
    const failure = failureOfCall(() => planned([credentials(`[DEFAULT]\n${pair}`)], 'DEFAULT'));
    expect(failure).toEqual({ code: 'EDIT_REFUSED', path: ofCredentials, line: 1 });
  });

  test('over a line that not every tool reads', () => {
    for (const line of ['region: us-east-1', 'Region = us-east-1', 'region:']) {
      const failure = failureOfCall(() => planned([credentials(`[dev]\n${pair}${line}\n`)]));
      expect(failure).toEqual({ code: 'EDIT_REFUSED', path: ofCredentials, line: 4 });
    }
  });

  test.each([
    [
      'a second line that names a region',
      `[dev]\n${pair}region = a\nregion = b\n`,
      'FILE_REJECTED',
    ],
    ['a line that is indented below it', `[dev]\n${pair}region = a\n  b = c\n`, 'EDIT_REFUSED'],
    ['a section that is there twice', `[dev]\n${pair}[dev]\nx = y\n`, 'FILE_REJECTED'],
    ['a line that is none', `[dev]\n${pair}junk\n`, 'FILE_REJECTED'],
  ])('for %s', (_what, text, code) => {
    const failure = failureOfCall(() => planned([credentials(text)]));
    expect(failure).toMatchObject({ code, path: ofCredentials, line: expect.any(Number) });
  });
});

test('in any file: one line is new or changed, the pair is what it was, or it is refused', () => {
  const outcomes = { written: 0, refused: 0 };
  fc.assert(
    fc.property(arbitraryFile, fc.constantFrom('credentials', 'config'), (text, kind) => {
      const file = fileOf(kind, text);
      for (const [name, sections] of profileSections([file])) {
        const before = pairIn(sections);
        if (before?.id !== oldId) continue;
        try {
          const plan = planRegion({ files: [file], profile: name, id: oldId, region });
          if (plan === undefined) continue;
          outcomes.written += 1;
          const after = printDocument(plan.after).toString();
          expectOneLine(text, after);
          const now = profileSections([{ ...file, document: plan.after }]).get(name) ?? [];
          expect(settingOf(now, 'region')?.value).toBe(region);
          expect(pairIn(now)?.secret.reveal()).toBe(before.secret.reveal());
        } catch (cause) {
          if (!(cause instanceof FailureError)) throw cause;
          outcomes.refused += 1;
        }
      }
    }),
    { numRuns: 4_000 },
  );
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(100);
});

/** But for one line they are the same; where that is new, the last line may have got an end. */
function expectOneLine(before: string, after: string): void {
  const was = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const is = after.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const at = is.findIndex((line, index) => line !== was[index]);
  const line = is[at] ?? '';
  expect(line).toMatch(/^\s*region\s*[=:]\s*cn-north-1/);
  const rest = is.filter((_, index) => index !== at).join('');
  const isNew = is.length > was.length;
  const without = was.filter((_, index) => isNew || index !== at).join('');
  expect(rest.replace(/[\r\n]+$/, '')).toBe(without.replace(/[\r\n]+$/, ''));
}

test('five million signs beside the pair are looked through in a moment', () => {
  const file = credentials(`[dev]\n${pair}x = ${'='.repeat(5_000_000)}\n`);
  const began = performance.now();
  expect(written([file])?.text).toContain(`region = ${region}`);
  // A fraction of a second where nothing else runs; what is not linear would take hours.
  expect(performance.now() - began).toBeLessThan(8000);
});
