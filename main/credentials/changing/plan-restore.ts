import { devNull } from 'node:os';
import { defined } from '../../../shared/lib/defined.ts';
import { type ErrorCode, FailureError } from '../../../shared/values/failure.ts';
import { preventsEdits } from '../../../shared/values/file-problem.ts';
import type { ProfileName } from '../../../shared/values/identifiers.ts';
import { type KeyPair, samePair } from '../../secrets/key-pair.ts';
import { diagnose } from '../document/diagnose.ts';
import type { Document } from '../document/document.ts';
import { idKey, secretKey } from '../document/key-names.ts';
import { parseDocument } from '../document/parse-document.ts';
import { bareName, homeOfName } from '../document/section-names.ts';
import { entriesOf, type Section } from '../document/sections.ts';
import type { FileLocation } from '../locate/locate.ts';
import type { ParsedFile } from '../reading/parsed-file.ts';
import { type ProfileSection, profileSections, settingOf } from '../reading/profile-sections.ts';
import { pairIn } from '../reading/profiles.ts';
import { refuseOccupied } from '../reading/refuse-occupied.ts';
import { sessionTokenBeside, tokensHandedOn } from '../reading/session-token.ts';
import { fileFailed } from '../saving/file-failures.ts';
import type { FilePlan } from '../saving/save-file.ts';
import { appendSection, completePair } from './insert-key-pair.ts';

/** A pair to restore, and the files as they were read a moment ago. */
export type RestoreRequest = {
  readonly files: readonly ParsedFile[];
  readonly locations: readonly FileLocation[];
  readonly profile: ProfileName;
  readonly pair: KeyPair;
};

/** Where a pair is written: into a section, else at the end of a document, else into a new file. */
type Target = {
  readonly location: FileLocation;
  readonly document: Document | undefined;
  readonly section: Section | undefined;
};

/**
 * The change that restores the pair; undefined if the profile holds it. Pure. Throws PLACE_TAKEN, CANNOT_ROTATE,
 * EDIT_REFUSED or FILE_REJECTED.
 */
export function planRestore(loss: RestoreRequest): FilePlan | undefined {
  const { files, profile, pair } = loss;
  const sections = profileSections(files).get(profile) ?? [];
  const isRead = reads(sections, pair);
  const target =
    (isRead ? settingOf(sections, idKey)?.from : undefined) ?? targetOf(loss, sections);
  refuseToken(target, sections, files);
  if (isRead) return undefined;
  refuseOccupied(sections, pair);

  const { path } = target.location;
  const after = editedDocument(target, loss);
  if (!reads(profileSections(withDocument(files, target, after)).get(profile) ?? [], pair)) {
    throw refused('EDIT_REFUSED', path, target.section?.header.line);
  }
  const isFurther = target.location.home !== undefined;
  return { path, isFurther, before: target.document, after };
}

/** Throws CANNOT_ROTATE if the AWS CLI would send a session token with the pair, which AWS refuses. */
function refuseToken(
  target: Target,
  sections: readonly ProfileSection[],
  files: readonly ParsedFile[],
): void {
  const token = sessionTokenBeside(target, sections, tokensHandedOn(files));
  if (token?.joinedBy === 'AWS CLI') throw refused('CANNOT_ROTATE', token.path, token.line);
}

/** The section with a part of the pair, else the profile's section in the credentials file, else the end of that file. */
function targetOf(
  { files, locations, profile }: RestoreRequest,
  sections: readonly ProfileSection[],
): Target {
  const folder = homeOfLoss(profile, locations);
  const home = locations.find(({ kind, path, home: of }) => {
    return kind === 'credentials' && path !== devNull && of === folder;
  });
  const chosen =
    sections.findLast(holdsAPart) ??
    sections.findLast(
      ({ location }) => location.path === home?.path && location.kind === home.kind,
    );
  if (chosen !== undefined) return chosen;
  if (home === undefined) throw fileFailed('FILE_NOT_SAVED', devNull);
  const file = files.find(({ location }) => location.path === home.path);
  return { location: home, document: file?.document, section: undefined };
}

function homeOfLoss(profile: ProfileName, locations: readonly FileLocation[]): string | undefined {
  return homeOfName(
    profile,
    locations.map(({ home }) => home),
  );
}

function holdsAPart({ section }: ProfileSection): boolean {
  return [idKey, secretKey].some((key) => entriesOf(section, key).length > 0);
}

function editedDocument(
  { location, document, section }: Target,
  { profile, pair, locations }: RestoreRequest,
): Document {
  const { path } = location;
  const problem = document && diagnose(document).find(preventsEdits);
  if (problem !== undefined) throw refused('FILE_REJECTED', path, problem.line);
  try {
    return document === undefined || section === undefined
      ? appendSection(
          document ?? parseDocument(Buffer.alloc(0)),
          bareName(profile, homeOfLoss(profile, locations)),
          pair,
        )
      : completePair(document, section, pair);
  } catch (cause) {
    throw cause instanceof FailureError ? new FailureError({ ...cause.failure, path }) : cause;
  }
}

/** The files after the change; one path may be both credentials and config file. */
function withDocument(
  files: readonly ParsedFile[],
  { location }: Target,
  document: Document,
): readonly ParsedFile[] {
  const now = files.map((file) => {
    return file.location.path === location.path ? { ...file, document } : file;
  });
  return now.some(({ location: { path } }) => path === location.path)
    ? now
    : [...now, { location, document }];
}

function reads(sections: readonly ProfileSection[], pair: KeyPair): boolean {
  const held = pairIn(sections);
  return held !== undefined && samePair(held, pair);
}

function refused(code: ErrorCode, path: string, line: number | undefined): FailureError {
  return new FailureError({ code, path, ...defined({ line }) });
}
