import { beforeAll, expect, test } from 'vitest';
import { type TextPair, textPairs } from '../../support/translations.ts';

let pairs: readonly TextPair[];
let codes: readonly TextPair[];

beforeAll(async () => {
  const all = await textPairs();
  codes = all.filter(({ place }) => place.endsWith(': wayOut'));
  pairs = all.filter((pair) => !codes.includes(pair));
});

// The same in both languages: names, and words that German has taken over.
const same = new Set([
  'Keyturn',
  'Proxy',
  'Name',
  'Details',
  'Computer',
  'Rotation',
  'Status',
  'Normal',
  'Team',
  'Updates',
  'JSON',
  'GitHub Actions',
  'GitLab CI/CD',
  'Cyberduck',
  'Mountain Duck',
  'Transmit',
  'S3 Browser',
  'rclone',
  'Tableau',
  'DBeaver',
  'ok',
  'csv',
  'html',
  'keyturn-team',
]);

test('every text has a German one of its own, but for names', () => {
  const left = pairs.filter(({ english, german }) => english === german && !same.has(german));
  expect(left.map(({ place, german }) => `${place}: ${german}`)).toEqual([]);
});

test('the list of those that are the same holds no other', () => {
  const needed = new Set(
    pairs.filter(({ english, german }) => english === german).map(({ german }) => german),
  );
  expect([...same].filter((text) => !needed.has(text))).toEqual([]);
});

test('German texts are written as German is: its quotation marks, and one who is addressed as Sie', () => {
  const odd = pairs.filter(({ german }) =>
    /["'’]|\bdu\b|\bdein|\bdir\b|  | $|^ |[“”](?=\p{L})|\p{L}„/iu.test(german),
  );
  expect(odd.map(({ place, german }) => `${place}: ${german}`)).toEqual([]);
});

test('a code is no text: what the application does goes by it', () => {
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter(({ english, german }) => english !== german)).toEqual([]);
});
