import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceKeyPair } from '../../../../main/credentials/changing/replace-key-pair.ts';
import { printDocument, textOf } from '../../../../main/credentials/document/document.ts';
import { findKeyInSections } from '../../../../main/credentials/document/key-in-sections.ts';
import { namesId } from '../../../../main/credentials/document/key-names.ts';
import { sectionsOf } from '../../../../main/credentials/document/sections.ts';
import { Secret } from '../../../../main/secrets/secret.ts';
import { FailureError } from '../../../../shared/values/failure.ts';
import { arbitraryFile } from '../arbitrary-file.ts';
import { documentOf, failureOfCall, newPair, oldId, oldSecret, otherId } from '../samples.ts';

const newSecret = newPair.secret.reveal();
const pairLines = `aws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\n`;

function replaced(text: string | Buffer): string {
  return printDocument(replaceKeyPair(documentOf(text), oldId, newPair)).toString('latin1');
}

/** The text with each OLD-ID, OLD-SECRET replaced by hand, to compare with. */
function swapped(text: string): string {
  const bytes = Buffer.from(text).toString('latin1');
  return bytes.replaceAll(oldId, newPair.id).replaceAll(oldSecret, newSecret);
}

describe('replacing a key', () => {
  test.each([
    ['the usual layout', `[default]\n${pairLines}region = eu-west-1\n`],
    [
      'no spaces around the sign',
      `[a]\naws_access_key_id=${oldId}\naws_secret_access_key=${oldSecret}`,
    ],
    [
      'aligned with tabs',
      `[a]\naws_access_key_id\t\t=\t${oldId}\t\naws_secret_access_key\t=\t${oldSecret}\n`,
    ],
    [
      'the secret first',
      `[a]\naws_secret_access_key = ${oldSecret}\naws_access_key_id = ${oldId}\n`,
    ],
    [
      'things in between',
      `[a]\naws_access_key_id = ${oldId}\n# c\n\nregion = x\naws_secret_access_key = ${oldSecret}\n`,
    ],
    [
      'Windows line ends',
      `[a]\r\naws_access_key_id = ${oldId}\r\naws_secret_access_key = ${oldSecret}\r\n`,
    ],
    [
      'mixed line ends',
      `[a]\r\naws_access_key_id = ${oldId}\naws_secret_access_key = ${oldSecret}\r\r\n[b]\n`,
    ],
    [
      'keys in upper case',
      `[a]\nAWS_ACCESS_KEY_ID = ${oldId}\nAWS_SECRET_ACCESS_KEY = ${oldSecret}\n`,
    ],
    ['colons', `[a]\naws_access_key_id: ${oldId}\naws_secret_access_key: ${oldSecret}\n`],
    [
      'all keys indented',
      `[a]\n  aws_access_key_id = ${oldId}\n  aws_secret_access_key = ${oldSecret}\n`,
    ],
    [
      'no-break spaces, as a web page or a chat has them',
      `[a]\naws_access_key_id\u00a0=\u00a0${oldId}\u00a0\naws_secret_access_key =\u00a0${oldSecret}\n`,
    ],
    [
      'wide spaces, as an input method for Japanese writes them',
      `[a]\naws_access_key_id =\u3000${oldId}\naws_secret_access_key\u3000=\u3000${oldSecret}\n`,
    ],
    ['a line separator behind the id', `[a]\n${pairLines.replace('1\n', '1\u2028\n')}`],
    ['all keys indented by wide spaces', `[a]\n${pairLines.replaceAll('aws_', '\u3000aws_')}`],
    ['a name with spaces', `[my own key]\n${pairLines}`],
    ['a name in any script', `[ключ 🔑]\n${pairLines}`],
    ['a config file', `[profile a]\n${pairLines}s3 =\n  max_concurrent_requests = 20\n`],
    ['a byte order mark', `\uFEFF[a]\n${pairLines}`],
    ['a stale session token beside it', `[a]\n${pairLines}aws_session_token = abc\n`],
    ['an empty session token beside it', `[a]\n${pairLines}aws_session_token =\n`],
  ])('keeps everything else: %s', (_, text) => {
    expect(replaced(text)).toBe(swapped(text));
    expect(replaced(text)).not.toBe(Buffer.from(text).toString('latin1'));
  });

  test('keeps bytes that are no text', () => {
    const before = Buffer.concat([
      Buffer.from([0x23, 0xff, 0xfe, 0x00, 0x0a]),
      Buffer.from(`[a]\n${pairLines}`),
    ]);
    const after = printDocument(replaceKeyPair(documentOf(before), oldId, newPair));
    expect(after.subarray(0, 5).equals(before.subarray(0, 5))).toBe(true);
    expect(findKeyInSections(documentOf(after), newPair.id)).toHaveLength(1);
  });

  test('changes all profiles that share the key, and no other', () => {
    const other = `[c]\naws_access_key_id = ${otherId}\naws_secret_access_key = otherSecret\n`;
    const text = `[a]\n${pairLines}\n${other}\n[b]\n${pairLines}`;
    expect(replaced(text)).toBe(swapped(text));
    expect(replaced(text)).toContain(other);
  });

  test('leaves comments and other properties that mention the key', () => {
    const note = `# was ${oldId} until May\n; aws_access_key_id = ${oldId}\n`;
    const text = `${note}[a]\nnote = ${oldId}\ncredential_process = /opt/x ${oldId} # ${oldId}\n`;
    expect(replaced(text)).toBe(text);
    expect(replaced(`${text}${pairLines}`)).toBe(text + swapped(pairLines));
  });

  test('does not take a longer id for this one', () => {
    const text = `[a]\naws_access_key_id = ${oldId}X\naws_secret_access_key = ${oldSecret}\n`;
    expect(replaced(text)).toBe(text);
  });

  test('and back again gives the first bytes', () => {
    const text = `[a]\n${pairLines}`;
    const there = replaceKeyPair(documentOf(text), oldId, newPair);
    const back = replaceKeyPair(there, newPair.id, { id: oldId, secret: new Secret(oldSecret) });
    expect(printDocument(back).toString()).toBe(text);
  });
});

