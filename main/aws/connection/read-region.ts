import { defined } from '../../../shared/lib/defined.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { RegionFlaw } from '../../../shared/values/region.ts';
import { isGlobalRegion, isKnownRegion, knownRegions } from './partitions.ts';
import { regionNamed } from './region-by-name.ts';

// Of any partition, one that is not known yet too: what AWS has never heard of is told by its name server.
const shape = /^[a-z]{2,8}(-[a-z]{2,16}){1,3}-\d{1,2}$/;
// "us-east-1a"; of a Local Zone "us-west-2-lax-1a", of a Wavelength Zone "us-east-1-wl1-bos-wlz-1" (AWS Global
// Infrastructure User Guide, "Regions and Zones"); "use1-az4" is the id of a zone.
const zone =
  /^([a-z]{2,8}(?:-[a-z]{2,16}){1,3}-\d{1,2})(?:[a-z]|-[a-z]{2,4}\d?-\d{1,2}[a-z]?|-wl\d-[a-z]{2,4}-wlz-?\d{1,2})$/;
// AWS's rules for endpoints take no other label of a host (`isValidHostLabel`), whatever stands behind it.
const hostLabel = /^(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/;

// Nobody writes a longer one; what is cut off is told by its beginning.
const LONGEST = 128;

// A secret that was pasted into the wrong line must be shown nowhere.
const mayBeSecret = /[A-Za-z0-9/+=]{30}/;

/** What a failure tells of a text that is no region. */
type RegionFacts = Pick<Failure, 'region' | 'regionFlaw' | 'likelyRegion'>;

/**
 * What is wrong with a text that stands where a region is expected, and which one is most likely meant; undefined where
 * AWS can be asked about it. With an endpoint of one's own, which decides where requests go, any label of a host will do. Pure.
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

// The SDK and botocore take "fips-us-east-1" and "us-east-1-fips" for the region with its FIPS endpoint.
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
  // What stands behind such a sign was meant for a reader: not every tool takes a comment there.
  const [likely] = likelyIn(bare.split(/\s[#;]/u, 1)[0] ?? '');
  if (likely !== undefined) return ['other', likely];
  return small.includes('-') && knownRegions.some((known) => known.startsWith(small))
    ? ['incomplete', ...onlyOneOf(small)]
    : ['other'];
}

/** What is left once the signs are gone that stand in no region: "us_east_1", "eu-central-1,". */
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

/** "useast1" and "us-east1", with the hyphens of the region that has the same letters. */
function withHyphens(text: string): string {
  const letters = text.replaceAll('-', '');
  return knownRegions.find((known) => known.replaceAll('-', '') === letters) ?? '';
}

/** Where only one region begins so, it is the one. */
function onlyOneOf(start: string): readonly [] | readonly [string] {
  const [first, second] = knownRegions.filter((known) => known.startsWith(start));
  return first !== undefined && second === undefined ? [first] : [];
}

/** "use1-az4" is us-east-1: AWS's ids shorten each part of the region to its first letters. */
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
  // "apne1", "euc1", "usgw1": but for GovCloud the area is whole.
  return area + rest.map((part) => shortParts[part] ?? part.slice(0, 1)).join('');
}
