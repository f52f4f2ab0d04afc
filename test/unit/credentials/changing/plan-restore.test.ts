import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRestore } from '../../../../main/credentials/changing/plan-restore.ts';
import { printDocument } from '../../../../main/credentials/document/document.ts';
import type { ParsedFile } from '../../../../main/credentials/reading/parsed-file.ts';
import { profileSections } from '../../../../main/credentials/reading/profile-sections.ts';
import { pairIn } from '../../../../main/credentials/reading/profiles.ts';
import type { FilePlan } from '../../../../main/credentials/saving/save-file.ts';
import type { KeyPair } from '../../../../main/secrets/key-pair.ts';
import { Secret } from '../../../../main/secrets/secret.ts';
import { FailureError } from '../../../../shared/values/failure.ts';
import { arbitraryFile } from '../arbitrary-file.ts';
import { fileWithLostPair } from '../lost-pair.ts';
import { failureOfCall, fileOf, named, oldId, oldSecret, otherId } from '../samples.ts';

const pair: KeyPair = { id: oldId, secret: new Secret(oldSecret) };
const id = `aws_access_key_id = ${oldId}\n`;
const secret = `aws_secret_access_key = ${oldSecret}\n`;
const otherPair = `aws_access_key_id = ${otherId}\naws_secret_access_key = otherSecret\n`;
const locations = [fileOf('credentials', '').location, fileOf('config', '').location];

function plan(files: readonly ParsedFile[], profile: string): FilePlan | undefined {
  return planRestore({ files, locations, profile: named(profile), pair });
}

function putBack(text: string, profile = 'a'): string {
  const planned = plan([fileOf('credentials', text)], profile);
  return planned === undefined ? text : printDocument(planned.after).toString();
}

describe('putting back what a profile has lost', () => {
  test.each([
    ['the secret', `[a]\n${id}region = x\n`, `[a]\n${id}${secret}region = x\n`],
    ['the id', `[a]\nregion = x\n${secret}`, `[a]\nregion = x\n${id}${secret}`],
    ['both lines', `[a]\n# mine\nregion = x\n`, `[a]\n${id}${secret}# mine\nregion = x\n`],
    ['both lines of an empty section', '[a]\n[b]\n', `[a]\n${id}${secret}[b]\n`],
    ['both values', '[a]\naws_access_key_id =\naws_secret_access_key =\n', `[a]\n${id}${secret}`],
    ['one value', `[a]\n${id}aws_secret_access_key =\n`, `[a]\n${id}${secret}`],
    ['one line, the other value', '[a]\naws_secret_access_key = \n', `[a]\n${id}${secret}`],
    ['its section', `[b]\n${otherPair}`, `[b]\n${otherPair}\n[a]\n${id}${secret}`],
    ['its section, after a blank line', '[b]\nx = 1\n\n', `[b]\nx = 1\n\n[a]\n${id}${secret}`],
    ['everything', '', `[a]\n${id}${secret}`],
  ])('%s', (_, before, after) => {
    expect(putBack(before)).toBe(after);
    expect(putBack(after)).toBe(after);
  });

  test.each([
    ['no spaces', `[a]\naws_access_key_id=${oldId}\n`, `aws_secret_access_key=${oldSecret}\n`],
    ['colons', `[a]\naws_access_key_id: ${oldId}\n`, `aws_secret_access_key: ${oldSecret}\n`],
    ['tabs', `[a]\naws_access_key_id\t=\t${oldId}\n`, `aws_secret_access_key\t=\t${oldSecret}\n`],
    ['an indent', `[a]\n  ${id}`, `  ${secret}`],
    [
      'Windows line ends',
      `[a]\r\naws_access_key_id = ${oldId}\r\n`,
      `aws_secret_access_key = ${oldSecret}\r\n`,
    ],
    ['no end of the last line', `[a]\naws_access_key_id = ${oldId}`, `\n${secret}`],
    [
      'no end of the last line, but Windows line ends',
      `[a]\r\naws_access_key_id = ${oldId}`,
      `\r\naws_secret_access_key = ${oldSecret}\r\n`,
    ],
    ['a section without its line end', '[a]', `\n${id}${secret}`],
    [
      'another section with Windows line ends',
      '[b]\r\nx = 1',
      `\r\n\r\n[a]\r\n${id}${secret}`.replaceAll(/\r?\n/g, '\r\n'),
    ],
    [
      'empty values without spaces',
      '[a]\naws_access_key_id=',
      `${oldId}\n${secret.replace(' = ', '=')}`,
    ],
  ])('in the style of what is there: %s', (_, before, added) => {
    expect(putBack(before)).toBe(before + added);
  });

  test('as deep as the lines below it, which would be parts of it otherwise', () => {
    expect(putBack('[a]\n  region=x\n')).toBe(
      `[a]\n  ${id.replace(' = ', '=')}  ${secret.replace(' = ', '=')}  region=x\n`,
    );
  });

  test('leaves other profiles with the same key, or half of it, alone', () => {
    const others = `[b]\n${id}${secret}[c]\n${id}`;
    expect(putBack(`${others}[a]\n${id}`)).toBe(`${others}[a]\n${id}${secret}`);
  });

  test('into the config file where a part of the pair is there, and nowhere else', () => {
    const config = fileOf('config', `[profile a]\nregion = x\n${id}`);
    const planned = plan([fileOf('credentials', `[b]\n${otherPair}`), config], 'a');
    expect(planned?.path).toBe(config.location.path);
    expect(planned && printDocument(planned.after).toString()).toBe(
      `[profile a]\nregion = x\n${id}${secret}`,
    );
  });

  test('into the credentials file where the config file has only settings', () => {
    const config = fileOf('config', '[profile a]\nregion = x\n');
    const planned = plan([config], 'a');
    expect(planned).toMatchObject({ path: locations[0]?.path, before: undefined });
    expect(planned && printDocument(planned.after).toString()).toBe(`[a]\n${id}${secret}`);
  });

  test('beside a session token of the other file, which the AWS CLI doesn’t send with it', () => {
    const config = fileOf('config', '[profile a]\naws_session_token = x\n');
    const planned = plan([fileOf('credentials', `[a]\n${id}`), config], 'a');
    expect(planned && printDocument(planned.after).toString()).toBe(`[a]\n${id}${secret}`);
    expect(plan([fileOf('credentials', `[a]\n${id}${secret}`), config], 'a')).toBeUndefined();
  });

  test('nowhere, where the profile reads the pair', () => {
    expect(plan([fileOf('config', `[profile a]\n${id}${secret}`)], 'a')).toBeUndefined();
    const shadowed = fileOf('config', `[profile a]\n${otherPair}`);
    expect(plan([fileOf('credentials', `[a]\n${id}${secret}`), shadowed], 'a')).toBeUndefined();
  });
});

