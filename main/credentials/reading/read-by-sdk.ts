import { type ProfileName, profileName } from '../../../shared/values/identifiers.ts';
import { problemsIn } from '../document/diagnose.ts';
import { type Document, textOf } from '../document/document.ts';
import { lineOfHiddenKey } from '../document/key-in-sections.ts';
import { nameInHome, sdkNameOf } from '../document/section-names.ts';
import { propertyInForce } from '../document/sections.ts';
import type { ParsedFile } from './parsed-file.ts';
import { type ProfileSection, profileSections, settingOf } from './profile-sections.ts';

const pairKeys = ['aws_access_key_id', 'aws_secret_access_key'] as const;

/**
 * The name by which the JavaScript SDK reads this profile's pair from one section, without any request; undefined where
 * it can't. It skips some names, needs `=` and keys in lower case, and tries a role before a pair. `files` are those of
 * one home.
 */
export function nameForSdk(
  name: ProfileName,
  files: readonly ParsedFile[],
): ProfileName | undefined {
  const sections = profileSections(files).get(name) ?? [];
  if (settingOf(sections, 'role_arn') !== undefined) return undefined;
  if (files.some(({ document }) => isReadOtherwise(document))) return undefined;
  if (sections.some(({ document, section }) => lineOfHiddenKey(document, section) !== undefined)) {
    return undefined;
  }
  const [from, fromToo] = pairKeys.map((key) => settingOf(sections, key)?.from);
  if (from === undefined || from !== fromToo || !hasSdkKeys(from)) return undefined;
  const sdkName = profileName(sdkNameOf(from.location.kind, from.section.name) ?? '');
  return sdkName !== undefined && nameInHome(sdkName, from.location.home) === name
    ? sdkName
    : undefined;
}

function hasSdkKeys({ document, section }: ProfileSection): boolean {
  return pairKeys.every((key) => {
    const property = propertyInForce(section, key);
    if (property === undefined || property.nested) return false;
    const upToValue = textOf(document, { start: property.key.start, end: property.value.start });
    // The SDK trims the same white space as `\s`.
    return upToValue.replaceAll(/\s/g, '') === `${key}=`;
  });
}

// The SDK reads an indented section as a section; the document, like botocore, as a part of the line above. A character
// that only the SDK trims may hide more than one line from the document.
function isReadOtherwise(document: Document): boolean {
  for (const { problem, character, refusedBy } of problemsIn(document)) {
    const hidesMore = problem === 'indented section' || character !== undefined;
    if (hidesMore || refusedBy.includes('JavaScript SDK')) return true;
  }
  return false;
}
