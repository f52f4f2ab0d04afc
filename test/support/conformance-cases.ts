/** The settings of each profile; a setting of a nested block is `block.setting`. */
export type Profiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The profiles of the files, or that the whole file is an error. */
export type ExpectedProfiles = Profiles | 'refused';

/** What one reader reads instead of what the standard says, and why. */
type Difference = { readonly reads: ExpectedProfiles; readonly because: string };

/** Where readers differ from the standard. */
type Differences = {
  readonly keyturn?: Difference;
  readonly javaScript?: Difference;
  readonly botocore?: Difference;
};

/** A rule of AWS's shared config file format: files, and how its SDKs agreed to read them. */
export type ConformanceCase = Differences & {
  readonly title: string;
  readonly credentials?: string;
  readonly config?: string;
  readonly standard: ExpectedProfiles;
};

/** The pair that the files hold. */
export const heldId = 'AKIACONFORMANCE00001';
export const heldSecret = 'heldSecret/0123456789+abcdefghijklmnopqr';

const both = { aws_access_key_id: heldId, aws_secret_access_key: heldSecret };
const idLine = `aws_access_key_id = ${heldId}\n`;
const secretLine = `aws_secret_access_key = ${heldSecret}\n`;
const pair = idLine + secretLine;
const otherId = 'AKIACONFORMANCE00002';
const otherPair = `aws_access_key_id = ${otherId}\naws_secret_access_key = otherSecret\n`;
const other = { aws_access_key_id: otherId, aws_secret_access_key: 'otherSecret' };

// Why Keyturn reads it differently.
const anyName = 'what could be a profile for some tool is shown, and its key can be rotated';
const emptyIsAbsent = 'an empty setting counts as absent, as in the SDK for JavaScript';
const firstLine = 'the lines below a value are no part of it; an edit of such a pair is refused';

// Why the tools do.
const forgetsEmpty = 'what has no value is forgotten';
const keyAsWritten = 'every name of a setting is taken';
const laterDefault = 'the later of [default] and [profile default] takes the place of the other';
const lineByLine = 'each line is read by itself';
const lowerCase = 'names of settings are read in lower case';
const nameAsWritten = 'what stands in the brackets is the name, whatever it is';
const noInlineComments = 'a comment stands on a line of its own';
const refusesNothing = 'what it does not know is passed over';
const refusesTwice = 'the parser of Python refuses what stands twice';
const strictHeader = 'white space stands in the brackets in one place only';

function inConfig(
  title: string,
  config: string,
  standard: ExpectedProfiles,
  differences: Differences = {},
): ConformanceCase {
  return { title, config, standard, ...differences };
}

function inCredentials(
  title: string,
  credentials: string,
  standard: ExpectedProfiles,
  differences: Differences = {},
): ConformanceCase {
  return { title, credentials, standard, ...differences };
}

