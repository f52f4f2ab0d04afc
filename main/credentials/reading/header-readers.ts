import type { Tool } from '../../../shared/values/file-problem.ts';
import { cliNameOf, type FileKind, sdkNameOf } from '../document/section-names.ts';

/** The header of a profile that all tools read, without its brackets. */
export function rightHeader(kind: FileKind, profile: string): string {
  if (kind === 'credentials' || profile === 'default') return profile;
  return /\s/.test(profile) ? `profile "${profile}"` : `profile ${profile}`;
}

/** The tools that read a section with this header as that profile. */
export function readersOf(kind: FileKind, header: string, profile: string): readonly Tool[] {
  const tools: Tool[] = [];
  if (cliNameOf(kind, header) === profile) tools.push('AWS CLI');
  if (sdkNameOf(kind, header) === profile) tools.push('JavaScript SDK');
  if (goNameOf(kind, header) === profile) tools.push('Go SDK');
  return tools;
}

/** Reads a header as `asProfile` of internal/ini and `processConfigSections` of aws-sdk-go-v2 do. */
function goNameOf(kind: FileKind, header: string): string | undefined {
  const trimmed = header.trim();
  const [, name] = /^profile[ \t]+(.*)$/s.exec(trimmed) ?? [];
  if (kind === 'credentials') return name === undefined ? trimmed : undefined;
  return name ?? (trimmed.toLowerCase() === 'default' ? trimmed : undefined);
}