describe('a key that is under other names as well', () => {
  const console = `AWSAccessKeyId=${oldId}\nAWSSecretKey=${oldSecret}\n`;
  const otherPair = `aws_access_key = ${otherId}\naws_secret_key = otherSecret\n`;
  test.each([
    ['the names of AWS’s console, beside the usual ones', `[a]\n${pairLines}${console}`],
    ['the same, above them', `[a]\n${console}${pairLines}`],
    [
      'the names of Ansible',
      `[a]\n${pairLines}aws_access_key = ${oldId}\naws_secret_key = ${oldSecret}\n`,
    ],
    ['the names of s3cmd', `[a]\n${pairLines}access_key = ${oldId}\nsecret_key = ${oldSecret}\n`],
    [
      'the names of Java',
      `[a]\n${pairLines}awsAccessKey: ${oldId}\nawsSecretAccessKey: ${oldSecret}\n`,
    ],
    [
      'dashes',
      `[a]\n${pairLines}aws-access-key-id = ${oldId}\naws-secret-access-key = ${oldSecret}\n`,
    ],
    ['one half alone: the id', `[a]\n${pairLines}AWS_ACCESS_KEY = ${oldId}\n`],
    ['one half alone: the secret', `[a]\n${pairLines}AWSSecretKey = ${oldSecret}\n`],
    [
      'three names in one section',
      `[a]\n${pairLines}${console}access_key = ${oldId}\nsecret_key = ${oldSecret}\n`,
    ],
    ['a section of their own', `[a]\n${pairLines}[old tool]\n${console}`],
    ['no usual name at all', `[old tool]\n${console}`],
    [
      'beside another key under the usual names',
      `[a]\naws_access_key_id = ${otherId}\naws_secret_access_key = otherSecret\n${console}`,
    ],
    ['with another key under other names beside it', `[a]\n${pairLines}${otherPair}`],
    ['with both', `[a]\n${pairLines}${console}${otherPair}`],
  ])('changes everywhere: %s', (_, text) => {
    expect(replaced(text)).toBe(swapped(text));
    expect(replaced(text)).not.toContain(oldId);
    expect(replaced(text)).not.toContain(oldSecret);
  });

  test.each([
    [
      'another secret is beside it',
      `[a]\n${pairLines}AWSAccessKeyId=${oldId}\nAWSSecretKey=otherSecret\n`,
      4,
    ],
    ['no secret is beside it', `[old tool]\nAWSAccessKeyId=${oldId}\n`, 2],
    [
      'its secret can’t be distinguished from another one',
      `[old tool]\n${console}secret_key = otherSecret\n`,
      2,
    ],
    [
      'it is unclear which key the secret belongs to',
      `[old tool]\n${console}access_key = ${otherId}\n`,
      2,
    ],
    [
      'its id is quoted',
      `[a]\n${pairLines}AWSAccessKeyId="${oldId}"\nAWSSecretKey=${oldSecret}\n`,
      4,
    ],
    [
      'its secret is quoted',
      `[a]\n${pairLines}AWSAccessKeyId=${oldId}\nAWSSecretKey="${oldSecret}"\n`,
      5,
    ],
    ['a comment follows the id', `[a]\n${pairLines}AWSAccessKeyId=${oldId} # mine\n`, 4],
    ['it hides below another property', `[a]\n${pairLines}s3 =\n  access_key = ${oldId}\n`, 5],
    ['every section gets it', `[DEFAULT]\n${console}`, 1],
  ])('is reported, with the line, before anything is done, where %s', (_, text, line) => {
    expect(failureOfCall(() => replaced(text))).toEqual({ code: 'EDIT_REFUSED', line });
    expect(findKeyInSections(documentOf(text), oldId)).not.toHaveLength(0);
  });
});

