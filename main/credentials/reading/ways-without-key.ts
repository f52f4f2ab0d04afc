import type { RoleSource } from '../../../shared/standing/reasons.ts';

/** The settings by which a profile without a key of its own signs in. */
export const waysWithoutKey = [
  'web_identity_token_file',
  'role_arn',
  'credential_process',
  'sso_session',
  'sso_start_url',
  'sso_account_id',
  'sso_role_name',
  // The browser sign-in of `aws login`, which needs no IAM Identity Center.
  'login_session',
] as const;

/** How a profile without a key of its own signs in, or what it lacks for that. */
export type WayWithoutKey =
  | { readonly kind: 'role'; readonly sourceProfile?: string; readonly source?: RoleSource }
  | {
      readonly kind:
        | 'web identity'
        | 'sso'
        | 'login'
        | 'process'
        | 'role without source'
        | 'source without role';
    };

const roleSources: Readonly<Record<string, RoleSource>> = {
  Environment: 'environment',
  Ec2InstanceMetadata: 'EC2 instance',
  EcsContainer: 'container',
};

/** How the AWS CLI would sign in, in botocore's order. `valueOf` returns the value of a setting. Pure. */
export function wayWithoutKey(
  valueOf: (setting: string) => string | undefined,
): WayWithoutKey | undefined {
  const has = (setting: string): boolean => valueOf(setting) !== undefined;
  if (has('web_identity_token_file')) return { kind: 'web identity' };
  const sourceProfile = valueOf('source_profile');
  const credentialSource = valueOf('credential_source');
  if (has('role_arn')) {
    if (sourceProfile !== undefined) return { kind: 'role', sourceProfile };
    const source = Object.hasOwn(roleSources, credentialSource ?? '')
      ? roleSources[credentialSource ?? '']
      : undefined;
    return source === undefined ? { kind: 'role without source' } : { kind: 'role', source };
  }
  if (['sso_session', 'sso_start_url', 'sso_account_id', 'sso_role_name'].some(has)) {
    return { kind: 'sso' };
  }
  if (has('login_session')) return { kind: 'login' };
  if (has('credential_process')) return { kind: 'process' };
  return sourceProfile === undefined && credentialSource === undefined
    ? undefined
    : { kind: 'source without role' };
}
