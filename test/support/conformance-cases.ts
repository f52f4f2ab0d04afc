/** The readers that a case is held to. */
export type ConformingReader = 'Keyturn' | 'JavaScript SDK' | 'AWS CLI';

/** What a reader has of a file: the settings of each profile, or that it refuses the file. */
export type ConformanceReading =
  | Readonly<Record<string, Readonly<Record<string, unknown>>>>
  | 'refused';

/** One rule of the shared config file format. */
export type ConformanceCase = {
  readonly rule: string;
  readonly kind: 'credentials' | 'config';
  readonly text: string;
  /** What the rule asks for. */
  readonly standard: ConformanceReading;
  /** Readers that have something else. */
  readonly parts?: Readonly<Partial<Record<ConformingReader, ConformanceReading>>>;
};

function config(
  rule: string,
  text: string,
  standard: ConformanceReading,
  parts?: ConformanceCase['parts'],
): ConformanceCase {
  return { rule, kind: 'config', text, standard, ...(parts === undefined ? {} : { parts }) };
}

function credentials(
  rule: string,
  text: string,
  standard: ConformanceReading,
  parts?: ConformanceCase['parts'],
): ConformanceCase {
  return { ...config(rule, text, standard, parts), kind: 'credentials' };
}

const foo = { foo: { name: 'value' } };
const empty = { foo: {} };

/**
 * The rules that the AWS SDKs hold themselves to (AWS SDKs and Tools Reference Guide, "Shared config and credentials
 * files"; their parsers' own tests name the same ones).
 */
