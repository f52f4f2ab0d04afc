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
 * The name by which the JavaScript SDK reads this profile's pair out of one section, without asking anybody, or
 * undefined where it doesn't. It drops some names, wants `=` and keys in lower case, and tries a role before a pair.
 * `files` are those of one home.
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
    // To it, white space is what it is to this expression.
    return upToValue.replaceAll(/\s/g, '') === `${key}=`;
  });
}

// To it, an indented section is a section; the document has it as botocore does, as a part of the line above. What is
// white space to it alone hides more from the document than one line.
function isReadOtherwise(document: Document): boolean {
  for (const { problem, character, refusedBy } of problemsIn(document)) {
    const hidesMore = problem === 'indented section' || character !== undefined;
    if (hidesMore || refusedBy.includes('JavaScript SDK')) return true;
  }
  return false;
}
