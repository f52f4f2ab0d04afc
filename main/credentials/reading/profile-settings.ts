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
  readonly inherited: ReadonlyMap<Document, readonly Section[]>;
};
type ServiceEndpoints = { readonly iam: string | undefined; readonly sts: string | undefined };

/** Reads the sections that apply to several profiles. Of two `services` sections with one name, the later wins. */
export function sharedSectionsOf(files: readonly ParsedFile[]): SharedSections {
  const services = new Map<string, ServiceEndpoints>();
  const inherited = new Map<Document, readonly Section[]>();
  for (const { location, document } of files) {
    const sections = sectionsOf(document);
    const ofAll = sections.filter(({ name }) => name === 'DEFAULT');
    inherited.set(document, ofAll);
    if (location.kind !== 'config') continue;
    const endpointOf = (section: Section, service: string): string | undefined =>
      [section, ...ofAll.toReversed()]
        .map((from) => nestedValueOf(document, from, service, 'endpoint_url'))
        .find((value) => value !== undefined);
    for (const section of sections) {
      const name = nameAfter('services', section.name);
      if (name === undefined) continue;
      const endpoints = { iam: endpointOf(section, 'iam'), sts: endpointOf(section, 'sts') };
      services.set(serviceKey(location.home, name), endpoints);
    }
  }
  return { services, inherited };
}

function serviceKey(home: string | undefined, name: string): string {
  return JSON.stringify([home ?? '', name]);
}

/** The settings of a profile; those it doesn't have are left out. */
export function settingsOf(
  sections: readonly ProfileSection[],
  { services, inherited }: SharedSections,
): ProfileSettings {
  const ranked = sections
    .toReversed()
    .flatMap((own) => [
      own,
      ...(inherited.get(own.document) ?? []).toReversed().map((section) => ({ ...own, section })),
    ]);
  const valuesOf = (key: string): readonly string[] =>
    writtenIn(ranked, key).map(({ text }) => text);
  const textFor = (key: string): string | undefined => valuesOf(key).find((text) => text !== '');
  const settings: { -readonly [Field in keyof ProfileSettings]: ProfileSettings[Field] } = {};
  const put = (field: TextSetting, text: string | undefined): void => {
    if (text !== undefined) settings[field] = text;
  };
  for (const [field, key] of switches) put(field, valuesOf(key)[0]);
  for (const [field, key] of texts) put(field, textFor(key));
  put('mfaSerial', textFor('mfa_serial') ?? textFor('aws_mfa_device'));
  const regionAt = filledLine(ranked, 'region');
  if (regionAt !== undefined) settings.regionAt = regionAt;
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

/** Every value of a setting, the highest precedence first. */
function writtenIn(ranked: readonly ProfileSection[], key: string): readonly WrittenSetting[] {
  return ranked.flatMap(({ document, section, location: { path } }) =>
    section.entries
      .filter((entry) => entry.key === key)
      .toReversed()
      .map(({ property }) => ({
        text: textOf(document, property.value),
        path,
        line: property.line,
      })),
  );
}

function filledLine(
  ranked: readonly ProfileSection[],
  key: string,
): { readonly path: string; readonly line: number } | undefined {
  const written = writtenIn(ranked, key).find(({ text }) => text !== '');
  return written === undefined ? undefined : { path: written.path, line: written.line };
}