/** The rules of the format, one by one, in files that hold a pair wherever one is possible. */
export const conformanceCases: readonly ConformanceCase[] = [
  // Files and sections.
  { title: 'an empty file holds no profile', config: '', credentials: '', standard: {} },
  { title: 'a file that is not there holds no profile', standard: {} },
  inConfig(
    'a profile may be empty',
    '[profile foo]',
    { foo: {} },
    { javaScript: { reads: {}, because: forgetsEmpty } },
  ),
  inConfig(
    'several profiles may be empty',
    '[profile foo]\n[profile bar]',
    { foo: {}, bar: {} },
    { javaScript: { reads: {}, because: forgetsEmpty } },
  ),
  inConfig('a profile has the settings below it', `[profile foo]\n${pair}`, { foo: both }),
  inConfig(
    'several profiles have their own settings',
    `[profile foo]\n${pair}[profile bar]\n${otherPair}`,
    { foo: both, bar: other },
  ),
  inConfig('a header ends with its bracket', `[profile foo\n${pair}`, 'refused', {
    javaScript: { reads: {}, because: refusesNothing },
  }),
  inConfig(
    'the name is trimmed',
    `[profile \tfoo \t]\n${pair}`,
    { foo: both },
    { javaScript: { reads: {}, because: strictHeader } },
  ),
  inConfig(
    'the brackets are trimmed in the config file',
    `[   profile foo   ]\n${pair}`,
    { foo: both },
    {
      javaScript: { reads: {}, because: strictHeader },
      botocore: { reads: {}, because: strictHeader },
    },
  ),
  inCredentials(
    'the brackets are trimmed in the credentials file',
    `[  foo  ]\n${pair}`,
    { foo: both },
    {
      keyturn: { reads: { '  foo  ': both }, because: nameAsWritten },
      javaScript: { reads: { '  foo  ': both }, because: nameAsWritten },
      botocore: { reads: { '  foo  ': both }, because: nameAsWritten },
    },
  ),
  inConfig('a tab may stand behind the word profile', `[profile\tfoo]\n${pair}`, { foo: both }),
  inConfig(
    'white space has to stand behind the word profile',
    `[profilefoo]\n${pair}[profile bar]\nregion = x\n`,
    { bar: { region: 'x' } },
  ),
  inConfig('letters, digits and signs make a name', `[profile AZaz09-_]\n${pair}`, {
    'AZaz09-_': both,
  }),
  inCredentials('more signs make a name, as users have them', `[a.b/c@d+e:f%g]\n${pair}`, {
    'a.b/c@d+e:f%g': both,
  }),
  inConfig('quotes around a name in the config file', `[profile "foo"]\n${pair}`, { foo: both }),
  inConfig(
    'a name with a space is none in the config file',
    `[profile my foo]\n${pair}`,
    {},
    { keyturn: { reads: { 'my foo': both }, because: anyName } },
  ),
  inCredentials(
    'a name with a space is none in the credentials file',
    `[my foo]\n${pair}`,
    {},
    {
      keyturn: { reads: { 'my foo': both }, because: anyName },
      botocore: { reads: { 'my foo': both }, because: nameAsWritten },
    },
  ),
  inConfig(
    'what stands below a name that is none belongs to nobody',
    `[profile foo]\n${pair}[profile in valid]\nregion = x\n[profile bar]\nregion = y\n`,
    { foo: both, bar: { region: 'y' } },
    {
      keyturn: {
        reads: { foo: both, 'in valid': { region: 'x' }, bar: { region: 'y' } },
        because: anyName,
      },
    },
  ),
  inCredentials('a setting stands below a header', `region = x\n[foo]\n${pair}`, 'refused', {
    javaScript: { reads: { foo: both }, because: refusesNothing },
  }),

  // Settings.
  inCredentials('a value may hold the equals sign', `[foo]\n${pair}ca_bundle = a=b==\n`, {
    foo: { ...both, ca_bundle: 'a=b==' },
  }),
  inCredentials('a value may hold the signs of comments', `[foo]\n${pair}ca_bundle = a#b;c\n`, {
    foo: { ...both, ca_bundle: 'a#b;c' },
  }),
  inCredentials('a value may hold any letter', `[foo]\n${pair}ca_bundle = /ключ/🗝\n`, {
    foo: { ...both, ca_bundle: '/ключ/🗝' },
  }),
  inCredentials(
    'names and values are trimmed',
    `[foo]\naws_access_key_id \t=  \t${heldId} \t\n${secretLine}`,
    { foo: both },
  ),
  inCredentials(
    'no white space is needed around the equals sign',
    `[foo]\n${pair.replaceAll(' = ', '=')}`,
    { foo: both },
  ),
  inCredentials(
    'a value may be empty',
    `[foo]\n${pair}region =\n`,
    { foo: { ...both, region: '' } },
    {
      keyturn: { reads: { foo: both }, because: emptyIsAbsent },
      javaScript: { reads: { foo: both }, because: forgetsEmpty },
    },
  ),
  inCredentials('a name may not be empty', `[foo]\n${pair}= x\n`, 'refused', {
    javaScript: { reads: { foo: both }, because: refusesNothing },
  }),
  inCredentials('a setting has an equals sign', `[foo]\n${pair}region\n`, 'refused', {
    javaScript: { reads: { foo: both }, because: refusesNothing },
  }),
  inCredentials('a colon is no equals sign', `[foo]\n${pair.replaceAll(' =', ':')}`, 'refused', {
    keyturn: {
      reads: { foo: both },
      because: 'the AWS CLI and the SDK for Go sign with such a pair',
    },
    javaScript: { reads: {}, because: refusesNothing },
    botocore: { reads: { foo: both }, because: 'the parser of Python takes both signs' },
  }),
  inCredentials(
    'a name with a space is left out',
    `[foo]\n${pair}my region = x\n`,
    { foo: both },
    {
      keyturn: { reads: { foo: { ...both, 'my region': 'x' } }, because: keyAsWritten },
      javaScript: { reads: { foo: { ...both, 'my region': 'x' } }, because: keyAsWritten },
      botocore: { reads: { foo: { ...both, 'my region': 'x' } }, because: keyAsWritten },
    },
  ),
  inCredentials(
    'letters, digits and signs make the name of a setting',
    `[foo]\n${pair}AZaz09-_ = x\n`,
    { foo: { ...both, 'AZaz09-_': 'x' } },
    {
      keyturn: { reads: { foo: { ...both, 'azaz09-_': 'x' } }, because: lowerCase },
      botocore: { reads: { foo: { ...both, 'azaz09-_': 'x' } }, because: lowerCase },
    },
  ),

  // Lines.
  inCredentials('line ends of Windows', `[foo]\n${pair}`.replaceAll('\n', '\r\n'), { foo: both }),
  inCredentials(
    'line ends of both kinds in one file',
    `[foo]\r\n${idLine}${secretLine.replace('\n', '\r\n')}`,
    { foo: both },
  ),
  inCredentials('the last line needs no end', `[foo]\n${pair.trimEnd()}`, { foo: both }),
  inCredentials('blank lines are left out', `\t \n[foo]\n\t\n \n${idLine}\n\t \n${secretLine} \t`, {
    foo: both,
  }),
  inCredentials(
    'lines of comments with the hash sign',
    `# a\n[foo]\n# b = c\n${idLine}#\n${secretLine}`,
    { foo: both },
  ),
  inCredentials(
    'lines of comments with the semicolon',
    `; a\n[foo]\n; b = c\n${idLine};\n${secretLine}`,
    { foo: both },
  ),
  inCredentials('a comment behind the header', `[foo] # a ; b\n${pair}`, { foo: both }),
  inCredentials(
    'a comment right behind the header',
    `[foo]; a\n${pair}`,
    { foo: both },
    { javaScript: { reads: {}, because: 'a comment begins after white space everywhere' } },
  ),
  inCredentials(
    'a comment behind a value, after white space',
    `[foo]\n${pair}region = x # a ; b\n`,
    { foo: { ...both, region: 'x' } },
    { botocore: { reads: { foo: { ...both, region: 'x # a ; b' } }, because: noInlineComments } },
  ),
  inCredentials(
    'a comment behind the id, after white space',
    `[foo]\n${pair.replace('\n', ' ; a\n')}`,
    { foo: both },
    {
      botocore: {
        reads: { foo: { ...both, aws_access_key_id: `${heldId} ; a` } },
        because: noInlineComments,
      },
    },
  ),
  inCredentials(
    'a comment behind a value may be empty',
    `[foo]\n${pair}region = x ;\n`,
    { foo: { ...both, region: 'x' } },
    { botocore: { reads: { foo: { ...both, region: 'x ;' } }, because: noInlineComments } },
  ),
  inCredentials(
    'what stands right behind a value belongs to it',
    `[foo]\n${pair}region = x# a\nca_bundle = y; b\n`,
    { foo: { ...both, region: 'x# a', ca_bundle: 'y; b' } },
  ),

  // Duplicates.
  inCredentials(
    'a profile that stands twice is merged',
    `[foo]\n${pair}[foo]\nregion = x\n`,
    { foo: { ...both, region: 'x' } },
    { botocore: { reads: 'refused', because: refusesTwice } },
  ),
  inCredentials(
    'of a setting that stands twice the last holds',
    `[foo]\nregion = x\n${pair}region = y\n`,
    { foo: { ...both, region: 'y' } },
    { botocore: { reads: 'refused', because: refusesTwice } },
  ),
  inCredentials(
    'of an id that stands twice the last holds',
    `[foo]\naws_access_key_id = ${otherId}\n${pair}`,
    { foo: both },
    { botocore: { reads: 'refused', because: refusesTwice } },
  ),
  inCredentials(
    'of a setting in a profile that stands twice the last holds',
    `[foo]\n${otherPair}[foo]\n${pair}`,
    { foo: both },
    { botocore: { reads: 'refused', because: refusesTwice } },
  ),
  inConfig(
    'in the config file [profile default] wins over a later [default]',
    `[profile default]\n${pair}[default]\nregion = x\n`,
    { default: both },
    { botocore: { reads: { default: { region: 'x' } }, because: laterDefault } },
  ),
  inConfig(
    'in the config file [profile default] wins over an earlier [default]',
    `[default]\nregion = x\n[profile default]\n${pair}`,
    { default: both },
  ),
  inConfig(
    'two [profile default] merge, and [default] between them is left out',
    `[profile default]\n${pair}[default]\noutput = x\n[profile default]\nregion = y\n`,
    { default: { ...both, region: 'y' } },
    { botocore: { reads: 'refused', because: refusesTwice } },
  ),
  inConfig(
    'the pair of [default] does not count beside [profile default]',
    `[profile default]\nregion = x\n[default]\n${pair}`,
    { default: { region: 'x' } },
    { botocore: { reads: { default: both }, because: laterDefault } },
  ),
  inConfig(
    'of two pairs that of [profile default] counts',
    `[profile default]\n${pair}[default]\n${otherPair}`,
    { default: both },
    { botocore: { reads: { default: other }, because: laterDefault } },
  ),

  inCredentials(
    'a section called DEFAULT is a profile like others',
    `[DEFAULT]\nregion = x\n[foo]\n${pair}`,
    { DEFAULT: { region: 'x' }, foo: both },
    {
      botocore: {
        reads: { foo: { region: 'x', ...both } },
        because: 'the parser of Python hands the settings of such a section on to all others',
      },
    },
  ),

  // Both files.
  {
    title: 'a profile of both files is merged',
    config: '[profile foo]\nregion = x\n',
    credentials: `[foo]\n${pair}`,
    standard: { foo: { region: 'x', ...both } },
  },
  {
    title: 'the credentials file wins',
    config: `[profile foo]\n${otherPair}`,
    credentials: `[foo]\n${pair}`,
    standard: { foo: both },
  },
  {
    title: '[default] of both files is merged',
    config: '[default]\nregion = x\n',
    credentials: `[default]\n${pair}`,
    standard: { default: { region: 'x', ...both } },
  },
  {
    title: '[profile default] goes with [default] of the credentials file',
    config: '[profile default]\nregion = x\n[default]\noutput = y\n',
    credentials: `[default]\n${pair}`,
    standard: { default: { region: 'x', ...both } },
    botocore: { reads: { default: { output: 'y', ...both } }, because: laterDefault },
  },
  inConfig('without the word profile it is none in the config file', `[foo]\n${pair}`, {}),
  inCredentials(
    'with the word profile it is none in the credentials file',
    `[profile foo]\n${pair}`,
    {},
    {
      keyturn: { reads: { 'profile foo': both }, because: anyName },
      javaScript: {
        reads: { 'profile.foo': both },
        because: 'it keeps the section under a name of its own',
      },
      botocore: { reads: { 'profile foo': both }, because: nameAsWritten },
    },
  ),

  // Continued lines.
  inCredentials(
    'an indented line goes on with the value',
    `[foo]\n${pair}note = a\n -b\n`,
    { foo: { ...both, note: 'a\n-b' } },
    {
      keyturn: { reads: { foo: { ...both, note: 'a' } }, because: firstLine },
      javaScript: { reads: { foo: { ...both, note: 'a' } }, because: lineByLine },
    },
  ),
  inCredentials(
    'several indented lines go on with the value',
    `[foo]\n${pair}note = a\n -b\n -c\n`,
    { foo: { ...both, note: 'a\n-b\n-c' } },
    {
      keyturn: { reads: { foo: { ...both, note: 'a' } }, because: firstLine },
      javaScript: { reads: { foo: { ...both, note: 'a' } }, because: lineByLine },
    },
  ),
  inCredentials(
    'a line that goes on is trimmed',
    `[foo]\n${pair}note = a\n \t -b \t \n`,
    { foo: { ...both, note: 'a\n-b' } },
    {
      keyturn: { reads: { foo: { ...both, note: 'a' } }, because: firstLine },
      javaScript: { reads: { foo: { ...both, note: 'a' } }, because: lineByLine },
    },
  ),
  inCredentials(
    'a line that goes on has no comment',
    `[foo]\n${pair}note = a\n -b # c ; d\n`,
    { foo: { ...both, note: 'a\n-b # c ; d' } },
    {
      keyturn: { reads: { foo: { ...both, note: 'a' } }, because: firstLine },
      javaScript: { reads: { foo: { ...both, note: 'a' } }, because: lineByLine },
    },
  ),
  inCredentials(
    'a secret that goes on is another secret',
    `[foo]\n${pair} more\n`,
    { foo: { ...both, aws_secret_access_key: `${heldSecret}\nmore` } },
    {
      keyturn: { reads: { foo: both }, because: firstLine },
      javaScript: { reads: { foo: both }, because: lineByLine },
    },
  ),
  inCredentials(
    'an id that goes on is another id',
    `[foo]\n${idLine} ${secretLine}`,
    { foo: { aws_access_key_id: `${heldId}\n${secretLine.trim()}` } },
    {
      keyturn: { reads: { foo: { aws_access_key_id: heldId } }, because: firstLine },
      javaScript: { reads: { foo: both }, because: lineByLine },
    },
  ),
  inCredentials('nothing goes on before the first header', ` -b\n[foo]\n${pair}`, 'refused', {
    javaScript: { reads: { foo: both }, because: refusesNothing },
  }),
  inCredentials('nothing goes on right below a header', `[foo]\n -b\n${pair}`, 'refused', {
    javaScript: { reads: { foo: both }, because: refusesNothing },
  }),
  inCredentials('a header ends what went on', `[foo]\n${pair}[bar]\n -b\n`, 'refused', {
    javaScript: { reads: { foo: both }, because: refusesNothing },
  }),

  // Nested blocks.
  inConfig(
    'an empty setting takes in the settings indented below it',
    `[profile foo]\n${pair}s3 =\n  region = x\n  output = y\n`,
    { foo: { ...both, 's3.region': 'x', 's3.output': 'y' } },
  ),
  inConfig('a block ends where the indent ends', `[profile foo]\ns3 =\n  region = x\n${pair}`, {
    foo: { ...both, 's3.region': 'x' },
  }),
  inConfig(
    'blank lines may stand in a block',
    `[profile foo]\n${pair}s3 =\n  region = x\n\t \n  output = y\n`,
    { foo: { ...both, 's3.region': 'x', 's3.output': 'y' } },
  ),
  inConfig(
    'a comment may stand in a block',
    `[profile foo]\n${pair}s3 =\n  region = x\n  # a\n  output = y\n`,
    { foo: { ...both, 's3.region': 'x', 's3.output': 'y' } },
  ),
  inConfig(
    'a setting of a block may be empty',
    `[profile foo]\n${pair}s3 =\n  region =\n`,
    { foo: { ...both, 's3.region': '' } },
    { javaScript: { reads: { foo: both }, because: forgetsEmpty } },
  ),
  inConfig(
    'a line of a block has an equals sign',
    `[profile foo]\n${pair}s3 =\n  region\n`,
    'refused',
    { javaScript: { reads: { foo: both }, because: refusesNothing } },
  ),
  inConfig(
    'a line separator in a block ends no line',
    `[profile foo]\n${pair}s3 =\n  region = x\u2028y\n`,
    { foo: { ...both, 's3.region': 'x\u2028y' } },
    {
      botocore: {
        reads: 'refused',
        because: 'the lines of a block are split as Python splits a text',
      },
    },
  ),
  inConfig('a setting of a block has a name', `[profile foo]\n${pair}s3 =\n  = x\n`, 'refused', {
    keyturn: {
      reads: { foo: { ...both, 's3.': 'x' } },
      because:
        'nothing but `endpoint_url` is asked for in a block, and no tool that is run refuses it',
    },
    javaScript: { reads: { foo: both }, because: refusesNothing },
    botocore: {
      reads: { foo: { ...both, 's3.': 'x' } },
      because: 'a name in a block may be empty',
    },
  }),
  inConfig(
    'a pair in a block is none of the profile',
    `[profile foo]\n${pair}s3 =\n  aws_access_key_id = ${otherId}\n  aws_secret_access_key = otherSecret\n`,
    {
      foo: { ...both, 's3.aws_access_key_id': otherId, 's3.aws_secret_access_key': 'otherSecret' },
    },
  ),
  inConfig(
    'what goes on and what is nested may follow one another',
    `[profile foo]\nnote = a\n b = c\n d\n${pair}s3 =\n  region = x\n`,
    { foo: { note: 'a\nb = c\nd', ...both, 's3.region': 'x' } },
    {
      keyturn: { reads: { foo: { note: 'a', ...both, 's3.region': 'x' } }, because: firstLine },
      javaScript: {
        reads: { foo: { note: 'a', b: 'c', ...both, 's3.region': 'x' } },
        because: lineByLine,
      },
    },
  ),

  // Sections that are not profiles.
  inConfig(
    'a services section is no profile',
    `[default]\n${pair}services = mine\n[services mine]\niam =\n  endpoint_url = https://iam.test\n`,
    { default: { ...both, services: 'mine' } },
  ),
  inConfig(
    'an sso-session section is no profile',
    `[sso-session foo]\nsso_region = x\n[profile foo]\n${pair}`,
    { foo: both },
  ),
  inConfig(
    'an sso-session called default is no profile',
    `[default]\n${pair}[sso-session default]\nsso_region = x\n`,
    { default: both },
  ),
  inConfig('an sso-session without a name is nothing', `[sso-session]\nsso_region = x\n`, {}),
  inConfig(
    'white space around an sso-session makes it no profile',
    `[  sso-session foo  ]\nsso_region = x\n[profile bar]\n${pair}`,
    { bar: both },
  ),
  inConfig(
    'a section of an unknown kind is no profile',
    `[default]\n${pair}[plugins mine]\na =\n  b = c\n`,
    { default: both },
  ),
];
