import { unreachable } from '../../../shared/lib/unreachable.ts';
import { type DenialCode, denialOf } from '../../../shared/values/denial-codes.ts';
import type { Failure } from '../../../shared/values/failure.ts';
import type { Denial } from './denial.ts';

/** The error code of a denial. Pure. */
export function codeOfDenial({ isExplicit, isQuarantine, by }: Denial): DenialCode {
  if (isQuarantine) return 'KEY_IN_QUARANTINE';
  switch (by) {
    case 'service control policy':
    case 'resource control policy':
      return 'DENIED_BY_ORGANISATION';
    case 'permissions boundary':
      return 'DENIED_BY_BOUNDARY';
    case 'session policy':
      return 'DENIED_BY_SESSION_POLICY';
    case 'VPC endpoint policy':
      return 'DENIED_BY_ENDPOINT_POLICY';
    case 'identity-based policy':
    case 'resource-based policy':
    case undefined:
      return isExplicit ? 'EXPLICITLY_DENIED' : 'ACCESS_DENIED';
    default:
      return unreachable(by);
  }
}

/**
 * Whether an MFA code may help against a denial. If the user's own policies require MFA, by a deny or by an allow, AWS's
 * message is the same as for any denial. Policies of an organisation and boundaries rarely require it: they count if the
 * profile itself names a device. Pure.
 */
export function mayTakeCode({ code }: Failure, namesDevice: boolean): boolean {
  const denial = denialOf(code);
  switch (denial) {
    case 'MFA_NEEDED':
    case 'ACCESS_DENIED':
    case 'EXPLICITLY_DENIED':
      return true;
    case 'DENIED_BY_ORGANISATION':
    case 'DENIED_BY_BOUNDARY':
      return namesDevice;
    case 'DENIED_BY_SESSION_POLICY':
    case 'DENIED_BY_ENDPOINT_POLICY':
    case 'KEY_IN_QUARANTINE':
    case 'KEY_MAY_BE_IN_QUARANTINE':
    case undefined:
      return false;
    default:
      return unreachable(denial);
  }
}
