import { defined } from '../../../shared/lib/defined.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { RegionFlaw } from '../../../shared/values/region.ts';
import { isGlobalRegion, isKnownRegion, knownRegions } from './partitions.ts';
import { regionNamed } from './region-by-name.ts';

// Regions of any partition, also unknown ones: for a region that doesn't exist, DNS reports an error.
const shape = /^[a-z]{2,8}(-[a-z]{2,16}){1,3}-\d{1,2}$/;
// "us-east-1a"; a Local Zone is "us-west-2-lax-1a", a Wavelength Zone "us-east-1-wl1-bos-wlz-1" (AWS Global
// Infrastructure User Guide, "Regions and Zones"); "use1-az4" is the ID of a zone.
const zone =
  /^([a-z]{2,8}(?:-[a-z]{2,16}){1,3}-\d{1,2})(?:[a-z]|-[a-z]{2,4}\d?-\d{1,2}[a-z]?|-wl\d-[a-z]{2,4}-wlz-?\d{1,2})$/;
// AWS's rules for endpoints accept no other label in a host name (`isValidHostLabel`).
const hostLabel = /^(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/;

// No region is longer; of a longer text, only the beginning is shown.
const LONGEST = 128;

// A secret that was pasted into the wrong line must not be shown.
const mayBeSecret = /[A-Za-z0-9/+=]{30}/;

/** The facts of a failure about a text that is no region. */
type RegionFacts = Pick<Failure, 'region' | 'regionFlaw' | 'likelyRegion'>;

/**
 * What is wrong with a text as a region, and which region is most likely meant; undefined for a usable one. If endpoints
 * are named, the region doesn't decide where requests go, and any host label is usable. Pure.
 */
export function regionFlawOf(text: string, hasOwnEndpoints: boolean): RegionFacts | undefined {
  const isUsable = hasOwnEndpoints ? hostLabel.test(text) : isRegion(text);
  if (isUsable) return undefined;
  const [regionFlaw, likelyRegion] = flawOf(text.slice(0, LONGEST));
  return {
    ...(mayBeSecret.test(text) ? {} : { region: text.slice(0, LONGEST) }),
    regionFlaw,
    ...defined({ likelyRegion }),
  };
}

function isRegion(text: string): boolean {
  return shape.test(text) || isGlobalRegion(text) || shape.test(withoutFips(text));
}

// The SDK and botocore read "fips-us-east-1" and "us-east-1-fips" as the region with its FIPS endpoint.
function withoutFips(text: string): string {
  return text.replace(/^fips-(?:aws-global-)?/u, '').replace(/-fips$/u, '');
}

function flawOf(text: string): readonly [flaw: RegionFlaw, likely?: string] {
  const small = text.toLowerCase();
  const bare = small.replaceAll(/^[\s"'`“”„‘’«»]+|[\s"'`“”„‘’«»]+$/gu, '');
  if (bare !== small.trim()) return ['quoted', ...likelyIn(bare)];
  if (isRegion(small)) return ['capitals', small];
  const ofZone = zone.exec(small)?.[1] ?? zoneIdRegion(small);
  if (ofZone !== undefined) return ['availability zone', ofZone];
  const named = regionNamed(text);
  if (named !== undefined) return ['name of a place', named];
  // The rest after such a sign was meant as a comment, which not all tools allow there.
  const [likely] = likelyIn(bare.split(/\s[#;]/u, 1)[0] ?? '');
  if (likely !== undefined) return ['other', likely];
  return small.includes('-') && knownRegions.some((known) => known.startsWith(small))
    ? ['incomplete', ...onlyOneOf(small)]
    : ['other'];
}

/** The region in a text, once characters that no region has are removed or replaced: "us_east_1", "eu-central-1,". */
function likelyIn(text: string): readonly [] | readonly [string] {
  const plain = text
    .replaceAll(/[_.\s\u2010-\u2015\u2212]+/gu, '-')
    .replaceAll(/[^a-z0-9-]+/gu, '')
    .replaceAll(/-{2,}/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  const region = [plain, withHyphens(plain), zone.exec(plain)?.[1] ?? ''].find(isKnownRegion);
  const found = region ?? regionNamed(text);
  return found === undefined ? [] : [found];
}

/** The region with the same letters and other hyphens: "useast1", "us-east1". */
function withHyphens(text: string): string {
  const letters = text.replaceAll('-', '');
  return knownRegions.find((known) => known.replaceAll('-', '') === letters) ?? '';
}

/** The region that begins like this, if it is the only one. */
function onlyOneOf(start: string): readonly [] | readonly [string] {
  const [first, second] = knownRegions.filter((known) => known.startsWith(start));
  return first !== undefined && second === undefined ? [first] : [];
}

/** The region of a zone ID: "use1-az4" is in us-east-1, as IDs shorten each part to its first letters. */
function zoneIdRegion(text: string): string | undefined {
  const short = /^([a-z]+\d)-az\d$/u.exec(text)?.[1];
  return short === undefined ? undefined : knownRegions.find((known) => shortened(known) === short);
}

const shortParts: Readonly<Record<string, string>> = {
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
};

function shortened(region: string): string {
  const [area = '', ...rest] = region.split('-');
  // "apne1", "euc1", "usgw1": the first part stays whole.
  return area + rest.map((part) => shortParts[part] ?? part.slice(0, 1)).join('');
}