export const conformanceCases: readonly ConformanceCase[] = [
  config('an empty file has no profiles', '', {}),
  config('white space alone has no profiles', ' \n\t\n', {}),
  config('a profile may have no settings', '[profile foo]', empty),
  config('a header has to end with a bracket', '[profile foo', 'refused', { 'JavaScript SDK': {} }),
  config('white space in the brackets is trimmed', '[ \tprofile foo \t]', empty, { 'AWS CLI': {} }),
  config('a tab may stand between the word and the name', '[profile\tfoo]', empty),
  config('a setting has to stand in a profile', 'name = value', 'refused', {
    'JavaScript SDK': {},
  }),
  config('a profile may have one setting', '[profile foo]\nname = value', foo),
  config('lines may end as on Windows', '[profile foo]\r\nname = value\r\n', foo),
  config('a value may hold an equals sign', '[profile foo]\nname = val=ue', {
    foo: { name: 'val=ue' },
  }),
  config('a value may hold any Unicode', '[profile foo]\nname = 😀', { foo: { name: '😀' } }),
  config('a profile may have several settings', '[profile foo]\nname = value\nname2 = value2', {
    foo: { name: 'value', name2: 'value2' },
  }),
  config(
    'white space around name and value is trimmed',
    '[profile foo]\nname \t=  \tvalue \t',
    foo,
  ),
  config(
    'a value may be empty',
    '[profile foo]\nname =',
    { foo: { name: '' } },
    { 'JavaScript SDK': {} },
  ),
  config('a name may not be empty', '[profile foo]\n= value', 'refused', { 'JavaScript SDK': {} }),
  config('a setting needs an equals sign', '[profile foo]\nname : value', 'refused', {
    Keyturn: { foo: { name: 'value' } },
    'JavaScript SDK': {},
    'AWS CLI': { foo: { name: 'value' } },
  }),
  config('several profiles may be empty', '[profile foo]\n[profile bar]', { foo: {}, bar: {} }),
  config(
    'several profiles have their own settings',
    '[profile foo]\nname = value\n[profile bar]\nname2 = value2',
    {
      ...foo,
      bar: { name2: 'value2' },
    },
  ),
  config(
    'blank lines mean nothing',
    '\t \n[profile foo]\n\t\n \nname = value\n\t \n[profile bar]\n \t',
    {
      ...foo,
      bar: {},
    },
  ),
  config(
    'a line that begins with # is a comment',
    '# Comment\n[profile foo] # Comment\nname = value # Comment',
    foo,
    { 'AWS CLI': { foo: { name: 'value # Comment' } } },
  ),
  config(
    'a line that begins with ; is a comment',
    '; Comment\n[profile foo] ; Comment\nname = value ; Comment',
    foo,
    { 'AWS CLI': { foo: { name: 'value ; Comment' } } },
  ),
  config(
    'both kinds of comments mix',
    '# Comment\n[profile foo] ; Comment\nname = value # Comment',
    foo,
    { 'AWS CLI': { foo: { name: 'value # Comment' } } },
  ),
  config('a comment may be empty', ';\n[profile foo];\nname = value ;\n', foo, {
    Keyturn: 'refused',
    'JavaScript SDK': {},
    'AWS CLI': { foo: { name: 'value ;' } },
  }),
  config(
    'a comment may stand right behind a header',
    '[profile foo]; Comment\n[profile bar]# Comment',
    {
      foo: {},
      bar: {},
    },
    { Keyturn: 'refused' },
  ),
  config(
    'a comment sign within a value is a part of it',
    '[profile foo]\nname = value; Comment\nname2 = value# Comment',
    {
      foo: { name: 'value; Comment', name2: 'value# Comment' },
    },
  ),
  config('a header may stand behind white space', ' [profile foo]\n', 'refused', {
    Keyturn: { foo: {} },
    'JavaScript SDK': {},
    'AWS CLI': { foo: {} },
  }),
  config(
    'two profiles of one name are one',
    '[profile foo]\nname = value\n[profile foo]\nname2 = value2',
    {
      foo: { name: 'value', name2: 'value2' },
    },
    { Keyturn: 'refused', 'AWS CLI': 'refused' },
  ),
  config(
    'of two settings in two profiles of one name the last counts',
    '[profile foo]\nname = value\n[profile foo]\nname = value2',
    {
      foo: { name: 'value2' },
    },
    { Keyturn: 'refused', 'AWS CLI': 'refused' },
  ),
  config(
    'of two settings of one name the last counts',
    '[profile foo]\nname = value\nname = value2',
    {
      foo: { name: 'value2' },
    },
    { Keyturn: 'refused', 'AWS CLI': 'refused' },
  ),
  config(
    '[profile default] wins over [default]',
    '[profile default]\nname = value\n[default]\nname2 = value2',
    {
      default: { name: 'value' },
    },
    { 'AWS CLI': { default: { name2: 'value2' } } },
  ),
  config(
    '[profile default] wins in either order',
    '[default]\nname2 = value2\n[profile default]\nname = value',
    {
      default: { name: 'value' },
    },
  ),
  config(
    'a name with a space is none',
    '[profile in valid]\nname = value\n[profile foo]\nname = value',
    foo,
    { Keyturn: { 'in valid': { name: 'value' }, foo: { name: 'value' } } },
  ),
  config('without the word it is no profile', '[foo]\nname = value\n[default]\nname = value', {
    default: { name: 'value' },
  }),
  config('a name may hold these signs', '[profile ABC-abc_123.%@+:/]', { 'ABC-abc_123.%@+:/': {} }),
  config('a name may stand in quotes', '[profile "foo"]\nname = value', foo),
  config(
    'an indented line goes on with the value',
    '[profile foo]\nname = value\n -continued',
    {
      foo: { name: 'value\n-continued' },
    },
    { 'JavaScript SDK': { foo: { name: 'value' } } },
  ),
  config(
    'several lines go on with it',
    '[profile foo]\nname = value\n -continued\n -and-continued',
    {
      foo: { name: 'value\n-continued\n-and-continued' },
    },
    { 'JavaScript SDK': { foo: { name: 'value' } } },
  ),
  config(
    'such lines are trimmed',
    '[profile foo]\nname = value\n \t -continued \t ',
    {
      foo: { name: 'value\n-continued' },
    },
    { 'JavaScript SDK': { foo: { name: 'value' } } },
  ),
  config(
    'such a line has no comments',
    '[profile foo]\nname = value\n -continued # Comment',
    {
      foo: { name: 'value\n-continued # Comment' },
    },
    { 'JavaScript SDK': { foo: { name: 'value' } } },
  ),
  config('such a line needs a setting above', '[profile foo]\n -continued', 'refused', {
    'JavaScript SDK': {},
  }),
  config(
    'a header ends what was above',
    '[profile foo]\nname = value\n[profile foo]\n -continued',
    'refused',
    { 'JavaScript SDK': { foo: { name: 'value' } } },
  ),
  config(
    'an empty value begins a block',
    '[profile foo]\ns3 =\n name = value',
    {
      foo: { s3: '\nname = value' },
    },
    {
      'JavaScript SDK': { foo: { 's3.name': 'value' } },
      'AWS CLI': { foo: { s3: { name: 'value' } } },
    },
  ),
  config(
    'a value of a block may be empty',
    '[profile foo]\ns3 =\n name =',
    { foo: { s3: '\nname =' } },
    { 'JavaScript SDK': {}, 'AWS CLI': { foo: { s3: { name: '' } } } },
  ),
  config('a name in a block may not be empty', '[profile foo]\ns3 =\n = value', 'refused', {
    Keyturn: { foo: { s3: '\n= value' } },
    'JavaScript SDK': {},
    'AWS CLI': { foo: { s3: { '': 'value' } } },
  }),
  config('a line in a block needs an equals sign', '[profile foo]\ns3 =\n invalid', 'refused', {
    'JavaScript SDK': {},
  }),
  config(
    'a block may have blank lines',
    '[profile foo]\ns3 =\n name = value\n\t \n name2 = value2',
    {
      foo: { s3: '\nname = value\nname2 = value2' },
    },
    {
      'JavaScript SDK': { foo: { 's3.name': 'value', 's3.name2': 'value2' } },
      'AWS CLI': { foo: { s3: { name: 'value', name2: 'value2' } } },
    },
  ),
  config(
    'services and sign-in sessions are no profiles',
    '[services x]\niam =\n  endpoint_url = y\n[sso-session z]\nsso_region = w\n[profile foo]',
    empty,
    {
      'JavaScript SDK': {
        'services.x': { 'iam.endpoint_url': 'y' },
        'sso-session.z': { sso_region: 'w' },
      },
    },
  ),
  credentials(
    'in the credentials file the word makes another name',
    '[profile foo]\nname = value\n[bar]\nname = value',
    {
      bar: { name: 'value' },
    },
    {
      Keyturn: { 'profile foo': { name: 'value' }, bar: { name: 'value' } },
      'JavaScript SDK': { 'profile.foo': { name: 'value' }, bar: { name: 'value' } },
      'AWS CLI': { 'profile foo': { name: 'value' }, bar: { name: 'value' } },
    },
  ),
  credentials('without the word it is a profile there', '[foo]\nname = value', foo),
  credentials('[default] is one there, too', '[default]\nname = value', {
    default: { name: 'value' },
  }),
  credentials('names are compared by case', '[foo]\nname = value\n[FOO]\nname = other', {
    ...foo,
    FOO: { name: 'other' },
  }),
  credentials('names of settings are not', '[foo]\nNAME = value', foo, {
    'JavaScript SDK': { foo: { NAME: 'value' } },
  }),
];
