import { z } from 'zod';
import { type Document, textOf } from '../../../main/credentials/document/document.ts';
import { nestedValueOf, type Section } from '../../../main/credentials/document/sections.ts';
import type { ParsedFile } from '../../../main/credentials/reading/parsed-file.ts';
import { profileSections, settingOf } from '../../../main/credentials/reading/profile-sections.ts';
import type {
  ConformanceCase,
  ExpectedProfiles,
  Profiles,
} from '../../support/conformance-cases.ts';
import { fileOf } from '../../unit/credentials/samples.ts';
import type { throughBotocore } from './readers.ts';

const Block = z.record(z.string(), z.string());

type BotocoreReading = NonNullable<ReturnType<typeof throughBotocore>>[number];

/** The files of a case, parsed by Keyturn. */
export function filesOf({ credentials, config }: ConformanceCase): readonly ParsedFile[] {
  return [
    ...(credentials === undefined ? [] : [fileOf('credentials', credentials)]),
    ...(config === undefined ? [] : [fileOf('config', config)]),
  ];
}

/** What Keyturn reads: every setting of every profile, by the functions that the product asks for some of them. */
export function readByKeyturn(files: readonly ParsedFile[]): Profiles {
  const profiles: Record<string, Record<string, string>> = {};
  for (const [name, sections] of profileSections(files)) {
    const read: Record<string, string> = {};
    for (const { document, section } of sections) {
      for (const { key } of section.entries) {
        const setting = settingOf(sections, key);
        if (setting !== undefined) read[key] = setting.value;
      }
      Object.assign(read, nestedOf(document, section));
    }
    profiles[name] = read;
  }
  return profiles;
}

/** What the SDK for JavaScript reads, without what it keeps beside the profiles. */
export function fromSdk(read: Readonly<Record<string, object>>): Profiles {
  const kept = Object.entries(read).filter(([name]) => !/^(sso-session|services)\./.test(name));
  return Object.fromEntries(kept.map(([name, settings]) => [name, flat(settings)]));
}

/** What botocore makes of both files: its session puts the settings of the credentials file over those of the config file. */
export function fromBotocore(
  config: BotocoreReading,
  credentials: BotocoreReading,
): ExpectedProfiles {
  if (config === null || credentials === null) return 'refused';
  const profiles: Record<string, Record<string, string>> = {};
  for (const [name, settings] of [
    ...Object.entries(config.config),
    ...Object.entries(credentials.credentials),
  ]) {
    profiles[name] = { ...profiles[name], ...flat(settings) };
  }
  return profiles;
}

function nestedOf(document: Document, section: Section): Record<string, string> {
  const nested: Record<string, string> = {};
  for (const { property, key, continuations } of section.entries) {
    if (property.value.start < property.value.end) continue;
    for (const continuation of continuations) {
      const [name = ''] = textOf(document, continuation).split('=');
      const value = nestedValueOf(document, section, key, name.trim().toLowerCase());
      if (value !== undefined) nested[`${key}.${name.trim()}`] = value;
    }
  }
  return nested;
}

function flat(settings: object): Record<string, string> {
  const told: Record<string, string> = {};
  for (const [key, value] of Object.entries(settings)) {
    const entries = typeof value === 'string' ? [[key, value]] : nestedEntries(key, value);
    for (const [name = '', text = ''] of entries) told[name] = text;
  }
  return told;
}

function nestedEntries(block: string, value: unknown): readonly (readonly string[])[] {
  return Object.entries(Block.parse(value)).map(([name, inner]) => [`${block}.${name}`, inner]);
}
