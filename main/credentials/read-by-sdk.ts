import type { FileProblem } from '../../shared/file-problem.ts';
import type { ProfileName } from '../../shared/identifiers.ts';
import { diagnose } from './diagnose.ts';
import { lineOfHiddenKey } from './key-places.ts';
import type { ParsedFile } from './parsed-file.ts';
import { type ProfileSection, profileSections, settingOf } from './profile-sections.ts';
import { sdkNameOf } from './section-names.ts';
import { propertyInForce } from './sections.ts';

const pairKeys = ['aws_access_key_id', 'aws_secret_access_key'] as const;

/**
 * Whether the JavaScript SDK reads this profile's pair out of one section, without asking anybody. It drops
 * some names, wants `=` and keys in lower case, and tries a role before a pair.
 */
export function isReadBySdk(name: ProfileName, files: readonly ParsedFile[]): boolean {
  const sections = profileSections(files).get(name) ?? [];
  if (settingOf(sections, 'role_arn') !== undefined) return false;
  if (files.some(({ document }) => diagnose(document).some(isReadOtherwise))) return false;
  if (sections.some(({ document, section }) => lineOfHiddenKey(document, section) !== undefined)) {
    return false;
  }
  const [from, fromToo] = pairKeys.map((key) => settingOf(sections, key)?.from);
  if (from === undefined || from !== fromToo) return false;
  return sdkNameOf(from.location.kind, from.section.name) === name && hasSdkKeys(from);
}

function hasSdkKeys({ document, section }: ProfileSection): boolean {
  return pairKeys.every((key) => {
    const property = propertyInForce(section, key);
    if (property === undefined || property.nested) return false;
    const upToValue = document.bytes.toString('latin1', property.key.start, property.value.start);
    return upToValue.replaceAll(/[ \t\v\f]/g, '') === `${key}=`;
  });
}

// To it, an indented section is a section; the document has it as botocore does, as a part of the line above.
function isReadOtherwise({ problem, refusedBy }: FileProblem): boolean {
  return problem === 'indented section' || refusedBy.includes('JavaScript SDK');
}
