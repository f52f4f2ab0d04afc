/** The names of ID and secret in the files of AWS's tools. */
export const idKey = 'aws_access_key_id';
export const secretKey = 'aws_secret_access_key';

/**
 * Whether some program reads a property as an access key ID: `AWSAccessKeyId` (the files of AWS's console, and its first
 * tools), `aws_access_key` (Ansible, fog), `access_key` (s3cmd), `awsAccessKey` (Java), in any spelling.
 */
export function namesId(key: string): boolean {
  return /^(?:aws|iam|s3)?(?:access)?key(?:id)?$/.test(spelledPlainly(key));
}

/** The same for the secret: `AWSSecretKey`, `aws_secret_key`, `secret_key`, `awsSecretAccessKey`. */
export function namesSecret(key: string): boolean {
  return /^(?:aws|iam|s3)?secret(?:access)?(?:key)?$/.test(spelledPlainly(key));
}

function spelledPlainly(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
