import type { Failure } from '../../../values/failure.ts';
import { names } from '../../lists.ts';

/** "Die Datei ~/.aws/credentials, Zeile 4,": the subject of a sentence. */
export function file({ path, line }: Failure): string {
  const place = path === undefined ? 'Die Credentials-Datei' : `Die Datei ${path}`;
  return line === undefined ? place : `${place}, Zeile ${line},`;
}

/** "Der andere ist im Profil dev gespeichert (~/.aws/credentials, Zeile 4).": where the other key of a user is saved. */
export function otherKeyIn({ profiles = [], path, line }: Failure): string {
  const place = [path, line === undefined ? undefined : `Zeile ${line}`]
    .filter((part) => part !== undefined)
    .join(', ');
  const behind = place === '' ? '' : ` (${place})`;
  if (profiles.length === 0) return `Der andere ist in einer Ihrer Dateien gespeichert${behind}.`;
  return profiles.length === 1
    ? `Der andere ist im Profil ${names(profiles)} gespeichert${behind}.`
    : `Der andere ist in den Profilen ${names(profiles)} gespeichert${behind}.`;
}

/** A file that is reached through a link into a folder that may not be written; undefined for others. */
export function linked(failure: Failure): string | undefined {
  return failure.target === undefined
    ? undefined
    : `${file(failure)} ist ein Link auf ${failure.target}, wo nichts geschrieben werden darf${because(failure)}. Eine Datei, die ein anderes Programm in seinen eigenen Speicher gelegt hat, ändert nur dieses Programm.`;
}

/** A lock that names a process of this computer which need not be its holder; undefined for others. */
export function unsureLock(failure: Failure): string | undefined {
  if (failure.isUnsure !== true) return undefined;
  const named = failure.process === undefined ? 'einen Prozess' : `Prozess ${failure.process}`;
  return `Die Sperre ${failure.path ?? 'neben Ihrer Credentials-Datei'} nennt ${named} auf diesem Computer. Ein Programm mit dieser Nummer läuft, aber Keyturn kann nicht erkennen, ob es das Keyturn ist, das die Sperre angelegt hat.`;
}

/** The known facts of the cause, in brackets; empty where there are none. */
export function because({ systemName, awsName, requestId }: Failure): string {
  const facts = [systemName, awsName, requestId === undefined ? undefined : `Anfrage ${requestId}`];
  const known = facts.filter((fact) => fact !== undefined);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

/** The call that failed, by its name. */
export function act({ action }: Failure): string {
  return action ?? 'die Anfrage';
}

/** Wo eine Region steht: „~/.aws/config, Zeile 4, nennt“; Subjekt und Verb eines Satzes. */
export function namesRegion({ path, line, setBy }: Failure): string {
  if (setBy !== undefined) return `Die Variable ${setBy} nennt`;
  if (path === undefined) return 'Das Profil nennt';
  return line === undefined ? `${path} nennt` : `${path}, Zeile ${line}, nennt`;
}
