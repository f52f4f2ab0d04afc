import type { Failure } from '../../failure.ts';

/** "The file ~/.aws/credentials, line 4,": the subject of a sentence. */
export function file({ path, line }: Failure): string {
  const place = path === undefined ? 'The credentials file' : `The file ${path}`;
  return line === undefined ? place : `${place}, line ${line},`;
}

/** What is known of the cause, in brackets; nothing where nothing is known. */
export function because({ systemName, awsName, requestId }: Failure): string {
  const facts = [systemName, awsName, requestId === undefined ? undefined : `request ${requestId}`];
  const known = facts.filter((fact) => fact !== undefined);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

/** The call that failed, by its name. */
export function act({ action }: Failure): string {
  return action ?? 'the request';
}