describe('nothing is put back', () => {
  test.each([
    ['PLACE_TAKEN', 'beside another key', `[a]\n${otherPair}`, 2],
    ['PLACE_TAKEN', 'beside another id', `[a]\nx = 1\naws_access_key_id = ${otherId}\n`, 3],
    ['PLACE_TAKEN', 'beside a longer id', `[a]\naws_access_key_id = ${oldId}X\n`, 2],
    ['PLACE_TAKEN', 'beside another secret of this id', `[a]\n${id}aws_secret_access_key = x\n`, 3],
    ['PLACE_TAKEN', 'beside a secret without an id', '[a]\naws_secret_access_key = x\n', 2],
    ['PLACE_TAKEN', 'beside a temporary key', '[a]\naws_access_key_id = ASIAX\n', 2],
    ['CANNOT_ROTATE', 'beside a session token', '[a]\naws_session_token = x\n', 2],
    [
      'CANNOT_ROTATE',
      'beside a session token and the pair',
      `[a]\n${id}${secret}aws_session_token = x\n`,
      4,
    ],
    ['CANNOT_ROTATE', 'into a profile of IAM Identity Center', '[a]\nsso_session = x\n', 2],
    ['CANNOT_ROTATE', 'into a profile of a role', '[a]\nrole_arn = x\nsource_profile = b\n', 2],
    ['CANNOT_ROTATE', 'into a profile of a program', '[a]\nx = 1\ncredential_process = x\n', 3],
    ['CANNOT_ROTATE', 'into a profile of a web identity', '[a]\nweb_identity_token_file = x\n', 2],
    ['EDIT_REFUSED', 'where the id is quoted', `[a]\naws_access_key_id = "${oldId}"\n`, 2],
    ['EDIT_REFUSED', 'where the id hides below a property', `[a]\ns3 =\n  ${id}`, 3],
    [
      'EDIT_REFUSED',
      'where a comment takes the place of the value',
      `[a]\n${id}aws_secret_access_key = # x\n`,
      1,
    ],
    ['EDIT_REFUSED', 'where the id continues in the next line', `[a]\n${id}  more\n`, 1],
    [
      'EDIT_REFUSED',
      'where the next section of that name has another key',
      `[a]\n${id}[ a ]\n${otherPair}`,
      1,
    ],
    ['FILE_REJECTED', 'into a file that AWS tools refuse', '[a]\nx = 1\nwhat is this\n', 3],
    ['FILE_REJECTED', 'into a section that is there twice', `[a]\n${id}[a]\n${secret}`, 3],
  ])('%s: %s', (code, _, text, line) => {
    const failure = failureOfCall(() => putBack(text));
    expect(failure).toEqual({ code, path: locations[0]?.path, line });
  });

  test.each([
    ['[DEFAULT]\naws_session_token = x\n', 2],
    ['[a]\n[DEFAULT]\naws_security_token = x\n', 3],
    [`[DEFAULT]\naws_session_token = x\n[a]\n${id}`, 2],
  ])('CANNOT_ROTATE: where [DEFAULT] hands a session token on: %j', (text, line) => {
    const failure = failureOfCall(() => putBack(text));
    expect(failure).toEqual({ code: 'CANNOT_ROTATE', path: locations[0]?.path, line });
  });

  test('PLACE_TAKEN: where the config file has another key for the profile', () => {
    const config = fileOf('config', `[profile a]\n${otherPair}`);
    const failure = failureOfCall(() => plan([fileOf('credentials', `[a]\n${id}`), config], 'a'));
    expect(failure).toEqual({ code: 'PLACE_TAKEN', path: config.location.path, line: 2 });
  });

  test.each(['DEFAULT', '__proto__', 'a # b', 'two\nlines', '\ufffd'])(
    'EDIT_REFUSED: a new section that some tool would read differently: %j',
    (name) => {
      expect(failureOfCall(() => putBack('[b]\nx = 1\n', name)).code).toBe('EDIT_REFUSED');
    },
  );

  test('EDIT_REFUSED: a secret that no file can hold', () => {
    const odd = { id: oldId, secret: new Secret('two words') };
    const put = (): unknown =>
      planRestore({ files: [], locations, profile: named('a'), pair: odd });
    expect(failureOfCall(put)).toEqual({ code: 'EDIT_REFUSED', path: locations[0]?.path });
  });

  test('FILE_NOT_SAVED: where there is no credentials file to be', () => {
    const only = locations.filter(({ kind }) => kind === 'config');
    const put = (): unknown =>
      planRestore({ files: [], locations: only, profile: named('a'), pair });
    expect(failureOfCall(put).code).toBe('FILE_NOT_SAVED');
  });
});

