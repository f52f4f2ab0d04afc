import { type AccountId, accountId } from '../../shared/identifiers.ts';
import type { ParsedFile } from './parsed-file.ts';
import { type ProfileSection, settingOf } from './profile-sections.ts';
import { nameAfter } from './section-names.ts';
import { nestedValueOf, sectionsOf } from './sections.ts';

/** What a profile says about how AWS is reached with it. */
export type ProfileSettings = {
  readonly region?: string;
  /** `endpoint_url` of the profile, for all services. */
  readonly endpointUrl?: string;
  /** `endpoint_url` of one service in the profile's `services` section; it wins over `endpointUrl`. */
  readonly iamEndpointUrl?: string;
  readonly stsEndpointUrl?: string;
  readonly caBundle?: string;
  /** The MFA device that the profile itself names, under AWS's name of the setting or under that of aws-mfa. */
  readonly mfaSerial?: string;
  readonly accountId?: AccountId;
};

/** The endpoints that the `services` sections of the config files name, by home and section. */
export type Services = ReadonlyMap<string, ServiceEndpoints>;
type ServiceEndpoints = { readonly iam: string | undefined; readonly sts: string | undefined };

/** Reads the `services` sections of all config files; the later of two with one name wins. */
export function servicesOf(files: readonly ParsedFile[]): Services {
  const services = new Map<string, ServiceEndpoints>();
  for (const { location, document } of files) {
    if (location.kind !== 'config') continue;
    for (const section of sectionsOf(document)) {
      const name = nameAfter('services', section.name);
      if (name === undefined) continue;
      const iam = nestedValueOf(document, section, 'iam', 'endpoint_url');
      const sts = nestedValueOf(document, section, 'sts', 'endpoint_url');
      services.set(serviceKey(location.home, name), { iam, sts });
    }
  }
  return services;
}

function serviceKey(home: string | undefined, name: string): string {
  return JSON.stringify([home ?? '', name]);
}

/** The settings of a profile; what it doesn't say is left out. */
export function settingsOf(
  sections: readonly ProfileSection[],
  services: Services,
): ProfileSettings {
  const value = (key: string): string | undefined => settingOf(sections, key)?.value;
  const settings: { -readonly [Field in keyof ProfileSettings]: ProfileSettings[Field] } = {};
  const put = (
    field: Exclude<keyof ProfileSettings, 'accountId'>,
    text: string | undefined,
  ): void => {
    if (text !== undefined) settings[field] = text;
  };
  put('region', value('region'));
  put('caBundle', value('ca_bundle'));
  put('mfaSerial', value('mfa_serial') ?? value('aws_mfa_device'));
  // The switch by which a profile turns off all endpoints that files name (AWS SDKs and Tools Reference Guide).
  if (value('ignore_configured_endpoint_urls')?.toLowerCase() !== 'true') {
    const home = sections.at(-1)?.location.home;
    const service = services.get(serviceKey(home, value('services') ?? ''));
    put('endpointUrl', value('endpoint_url'));
    put('iamEndpointUrl', service?.iam);
    put('stsEndpointUrl', service?.sts);
  }
  const account = accountId(value('aws_account_id') ?? '');
  if (account !== undefined) settings.accountId = account;
  return settings;
}
