// The codes of denied calls, apart from the schemas made from them: the page loads these, and no schema library.

/** Which kind of policy denies, from the words of AWS's message. */
export const denialCodes = [
  'ACCESS_DENIED',
  'EXPLICITLY_DENIED',
  'DENIED_BY_ORGANISATION',
  'DENIED_BY_BOUNDARY',
  'DENIED_BY_SESSION_POLICY',
  'DENIED_BY_ENDPOINT_POLICY',
  'KEY_IN_QUARANTINE',
  'KEY_MAY_BE_IN_QUARANTINE',
  'MFA_NEEDED',
] as const;
export type DenialCode = (typeof denialCodes)[number];

/** An explicit deny: no other permission outweighs it, so the policy itself must change. */
export type Obstacle = Exclude<DenialCode, 'ACCESS_DENIED' | 'MFA_NEEDED'>;

/** The code as a denial; undefined for other failures. Pure. */
export function denialOf(code: string): DenialCode | undefined {
  return denialCodes.find((denial) => denial === code);
}

/** Whether AWS denies the call to this user; a retry rarely helps. Pure. */
export function isDenial({ code }: { readonly code: string }): boolean {
  return denialOf(code) !== undefined;
}

/** The code as an obstacle; undefined where the policy to attach may help, and for what is no denial. Pure. */
export function obstacleOf(code: string): Obstacle | undefined {
  const denial = denialOf(code);
  return denial === 'ACCESS_DENIED' || denial === 'MFA_NEEDED' ? undefined : denial;
}

/** Whether AWS has quarantined the user of a key, or seems to have. Pure. */
export function isQuarantine(code: string): boolean {
  return code === 'KEY_IN_QUARANTINE' || code === 'KEY_MAY_BE_IN_QUARANTINE';
}
