import type { Document } from '../../../main/credentials/document/document.ts';
import { parseDocument } from '../../../main/credentials/document/parse-document.ts';
import type { FileLocation } from '../../../main/credentials/locate/locate.ts';
import type { ParsedFile } from '../../../main/credentials/reading/parsed-file.ts';
import type { KeyPair } from '../../../main/secrets/key-pair.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { FailureError, type Failure } from '../../../shared/values/failure.ts';
import {
  type AccessKeyId,
  accessKeyId,
  type ProfileName,
  profileName,
} from '../../../shared/values/identifiers.ts';

/** The id, of which the test knows that it is well-formed. */
export function keyId(text: string): AccessKeyId {
  const id = accessKeyId(text);
  if (id === undefined) throw new Error(`no key id: ${text}`);
  return id;
}

export const oldId = keyId('AKIAOLDOLDOLDOLDOLD1');
export const oldSecret = 'oldSecret/0123456789+abcdefghijklmnopqrs';
export const otherId = keyId('AKIAOTHEROTHEROTHER2');
export const newPair: KeyPair = {
  id: keyId('AKIANEWNEWNEWNEWNEW3'),
  secret: new Secret('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'),
};

/** The profile name, of which the test knows that it is one. */
export function named(text: string): ProfileName {
  const name = profileName(text);
  if (name === undefined) throw new Error(`no profile name: ${text}`);
  return name;
}

/** A document of this text, or of these bytes. */
export function documentOf(text: string | Buffer): Document {
  return parseDocument(Buffer.from(text));
}

/** A file that was read from a place of no importance. */
export function fileOf(kind: FileLocation['kind'], text: string | Buffer): ParsedFile {
  return {
    location: { kind, path: `/home/ada/.aws/${kind}`, from: 'home' },
    document: documentOf(text),
  };
}

/** What the action fails with; fails itself if the action succeeds. */
export function failureOfCall(action: () => unknown): Failure {
  try {
    action();
  } catch (cause) {
    if (cause instanceof FailureError) return cause.failure;
    throw cause;
  }
  throw new Error('it did not fail');
}
