/** How a tool reads a profile: the pair, no pair, an error for the whole file, or another ID. */
export type CaseReading = 'the pair' | 'no pair' | 'refuses the file' | `the id is ${string}`;

/** One oddity of a credentials or config file, and how AWS's tools read the profile in it. */
export type ReaderCase = {
  readonly title: string;
  readonly kind: 'credentials' | 'config';
  readonly profile: string;
  /** ID and SECRET represent a pair. */
  readonly text: string;
  readonly javaScript: CaseReading;
  readonly botocore: CaseReading;
  /** From reading its source; not run. */
  readonly go: CaseReading;
};

const pair = 'aws_access_key_id = ID\naws_secret_access_key = SECRET\n';

function inFoo(
  title: string,
  text: string,
  [javaScript, botocore, go]: readonly [CaseReading, CaseReading, CaseReading],
  { kind = 'credentials', profile = 'foo' }: Partial<Pick<ReaderCase, 'kind' | 'profile'>> = {},
): ReaderCase {
  return { title, kind, profile, text, javaScript, botocore, go };
}

/** The oddities that AWS's tools read differently, and those where one would expect that. */
export const readerCases: readonly ReaderCase[] = [
  inFoo('as AWS writes it', `[foo]\n${pair}`, ['the pair', 'the pair', 'the pair']),
  inFoo('Windows line ends', `[foo]\n${pair}`.replaceAll('\n', '\r\n'), [
    'the pair',
    'the pair',
    'the pair',
  ]),
  inFoo('a comment behind the header', `[foo] # note\n${pair}`, [
    'the pair',
    'the pair',
    'the pair',
  ]),
  inFoo('all keys indented', `[foo]\n${pair.replaceAll('aws_', '  aws_')}`, [
    'the pair',
    'the pair',
    'no pair',
  ]),
  inFoo('only the second key indented', `[foo]\n${pair.replace('aws_secret', '  aws_secret')}`, [
    'the pair',
    'the id is ID\naws_secret_access_key = SECRET',
    'no pair',
  ]),
  inFoo('a comment behind the value', `[foo]\n${pair.replace('= ID', '= ID # note')}`, [
    'the pair',
    'the id is ID # note',
    'the pair',
  ]),
  inFoo('the same without a space', `[foo]\n${pair.replace('= ID', '= ID#note')}`, [
    'the id is ID#note',
    'the id is ID#note',
    'the pair',
  ]),
  inFoo('`key: value`', `[foo]\n${pair.replaceAll(' =', ':')}`, [
    'no pair',
    'the pair',
    'the pair',
  ]),
  inFoo('keys in upper case', `[foo]\n${pair.replaceAll(/aws_\w+/g, (key) => key.toUpperCase())}`, [
    'no pair',
    'the pair',
    'the pair',
  ]),
  inFoo('values in quotes', `[foo]\n${pair.replaceAll(/(ID|SECRET)$/gm, '"$1"')}`, [
    'the id is "ID"',
    'the id is "ID"',
    'the pair',
  ]),
  inFoo('a section that stands twice', `[foo]\n${pair}[foo]\nregion = x\n`, [
    'the pair',
    'refuses the file',
    'the pair',
  ]),
  inFoo('a key that stands twice', `[foo]\naws_access_key_id = other\n${pair}`, [
    'the pair',
    'refuses the file',
    'the pair',
  ]),
  inFoo('a setting before the first section', `region = x\n[foo]\n${pair}`, [
    'the pair',
    'refuses the file',
    'the pair',
  ]),
  inFoo('a line without `=`', `[foo]\n${pair}note to myself\n`, [
    'the pair',
    'refuses the file',
    'refuses the file',
  ]),
  inFoo('a byte order mark', `\uFEFF[foo]\n${pair}`, [
    'the pair',
    'refuses the file',
    'refuses the file',
  ]),
  inFoo('no-break spaces around `=`', `[foo]\n${pair.replaceAll(' = ', '\u00a0=\u00a0')}`, [
    'the pair',
    'the pair',
    'the pair',
  ]),
  inFoo('wide spaces before the values', `[foo]\n${pair.replaceAll('= ', '=\u3000')}`, [
    'the pair',
    'the pair',
    'the pair',
  ]),
  inFoo('a no-break space behind the header', `[foo]\u00a0\n${pair}`, [
    'the pair',
    'the pair',
    'refuses the file',
  ]),
  inFoo(
    'a no-break space behind `profile` in the config file',
    `[profile\u00a0foo]\n${pair}`,
    ['the pair', 'no pair', 'no pair'],
    { kind: 'config' },
  ),
  inFoo('a comment behind a no-break space', `[foo]\n\u00a0# note\n${pair}`, [
    'the pair',
    'the pair',
    'refuses the file',
  ]),
  inFoo('a byte order mark within the file', `# note\n\uFEFF[foo]\n${pair}`, [
    'the pair',
    'refuses the file',
    'refuses the file',
  ]),
  inFoo('spaces in the brackets', `[ foo ]\n${pair}`, ['no pair', 'no pair', 'the pair']),
  inFoo('a name with a space', `[my foo]\n${pair}`, ['no pair', 'the pair', 'the pair'], {
    profile: 'my foo',
  }),
  inFoo('a name with signs', `[a.b/c@d+e:f]\n${pair}`, ['the pair', 'the pair', 'the pair'], {
    profile: 'a.b/c@d+e:f',
  }),
  inFoo('`[profile foo]` in the credentials file', `[profile foo]\n${pair}`, [
    'no pair',
    'no pair',
    'no pair',
  ]),
  inFoo(
    '`[profile foo]` in the config file',
    `[profile foo]\n${pair}`,
    ['the pair', 'the pair', 'the pair'],
    { kind: 'config' },
  ),
  inFoo('`[foo]` in the config file', `[foo]\n${pair}`, ['no pair', 'no pair', 'no pair'], {
    kind: 'config',
  }),
  inFoo(
    '`[profile  foo]` with two spaces, in the config file',
    `[profile  foo]\n${pair}`,
    ['no pair', 'the pair', 'the pair'],
    { kind: 'config' },
  ),
  inFoo(
    '`[ profile foo ]` in the config file',
    `[ profile foo ]\n${pair}`,
    ['no pair', 'no pair', 'the pair'],
    { kind: 'config' },
  ),
  inFoo(
    '`[profile "foo"]` in the config file',
    `[profile "foo"]\n${pair}`,
    ['the pair', 'the pair', 'no pair'],
    { kind: 'config' },
  ),
  inFoo(
    '`[profiles foo]` or `[profile: foo]` in the config file',
    `[profiles foo]\n${pair}`,
    ['no pair', 'the pair', 'no pair'],
    { kind: 'config' },
  ),
  inFoo(
    '`[profile.foo]` in the config file',
    `[profile.foo]\n${pair}`,
    ['the pair', 'no pair', 'no pair'],
    { kind: 'config' },
  ),
  inFoo(
    '`[Profile foo]` or `[profile:foo]` in the config file',
    `[Profile foo]\n${pair}`,
    ['no pair', 'no pair', 'no pair'],
    { kind: 'config' },
  ),
  inFoo(
    '`AWSAccessKeyId`, `access_key_id` or `export aws_access_key_id`',
    `[foo]\n${pair.replace('aws_access_key_id', 'AWSAccessKeyId')}`,
    ['no pair', 'no pair', 'no pair'],
  ),
  inFoo('the pair in `[DEFAULT]`', `[DEFAULT]\n${pair}[foo]\nregion = x\n`, [
    'no pair',
    'the pair',
    'no pair',
  ]),
  inFoo('a nested block above', `[foo]\ns3 =\n  max_queue_size = 7\n${pair}`, [
    'the pair',
    'the pair',
    'the pair',
  ]),
  inFoo('line ends of old Macs', `[foo]\n${pair}`.replaceAll('\n', '\r'), [
    'no pair',
    'the pair',
    'no pair',
  ]),
];
