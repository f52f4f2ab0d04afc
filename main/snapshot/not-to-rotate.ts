import type { EndpointView } from '../../shared/contract/snapshot.ts';
import { defined } from '../../shared/lib/defined.ts';
import type { NotToRotate } from '../../shared/standing/reasons.ts';
import { endOfChain, type Profile } from '../credentials/reading/profiles.ts';

type WithoutKey = Exclude<Profile, { readonly kind: 'long-term key' }>;

/** Why a profile without a long-term key of its own can't rotate, as the window shows it. Pure. */
export function notToRotate(
  profile: WithoutKey,
  profiles: readonly Profile[],
  endpointOf: (profile: Profile) => EndpointView | undefined,
): NotToRotate {
  const can = 'never';
  const { kind: reason } = profile;
  switch (reason) {
    case 'role': {
      // The first name where the chain breaks: a person has to look at that one.
      const uses = endOfChain(profile, profiles)?.name ?? profile.sourceProfile;
      const { source } = profile;
      return {
        can,
        reason,
        ...(uses === undefined || uses === profile.name ? {} : { uses }),
        ...defined({ source }),
      };
    }
    case 'stale session token':
      return { can, reason, path: profile.path, line: profile.line };
    case 'misnamed key': {
      const { path, line, written, right } = profile;
      return { can, reason, path, line, written, right };
    }
    case 'unread section': {
      const { path, line, written, right } = profile;
      return { can, reason, path, line, written, right };
    }
    case 'malformed id': {
      const { path, line, flaw, sign } = profile;
      return { can, reason, path, line, flaw, ...defined({ sign }) };
    }
    case 'other AWS id':
      return { can, reason, path: profile.path, line: profile.line, what: profile.what };
    case 'not a key of AWS': {
      const host = endpointOf(profile)?.hosts[0];
      const { path, line } = profile;
      return { can, reason, path, line, ...defined({ host }) };
    }
    case 'temporary': {
      const uses = longTermOf(profile, profiles);
      return { can, reason, ...defined({ uses }) };
    }
    case 'sso':
    case 'login':
    case 'process':
    case 'web identity':
    case 'role without source':
    case 'source without role':
    case 'id without secret':
    case 'secret without id':
    case 'empty':
      return { can, reason };
  }
}

/** The profile with the key that temporary keys were created from: aws-mfa adds "-long-term" to their name. */
function longTermOf({ name }: WithoutKey, profiles: readonly Profile[]): string | undefined {
  const longTerm = `${name}-long-term`;
  return profiles.find((other) => other.kind === 'long-term key' && other.name === longTerm)?.name;
}
