import fc from 'fast-check';
import { oldId, oldSecret, otherId } from './samples.ts';

const indent = fc.constantFrom('', '', '', '', ' ', '  ', '\t');
const sign = fc.constantFrom('=', ' = ', ' = ', '\t=\t', ' =', '   =   ', ': ', ' : ');
const ending = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\r\n');
const tail = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' ',
  '\t',
  ' # note',
  ' ; note',
  '#tight',
  `  # was ${oldId}`,
);
const header = fc.constantFrom(
  '[default]',
  '[profile default]',
  '[dev]',
  '[profile dev]',
  '[profile "dev"]',
  '[ dev ]',
  '[my dev]',
  '[a.b/c@d+e:f]',
  '[dév 🔑]',
  '[DEFAULT]',
  '[dev] # [note]',
  '[dev] junk',
  '[services local]',
);
const key = fc.constantFrom(
  'region',
  's3',
  'role_arn',
  'aws_session_token',
  'credential_process',
  'x:y',
);
const value = fc.constantFrom('', 'eu-west-1', '/opt/x --a=b "c d"', oldId, 'žluť');
const idKey = fc.constantFrom(
  'aws_access_key_id',
  'aws_access_key_id',
  'AWS_ACCESS_KEY_ID',
  'AWSAccessKeyId',
  'aws_access_key',
  '\u00a0aws_access_key_id',
);
const secretKey = fc.constantFrom(
  'aws_secret_access_key',
  'aws_secret_access_key',
  'Aws_Secret_Access_Key',
  'AWSSecretKey',
  'aws_secret_key',
);
const id = fc.constantFrom(
  oldId,
  oldId,
  oldId,
  oldId,
  otherId,
  `"${oldId}"`,
  `${oldId}\u00a0`,
  `${oldId}X`,
  '',
);
const secret = fc.constantFrom(
  oldSecret,
  oldSecret,
  oldSecret,
  `"${oldSecret}"`,
  `${oldSecret}\\`,
  '',
);

const property = fc
  .tuple(
    indent,
    fc.oneof(pairOf(idKey, id), pairOf(secretKey, secret), pairOf(key, value)),
    sign,
    tail,
  )
  .map(([space, [name, text], equals, rest]) => `${space}${name}${equals}${text}${rest}`);

const line = fc.oneof(
  { weight: 6, arbitrary: property },
  { weight: 2, arbitrary: fc.tuple(indent, header).map(([space, text]) => space + text) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '  ',
      '# comment',
      `  ; ${oldId}`,
      'junk',
      '  more',
      '= x',
      `  ${oldId}`,
    ),
  },
);

/** A section as people have it: a header, a pair, something more. */
const plainSection = fc
  .tuple(
    header,
    fc.constantFrom(oldId, otherId),
    indent,
    sign,
    fc.array(property, { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([name, held, space, equals, rest, twice]) => [
    name,
    `${space}aws_access_key_id${equals}${held}`,
    `${space}aws_secret_access_key${equals}${oldSecret}`,
    ...(twice
      ? [`${space}AWSAccessKeyId${equals}${held}`, `${space}AWSSecretKey${equals}${oldSecret}`]
      : []),
    ...rest,
  ]);

const section = fc.oneof(
  { weight: 2, arbitrary: plainSection },
  { weight: 1, arbitrary: fc.array(line, { maxLength: 4 }) },
);

const plainFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '', '', '\uFEFF'),
    fc.array(section, { maxLength: 5 }),
    ending,
    fc.boolean(),
  )
  .map(([mark, parts, end, closed]) => mark + parts.flat().join(end) + (closed ? end : ''));

/** White space for all of AWS's tools, for some of them, and for none; none of it is seen. */
const unseen = fc.constantFrom(
  ...'\u00a0\u00a0\u1680\u2003\u2028\u202f\u3000\v\f'.split(''),
  ...'\u001c\u001f\u0085\ufeff'.split(''),
  ...'\u180e\u200b\u2060\0'.split(''),
);

/** Where a character that is not seen would be taken for white space: at the ends of lines, names and values. */
const edge = /(?<=^|[=:\]])|(?=[=:[#;]|\r*$)/gm;

/** Texts that are credentials or config files more or less: every oddity that AWS's tools disagree about. */
export const arbitraryFile: fc.Arbitrary<string> = fc
  .tuple(plainFile, fc.array(fc.tuple(fc.nat(), unseen), { maxLength: 2 }))
  .map(([text, pasted]) => pasted.reduce(paste, text));

function paste(text: string, [number, character]: readonly [number, string]): string {
  const edges = [...text.matchAll(edge)].map(({ index }) => index);
  const at = edges[number % edges.length] ?? 0;
  return text.slice(0, at) + character + text.slice(at);
}

function pairOf(
  name: fc.Arbitrary<string>,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<readonly [string, string]> {
  return fc.tuple(name, text);
}
