import { expect, test } from 'vitest';
import { bugReport } from '../../../main/log/bug-report.ts';
import { speak } from '../../../shared/words/language.ts';
import { snapshots } from '../../support/fixtures/snapshots.ts';

const facts = {
  snapshot: snapshots.allKinds,
  versions: { Electron: '45.4.1' },
  system: 'linux x64',
  desktop: 'GNOME',
};

test('a report has what runs where, how many of what, and nobody’s names', () => {
  const report = bugReport({ ...facts, log: [] });
  expect(report).toContain('Electron 45.4.1');
  expect(report).toContain('never (sso)');
  for (const { name, user, account, keyId } of facts.snapshot.profiles) {
    for (const word of [name, user, account, keyId]) {
      if (word !== undefined) expect(report).not.toMatch(new RegExp(`\\b${word}\\b`));
    }
  }
  expect(report).not.toContain('/home');
});

test('of the log it has warnings and errors alone, without names, keys, accounts and paths', () => {
  const report = bugReport({
    ...facts,
    log: [
      '2026-11-23T14:05:00.000Z INFO  started version=0.1.0',
      '2026-11-23T14:05:01.000Z WARN  company-sso of ada failed path=/srv/keys/credentials account=111122223333',
      '2026-11-23T14:05:02.000Z ERROR arn:aws:iam::111122223333:user/team/ada has AKIAIOSFODNN7EXAMPLE and AKIA…MPLE',
      '  Error code=FILE_NOT_SAVED path="C:\\\\Users\\\\ada\\\\x"',
      '    at save (file:///opt/keyturn/out/main/main.js:12:34)',
      '    at ~/.aws/credentials',
    ],
  });
  const [, log = ''] = report.split('Last warnings and errors:');
  expect(log).not.toMatch(/started|company|\bada\b|srv|opt|Users|111122223333|EXAMPLE|MPLE|\.aws/);
  expect(log).toContain('WARN  [name] of [name] failed path=[path] account=[account]');
  expect(log).toContain('[path]:12:34');
  expect(log).toContain('code=FILE_NOT_SAVED');
});

test('a path that a cut line has left without its closing quote has no name in the report', () => {
  const line = '2026-11-23T14:05:01.000Z WARN  not saved path="/home/ada lovelace/her keys …';
  const report = bugReport({ ...facts, log: [line] });
  expect(report).toContain('not saved path="[path]"');
  expect(report).not.toMatch(/lovelace|keys …/);
});

test.each([
  ['quotes that nothing closes', `"${String.raw`\"/`.repeat(200_000)}`],
  ['one path without an end', `"${'/'.repeat(500_000)}`],
  ['one name without an end', `"${'a'.repeat(500_000)}`],
])(
  'a line of the log that is made to take minutes does not: %s',
  (_, text) => {
    const began = performance.now();
    const log = Array.from({ length: 60 }, () => `2026-11-23T14:05:01.000Z ERROR ${text}`);
    expect(bugReport({ ...facts, log })).toContain('ERROR');
    expect(performance.now() - began).toBeLessThan(10_000);
  },
  30_000,
);

test('a secret that has found its way into the log finds none into the report', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const line = `2026-11-23T14:05:01.000Z WARN  aws_secret_access_key=${secret}`;
  expect(bugReport({ ...facts, log: [line] })).not.toContain('K7MDENG');
});

test('of a long log it has the newest lines', () => {
  const log = Array.from(
    { length: 500 },
    (_, index) => `2026-11-23T14:05:01.000Z WARN  trouble ${String(index)}`,
  );
  const report = bugReport({ ...facts, log });
  expect(report).toContain('trouble 499');
  expect(report).not.toContain('trouble 400\n');
});

test('of the way to AWS it has how the proxy is chosen, and not where it is', () => {
  const connection = {
    proxy: { use: 'this one', address: 'http://proxy.company.example:8080' },
    certificates: '/home/ada/company.pem',
  } as const;
  const log = [
    '2026-11-23T14:05:01.000Z WARN  it failed code=PROXY_NOT_REACHED host=http://proxy.company.example:8080',
  ];
  const report = bugReport({ ...facts, snapshot: { ...facts.snapshot, connection }, log });
  expect(report).toContain('"proxy":"this one"');
  expect(report).toContain('PROXY_NOT_REACHED');
  expect(report).not.toMatch(/company/u);
});

test('it is the same in every language: its reader need not speak that of the reporter', () => {
  const english = bugReport({ ...facts, log: [] });
  speak('de');
  try {
    expect(bugReport({ ...facts, log: [] })).toBe(english);
  } finally {
    speak('en');
  }
});