describe('two headers that no tool takes for one profile don’t stop each other', () => {
  const otherPair = `aws_access_key_id = ${otherId}\naws_secret_access_key = otherSecret\n`;
  test.each([
    ['credentials', '[iam_user_2]', '[profile iam_user_2]'],
    ['credentials', '[profile a]', '[profile "a"]'],
    ['credentials', '[default]', '[profile default]'],
    ['credentials', '[a]', '["a"]'],
    ['credentials', '[a]', '[A]'],
    ['config', '[profile a]', '[a]'],
    ['config', '[profile a]', '[Profile a]'],
    ['config', '[profile a]', '[sso-session a]'],
  ] as const)('in the %s file: %s and %s', (kind, one, other) => {
    for (const [first, second] of [
      [one, other],
      [other, one],
    ]) {
      const text = `${first}\n${pairLines}${second}\n${otherPair}`;
      const edited = replaceKeyPair(documentOf(text), oldId, newPair, [kind]);
      expect(printDocument(edited).toString()).toBe(swapped(text));
    }
  });

  test.each([
    ['credentials', '[a]', '[ a ]'],
    ['credentials', '[a]', '[\ta]'],
    ['credentials', '[a b]', '[a  b]'],
    ['config', '[profile a]', '[profile "a"]'],
    ['config', '[profile a]', '[profile\ta]'],
    ['config', '[profile a]', '[profiles a]'],
    ['config', '[profile a]', '[profile.a]'],
    ['config', '[default]', '[profile default]'],
  ] as const)('unlike %s: %s and %s, where tools differ on which counts', (kind, one, other) => {
    const text = `${one}\n${pairLines}${other}\n${otherPair}`;
    const edit = (): unknown => replaceKeyPair(documentOf(text), oldId, newPair, [kind]);
    expect(failureOfCall(edit)).toEqual({ code: 'EDIT_REFUSED', line: 4 });
  });
});

