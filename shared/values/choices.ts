// A person's choices, apart from the schemas made from them: the page loads these, and no schema library.

export const themes = ['system', 'light', 'dark'] as const;
export const textSizes = ['normal', 'large', 'larger'] as const;
export const exportFormats = ['CSV', 'evidence'] as const;
export const teamScopes = ['with keys', 'needs attention', 'everybody'] as const;
export const policyScopes = ['this user', 'everybody'] as const;
export const proxyUses = ['as set', 'none', 'this one'] as const;
export const undoSteps = ['reactivate', 'prove', 'save', 'remove the new key'] as const;

/** The events of the history. */
export const historyEventNames = [
  'rotated',
  'rolled back',
  'refused',
  'old key deactivated',
  'old key deleted',
  'old key reactivated',
  'deletion changed',
  'undone',
  'new key deleted',
  'other key deleted',
  'restored',
  'added',
  'left open',
  'closed by a person',
] as const;

/** The pages that can be opened in the browser. */
export const guideNames = [
  'access keys',
  'rotate keys',
  'iam users',
  'enable regions',
  'STS in regions',
  'leaked keys',
  'AWS Support',
  'IAM of aws',
  'IAM of aws-cn',
  'IAM of aws-us-gov',
  'tray icons of GNOME',
] as const;

/** The value that a text names; undefined where it names none. */
export function oneOf<Value extends string>(
  values: readonly Value[],
  text: string,
): Value | undefined {
  return values.find((value) => value === text);
}
