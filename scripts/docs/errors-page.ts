import { waysOut } from '../../shared/failures/ways-out.ts';
import { type ErrorCode, errorCodes, type Failure } from '../../shared/values/failure.ts';
import { applicationErrors } from '../../shared/words/en/errors/application.ts';
import { awsErrors } from '../../shared/words/en/errors/aws.ts';
import { filesErrors } from '../../shared/words/en/errors/files.ts';
import { keychainErrors } from '../../shared/words/en/errors/keychain.ts';
import { mfaErrors } from '../../shared/words/en/errors/mfa.ts';
import { refusalErrors } from '../../shared/words/en/errors/refusals.ts';
import { regionErrors } from '../../shared/words/en/errors/regions.ts';
import { rotationErrors } from '../../shared/words/en/errors/rotation.ts';
import { explanations, wayOutLabels } from '../../shared/words/errors.ts';
import { allOf } from './markdown.ts';
import { openWords, unchangedWords } from './unchanged.ts';

const kinds = [
  { title: 'The files', codes: Object.keys(filesErrors) },
  { title: 'AWS', codes: [...Object.keys(awsErrors), ...Object.keys(refusalErrors)] },
  { title: 'The region', codes: Object.keys(regionErrors) },
  { title: 'The rotation', codes: Object.keys(rotationErrors) },
  { title: 'MFA', codes: Object.keys(mfaErrors) },
  { title: 'The keychain', codes: Object.keys(keychainErrors) },
  { title: 'The application', codes: Object.keys(applicationErrors) },
] as const;

/** The page about errors, made of the words that a person reads in the window. */
export function errorsPage(): string {
  return [
    '# Errors',
    '<!-- Made by `npm run docs` from shared/values/failure.ts and shared/words/. Change the words there. -->',
    introduction(),
    '## What did not change',
    unchangedWords(),
    openWords(),
    ...kinds.map((kind) => section(kind.title, kind.codes)),
  ]
    .join('\n\n')
    .concat('\n');
}

function introduction(): string {
  return `Everything that can go wrong has one of ${errorCodes.length} codes. Each has a title, a sentence, and what to do next; they are the same in the window, in a notification, and here. The history and the log name the code.

Below stands what is told where nothing else is known. A sentence tells more where more is known, and in brackets the name that the system or AWS gives the error, and AWS’s id of the request. It never holds a secret, or a message that somebody else wrote.`;
}

function section(title: string, names: readonly string[]): string {
  const codes = errorCodes.filter((code) => names.includes(code));
  return [`## ${title}`, ...codes.map(entryOf)].join('\n\n');
}

function entryOf(code: ErrorCode): string {
  const { title, next } = explanations[code];
  const { sentence, facts } = told(code);
  const button = wayOutLabels[waysOut[code]];
  return [
    `### ${code}`,
    `**${title}.** ${sentence}`,
    `What to do: ${next}${button === undefined ? '' : ` Button: **${button}**.`}`,
    ...(facts.length === 0 ? [] : [`Told where known: ${allOf(facts)}.`]),
  ].join('\n\n');
}

// What stands in brackets is the same everywhere, and told once.
const factWords: readonly (readonly [keyof Failure, string])[] = [
  ['action', 'the call to AWS'],
  ['policy', 'the policy that denies'],
  ['path', 'the file'],
  ['line', 'the line'],
  ['profiles', 'the profiles'],
  ['foundInstead', 'what stands there instead'],
  ['field', 'the field'],
  ['region', 'the region'],
  ['likelyRegion', 'the region that is most likely meant'],
  ['account', 'the account'],
  ['host', 'the computer'],
  ['process', 'the process'],
];

/** The sentence where nothing but the code is known, and the facts it would tell. */
function told(code: ErrorCode): { readonly sentence: string; readonly facts: readonly string[] } {
  const asked = new Set<string>();
  const failure = new Proxy<Failure>(
    { code },
    {
      get: (target, field) => {
        if (typeof field === 'string') asked.add(field);
        const value: unknown = Reflect.get(target, field);
        return value;
      },
    },
  );
  const sentence = explanations[code].body(failure);
  const facts = factWords.flatMap(([field, words]) => (asked.has(field) ? [words] : []));
  return { sentence, facts };
}
