import { DecisionReason, stepNames, UndoStep } from '../../../shared/contract/rotation.ts';

type SampleArguments = readonly unknown[];

const march9 = Date.UTC(2027, 2, 9, 14, 5);
const failure = { code: 'OFFLINE', path: '/home/ada/.aws/credentials', line: 3 };
const bounds = { atLeast: 30, atMost: 60 };

// Sample arguments for functions of words. One fits most functions; others are skipped.
const plain: SampleArguments = [
  'dev',
  ['dev'],
  ['dev', 'work'],
  1,
  3,
  march9,
  true,
  failure,
  bounds,
];
const codes: SampleArguments = [
  ...DecisionReason.options,
  ...stepNames,
  ...UndoStep.options,
  'iam:UpdateAccessKey',
  'active',
  'gone',
  'only here',
  'also elsewhere',
  'works',
  'locked',
  'absent',
  { use: 'not used' },
  { use: 'used', at: march9, service: 's3', region: 'eu-central-1' },
  { oldKey: 'gone' },
  { oldKey: 'deactivated', deletion: { is: 'planned', on: march9 } },
  { oldKey: 'stays active for now', listed: 'not known' },
  { state: 'stopped' },
  { state: 'on', since: march9, at: march9 },
  { dueDays: bounds, backups: true, updates: false, automatic: false },
  { problem: 'duplicate section', line: 4, firstLine: 1, name: 'dev', refusedBy: ['Go SDK'] },
  { problem: 'invisible character', line: 4, character: 'U+200B', refusedBy: ['AWS CLI'] },
  { problem: 'not UTF-8', line: 4, encoding: 'Latin-1', refusedBy: ['AWS CLI'] },
  { problem: 'wide encoding', line: 4, encoding: 'UTF-16', refusedBy: ['AWS CLI'] },
  { link: 'certificate', fact: 'Example CA' },
  { link: 'answer', fact: 'sign-in.example' },
  { link: 'proxy', fact: 'proxy.example', origin: 'system' },
  { link: 'clock', clockOff: 0 },
  { link: 'clock', clockOff: 180_000 },
  { link: 'clock', clockOff: -60_000 },
];

/** Sample arguments, by the number of parameters. */
export function samplesFor(taken: number): readonly SampleArguments[] {
  const places = Array.from({ length: taken }, (_, place) =>
    place === 0 ? [...codes, ...plain] : plain,
  );
  return places.reduce<readonly SampleArguments[]>(
    (samples, all) => samples.flatMap((sample) => all.map((given) => [...sample, given])),
    [[]],
  );
}
