/** The variables that name an MFA device: of aws-vault (its USAGE), and of aws-mfa (its README). */
export const deviceVariables = ['AWS_MFA_SERIAL', 'MFA_DEVICE'] as const;

/** The MFA devices of these variables. They apply to every key, so none is certain to be a key's user's. Pure. */
export function devicesOfVariables(
  variables: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return deviceVariables.flatMap((name) => variables[name]?.trim() ?? []).filter(Boolean);
}
