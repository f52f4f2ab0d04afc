import { type AccountId, accountId } from '../../../shared/values/identifiers.ts';
import { type Document, textOf } from '../document/document.ts';
import { nameAfter } from '../document/section-names.ts';
import { nestedValueOf, type Section, sectionsOf } from '../document/sections.ts';
import type { ParsedFile } from './parsed-file.ts';
import type { ProfileSection } from './profile-sections.ts';

/**
 * The settings of a profile that decide how AWS is reached, as written. What wins, and what a value means, is decided by
 * `main/aws/connection`, which also knows the variables.
 */
export type ProfileSettings = {
  readonly region?: string;
  /** The line that names the region. */
  readonly regionAt?: { readonly path: string; readonly line: number };
  /** `endpoint_url` of the profile, for all services. */
  readonly endpointUrl?: string;
  /** `endpoint_url` of one service in the profile's `services` section; it wins over `endpointUrl`. */
  readonly iamEndpointUrl?: string;
  readonly stsEndpointUrl?: string;
  /** The `services` section that the profile names, if no config file has it. */
  readonly missingServices?: string;
  readonly ignoreConfiguredEndpointUrls?: string;
  readonly useFipsEndpoint?: string;
  readonly useDualstackEndpoint?: string;
  readonly stsRegionalEndpoints?: string;
  readonly userAgentAppId?: string;
  readonly caBundle?: string;
  /** The MFA device that the profile itself names, by the setting of AWS or of aws-mfa. */
  readonly mfaSerial?: string;
  readonly accountId?: AccountId;
};

type TextSetting = Exclude<keyof ProfileSettings, 'accountId' | 'regionAt'>;
type SettingName = readonly [field: TextSetting, key: string];

/** The settings whose last value counts even if empty: AWS's tools read that as "no". */
const switches: readonly SettingName[] = [
  ['ignoreConfiguredEndpointUrls', 'ignore_configured_endpoint_urls'],
  ['useFipsEndpoint', 'use_fips_endpoint'],
  ['useDualstackEndpoint', 'use_dualstack_endpoint'],
];

const texts: readonly SettingName[] = [
  ['region', 'region'],
  ['endpointUrl', 'endpoint_url'],
  ['stsRegionalEndpoints', 'sts_regional_endpoints'],
  ['userAgentAppId', 'sdk_ua_app_id'],
  ['caBundle', 'ca_bundle'],
];

/** Sections that are no profiles but apply to them. */
export type SharedSections = {
  /** The endpoints of the `services` sections of the config files, by home and section. */
  readonly services: ReadonlyMap<string, ServiceEndpoints>;
  /** `[DEFAULT]` in capitals: in botocore, every section of the same file inherits it. `[default]` is a profile. */
  readonly inherited: ReadonlyMap<Document, InheritedSettings>;
};
/** The values of all `[DEFAULT]` sections of a file that can count, the highest precedence first: two for a setting. */
type InheritedSettings = ReadonlyMap<string, readonly WrittenSetting[]>;
type ServiceEndpoints = { readonly iam: string | undefined; readonly sts: string | undefined };

/** Reads the sections that apply to several profiles. Of two `services` sections with one name, the later wins. */
export function sharedSectionsOf(files: readonly ParsedFile[]): SharedSections {
  const services = new Map<string, ServiceEndpoints>();
  const inherited = new Map<Document, InheritedSettings>();
  for (const { location, document } of files) {
    const sections = sectionsOf(document);
    const ofAll = sections.filter(({ name }) => name === 'DEFAULT').toReversed();
    inherited.set(document, inheritedFrom(ofAll, document, location.path));
    if (location.kind !== 'config') continue;
    // Once for the file, as the inherited settings: it may have thousands of sections of each kind.
    const endpointOf = (from: Section, service: string): string | undefined =>
      nestedValueOf(document, from, service, 'endpoint_url');
    const ofDefault = (service: string): string | undefined =>
      ofAll.map((section) => endpointOf(section, service)).find((value) => value !== undefined);
    const [iam, sts] = [ofDefault('iam'), ofDefault('sts')];
    for (const section of sections) {
      const name = nameAfter('services', section.name);
      if (name === undefined) continue;
      services.set(serviceKey(location.home, name), {
        iam: endpointOf(section, 'iam') ?? iam,
        sts: endpointOf(section, 'sts') ?? sts,
      });
    }
  }
  return { services, inherited };
}

function inheritedFrom(
  newestFirst: readonly Section[],
  document: Document,
  path: string,
): InheritedSettings {
  const all = new Map<string, WrittenSetting[]>();
  for (const section of newestFirst) {
    for (const { key, property } of section.entries.toReversed()) {
      const known = all.get(key) ?? [];
      const text = textOf(document, property.value);
      // The first value decides a switch, the first that is not empty a text.
      if (known.length === 0 || (text !== '' && known.every((other) => other.text === ''))) {
        all.set(key, [...known, { text, path, line: property.line }]);
      }
    }
  }
  return all;
}

function serviceKey(home: string | undefined, name: string): string {
  return JSON.stringify([home ?? '', name]);
}

/** The settings of a profile; those it doesn't have are left out. */
export function settingsOf(
  sections: readonly ProfileSection[],
  { services, inherited }: SharedSections,
): ProfileSettings {
  const ranked = sections.toReversed();
  const written = (key: string): readonly WrittenSetting[] =>
    ranked.flatMap((own) => [
      ...writtenIn(own, key),
      ...(inherited.get(own.document)?.get(key) ?? []),
    ]);
  const valuesOf = (key: string): readonly string[] => written(key).map(({ text }) => text);
  const textFor = (key: string): string | undefined => valuesOf(key).find((text) => text !== '');
  const settings: { -readonly [Field in keyof ProfileSettings]: ProfileSettings[Field] } = {};
  const put = (field: TextSetting, text: string | undefined): void => {
    if (text !== undefined) settings[field] = text;
  };
  for (const [field, key] of switches) put(field, valuesOf(key)[0]);
  for (const [field, key] of texts) put(field, textFor(key));
  put('mfaSerial', textFor('mfa_serial') ?? textFor('aws_mfa_device'));
  const region = written('region').find(({ text }) => text !== '');
  if (region !== undefined) settings.regionAt = { path: region.path, line: region.line };
  const named = textFor('services');
  const service = services.get(serviceKey(sections.at(-1)?.location.home, named ?? ''));
  put('iamEndpointUrl', service?.iam);
  put('stsEndpointUrl', service?.sts);
  if (service === undefined) put('missingServices', named);
  const account = accountId(textFor('aws_account_id') ?? '');
  if (account !== undefined) settings.accountId = account;
  return settings;
}

type WrittenSetting = { readonly text: string; readonly path: string; readonly line: number };

/** Every value of a setting in its own section, the highest precedence first. */
function writtenIn(
  { document, section, location: { path } }: ProfileSection,
  key: string,
): readonly WrittenSetting[] {
  return section.entries
    .filter((entry) => entry.key === key)
    .toReversed()
    .map(({ property }) => ({
      text: textOf(document, property.value),
      path,
      line: property.line,
    }));
}