describe('replacing is refused, with the line, where a tool would read something else', () => {
  const idLine = `aws_access_key_id = ${oldId}\n`;
  const secretLine = `aws_secret_access_key = ${oldSecret}\n`;
  test.each([
    ['the secret is missing', `[a]\n${idLine}`, 2],
    ['the secret is in a section of the same name', `[a]\n${idLine}[a]\n${secretLine}`, 3],
    ['a section of the same name has another secret', `[a]\n${pairLines}[a]\n${secretLine}`, 4],
    [
      'the same profile under another spelling has another secret',
      `[profile a]\n${pairLines}[profile "a"]\n${secretLine}`,
      4,
    ],
    [
      'a section of the same name has another key',
      `[profile default]\n${pairLines}[default]\naws_access_key_id = ${otherId}\n${secretLine}`,
      4,
    ],
    [
      'a header that the SDK for Ruby takes for the same profile has one half',
      `[a]\n${pairLines}[profile a]\n${secretLine}`,
      4,
    ],
    [
      'a header that the AWS CLI takes for the same profile has one half',
      `[profile a]\n${pairLines}[profiles a]\naws_access_key_id = ${otherId}\n`,
      4,
    ],
    [
      'a header that the SDK for JavaScript takes for the same profile has one half',
      `[profile a]\n${pairLines}[profile.a]\n${secretLine}`,
      4,
    ],
    [
      'a header with more spaces has an empty half',
      `[a b]\n${pairLines}[a  b]\naws_access_key_id = ${otherId}\naws_secret_access_key =\n`,
      4,
    ],
    ['the id is there twice', `[a]\n${pairLines}${idLine}`, 4],
    [
      'the id is there twice, once in upper case',
      `[a]\n${pairLines}AWS_ACCESS_KEY_ID = ${otherId}\n`,
      4,
    ],
    ['the secret is there twice', `[a]\n${pairLines}${secretLine}`, 4],
    ['the id continues in the next line', `[a]\n${idLine}  more\n${secretLine}`, 3],
    ['only the second key is indented', `[a]\n${idLine}  ${secretLine}`, 2],
    ['the secret continues in the next line', `[a]\n${pairLines}\n  more\n`, 5],
    ['the id hides below another property', `[a]\nregion = x\n  ${idLine}  ${secretLine}`, 3],
    [
      'another secret hides below a property',
      `[a]\n${pairLines}region = x\n  aws_secret_access_key = y\n`,
      5,
    ],
    ['the id is quoted', `[a]\naws_access_key_id = "${oldId}"\n${secretLine}`, 2],
    ['the secret is quoted', `[a]\n${idLine}aws_secret_access_key = '${oldSecret}'\n`, 3],
    ['a comment follows the id', `[a]\naws_access_key_id = ${oldId} # mine\n${secretLine}`, 2],
    ['a comment sticks to the id', `[a]\naws_access_key_id = ${oldId}#mine\n${secretLine}`, 2],
    [
      'a comment follows the secret',
      `[a]\n${idLine}aws_secret_access_key = ${oldSecret} ; mine\n`,
      3,
    ],
    [
      'an invisible space that Python alone trims follows the id',
      `[a]\naws_access_key_id = ${oldId}\u001f\n${secretLine}`,
      2,
    ],
    ['a byte order mark precedes the key', `[a]\n\ufeff${idLine}${secretLine}`, 2],
    [
      'an invisible space makes the secret a part of the id',
      `[a]\n${idLine}\u00a0${secretLine}`,
      2,
    ],
    ['the secret is empty', `[a]\n${idLine}aws_secret_access_key =\n`, 3],
    ['the secret holds a NUL', `[a]\n${idLine}aws_secret_access_key = a\0b\n`, 3],
    ['something follows a header', `[a] b\n${pairLines}`, 1],
    ['something follows the next header', `[a]\n${pairLines}[b] c\n${secretLine}`, 4],
    ['the section hands its values on to all others', `[DEFAULT]\n${pairLines}`, 1],
  ])('%s', (_, text, line) => {
    expect(failureOfCall(() => replaced(text))).toEqual({ code: 'EDIT_REFUSED', line });
    // Refused, and yet known to be held: such a key is never retired.
    expect(findKeyInSections(documentOf(text), oldId)).not.toHaveLength(0);
  });

  test.each([
    'with space',
    'with#sign',
    'with;sign',
    '"quoted"',
    "it's",
    'back\\slash',
    'zwei\nZeilen',
    'ü',
    '',
  ])('a new secret that no file can hold: %j', (secret) => {
    const edit = (): unknown =>
      replaceKeyPair(documentOf(`[a]\n${pairLines}`), oldId, {
        id: newPair.id,
        secret: new Secret(secret),
      });
    expect(failureOfCall(edit).code).toBe('EDIT_REFUSED');
  });

  test('one place out of several is enough', () => {
    const text = `[a]\n${pairLines}[b]\n${idLine}`;
    expect(failureOfCall(() => replaced(text))).toEqual({ code: 'EDIT_REFUSED', line: 5 });
  });
});

test('in any file: only bytes of ids and secrets differ, or the edit is refused', () => {
  let edited = 0;
  let refused = 0;
  fc.assert(
    fc.property(arbitraryFile, (text) => {
      const before = documentOf(text);
      const places = findKeyInSections(before, oldId).length;
      try {
        const after = printDocument(replaceKeyPair(before, oldId, newPair));
        if (places > 0) edited += 1;
        expect(findKeyInSections(documentOf(after), oldId)).toHaveLength(0);
        expect(findKeyInSections(documentOf(after), newPair.id)).toHaveLength(places);
        // Each new value put back by the old one gives the file as it was, so nothing else can have changed.
        const restored = after
          .toString()
          .replaceAll(newPair.id, oldId)
          .replaceAll(newSecret, oldSecret);
        expect(restored).toBe(text);
        expect(after.toString().split(newSecret).length).toBeGreaterThan(places);
        // No access key, in any spelling of its name, is the old one any more.
        const held = sectionsOf(documentOf(after)).flatMap(({ entries }) =>
          entries.filter(({ key }) => namesId(key)).map(({ property }) => property.value),
        );
        expect(held.map((value) => textOf(documentOf(after), value))).not.toContain(oldId);
      } catch (cause) {
        if (!(cause instanceof FailureError)) throw cause;
        expect(cause.failure.code).toBe('EDIT_REFUSED');
        refused += 1;
      }
    }),
    { numRuns: 3_000 },
  );
  // The generator has to reach both outcomes often, else this shows nothing.
  expect(edited).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(100);
});
