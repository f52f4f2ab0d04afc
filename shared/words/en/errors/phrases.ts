import type { Failure } from '../../../values/failure.ts';
import { names } from '../../lists.ts';

/** "The file ~/.aws/credentials, line 4,": the subject of a sentence. */
export function file({ path, line }: Failure): string {
  const place = path === undefined ? 'The credentials file' : `The file ${path}`;
  return line === undefined ? place : `${place}, line ${line},`;
}

/** "The profile dev holds the other one (~/.aws/credentials, line 4).": where the other key of a user is saved. */
export function otherKeyIn({ profiles = [], path, line }: Failure): string {
  const place = [path, line === undefined ? undefined : `line ${line}`]
    .filter((part) => part !== undefined)
    .join(', ');
  const behind = place === '' ? '' : ` (${place})`;
  if (profiles.length === 0) return `One of your files holds the other one${behind}.`;
  return profiles.length === 1
    ? `The profile ${names(profiles)} holds the other one${behind}.`
    : `The profiles ${names(profiles)} hold the other one${behind}.`;
}

/** A file that is reached through a link into a folder that may not be written; undefined for others. */
export function linked(failure: Failure): string | undefined {
  return failure.target === undefined
    ? undefined
    : `${file(failure)} is a link to ${failure.target}, where nothing may be written${because(failure)}. A file that another program has put into a store of its own is changed by that program alone.`;
}

/** A lock that names a process of this computer which need not be its holder; undefined for others. */
export function unsureLock(failure: Failure): string | undefined {
  if (failure.isUnsure !== true) return undefined;
  const named = failure.process === undefined ? '' : ` ${failure.process}`;
  return `The lock ${failure.path ?? 'beside your credentials file'} names process${named} on this computer. A program with that number is running, but Keyturn can’t tell whether it is the Keyturn that made the lock.`;
}

/** The known facts of the cause, in brackets; empty where there are none. */
export function because({ systemName, awsName, requestId }: Failure): string {
  const facts = [systemName, awsName, requestId === undefined ? undefined : `request ${requestId}`];
  const known = facts.filter((fact) => fact !== undefined);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

/** The call that failed, by its name. */
export function act({ action }: Failure): string {
  return action ?? 'the request';
}

/** Where a region is named: "~/.aws/config, line 4, names"; the subject and verb of a sentence. */
export function namesRegion({ path, line, setBy }: Failure): string {
  if (setBy !== undefined) return `The variable ${setBy} names`;
  if (path === undefined) return 'The profile names';
  return line === undefined ? `${path} names` : `${path}, line ${line}, names`;
}
