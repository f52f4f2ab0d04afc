import { type ErrorCode, FailureError } from '../../../shared/values/failure.ts';
import type { KeyPair } from '../../secrets/key-pair.ts';
import { type Document, type PropertyNode, textOf } from '../document/document.ts';
import { lineOfHiddenKey } from '../document/key-in-sections.ts';
import { idKey, secretKey } from '../document/key-names.ts';
import { entriesOf, propertyInForce } from '../document/sections.ts';
import { type ProfileSection, settingOf } from './profile-sections.ts';
import { waysWithoutKey } from './ways-without-key.ts';

/**
 * Throws if something in a profile conflicts with this pair: PLACE_TAKEN for another key or secret, CANNOT_ROTATE for
 * another way to sign in, EDIT_REFUSED for an ID or a secret that only some tools read; all with path and line.
 */
export function refuseOccupied(sections: readonly ProfileSection[], pair: KeyPair): void {
  for (const from of sections) {
    refuseOtherValues(from, idKey, pair.id);
    refuseOtherValues(from, secretKey, pair.secret.reveal());
    const hidden = lineOfHiddenKey(from.document, from.section);
    if (hidden !== undefined) throw refused('EDIT_REFUSED', from, hidden);
  }
  // A profile that has an ID signs with that key, also if it has other ways to sign in.
  if (settingOf(sections, idKey) === undefined) refuseSettings(sections, waysWithoutKey);
}

function refuseSettings(sections: readonly ProfileSection[], keys: readonly string[]): void {
  for (const key of keys) {
    const from = settingOf(sections, key)?.from;
    const property = from === undefined ? undefined : propertyInForce(from.section, key);
    if (from !== undefined && property !== undefined) {
      throw refused('CANNOT_ROTATE', from, property.line);
    }
  }
}

function refuseOtherValues(from: ProfileSection, key: string, wanted: string): void {
  for (const { property } of entriesOf(from.section, key)) {
    const value = textOf(from.document, property.value);
    if (value === '' || value === wanted) continue;
    // Quotes and invisible spaces: some tools read the same value, others another one.
    const code = plainest(from.document, property) === wanted ? 'EDIT_REFUSED' : 'PLACE_TAKEN';
    throw refused(code, from, property.line);
  }
}

function plainest(document: Document, { value }: PropertyNode): string {
  return textOf(document, value).replaceAll(/["'\s]/g, '');
}

function refused(code: ErrorCode, { location }: ProfileSection, line: number): FailureError {
  return new FailureError({ code, path: location.path, line });
}
