/** The variables that name an MFA device: that of aws-vault (its USAGE), and that of aws-mfa (its README). */
export const deviceVariables = ['AWS_MFA_SERIAL', 'MFA_DEVICE'] as const;

/** The MFA devices that these variables name. They are set for every key alike, so none is certain to be a user's. Pure. */
export function devicesOfVariables(
  variables: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return deviceVariables.flatMap((name) => variables[name]?.trim() ?? []).filter(Boolean);
}
