import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handoutText } from '../../../main/handout/handout-text.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { HandoutFormat } from '../../../shared/contract/handout.ts';
import { FailureError } from '../../../shared/values/failure.ts';
import { accessKeyId } from '../../../shared/values/identifiers.ts';
import { handoutReaders } from '../../support/handout-readers.ts';

const id = accessKeyId('AKIAIOSFODNN7EXAMPLE');
if (id === undefined) throw new Error('it is well-formed');

function handedOut(secret: string, format: HandoutFormat): string | undefined {
  try {
    return handoutText({ id: id ?? never(), secret: new Secret(secret) }, format);
  } catch (cause) {
    if (cause instanceof FailureError && cause.failure.code === 'HANDOUT_NOT_POSSIBLE') {
      return undefined;
    }
    throw cause;
  }
}

function never(): never {
  throw new Error('it is there');
}

const ofAws = fc
  .array(fc.constantFrom(...'ABYZabyz0189/+='.split('')), { minLength: 16, maxLength: 128 })
  .map((signs) => signs.join(''));
// What shells, files and tables give a meaning to, more often than chance would.
const signs = [
  ...'\'"\\`$(){}[]!#%&;|<>~*?,=:@^ \t\n\r-'.split(''),
  '$(',
  '${',
  '\u2019',
  '\u0000',
  'ä',
  'x',
];
const byHand = fc.oneof(
  fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 24 }).map((some) => some.join('')),
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);
const commands = [
  '$(touch${IFS}/tmp/keyturn-was-here)',
  '`id`',
  "';id;'",
  "''';id;'",
  '"; id #',
  '!!',
  'a!b',
  '%PATH%',
  '=cmd|calc',
  'a,b',
  'a"b',
  "a'b",
  'a\\',
  "\\'",
  'a #b',
];

const examples = commands.map((secret): [string] => [secret]);

describe.each(handoutReaders)('a pair handed out for $format', ({ name, format, read }) => {
  test(`is what ${name} reads, whatever AWS made`, () => {
    fc.assert(
      fc.property(ofAws, (secret) => {
        expect(read(handedOut(secret, format) ?? never())).toEqual({ id, secret });
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test(`is what ${name} reads, whatever stood in the file, or refused`, () => {
    fc.assert(
      fc.property(byHand, (secret) => {
        const text = handedOut(secret, format);
        if (text !== undefined) expect(read(text)).toEqual({ id, secret });
      }),
      { numRuns: 150, examples },
    );
  }, 60_000);
});

test.each(['bash', 'fish', 'PowerShell', 'JSON', 'CSV'] as const)(
  'whatever can be printed can be handed out for %s',
  (format) => {
    const printable = fc
      .string({ minLength: 1, maxLength: 40 })
      .filter((secret) => secret === secret.trim());
    fc.assert(
      fc.property(printable, (secret) => {
        expect(handedOut(secret, format)).toBeDefined();
      }),
      { examples },
    );
  },
);

test.each(HandoutFormat.options.filter((format) => format !== 'JSON'))(
  'what a terminal would act on is not handed out for %s',
  (format) => {
    for (const secret of ['wJalr\nid\n', 'wJalr\u001B[201~id', 'wJalr\u0000', 'wJalr\u009B', '']) {
      expect(handedOut(secret, format)).toBeUndefined();
    }
  },
);