test('in any file: what was there stays, only the pair is added, and the profile reads it', () => {
  const outcomes = { edited: 0, refused: 0, there: 0 };
  const kind = fc.constantFrom('credentials' as const, 'config' as const);
  fc.assert(
    fc.property(fc.oneof(arbitraryFile, fileWithLostPair), kind, (text, of) => {
      const file = fileOf(of, text);
      for (const name of new Set([...profileSections([file]).keys(), named('fresh')])) {
        try {
          const planned = plan([file], name);
          if (planned === undefined) {
            outcomes.there += 1;
            continue;
          }
          outcomes.edited += 1;
          const isThis = planned.path === file.location.path;
          expectOnlyAdded(isThis ? text : '', printDocument(planned.after).toString());
          const now = [
            ...(isThis ? [] : [file]),
            { location: isThis ? file.location : given(locations[0]), document: planned.after },
          ];
          const read = pairIn(profileSections(now).get(name) ?? []);
          expect([read?.id, read?.secret.reveal()]).toEqual([oldId, oldSecret]);
          expect(plan(now, name)).toBeUndefined();
        } catch (cause) {
          if (!(cause instanceof FailureError)) throw cause;
          outcomes.refused += 1;
        }
      }
    }),
    { numRuns: 3_000 },
  );
  // The generator has to reach every outcome often, else this shows nothing.
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(200);
});

/** Every line of before is there in its order, at most with a value or a line end more; all others are of the pair. */
function expectOnlyAdded(before: string, after: string): void {
  const was = linesOf(before);
  let at = 0;
  for (const line of linesOf(after)) {
    const old = was[at];
    if (old !== undefined && isSameButFilled(old, line)) {
      at += 1;
    } else {
      expect(line).toMatch(
        /^(\[.*\]|[^\S\r\n]*aws_(access_key_id|secret_access_key)\s*[=:]\s*(AKIAOLDOLDOLDOLDOLD1|oldSecret\S+))?\r*\n$/,
      );
    }
  }
  expect(at, after).toBe(was.length);
}

function isSameButFilled(old: string, line: string): boolean {
  if (line === old) return true;
  const [text, end] = [old.replace(/[\r\n]+$/, ''), /[\r\n]*$/.exec(old)?.[0] ?? ''];
  const now = line.replace(/[\r\n]+$/, '');
  const sameEnd = end === '' || line.endsWith(end);
  if (!sameEnd || !now.startsWith(text)) return false;
  const added = now.slice(text.length).trim();
  return added === '' ? now === text : /[=:]\s*$/.test(text) && [oldId, oldSecret].includes(added);
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it is not there');
  return value;
}
