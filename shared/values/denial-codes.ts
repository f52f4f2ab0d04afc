// The codes with which AWS says that the user may not do something. Apart from the schemas that are made of them: the
// page carries these, and no schema library.

/** What a policy of the account or the organisation does, in AWS's own words in the message. */
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

/** A denial that no further permission outweighs: whoever wrote what denies has to change it. */
export type Obstacle = Exclude<DenialCode, 'ACCESS_DENIED' | 'MFA_NEEDED'>;

/** The denial that a code is; undefined for every other failure. Pure. */
export function denialOf(code: string): DenialCode | undefined {
  return denialCodes.find((denial) => denial === code);
}

/** Whether AWS says that the user may not do this, which no retry changes soon. Pure. */
export function isDenial({ code }: { readonly code: string }): boolean {
  return denialOf(code) !== undefined;
}

/** The obstacle that a code is; undefined where the policy to attach may help, and for what is no denial. Pure. */
export function obstacleOf(code: string): Obstacle | undefined {
  const denial = denialOf(code);
  return denial === 'ACCESS_DENIED' || denial === 'MFA_NEEDED' ? undefined : denial;
}

/** Whether AWS has put the user of a key under quarantine, or seems to have. Pure. */
export function isQuarantine(code: string): boolean {
  return code === 'KEY_IN_QUARANTINE' || code === 'KEY_MAY_BE_IN_QUARANTINE';
}
