import { type ErrorCode, FailureError } from '../../../shared/values/failure.ts';
import type { AccessKeyId, ProfileName } from '../../../shared/values/identifiers.ts';
import { samePair } from '../../secrets/key-pair.ts';
import { diagnose } from '../document/diagnose.ts';
import type { Document, PropertyNode } from '../document/document.ts';
import { applyEdits, type Edit } from '../document/edits.ts';
import { fillValue, indentOf, insertLinesAfter } from '../document/line-edits.ts';
import { profileOf } from '../document/section-names.ts';
import {
  entriesOf,
  propertyInForce,
  type Section,
  sectionsOf,
  valueOf,
} from '../document/sections.ts';
import type { ParsedFile } from '../reading/parsed-file.ts';
import { type ProfileSection, profileSections, settingOf } from '../reading/profile-sections.ts';
import { pairIn } from '../reading/profiles.ts';
import type { FilePlan } from '../saving/save-file.ts';
import { readingOf } from './insert-key-pair.ts';

/** A region for a profile, and the files as they were read a moment ago. */
export type RegionWish = {
  readonly files: readonly ParsedFile[];
  readonly profile: ProfileName;
  /** The key of this region: another key may belong to another partition. */
  readonly id: AccessKeyId;
  readonly region: string;
};

const regionKey = 'region';

/**
 * The change that gives the profile this region; undefined if it has it. One line is changed or added: the one in
 * force, else in the profile's section of the config file, else in the section with the key. Pure. Throws
 * KEY_NOT_IN_FILES, FILE_REJECTED, or EDIT_REFUSED with the line that prevents it.
 */
export function planRegion(wish: RegionWish): FilePlan | undefined {
  const { files, profile, id, region } = wish;
  const sections = profileSections(files).get(profile) ?? [];
  if (pairIn(sections)?.id !== id) throw new FailureError({ code: 'KEY_NOT_IN_FILES' });
  if (settingOf(sections, regionKey)?.value === region) return undefined;

  const target = targetOf(sections);
  if (target === undefined) throw new FailureError({ code: 'KEY_NOT_IN_FILES' });
  const { document, section, location } = target;
  const { path } = location;
  const [problem] = diagnose(document);
  if (problem !== undefined) throw refused('FILE_REJECTED', path, problem.line);
  // Its lines apply to every profile of the file (Python's configparser, which the AWS CLI uses).
  const isForAll = section.name.trim() === 'DEFAULT';
  if (isForAll || hasTwoDefaults(target)) {
    throw refused('EDIT_REFUSED', path, section.header.line);
  }

  const after = applyEdits(document, editsOf(target, region));
  if (!isAsExpected(wish, target, after)) {
    throw refused('EDIT_REFUSED', path, section.header.line);
  }
  return { path, isFurther: location.home !== undefined, before: document, after };
}

function targetOf(sections: readonly ProfileSection[]): ProfileSection | undefined {
  return (
    settingOf(sections, regionKey)?.from ??
    sections.findLast(({ location }) => location.kind === 'config') ??
    settingOf(sections, 'aws_access_key_id')?.from
  );
}

function editsOf({ document, section, location }: ProfileSection, region: string): readonly Edit[] {
  const [own, another] = entriesOf(section, regionKey);
  if (own === undefined) {
    const neighbour = section.entries.at(0)?.property;
    // Indented as the next line, which would continue the value if it were indented deeper.
    const line = `${indentOf(document, neighbour ?? section.header)}${regionKey} = ${region}`;
    return [insertLinesAfter(document, section.header, [line])];
  }
  const inTheWay =
    another?.property.line ??
    own.continuations.at(0)?.line ??
    (isReadByAll(document, own.property) ? undefined : own.property.line);
  if (inTheWay !== undefined) throw refused('EDIT_REFUSED', location.path, inTheWay);
  const { value } = own.property;
  return propertyInForce(section, regionKey) === undefined
    ? fillValue(document, own.property, region)
    : [{ span: value, text: region }];
}

/** Whether every tool reads this region there, and the pair and all else as before. */
function isAsExpected(
  { files, profile, region }: RegionWish,
  target: ProfileSection,
  after: Document,
): boolean {
  const { document, section, location } = target;
  const before = sectionsOf(document);
  const now = sectionsOf(after);
  const at = before.findIndex(({ header }) => header.start === section.header.start);
  const changed = now[at];
  const nowFiles = files.map((file) =>
    file.location.path === location.path ? { ...file, document: after } : file,
  );
  const oldPair = pairIn(profileSections(files).get(profile) ?? []);
  const sections = profileSections(nowFiles).get(profile) ?? [];
  const newPair = pairIn(sections);
  return (
    changed !== undefined &&
    now.length === before.length &&
    before.every((one, index) =>
      isSameSection([document, one], [after, now[index]], index === at),
    ) &&
    isPlainRegion(after, changed, region) &&
    settingOf(sections, regionKey)?.value === region &&
    oldPair !== undefined &&
    newPair !== undefined &&
    samePair(oldPair, newPair) &&
    diagnose(after).length === 0
  );
}

/**
 * `[default]` beside `[profile default]`: the JavaScript SDK uses the second one only if it can read a line of it, so a
 * new line there may hide the first.
 */
function hasTwoDefaults({ document, section, location }: ProfileSection): boolean {
  const isDefault = ({ name }: Section): boolean => profileOf(location.kind, name) === 'default';
  return isDefault(section) && sectionsOf(document).filter(isDefault).length > 1;
}

/** The JavaScript SDK reads only a name in small letters and an equals sign. */
function isReadByAll({ bytes }: Document, { key, separator }: PropertyNode): boolean {
  const written = bytes.toString('latin1', key.start, separator.end);
  return written.replaceAll(/[ \t\v\f]/g, '') === `${regionKey}=`;
}

type SectionOf<Found> = readonly [document: Document, section: Found];

function isSameSection(
  [document, section]: SectionOf<Section>,
  [after, now]: SectionOf<Section | undefined>,
  isTarget: boolean,
): boolean {
  const without = isTarget ? [regionKey] : [];
  return (
    now !== undefined && readingOf(document, section, without) === readingOf(after, now, without)
  );
}

function isPlainRegion(after: Document, section: Section, region: string): boolean {
  const [own, another] = entriesOf(section, regionKey);
  return (
    own !== undefined &&
    another === undefined &&
    own.continuations.length === 0 &&
    !own.property.nested &&
    valueOf(after, section, regionKey) === region
  );
}

function refused(code: ErrorCode, path: string, line: number): FailureError {
  return new FailureError({ code, path, line });
}
