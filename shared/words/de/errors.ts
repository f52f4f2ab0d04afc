import type { WayOut } from '../../failures/ways-out.ts';
import type { ErrorCode, Failure } from '../../values/failure.ts';
import type { Explanation } from '../explanation.ts';
import { applicationErrors } from './errors/application.ts';
import { awsErrors } from './errors/aws.ts';
import { filesErrors } from './errors/files.ts';
import { keychainErrors } from './errors/keychain.ts';
import { mfaErrors } from './errors/mfa.ts';
import { refusalErrors } from './errors/refusals.ts';
import { regionErrors } from './errors/regions.ts';
import { rotationErrors } from './errors/rotation.ts';

/** Words for every code: a new code without words does not compile. */
export const explanations: Readonly<Record<ErrorCode, Explanation>> = {
  ...filesErrors,
  ...awsErrors,
  ...regionErrors,
  ...refusalErrors,
  ...rotationErrors,
  ...mfaErrors,
  ...keychainErrors,
  ...applicationErrors,
};

/** The label of a way out, or undefined where there is no button. */
export const wayOutLabels = {
  'try again': 'Erneut versuchen',
  'check again': 'Erneut prüfen',
  'read the guide': 'Anleitung von AWS lesen',
  'see permissions': 'Worum Sie Ihre Administration bitten',
  'see denials': 'Was Sie Ihrer IT sagen',
  'contact AWS': 'AWS-Support kontaktieren',
  'see connection': 'Verbindung ansehen',
  'ask there': 'Dort fragen …',
  none: undefined,
} as const satisfies Record<WayOut, string | undefined>;

/** Title, sentence and next step of a failure. */
export function explain(failure: Failure): { title: string; body: string; next: string } {
  const { title, body, next } = explanations[failure.code];
  return { title, body: body(failure), next };
}
